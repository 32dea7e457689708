/** Parses, checks and formats broken variants of real queries: nothing may throw, no character get lost, formatting be the end of it. */

import { format } from '../../src/dql/format.ts';
import { parse } from '../../src/dql/parser.ts';
import { findings } from './dqlFindings.ts';

export interface MutationResult {
  readonly count: number;
  readonly failures: readonly string[];
}

const insertions = [
  '|',
  ',',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '@',
  '-',
  ' not ',
  ' in ',
  '=',
  ':',
  '$',
  '\\',
  '"""',
  '/*',
  '\n',
];

/** Mutates `texts` in turn, the same way in every run. */
export function measureMutations(texts: readonly string[], count: number): MutationResult {
  const failures: string[] = [];
  const random = generator(20_251);
  for (let run = 0; run < count; run++) {
    const mutated = mutate(texts[run % texts.length] ?? '', random);
    const why = failureOf(mutated);
    if (why !== undefined) failures.push(`${why}: ${JSON.stringify(mutated)}`);
  }
  return { count, failures };
}

function failureOf(text: string): string | undefined {
  try {
    const { tokens } = parse(text);
    let at = 0;
    for (let index = 0; index < tokens.count; index++) {
      const start = tokens.starts[index] ?? -1;
      if (start < at) return 'tokens overlap';
      at = start;
    }
    if (tokens.starts[0] !== 0 || at !== text.length) return 'tokens do not cover the text';
    findings(text);
    const formatted = format(text);
    if (format(formatted) !== formatted) return 'formatting is not idempotent';
    return withoutWhiteSpace(formatted) === withoutWhiteSpace(text)
      ? undefined
      : 'formatting changes more than white space';
  } catch (error) {
    return `threw ${error}`;
  }
}

function withoutWhiteSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function mutate(text: string, random: () => number): string {
  let result = text;
  const steps = 1 + Math.floor(random() * 4);
  for (let step = 0; step < steps; step++) {
    const from = Math.floor(random() * (result.length + 1));
    const to = Math.min(result.length, from + Math.floor(random() * 12));
    const kind = random();
    if (kind < 0.3) result = result.slice(0, from) + result.slice(to);
    else if (kind < 0.6)
      result = result.slice(0, from) + insertions[Math.floor(random() * insertions.length)] + result.slice(from);
    else if (kind < 0.8) result = result.slice(0, from) + result.slice(from, to).repeat(2) + result.slice(to);
    else if (kind < 0.9) result = result.slice(0, from);
    else result = result.slice(to) + result.slice(0, from);
  }
  return result;
}

/** A linear congruential generator: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
