/** Reads bytes with a reader, in pieces of a size, for tests. */

import { UTC } from '../functions/timeZone.ts';
import { Duration, Rec, type RecordMap, Timestamp, type Value } from '../value.ts';
import { FileNotes } from './fileNotes.ts';
import type { ReaderContext, RecordReader } from './recordReader.ts';

export interface TestRead {
  readonly records: readonly RecordMap[];
  readonly notes: FileNotes;
}

export function readBytes(
  create: (context: ReaderContext) => RecordReader,
  bytes: Buffer | string,
  { piece = 7, unreadable = 'keep' as 'keep' | 'skip' } = {},
): TestRead {
  const records: RecordMap[] = [];
  const notes = new FileNotes();
  const reader = create({
    name: 'test file',
    notes,
    zone: UTC,
    latest: BigInt(Date.UTC(2024, 5, 1)) * 1_000_000n,
    unreadable,
    add: (record) => records.push(record),
  });
  const whole = Buffer.from(bytes);
  // What was pushed is overwritten afterwards, as a reader may not keep it.
  for (let at = 0; at < whole.length; at += piece) {
    const lent = Buffer.from(whole.subarray(at, at + piece));
    reader.push(lent);
    lent.fill(0xff);
  }
  reader.end();
  return { records, notes };
}

/** Records as plain objects: times as ISO text, longs as numbers. */
export function plain(records: readonly RecordMap[]): Record<string, unknown>[] {
  return records.map((record) => Object.fromEntries([...record].map(([name, value]) => [name, plainValue(value)])));
}

function plainValue(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Timestamp) return new Date(Number(value.nanos / 1_000_000n)).toISOString();
  if (value instanceof Duration) return `${value.nanos} ns`;
  if (value instanceof Rec)
    return Object.fromEntries([...value.members].map(([name, member]) => [name, plainValue(member)]));
  return Array.isArray(value) ? (value as readonly Value[]).map(plainValue) : value;
}
