/** What the parts of a compiled pattern are made of. */

import type { Value } from '../value.ts';
import type { CharacterSet } from './characterSet.ts';

/** What a match writes to. */
export interface MatchState {
  /** One entry an export name of the scope. */
  values: Value[];
  /** Set by a matcher whose `result` is `value`, for whoever called it. */
  value: Value;
}

/** Matches at exactly `at`: the offset behind the match, or -1. */
export type Match = (text: string, at: number, state: MatchState) => number;

export interface Matcher {
  readonly match: Match;
  /** What an export of it holds: the matched text, `MatchState.value`, or null. */
  readonly result: 'text' | 'value' | 'none';
  /** The characters with which a match that is not empty begins; undefined: any. */
  readonly first?: CharacterSet | undefined;
  /** The only text that it matches. */
  readonly literal?: string;
}

/** How often a matcher is repeated. */
export interface Repetition {
  readonly min: number;
  readonly max: number;
}

export const MAX_REPETITIONS = 4096;
export const MAX_ELEMENTS = 32_768;
export const ONCE: Repetition = { min: 1, max: 1 };
export const MANY: Repetition = { min: 1, max: MAX_REPETITIONS };

export const FAILED = -1;

/** Takes back what a part has exported before it failed. */
export function clear(state: MatchState, slots: readonly number[]): void {
  for (let index = 0; index < slots.length; index++) state.values[slots[index]!] = null;
}
