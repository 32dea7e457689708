/** String functions that look for a text. Source: docs "String functions". */

import { SmartscapeId, type Value } from '../value.ts';
import { clampIndex } from './array.ts';
import { binary, constant, constantOption, option, required } from './define.ts';
import { notConstant, type ScalarFunction } from './registry.ts';
import { compileTextTerm } from './tokenSearch.ts';
import { smartscapeIdText } from './uidText.ts';
import { asciiLower, compileLike, compileWildcard, type TextTest } from './wildcard.ts';

const MAX_LONG = 0x7fff_ffff_ffff_ffffn;

function finder(name: string, parameter: string, test: (text: string, part: string) => boolean): ScalarFunction {
  return {
    name,
    parameters: [required('expression'), required(parameter), option('caseSensitive', true)],
    returns: ['boolean'],
    evaluate: ([text, part, caseSensitive]) => {
      if (typeof text !== 'string' || typeof part !== 'string') return null;
      return caseSensitive === false ? test(text.toLowerCase(), part.toLowerCase()) : test(text, part);
    },
    prepare: ([, part, caseSensitive]) => {
      if (typeof part !== 'string' || typeof caseSensitive !== 'boolean') return undefined;
      if (caseSensitive) return ([text]) => (typeof text === 'string' ? test(text, part) : null);
      const lower = part.toLowerCase();
      return ([text]) => (typeof text === 'string' ? test(text.toLowerCase(), lower) : null);
    },
  };
}

function indexFinder(
  name: string,
  from: bigint,
  find: (text: string, part: string, from: number) => number,
): ScalarFunction {
  return {
    name,
    parameters: [required('expression'), required('substring'), option('from', from)],
    returns: ['long'],
    evaluate: ([text, part, start]) => {
      if (typeof text !== 'string' || typeof part !== 'string' || typeof start !== 'bigint') return null;
      if (name === 'lastIndexOf' && start < 0n && start + BigInt(text.length) < 0n) return -1n;
      return BigInt(find(text, part, clampIndex(start, text.length)));
    },
  };
}

/** A test of texts that holds for an array where it holds for an element; null for what has no text to match. */
function matchAny(value: Value | undefined, test: TextTest): boolean | null {
  if (typeof value === 'string') return test(value);
  if (value instanceof SmartscapeId) return test(smartscapeIdText(value));
  if (!Array.isArray(value)) return null;
  return (value as readonly Value[]).some((element) => matchAny(element, test) === true);
}

function anyOf(patterns: readonly Value[], wildcard: string, caseSensitive: boolean): TextTest {
  const texts = patterns
    .flatMap((pattern) => (Array.isArray(pattern) ? (pattern as readonly Value[]) : [pattern]))
    .filter((pattern) => typeof pattern === 'string')
    .map((pattern) => (caseSensitive ? pattern : asciiLower(pattern)));
  const tests = texts.map((text) => compileWildcard(text, wildcard));
  const test: TextTest = tests.length === 1 ? tests[0]! : (text) => tests.some((candidate) => candidate(text));
  return caseSensitive ? test : (text) => test(asciiLower(text));
}

export const stringSearchFunctions: readonly ScalarFunction[] = [
  finder('contains', 'substring', (text, part) => text.includes(part)),
  finder('startsWith', 'prefix', (text, part) => text.startsWith(part)),
  finder('endsWith', 'suffix', (text, part) => text.endsWith(part)),
  indexFinder('indexOf', 0n, (text, part, from) => text.indexOf(part, from)),
  indexFinder('lastIndexOf', MAX_LONG, (text, part, from) => text.lastIndexOf(part, from)),
  {
    name: 'matchesValue',
    parameters: [
      constantOption('caseSensitive', false),
      constantOption('wildcard', '*'),
      required('expression'),
      { name: 'value', required: true, variadic: true, constant: true },
    ],
    returns: ['boolean'],
    evaluate: ([caseSensitive, wildcard, value, patterns]) =>
      matchAny(value, anyOf(patterns as readonly Value[], String(wildcard), caseSensitive === true)),
    prepare: ([caseSensitive, wildcard, , patterns]) => {
      if (patterns === notConstant || typeof wildcard !== 'string' || typeof caseSensitive !== 'boolean')
        return undefined;
      const test = anyOf(patterns as readonly Value[], wildcard, caseSensitive);
      return (args) => matchAny(args[2], test);
    },
  },
  {
    name: 'matchesPhrase',
    parameters: [
      required('expression'),
      constant('phrase'),
      constantOption('caseSensitive', false),
      constantOption('wildcard', '*'),
    ],
    returns: ['boolean'],
    evaluate: ([value, phrase, caseSensitive, wildcard]) =>
      typeof phrase === 'string'
        ? matchAny(value, compileTextTerm(phrase, caseSensitive === true, String(wildcard)))
        : null,
    prepare: ([, phrase, caseSensitive, wildcard]) => {
      if (typeof phrase !== 'string' || typeof wildcard !== 'string' || typeof caseSensitive !== 'boolean')
        return undefined;
      const test = compileTextTerm(phrase, caseSensitive, wildcard);
      return ([value]) => matchAny(value, test);
    },
  },
  {
    ...binary('like', [required('expression'), required('pattern')], ['boolean'], (text, pattern) =>
      typeof text === 'string' && typeof pattern === 'string' ? compileLike(pattern)(text) : null,
    ),
    prepare: ([, pattern]) => {
      if (typeof pattern !== 'string') return undefined;
      const test = compileLike(pattern);
      return ([text]) => (typeof text === 'string' ? test(text) : null);
    },
  },
];
