/** Sets of characters (UTF-16 units), as tables. Source: docs "Dynatrace Pattern Language", lines and strings. */

import type { CharacterClass } from '../../dql/dpl/tree.ts';

type Range = readonly [first: number, last: number];

const TABLE_SIZE = 256;

export class CharacterSet {
  /** 1 for a member, for the units below 256. */
  readonly table: Uint8Array;
  readonly #ranges: readonly Range[];
  readonly #negated: boolean;

  constructor(ranges: readonly Range[], negated = false) {
    this.#ranges = ranges;
    this.#negated = negated;
    this.table = new Uint8Array(TABLE_SIZE);
    for (let code = 0; code < TABLE_SIZE; code++) this.table[code] = this.#isInside(code) ? 1 : 0;
  }

  has(code: number): boolean {
    return code < TABLE_SIZE ? this.table[code] === 1 : code >= TABLE_SIZE && this.#isInside(code);
  }

  #isInside(code: number): boolean {
    for (const [first, last] of this.#ranges) {
      if (code >= first && code <= last) return !this.#negated;
    }
    return this.#negated;
  }

  /** Both or, where one is not known, none. */
  static union(left: CharacterSet | undefined, right: CharacterSet | undefined): CharacterSet | undefined {
    if (left === undefined || right === undefined || left.#negated || right.#negated) return undefined;
    return new CharacterSet([...left.#ranges, ...right.#ranges]);
  }

  /** The characters of the text. */
  static of(characters: string): CharacterSet {
    return new CharacterSet([...characters].map((character) => [character.charCodeAt(0), character.charCodeAt(0)]));
  }
}

function code(character: string): number {
  return character.charCodeAt(0);
}

const UPPER: Range = [code('A'), code('Z')];
const LOWER: Range = [code('a'), code('z')];
const DIGIT: Range = [code('0'), code('9')];
/** Everything above 0xffff is written with two units of this range. */
const SURROGATES: Range = [0xd800, 0xdfff];

const POSIX: Record<string, readonly Range[]> = {
  alnum: [UPPER, LOWER, DIGIT],
  alpha: [UPPER, LOWER],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [1, 31],
    [127, 127],
  ],
  digit: [DIGIT],
  graph: [[33, 126]],
  lower: [LOWER],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [UPPER],
  xdigit: [DIGIT, [code('A'), code('F')], [code('a'), code('f')]],
  ascii: [[0, 127]],
  word: [UPPER, LOWER, DIGIT, [code('_'), code('_')]],
  any: [[0, 0xffff]],
};

const posixSets = new Map<string, CharacterSet>();

/** A class by its POSIX name or the name of its matcher, in any case; undefined for an unknown name. */
export function posixSet(name: string): CharacterSet | undefined {
  const lower = name.toLowerCase();
  const known = posixSets.get(lower);
  if (known !== undefined) return known;
  const ranges = lower === 'nspace' ? POSIX.space : Object.hasOwn(POSIX, lower) ? POSIX[lower] : undefined;
  if (ranges === undefined) return undefined;
  const made = new CharacterSet(ranges, lower === 'nspace');
  posixSets.set(lower, made);
  return made;
}

/** `[a-z_]`; a string is the name of a POSIX class that does not exist. */
export function characterClassSet(tree: CharacterClass): CharacterSet | string {
  const ranges: Range[] = [];
  for (const part of tree.parts) {
    if (part.kind === 'PosixClass') {
      const lower = part.name.toLowerCase();
      if (!Object.hasOwn(POSIX, lower)) return part.name;
      ranges.push(...POSIX[lower]!);
    } else {
      ranges.push([part.first, Math.min(part.last, 0xffff)]);
      if (part.last > 0xffff) ranges.push(SURROGATES);
    }
  }
  return new CharacterSet(ranges, tree.negated);
}
