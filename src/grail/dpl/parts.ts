/** What sequences are compiled from, and to. */

import type { CharacterSet } from './characterSet.ts';
import type { Match, Matcher } from './matcher.ts';
import type { Scope } from './scope.ts';
import type { Stop } from './textMatchers.ts';

export interface PatternOptions {
  /** Nanoseconds since the epoch, for times without a date. */
  readonly now: () => bigint;
}

/** Made when it is asked for; undefined: the data is the last part of the pattern. */
export type StopSource = () => Stop | undefined;

/** Where an element is compiled. */
export interface Place {
  readonly scope: Scope;
  /** What follows, for data of unknown content. */
  readonly stop: StopSource;
  /** False where a match is only tried: nothing is exported. */
  readonly capture: boolean;
}

/** An element without its look-around, export and question mark. */
export interface BaseMatcher extends Matcher {
  /** Can match nothing. */
  readonly skippable: boolean;
  /** What it writes. */
  readonly slots: readonly number[];
}

export interface CompiledElement {
  /** An optional element that does not match consumes nothing. */
  readonly match: Match;
  /** Fails where an optional element does not match. */
  readonly required: Match;
  readonly first: CharacterSet | undefined;
  readonly literal: string | undefined;
  readonly optional: boolean;
  readonly skippable: boolean;
  readonly slots: readonly number[];
}

export interface CompiledSequence {
  readonly match: Match;
  readonly first: CharacterSet | undefined;
  readonly skippable: boolean;
  readonly slots: readonly number[];
}
