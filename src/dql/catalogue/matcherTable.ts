/** DPL matchers, their quantifiers, bodies and configuration. Source: docs "Dynatrace Pattern Language". */

import type { MatcherEntry, SettingEntry } from './entries.ts';
import { Type, type TypeSet, typeSet } from './typeSet.ts';

/** How often a matcher may be repeated. */
export type Repetition =
  /** Any quantifier; without one, `min` to `max` times. */
  | { readonly kind: 'free'; readonly min: number; readonly max: number; readonly limit: number }
  /** `*` (may be absent) and `+` (must be there) only. */
  | { readonly kind: 'presence' }
  | { readonly kind: 'none' }
  /** One must be given, at most 32,768. */
  | { readonly kind: 'required'; readonly limit: number };

export interface MatcherDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  /** What it exports; no type for a matcher that exports nothing. */
  readonly output: TypeSet;
  readonly repetition: Repetition;
  readonly body: MatcherEntry['body'];
  readonly bodyRequired: boolean;
  readonly settings: readonly SettingEntry[];
}

/** The language's maximum of repetitions. */
export const MAX_REPETITIONS = 4096;
const MAX_ELEMENTS = 32_768;

export interface MatcherTable {
  readonly all: readonly MatcherDefinition[];
  /** By name or alias, in any case. */
  find(name: string): MatcherDefinition | undefined;
  /** Names and aliases, in upper case. */
  readonly names: readonly string[];
  /** By name in lower case: the characters as the inside of a regular expression's character class. */
  readonly posixClasses: ReadonlyMap<string, string>;
}

export function matcherTable(
  entries: readonly MatcherEntry[],
  posixClasses: Readonly<Record<string, string>>,
): MatcherTable {
  const all = entries.map(defineMatcher);
  const byName = new Map<string, MatcherDefinition>();
  for (const matcher of all) for (const name of [matcher.name, ...matcher.aliases]) byName.set(name, matcher);
  return {
    all,
    find: (name) => byName.get(name.toUpperCase()),
    names: [...byName.keys()],
    posixClasses: new Map(Object.entries(posixClasses)),
  };
}

function defineMatcher(entry: MatcherEntry): MatcherDefinition {
  return {
    name: entry.name,
    aliases: entry.aliases ?? [],
    description: entry.description,
    output: entry.output === undefined ? Type.None : typeSet([entry.output]),
    repetition: repetition(entry.quantifier),
    body: entry.body,
    bodyRequired: entry.bodyRequired === true,
    settings: entry.configuration ?? [],
  };
}

function repetition(quantifier: MatcherEntry['quantifier']): Repetition {
  if (quantifier === undefined) return { kind: 'presence' };
  if (quantifier === 'none') return { kind: 'none' };
  if (quantifier === 'required') return { kind: 'required', limit: MAX_ELEMENTS };
  return {
    kind: 'free',
    min: quantifier.min,
    max: quantifier.max,
    limit: quantifier.max === 128 ? MAX_ELEMENTS : MAX_REPETITIONS,
  };
}
