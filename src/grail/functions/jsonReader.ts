/** Reads JSON into values: integral numbers within 64 bits are longs, others doubles. Stops behind the value, whatever follows. */

import { Rec, type Value } from '../value.ts';
import { isLong } from './long.ts';

export interface JsonMatch {
  readonly value: Value;
  /** Offset behind the value. */
  readonly end: number;
}

export interface JsonOptions {
  /** Default true; false also takes names and values without quotes. */
  readonly strict?: boolean;
}

/** Deeper nesting is not read, so that no text exhausts the stack. */
const MAX_DEPTH = 500;

/** Undefined where no JSON value stands at `from`; white space before it is skipped. */
export function readJson(text: string, from: number, options: JsonOptions = {}): JsonMatch | undefined {
  const reader = new JsonReader(text, from, options.strict !== false);
  reader.skipSpace();
  const value = reader.value(0);
  return value === undefined ? undefined : { value, end: reader.at };
}

/** A text that is one JSON value and nothing else. */
export function parseJson(text: string): Value | undefined {
  const match = readJson(text, 0);
  return match !== undefined && text.slice(match.end).trim() === '' ? match.value : undefined;
}

class JsonReader {
  at: number;
  readonly #text: string;
  readonly #strict: boolean;

  constructor(text: string, at: number, strict: boolean) {
    this.#text = text;
    this.at = at;
    this.#strict = strict;
  }

  skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  value(depth: number): Value | undefined {
    switch (this.#text.charCodeAt(this.at)) {
      case 123:
        return depth < MAX_DEPTH ? this.#object(depth) : undefined;
      case 91:
        return depth < MAX_DEPTH ? this.#array(depth) : undefined;
      case 34:
        return this.#string();
    }
    if (!this.#strict) return this.#loose();
    const word = this.#word();
    return word === undefined ? this.#number() : word;
  }

  #object(depth: number): Rec | undefined {
    const members = new Map<string, Value>();
    this.at++;
    this.skipSpace();
    if (this.#accept(125)) return new Rec(members);
    for (;;) {
      this.skipSpace();
      const name = this.#text.charCodeAt(this.at) === 34 ? this.#string() : this.#strict ? undefined : this.#name();
      if (name === undefined) return undefined;
      this.skipSpace();
      if (!this.#accept(58)) return undefined;
      this.skipSpace();
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      members.set(name, value);
      this.skipSpace();
      if (this.#accept(125)) return new Rec(members);
      if (!this.#accept(44)) return undefined;
    }
  }

  #array(depth: number): readonly Value[] | undefined {
    const elements: Value[] = [];
    this.at++;
    this.skipSpace();
    if (this.#accept(93)) return elements;
    for (;;) {
      this.skipSpace();
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      elements.push(value);
      this.skipSpace();
      if (this.#accept(93)) return elements;
      if (!this.#accept(44)) return undefined;
    }
  }

  #accept(code: number): boolean {
    if (this.#text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  #string(): string | undefined {
    const start = this.at + 1;
    for (let at = start; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 34) {
        this.at = at + 1;
        return this.#text.slice(start, at);
      }
      if (code === 92) return this.#escapedString(start, at);
      if (code < 32 && this.#strict) return undefined;
    }
    return undefined;
  }

  #escapedString(start: number, firstEscape: number): string | undefined {
    let text = this.#text.slice(start, firstEscape);
    let at = firstEscape;
    while (at < this.#text.length) {
      const code = this.#text.charCodeAt(at);
      if (code === 34) {
        this.at = at + 1;
        return text;
      }
      if (code !== 92) {
        text += this.#text.charAt(at++);
        continue;
      }
      const letter = this.#text.charAt(at + 1);
      if (letter === 'u') {
        const digits = this.#text.slice(at + 2, at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
        text += String.fromCharCode(Number.parseInt(digits, 16));
        at += 6;
      } else {
        const character = ESCAPES.get(letter);
        if (character === undefined) return undefined;
        text += character;
        at += 2;
      }
    }
    return undefined;
  }

  #word(): boolean | null | undefined {
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return undefined;
  }

  #number(): number | bigint | undefined {
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.#text)?.[0];
    if (digits === undefined) return undefined;
    this.at += digits.length;
    return numberOf(digits);
  }

  #name(): string | undefined {
    const start = this.at;
    let end = this.#text.indexOf(':', start);
    if (end < 0) return undefined;
    this.at = end;
    while (end > start && this.#text.charCodeAt(end - 1) <= 32) end--;
    return end === start ? undefined : this.#text.slice(start, end);
  }

  /** A value without quotes ends before a comma or a closing bracket. */
  #loose(): Value | undefined {
    const start = this.at;
    let at = start;
    while (at < this.#text.length && !',}]'.includes(this.#text.charAt(at))) at++;
    const raw = this.#text.slice(start, at).trimEnd();
    if (raw === '') return undefined;
    this.at = at;
    NUMBER.lastIndex = 0;
    if (NUMBER.exec(raw)?.[0] === raw) return numberOf(raw);
    const word = WORDS.find(([candidate]) => candidate === raw);
    return word === undefined ? raw : word[1];
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

const ESCAPES = new Map([
  ...(['"', '\\', '/'] as const).map((character) => [character, character] as const),
  ...([
    ['b', '\b'],
    ['f', '\f'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ] as const),
] as [string, string][]);

function numberOf(digits: string): number | bigint {
  if (digits.includes('.') || digits.includes('e') || digits.includes('E')) return Number(digits);
  const long = BigInt(digits);
  return isLong(long) ? long : Number(digits);
}
