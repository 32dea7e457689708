/** Matchers that repeat or bundle others. Source: docs "Dynatrace Pattern Language", structure, array, key-value pairs, enum. */

import type { EnumBody } from '../../dql/dpl/tree.ts';
import { Rec, type Value } from '../value.ts';
import { FAILED, type Match, type Matcher, type MatchState, type Repetition } from './matcher.ts';

/** A sequence with exports of its own. */
export interface InnerPattern {
  readonly names: readonly string[];
  readonly match: Match;
  readonly first: Matcher['first'];
}

function freshState(inner: InnerPattern): MatchState {
  return { values: new Array<Value>(inner.names.length).fill(null), value: null };
}

function recordOf(names: readonly string[], values: readonly Value[]): Rec {
  return new Rec(new Map(names.map((name, index) => [name, values[index] ?? null])));
}

/** One record of the exports. */
export function structure(inner: InnerPattern): Matcher {
  const match: Match = (text, at, state) => {
    const own = freshState(inner);
    const end = inner.match(text, at, own);
    if (end >= 0) state.value = recordOf(inner.names, own.values);
    return end;
  };
  return { match, result: 'value', first: inner.first };
}

/** Repeats while something is consumed; `take` gets the exports of each round and may refuse them. */
function repeat(
  inner: InnerPattern,
  { min, max }: Repetition,
  text: string,
  at: number,
  take: (values: readonly Value[]) => boolean,
): number {
  let end = at;
  let count = 0;
  while (count < max) {
    const own = freshState(inner);
    const next = inner.match(text, end, own);
    if (next <= end || !take(own.values)) break;
    end = next;
    count++;
  }
  return count >= min ? end : FAILED;
}

/** The values of the only export, or a record of them for each round. */
export function array(inner: InnerPattern, repetition: Repetition): Matcher {
  const single = inner.names.length === 1;
  const match: Match = (text, at, state) => {
    const elements: Value[] = [];
    const end = repeat(inner, repetition, text, at, (values) => {
      elements.push(single ? values[0]! : recordOf(inner.names, values));
      return true;
    });
    state.value = elements;
    return end;
  };
  return { match, result: 'value', first: inner.first };
}

/** A record of the pairs: each round exports `key` and one of the names that begin with `value`. */
export function keyValuePairs(inner: InnerPattern, repetition: Repetition): Matcher {
  const keyAt = inner.names.indexOf('key');
  const valuesAt = inner.names.flatMap((name, index) => (name.startsWith('value') ? [index] : []));
  const match: Match = (text, at, state) => {
    const members = new Map<string, Value>();
    const end = repeat(inner, repetition, text, at, (values) => {
      const key = values[keyAt];
      if (typeof key !== 'string' && typeof key !== 'bigint') return false;
      const found = valuesAt.find((index) => values[index] !== null);
      members.set(String(key), found === undefined ? null : values[found]!);
      return true;
    });
    state.value = new Rec(members);
    return end;
  };
  return { match, result: 'value', first: inner.first };
}

/** The number of the longest key that stands here; the empty key stands anywhere. */
export function enumeration(body: EnumBody, ignoreCase: boolean): Matcher {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const entries = body.entries
    .map(({ key, value }) => ({ key: fold(key), value: value ?? 0n }))
    .sort((left, right) => right.key.length - left.key.length);
  const longest = entries[0]?.key.length ?? 0;
  const match: Match = (text, at, state) => {
    const part = fold(text.slice(at, at + longest));
    for (const { key, value } of entries) {
      if (!part.startsWith(key)) continue;
      state.value = value;
      return at + key.length;
    }
    return FAILED;
  };
  return { match, result: 'value' };
}
