/** Compares the records that came out with those that were expected. */

import { compareNumbers, sameValue } from '../functions/compare.ts';
import { Rec, type RecordMap, typeOf, type Value } from '../value.ts';
import { encodeValue } from '../wire.ts';

export interface Difference {
  /** A record a line, in an order in which lines that are the same stand beside one another. */
  readonly expected: string;
  readonly actual: string;
}

/** Undefined where they are the same. A field that a record lacks is the same as null. */
export function compareRecords(
  expected: readonly RecordMap[],
  actual: readonly RecordMap[],
  anyOrder: boolean,
): Difference | undefined {
  const ordered = anyOrder ? alignTo(expected, actual) : actual;
  const same = expected.length === ordered.length && expected.every((record, row) => sameRecord(record, ordered[row]!));
  return same ? undefined : { expected: linesOf(expected), actual: linesOf(ordered) };
}

/** The actual records, each where the expected one that it equals stands; the others fill the places that are left. */
function alignTo(expected: readonly RecordMap[], actual: readonly RecordMap[]): RecordMap[] {
  const left = [...actual];
  const places = expected.map((record) => {
    const at = left.findIndex((other) => sameRecord(record, other));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  const filled = places.flatMap((record) => record ?? left.shift() ?? []);
  return [...filled, ...left];
}

function sameRecord(a: RecordMap, b: RecordMap): boolean {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].every((name) => matches(a.get(name) ?? null, b.get(name) ?? null));
}

/** Numbers are the same whether long or double, and doubles where they differ in the last digits only. */
function matches(a: Value, b: Value): boolean {
  if (isNumber(a) && isNumber(b)) {
    if (compareNumbers(a, b) === 0) return true;
    if (typeof a === 'bigint' && typeof b === 'bigint') return false;
    return Math.abs(Number(a) - Number(b)) <= 1e-9 * Math.max(Math.abs(Number(a)), Math.abs(Number(b)));
  }
  if (a instanceof Rec && b instanceof Rec) return sameRecord(a.members, b.members);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => matches(element as Value, b[index] as Value));
  }
  return typeOf(a) === typeOf(b) && sameValue(a, b);
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function linesOf(records: readonly RecordMap[]): string {
  return records
    .map(
      (record) =>
        `{ ${[...record].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${textOf(value)}`])).join(', ')} }`,
    )
    .join('\n');
}

/** Texts in quotes, so that a time and its text look different. */
function textOf(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(textOf).join(', ')}]`;
  if (value instanceof Rec) return linesOf([value.members]);
  const encoded = encodeValue(value);
  return typeof encoded === 'object' ? JSON.stringify(encoded) : String(encoded);
}
