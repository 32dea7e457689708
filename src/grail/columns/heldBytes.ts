/** What values take outside of columns. Exact sizes cannot be had; these are close enough to stop a query or a file in time. */

import { Rec, Timestamp, type Value } from '../value.ts';

export function heldBytes(value: Value): number {
  if (typeof value === 'string') return 24 + value.length;
  if (value === null || typeof value !== 'object') return 16;
  if (value instanceof Rec) {
    let sum = 64;
    for (const [name, member] of value.members) sum += 16 + name.length + heldBytes(member);
    return sum;
  }
  if (Array.isArray(value)) {
    let sum = 16;
    for (const element of value as readonly Value[]) sum += 8 + heldBytes(element);
    return sum;
  }
  return value instanceof Timestamp ? 32 : 48;
}

/** An array of values. Arrays and records that many of them share count once. */
export function heldBytesOfAll(values: readonly Value[]): number {
  const shared = new Set<Value>();
  let sum = 8 * values.length;
  for (const value of values) {
    if (Array.isArray(value) || value instanceof Rec) {
      if (shared.has(value)) continue;
      shared.add(value);
    }
    sum += heldBytes(value);
  }
  return sum;
}
