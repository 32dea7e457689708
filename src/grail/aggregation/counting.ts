/** `count`, `countIf` and the counts of distinct values. */

import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { heldBytes } from '../columns/heldBytes.ts';
import { QueryError } from '../engine.ts';
import { rowsWhereTrue } from '../expression/logicKernels.ts';
import { groupKey } from '../functions/compare.ts';
import type { Value } from '../value.ts';
import { type Aggregator, type Doubles, grownDoubles } from './aggregator.ts';
import { DistinctSketch } from './distinctSketch.ts';

function longs(counts: Doubles, groupCount: number): Column {
  const values = grownDoubles(counts, groupCount).slice(0, groupCount);
  return { kind: 'integral', type: 'long', base: 0n, length: groupCount, nulls: undefined, values };
}

export class Count implements Aggregator {
  #counts = new Float64Array(0);

  get bytes(): number {
    return this.#counts.byteLength;
  }

  update(_args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    const counts = grownDoubles(this.#counts, groupCount);
    this.#counts = counts;
    for (let i = 0; i < length; i++) counts[groups[i]!]!++;
  }

  finish(groupCount: number): Column {
    return longs(this.#counts, groupCount);
  }
}

export class CountIf implements Aggregator {
  #counts = new Float64Array(0);

  get bytes(): number {
    return this.#counts.byteLength;
  }

  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    const counts = grownDoubles(this.#counts, groupCount);
    this.#counts = counts;
    const condition = args[0]!;
    if (condition.kind === 'boolean' && condition.nulls === undefined) {
      const { values } = condition;
      for (let i = 0; i < length; i++) counts[groups[i]!]! += values[i]!;
      return;
    }
    const rows = rowsWhereTrue(condition, length);
    if (rows === undefined) for (let i = 0; i < length; i++) counts[groups[i]!]!++;
    else for (const row of rows) counts[groups[row]!]!++;
  }

  finish(groupCount: number): Column {
    return longs(this.#counts, groupCount);
  }
}

const mostDistinct = 1_000_000;
/** A set reserves its first places. */
export const emptySetBytes = 128;

/** Nulls do not count. */
export class CountDistinct implements Aggregator {
  readonly #sets: (Set<string | number> | DistinctSketch | undefined)[] = [];
  /** Undefined: exact. */
  readonly #precision: number | undefined;
  bytes = 0;

  constructor(precision: number | undefined) {
    this.#precision = precision;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    const keyAt = distinctKeys(column);
    for (let row = 0; row < length; row++) {
      if (stateAt(column, row) !== present) continue;
      const group = groups[row]!;
      let set = this.#sets[group];
      if (set === undefined) {
        set = new Set();
        this.#sets[group] = set;
        this.bytes += emptySetBytes;
      }
      const key = keyAt(row);
      if (set instanceof DistinctSketch) set.add(key);
      else if (!set.has(key)) this.#insert(set, key, group);
    }
  }

  #insert(set: Set<string | number>, key: string | number, group: number): void {
    set.add(key);
    this.bytes += 48 + (typeof key === 'string' ? heldBytes(key) : 0);
    if (this.#precision === undefined) {
      if (set.size <= mostDistinct) return;
      throw new QueryError(
        `countDistinctExact takes at most ${mostDistinct} distinct values; use countDistinctApprox.`,
        { errorType: 'TOO_MANY_DISTINCT_VALUES', exceptionType: 'DQL-EXEC-EXECUTION' },
      );
    }
    if (set.size <= DistinctSketch.exactUpTo(this.#precision)) return;
    const sketch = new DistinctSketch(this.#precision);
    this.bytes += sketch.bytes - emptySetBytes;
    for (const known of set) {
      sketch.add(known);
      this.bytes -= 48 + (typeof known === 'string' ? heldBytes(known) : 0);
    }
    this.#sets[group] = sketch;
  }

  finish(groupCount: number): Column {
    const counts = new Float64Array(groupCount);
    for (let group = 0; group < groupCount; group++) {
      const set = this.#sets[group];
      counts[group] = set === undefined ? 0 : set instanceof DistinctSketch ? set.estimate() : set.size;
    }
    return longs(counts, groupCount);
  }
}

/** Numbers for doubles and longs, which count as one where they are equal; texts for the rest. */
function distinctKeys(column: Column): (row: number) => string | number {
  if (column.kind === 'double') return (row) => column.values[row]!;
  if (column.kind === 'integral' && column.type === 'long') return (row) => column.values[row]!;
  if (column.kind === 'string') {
    const { codes, dictionary } = column;
    return (row) => `s${dictionary.values[codes[row]!]!}`;
  }
  return (row) => distinctKey(valueAt(column, row));
}

function distinctKey(value: Value): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' && BigInt(Number(value)) === value) return Number(value);
  return typeof value === 'string' ? `s${value}` : groupKey(value);
}

/** Values of a column, null where there is none; for aggregations without a form of their own. */
export function boxed(values: readonly (Value | undefined)[], groupCount: number): Column {
  const builder = new ColumnBuilder();
  for (let group = 0; group < groupCount; group++) builder.push(values[group] ?? null);
  return builder.build();
}
