/** Compiles the text of a DPL pattern. Source: docs "Dynatrace Pattern Language". */

import { parsePattern } from '../../dql/dpl/parser.ts';
import type { CompiledPattern } from '../functions/registry.ts';
import type { Value } from '../value.ts';
import type { CharacterSet } from './characterSet.ts';
import { resolveMacros } from './macros.ts';
import type { MatchState } from './matcher.ts';
import { patternError } from './patternError.ts';
import { Scope } from './scope.ts';
import { PatternCompiler } from './sequence.ts';
import { noStop } from './stop.ts';

export interface CompileOptions {
  /** `parse` needs at least one export name; functions that only find have no use for them. */
  readonly needsExport?: boolean;
  /** The current time in nanoseconds since the epoch, for times without a date. Default: the clock. */
  readonly now?: () => bigint;
}

export interface Pattern extends CompiledPattern {
  /** The characters with which a match begins; undefined: any. */
  readonly first: CharacterSet | undefined;
}

/** Throws `ArgumentError` with ERROR_IN_PARSING_PATTERN where the pattern is wrong. */
export function compilePattern(text: string, options: CompileOptions = {}): Pattern {
  const tree = parsePattern(text);
  const error = tree.errors[0];
  if (error !== undefined) throw patternError(error.message);
  if (tree.sequence.elements.length === 0) throw patternError('The pattern is empty.');
  const macros = resolveMacros(tree.macros, tree.sequence);
  const scope = new Scope(tree.sequence, macros);
  if (options.needsExport === true && scope.names.length === 0) {
    throw patternError('Give at least one matcher of the pattern a name, as in `INT:count`.');
  }
  const now = options.now ?? (() => BigInt(Date.now()) * 1_000_000n);
  const { match, first, skippable } = new PatternCompiler(macros, { now }).sequence(tree.sequence, {
    scope,
    stop: noStop,
    capture: true,
  });
  const exportNames = scope.names;
  const state: MatchState = { values: [], value: null };
  return {
    exportNames,
    first: skippable ? undefined : first,
    match: (input, from, values) => {
      for (let slot = 0; slot < exportNames.length; slot++) values[slot] = null;
      state.values = values;
      return match(input, from, state);
    },
  };
}

/** All matches that are not empty, from the start of the text to its end; what lies between them is skipped. `values` is reused. */
export function scan(
  pattern: Pattern,
  text: string,
  onMatch: (values: readonly Value[], start: number, end: number) => void,
): void {
  const values: Value[] = [];
  const { first } = pattern;
  let at = 0;
  while (at <= text.length) {
    if (first !== undefined) {
      while (at < text.length && !first.has(text.charCodeAt(at))) at++;
      if (at === text.length) return;
    }
    const end = pattern.match(text, at, values);
    if (end > at) onMatch(values, at, end);
    at = end > at ? end : at + 1;
  }
}
