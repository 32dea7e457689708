/** Functions that write a text in another notation and back. Source: docs "String functions", "Conversion and casting functions". */

import { Binary } from '../value.ts';
import { unary } from './define.ts';
import { namedEntity } from './htmlEntities.ts';
import type { ScalarFunction } from './registry.ts';

function ofText(name: string, apply: (text: string) => string): ScalarFunction {
  return unary(name, ['string'], (value) => (typeof value === 'string' ? apply(value) : null));
}

function encoder(name: string, encoding: 'hex' | 'base64'): ScalarFunction {
  return unary(name, ['string'], (value) => {
    if (value instanceof Binary) return Buffer.from(value.bytes).toString(encoding);
    return typeof value === 'string' ? Buffer.from(value, 'utf8').toString(encoding) : null;
  });
}

type Decode = (text: string) => Uint8Array | null;

function decoder(name: string, decode: Decode, result: 'string' | 'binary'): ScalarFunction {
  return unary(name, [result], (value) => {
    const text = value instanceof Binary ? utf8(value.bytes) : value;
    const bytes = typeof text === 'string' ? decode(text) : null;
    if (bytes === null) return null;
    return result === 'binary' ? new Binary(bytes) : utf8(bytes);
  });
}

/** Null where the bytes are not UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function decodeBase16(text: string): Uint8Array | null {
  return text.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;
}

function decodeBase64(text: string): Uint8Array | null {
  const digits = text.replace(/={1,2}$/, '');
  const padded = digits.length !== text.length;
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1 || (padded && text.length % 4 !== 0)) return null;
  return new Uint8Array(Buffer.from(digits, 'base64'));
}

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Control characters as `\xhh` and what is above ASCII as `\uhhhh`, one for each UTF-16 unit. */
function escapeText(text: string): string {
  let escaped = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const code = text.charCodeAt(at);
    if (Object.hasOwn(ESCAPES, character)) escaped += ESCAPES[character]!;
    else if (code < 32 || code === 127) escaped += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code > 127) escaped += `\\u${code.toString(16).padStart(4, '0')}`;
    else escaped += character;
  }
  return escaped;
}

const UNESCAPES: Record<string, string> = {
  ...{ '"': '"', "'": "'", '\\': '\\', '`': '`' },
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/** A backslash before anything else stays. */
function unescapeText(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, byte, unit, letter) => {
    const digits = (byte ?? unit) as string | undefined;
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    return Object.hasOwn(UNESCAPES, letter) ? UNESCAPES[letter]! : whole;
  });
}

/** Named entities and numbers; what is neither stays. */
export function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return namedEntity(name) ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Letters, digits and `- _ . ~` stay; everything else is written as the bytes of its UTF-8 form. */
function encodeUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What is not a percent sign with two digits stays. */
function decodeUrl(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

export const encodingFunctions: readonly ScalarFunction[] = [
  encoder('encodeBase16', 'hex'),
  encoder('encodeBase64', 'base64'),
  decoder('decodeBase16ToString', decodeBase16, 'string'),
  decoder('decodeBase16ToBinary', decodeBase16, 'binary'),
  decoder('decodeBase64ToString', decodeBase64, 'string'),
  decoder('decodeBase64ToBinary', decodeBase64, 'binary'),
  ofText('encodeUrl', encodeUrl),
  ofText('decodeUrl', decodeUrl),
  ofText('escape', escapeText),
  ofText('unescape', unescapeText),
  ofText('unescapeHtml', unescapeHtml),
];
