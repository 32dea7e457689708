/** How often an element is repeated. Source: docs "Dynatrace Pattern Language", quantifiers. */

import type { Element } from '../../dql/dpl/tree.ts';
import { MAX_ELEMENTS, MAX_REPETITIONS, type Match, type Matcher, type Repetition } from './matcher.ts';
import { patternError } from './patternError.ts';

/** The quantifier as written, else what the matcher has by itself. */
export function repetitionOf({ quantifier }: Element, otherwise: Repetition, most = MAX_REPETITIONS): Repetition {
  if (quantifier === undefined) return otherwise;
  const max = quantifier.max ?? most;
  if (quantifier.min > max)
    throw patternError(`The quantifier {${quantifier.min},${max}} has its limits in the wrong order.`);
  if (max > MAX_ELEMENTS) throw patternError(`A quantifier goes up to ${MAX_ELEMENTS}.`);
  return { min: quantifier.min, max };
}

/** A matcher of one value takes `*`, which lets it be absent, and `+`, which does not. */
export function withPresence(name: string, matcher: Matcher, { quantifier }: Element): Matcher {
  if (quantifier === undefined || quantifier.form === '+') return matcher;
  if (quantifier.form !== '*')
    throw patternError(`${name} only supports '*' (nullable) and '+' (not nullable) quantifiers`);
  const match: Match = (text, at, state) => {
    const end = matcher.match(text, at, state);
    if (end >= 0) return end;
    state.value = null;
    return at;
  };
  const { literal: _, ...rest } = matcher;
  return { ...rest, match };
}
