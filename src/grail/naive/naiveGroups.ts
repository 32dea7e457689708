/** Names of columns, and what makes records alike. */

import type { Item } from '../../dql/tree.ts';
import type { Value } from '../value.ts';

export function nameOf({ alias, value }: Item): string {
  if (alias !== undefined) return alias.text;
  if (value.kind === 'Field') return value.name.text;
  throw new Error('A column of a test needs a name.');
}

export function keyOf(values: readonly Value[]): string {
  return values.map((value) => `${typeof value}:${String(value)}`).join('|');
}
