/** The macros of a pattern: defined once, before their use, and not too large together. */

import type { Macro, Sequence } from '../../dql/dpl/tree.ts';
import { patternError } from './patternError.ts';
import type { Macros } from './scope.ts';

/** Macros that refer to macros can make a short pattern very large. */
const MAX_PARTS = 20_000;

/** Each macro is defined once and before its first use, so none can contain itself. */
export function resolveMacros(macros: readonly Macro[], pattern: Sequence): Macros {
  const defined = new Map<string, Macro>();
  const sizes = new Map<string, number>();
  for (const macro of macros) {
    if (defined.has(macro.name)) throw patternError(`The macro \`$${macro.name}\` is defined twice.`);
    sizes.set(macro.name, sizeOf(macro.sequence, sizes));
    defined.set(macro.name, macro);
  }
  sizeOf(pattern, sizes);
  return defined;
}

export function checkSize(parts: number): void {
  if (parts > MAX_PARTS)
    throw patternError(`The pattern has more than ${MAX_PARTS} parts once its macros are resolved.`);
}

/** How many elements a part of the pattern has once its macros are resolved. */
function sizeOf(node: unknown, sizes: ReadonlyMap<string, number>): number {
  if (node === null || typeof node !== 'object') return 0;
  const { kind, name, matcher } = node as { kind?: unknown; name?: unknown; matcher?: unknown };
  let size = matcher === undefined ? 0 : 1;
  if (kind === 'MacroReference') {
    const macro = sizes.get(String(name));
    if (macro === undefined) throw patternError(`The macro \`$${String(name)}\` is not defined before its use.`);
    size += macro;
  }
  for (const part of Array.isArray(node) ? node : Object.values(node)) size += sizeOf(part, sizes);
  checkSize(size);
  return size;
}
