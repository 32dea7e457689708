/** `sum` and `avg`: numbers give doubles, durations a duration, a mixture of the two or anything else null; nulls are skipped. */

import { type Column, isNull, present, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { roundToLong, wrapLong } from '../functions/long.ts';
import { Duration, type Value } from '../value.ts';
import { type Aggregator, grownBytes, grownDoubles } from './aggregator.ts';

const none = 0;
const numbers = 1;
const durations = 2;
const unsuitable = 3;

export class Sum implements Aggregator {
  #sums = new Float64Array(0);
  #kinds = new Uint8Array(0);
  #counts = new Float64Array(0);
  /** What a sum of durations has beyond the range in which doubles are exact. */
  readonly #carried = new Map<number, bigint>();
  readonly #average: boolean;

  constructor(average: boolean) {
    this.#average = average;
  }

  get bytes(): number {
    return this.#sums.byteLength + this.#kinds.byteLength + this.#counts.byteLength + this.#carried.size * 64;
  }

  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    this.#sums = grownDoubles(this.#sums, groupCount);
    this.#kinds = grownBytes(this.#kinds, groupCount);
    if (this.#average) this.#counts = grownDoubles(this.#counts, groupCount);
    const column = args[0]!;
    if (column.kind === 'double' || (column.kind === 'integral' && column.type === 'long')) {
      this.#addNumbers(column.values, column.nulls, groups, length);
      return;
    }
    if (column.kind === 'constant' && column.value === null) return;
    for (let row = 0; row < length; row++) {
      if (stateAt(column, row) === present) this.#addValue(groups[row]!, valueAt(column, row));
    }
  }

  #addNumbers(values: Float64Array, nulls: Uint8Array | undefined, groups: Int32Array, length: number): void {
    const sums = this.#sums;
    const kinds = this.#kinds;
    const counts = this.#counts;
    const average = this.#average;
    if (nulls === undefined) {
      for (let i = 0; i < length; i++) {
        const group = groups[i]!;
        sums[group]! += values[i]!;
        kinds[group]! |= numbers;
        if (average) counts[group]!++;
      }
      return;
    }
    for (let i = 0; i < length; i++) {
      if (nulls[i] !== present) continue;
      const group = groups[i]!;
      sums[group]! += values[i]!;
      kinds[group]! |= numbers;
      if (average) counts[group]!++;
    }
  }

  #addValue(group: number, value: Value): void {
    if (this.#average) this.#counts[group]!++;
    if (typeof value === 'number' || typeof value === 'bigint') {
      this.#kinds[group]! |= numbers;
      this.#sums[group]! += Number(value);
    } else if (value instanceof Duration) {
      this.#kinds[group]! |= durations;
      this.#addDuration(group, value.nanos);
    } else {
      this.#kinds[group] = unsuitable;
    }
  }

  #addDuration(group: number, nanos: bigint): void {
    const sum = this.#sums[group]! + Number(nanos);
    if (Math.abs(sum) < 2 ** 52 && Math.abs(Number(nanos)) < 2 ** 52) {
      this.#sums[group] = sum;
      return;
    }
    // The sum may hold numbers of a mixture, which is null in the end anyway.
    const held = roundToLong(this.#sums[group]!) ?? 0n;
    this.#carried.set(group, (this.#carried.get(group) ?? 0n) + held + nanos);
    this.#sums[group] = 0;
  }

  finish(groupCount: number): Column {
    this.#sums = grownDoubles(this.#sums, groupCount);
    this.#kinds = grownBytes(this.#kinds, groupCount);
    this.#counts = grownDoubles(this.#counts, groupCount);
    const kinds = this.#kinds.subarray(0, groupCount);
    return kinds.every((kind) => kind === numbers || kind === none)
      ? this.#doubles(groupCount)
      : this.#values(groupCount);
  }

  #doubles(groupCount: number): Column {
    const values = new Float64Array(groupCount);
    let nulls: Uint8Array | undefined;
    for (let group = 0; group < groupCount; group++) {
      if (this.#kinds[group] === none) {
        nulls ??= new Uint8Array(groupCount);
        nulls[group] = isNull;
      } else {
        values[group] = this.#average ? this.#sums[group]! / this.#counts[group]! : this.#sums[group]!;
      }
    }
    return { kind: 'double', length: groupCount, nulls, values };
  }

  #values(groupCount: number): Column {
    const builder = new ColumnBuilder();
    for (let group = 0; group < groupCount; group++) {
      const kind = this.#kinds[group];
      if (kind === numbers) {
        builder.push(this.#average ? this.#sums[group]! / this.#counts[group]! : this.#sums[group]!);
      } else {
        builder.push(kind === durations ? this.#duration(group) : null);
      }
    }
    return builder.build();
  }

  #duration(group: number): Value {
    const total = (this.#carried.get(group) ?? 0n) + BigInt(this.#sums[group]!);
    if (!this.#average) return new Duration(wrapLong(total));
    const count = BigInt(this.#counts[group]!);
    const doubled = 2n * total + count;
    const quotient = doubled / (2n * count);
    return new Duration(doubled < 0n && doubled % (2n * count) !== 0n ? quotient - 1n : quotient);
  }
}
