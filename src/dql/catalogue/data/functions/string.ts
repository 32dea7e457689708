/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const STRING: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['string'] };
const SUBSTRING: ParameterEntry = { name: 'substring', description: 'Text looked for.', types: ['string'] };
const CASE_SENSITIVE: ParameterEntry = {
  name: 'caseSensitive',
  description: 'Whether letter case matters.',
  types: ['boolean'],
  named: true,
  default: 'TRUE',
};
const BINARY_STRING: ParameterEntry = {
  name: 'expression',
  description: 'Value or expression.',
  types: ['binary', 'string'],
};
const PATTERN: ParameterEntry = { name: 'pattern', description: 'Pattern.', types: ['string'] };
const NAMELESS_PATTERN: ParameterEntry = { name: 'pattern', description: 'Pattern.', kinds: ['namelessPattern'] };

export const STRING_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'concat',
    description: 'Joins numbers and strings into one string, optionally with a constant delimiter.',
    parameters: [
      {
        name: 'delimiter',
        description: 'Constant text put between the parts.',
        types: ['string'],
        kinds: ['constant'],
        named: true,
        default: '""',
      },
      { name: 'expression', description: 'Value or expression.', types: ['double', 'long', 'string'], variadic: true },
    ],
    returns: ['string'],
  },
  {
    name: 'contains',
    description: 'True when the string holds the substring.',
    parameters: [STRING, SUBSTRING, CASE_SENSITIVE],
    returns: ['boolean'],
  },
  {
    name: 'decodeBase16ToBinary',
    description: 'Decodes hexadecimal text to bytes; null when the text is not valid.',
    parameters: [BINARY_STRING],
    returns: ['binary'],
  },
  {
    name: 'decodeBase16ToString',
    description: 'Decodes hexadecimal text to a string; null when the text is not valid.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'decodeBase64ToBinary',
    description: 'Decodes Base64 text to bytes; null when the text is not valid.',
    parameters: [BINARY_STRING],
    returns: ['binary'],
  },
  {
    name: 'decodeBase64ToString',
    description: 'Decodes Base64 text to a string; null when the text is not valid.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  { name: 'decodeUrl', description: 'Resolves percent-encoding.', parameters: [STRING], returns: ['string'] },
  {
    name: 'encodeBase16',
    description: 'Hexadecimal (lower case) text of a string or binary value.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'encodeBase64',
    description: 'Base64 text of a string or binary value.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'encodeUrl',
    description: 'Percent-encodes everything but letters, digits and unreserved marks.',
    parameters: [STRING],
    returns: ['string'],
  },
  {
    name: 'endsWith',
    description: 'True when the string ends with the suffix.',
    parameters: [STRING, { name: 'suffix', description: 'Text at the end.', types: ['string'] }, CASE_SENSITIVE],
    returns: ['boolean'],
  },
  {
    name: 'escape',
    description: 'Writes quotes, backslashes, control and non-ASCII characters as backslash escapes.',
    parameters: [STRING],
    returns: ['string'],
  },
  {
    name: 'getCharacter',
    description: 'Character at a position; negative positions count from the end, null outside the string.',
    parameters: [
      STRING,
      { name: 'position', description: 'Zero-based position, negative from the end.', types: ['long'] },
    ],
    returns: ['string'],
  },
  {
    name: 'indexOf',
    description: 'Position of the first occurrence of a substring at or after `from`, -1 when absent.',
    parameters: [
      STRING,
      SUBSTRING,
      { name: 'from', description: 'Start (included).', types: ['long'], named: true, default: '0' },
    ],
    returns: ['long'],
  },
  {
    name: 'lastIndexOf',
    description: 'Position of the last occurrence of a substring at or before `from`, -1 when absent.',
    parameters: [
      STRING,
      SUBSTRING,
      { name: 'from', description: 'Start (included).', types: ['long'], named: true, default: '9223372036854775807' },
    ],
    returns: ['long'],
  },
  {
    name: 'levenshteinDistance',
    description: 'Number of single-character edits between two strings.',
    parameters: [
      { name: 'firstExpression', description: 'First operand.', types: ['string'] },
      { name: 'secondExpression', description: 'Second operand.', types: ['string'] },
    ],
    returns: ['long'],
  },
  {
    name: 'like',
    description: 'Whole-string match with % (any run) and _ (one character).',
    parameters: [STRING, PATTERN],
    returns: ['boolean'],
  },
  { name: 'lower', description: 'Lower-case form.', parameters: [STRING], returns: ['string'] },
  {
    name: 'matchesPattern',
    description: 'True when the string matches a DPL pattern without export names.',
    parameters: [STRING, NAMELESS_PATTERN],
    returns: ['boolean'],
  },
  {
    name: 'matchesPhrase',
    description:
      'True when the words of the phrase occur as consecutive tokens; case-insensitive unless told otherwise.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['array', 'string'] },
      { name: 'phrase', description: 'Words looked for.', types: ['string'], kinds: ['constant'] },
      {
        name: 'caseSensitive',
        description: 'Whether letter case matters.',
        types: ['boolean'],
        kinds: ['constant'],
        named: true,
        default: 'FALSE',
      },
      {
        name: 'wildcard',
        description: 'Single character used as wildcard.',
        types: ['string'],
        kinds: ['literal'],
        named: true,
        default: '"*"',
      },
    ],
    returns: ['boolean'],
  },
  {
    name: 'matchesRegex',
    description: 'Whole-string regular expression match (not for new queries).',
    parameters: [STRING, PATTERN],
    returns: ['boolean'],
    deprecated: true,
    undocumented: true,
  },
  {
    name: 'matchesValue',
    description:
      'Whole-value match with wildcards, any-match over arrays and over several patterns; case-insensitive unless told otherwise.',
    parameters: [
      {
        name: 'caseSensitive',
        description: 'Whether letter case matters.',
        types: ['boolean'],
        kinds: ['constant'],
        named: true,
        default: 'FALSE',
      },
      {
        name: 'wildcard',
        description: 'Single character used as wildcard.',
        types: ['string'],
        kinds: ['literal'],
        named: true,
        default: '"*"',
      },
      { name: 'expression', description: 'Value or expression.', types: ['array', 'smartscapeid', 'string'] },
      { name: 'value', description: 'Value.', types: ['array', 'string'], kinds: ['constant'], variadic: true },
    ],
    returns: ['boolean'],
  },
  {
    name: 'punctuation',
    description: 'The punctuation characters of a string, in order; blanks shown as _ when included.',
    parameters: [
      STRING,
      {
        name: 'count',
        description: 'Upper limit of characters.',
        types: ['long'],
        kinds: ['constant'],
        named: true,
        default: '32',
        min: 0,
      },
      {
        name: 'withSpace',
        description: 'Include blanks.',
        types: ['boolean'],
        kinds: ['constant'],
        named: true,
        default: 'FALSE',
      },
    ],
    returns: ['string'],
  },
  {
    name: 'replacePattern',
    description: 'Replaces every match of a DPL pattern.',
    parameters: [
      STRING,
      NAMELESS_PATTERN,
      { name: 'replacement', description: 'Text put in place of a match.', types: ['string'] },
    ],
    returns: ['string'],
  },
  {
    name: 'replaceString',
    description: 'Replaces every (non-overlapping, case-sensitive) occurrence of a substring.',
    parameters: [
      STRING,
      SUBSTRING,
      { name: 'replacement', description: 'Text put in place of a match.', types: ['string'] },
    ],
    returns: ['string'],
  },
  {
    name: 'splitByPattern',
    description: 'Splits at every match of a DPL pattern; an empty string gives an empty array.',
    parameters: [STRING, NAMELESS_PATTERN],
    returns: ['array'],
  },
  {
    name: 'splitString',
    description: 'Splits at every occurrence of a literal; with an empty literal into one-byte strings.',
    parameters: [STRING, PATTERN],
    returns: ['array'],
  },
  {
    name: 'startsWith',
    description: 'True when the string begins with the prefix.',
    parameters: [STRING, { name: 'prefix', description: 'Text at the start.', types: ['string'] }, CASE_SENSITIVE],
    returns: ['boolean'],
  },
  { name: 'stringLength', description: 'Number of UTF-16 code units.', parameters: [STRING], returns: ['long'] },
  {
    name: 'substring',
    description:
      'Part from index `from` (included) to `to` (excluded) in UTF-16 units; negative indexes count from the end, bounds are clamped.',
    parameters: [
      STRING,
      { name: 'from', description: 'Start (included).', types: ['long'], named: true, default: '0' },
      { name: 'to', description: 'End (excluded).', types: ['long'], named: true, default: '9223372036854775807' },
    ],
    returns: ['string'],
  },
  {
    name: 'trim',
    description: 'Removes characters up to code point 32 from both ends.',
    parameters: [STRING],
    returns: ['string'],
  },
  {
    name: 'unescape',
    description: 'Resolves backslash escapes (quotes, control letters, \\xhh, \\uhhhh).',
    parameters: [STRING],
    returns: ['string'],
  },
  { name: 'unescapeHtml', description: 'Resolves HTML entities.', parameters: [STRING], returns: ['string'] },
  { name: 'upper', description: 'Upper-case form.', parameters: [STRING], returns: ['string'] },
];
