/** String functions that make a text of others. Source: docs "String functions". */

import type { Value } from '../value.ts';
import { clampIndex } from './array.ts';
import { binary, constantOption, option, required, rest, unary, within } from './define.ts';
import type { ScalarFunction } from './registry.ts';
import { valueText } from './text.ts';

function ofText(name: string, apply: (text: string) => string): ScalarFunction {
  return unary(name, ['string'], (value) => (typeof value === 'string' ? apply(value) : null));
}

/** Removes characters up to the blank from both ends. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

/** A surrogate pair that is cut in two leaves a question mark. */
function substring(text: string, from: number, to: number): string {
  if (from >= to) return '';
  let part = text.slice(from, to);
  if (isLow(part, 0) && isHigh(text, from - 1)) part = `?${part.slice(1)}`;
  if (isHigh(part, part.length - 1) && isLow(text, to)) part = `${part.slice(0, -1)}?`;
  return part;
}

function isHigh(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

function characterAt(text: string, position: bigint): string | null {
  const length = BigInt(text.length);
  const at = position < 0n ? position + length : position;
  return at < 0n || at >= length ? null : substring(text, Number(at), Number(at) + 1);
}

/** An empty separator splits into bytes of UTF-8, of which only the ASCII ones are characters. */
function splitString(text: string, separator: string): Value {
  if (separator !== '') return text.split(separator);
  return [...Buffer.from(text, 'utf8')].map((byte) => (byte < 128 ? String.fromCharCode(byte) : '\ufffd'));
}

/** Numbers and texts only; a null among the parts makes the result null. */
function concat(parts: readonly Value[], delimiter: string): string | null {
  const texts: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') texts.push(part);
    else if (typeof part === 'bigint' || typeof part === 'number') texts.push(valueText(part));
    else return null;
  }
  return texts.join(delimiter);
}

function punctuation(text: string, count: number, withSpace: boolean): string {
  let marks = '';
  for (let at = 0; at < text.length && marks.length < count; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) marks += withSpace ? '_' : '';
    else if (
      (code > 32 && code < 48) ||
      (code > 57 && code < 65) ||
      (code > 90 && code < 97) ||
      (code > 122 && code < 127)
    ) {
      marks += text.charAt(at);
    }
  }
  return marks;
}

/** Number of insertions, deletions and replacements of UTF-16 units. */
function levenshteinDistance(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let i = 1; i <= first.length; i++) {
    const next = [i];
    for (let j = 1; j <= second.length; j++) {
      const replaced = row[j - 1]! + (first.charCodeAt(i - 1) === second.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[second.length]!;
}

export const stringFunctions: readonly ScalarFunction[] = [
  unary('stringLength', ['long'], (value) => (typeof value === 'string' ? BigInt(value.length) : null)),
  ofText('trim', trim),
  ofText('upper', (text) => text.toUpperCase()),
  ofText('lower', (text) => text.toLowerCase()),
  {
    name: 'concat',
    parameters: [constantOption('delimiter', ''), rest('expression')],
    returns: ['string'],
    evaluate: ([delimiter, parts]) =>
      typeof delimiter === 'string' ? concat(parts as readonly Value[], delimiter) : null,
  },
  {
    name: 'substring',
    parameters: [required('expression'), option('from', 0n), option('to', 0x7fff_ffff_ffff_ffffn)],
    returns: ['string'],
    evaluate: ([text, from, to]) => {
      if (typeof text !== 'string' || typeof from !== 'bigint' || typeof to !== 'bigint') return null;
      return substring(text, clampIndex(from, text.length), clampIndex(to, text.length));
    },
  },
  binary('getCharacter', [required('expression'), required('position')], ['string'], (text, position) =>
    typeof text === 'string' && typeof position === 'bigint' ? characterAt(text, position) : null,
  ),
  binary('splitString', [required('expression'), required('pattern')], ['array'], (text, separator) =>
    typeof text === 'string' && typeof separator === 'string' ? splitString(text, separator) : null,
  ),
  {
    name: 'replaceString',
    parameters: [required('expression'), required('substring'), required('replacement')],
    returns: ['string'],
    evaluate: ([text, part, replacement]) => {
      if (typeof text !== 'string' || typeof part !== 'string' || typeof replacement !== 'string') return null;
      return part === '' ? text : text.split(part).join(replacement);
    },
  },
  {
    name: 'punctuation',
    parameters: [required('expression'), within(constantOption('count', 32n), 0), constantOption('withSpace', false)],
    returns: ['string'],
    evaluate: ([text, count, withSpace]) =>
      typeof text === 'string' && typeof count === 'bigint'
        ? punctuation(text, Number(count), withSpace === true)
        : null,
  },
  binary(
    'levenshteinDistance',
    [required('firstExpression'), required('secondExpression')],
    ['long'],
    (first, second) =>
      typeof first === 'string' && typeof second === 'string' ? BigInt(levenshteinDistance(first, second)) : null,
  ),
  binary('matchesRegex', [required('expression'), required('pattern')], ['boolean'], (text, pattern) =>
    typeof text === 'string' && typeof pattern === 'string' ? matchesRegex(text, pattern) : null,
  ),
];

/** Null for an expression that cannot be read. */
function matchesRegex(text: string, pattern: string): boolean | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
