/** `min`, `max` over values that can be compared, and `takeMin`, `takeMax` over all. */

import { type Column, isNull, present, stateAt, valueAt } from '../columns/column.ts';
import { heldBytes } from '../columns/heldBytes.ts';
import { compareValues, typeRank } from '../functions/compare.ts';
import type { Value } from '../value.ts';
import { type Aggregator, grownBytes, grownDoubles } from './aggregator.ts';
import { boxed } from './counting.ts';

const longs = 1;
const doubles = 2;

/** Numbers, durations, timestamps, strings and booleans, each with their like; any other mixture gives null. */
export class Extreme implements Aggregator {
  /** 1: the greatest, -1: the least. */
  readonly #sign: 1 | -1;
  #best = new Float64Array(0);
  /** What kinds of numbers a group has. */
  #kinds = new Uint8Array(0);
  /** Takes over once something else than small numbers was seen. */
  #general: GeneralExtreme | undefined;

  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }

  get bytes(): number {
    return this.#best.byteLength + this.#kinds.byteLength + (this.#general?.bytes ?? 0);
  }

  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    const column = args[0]!;
    if (column.kind === 'constant' && column.value === null) return;
    if (this.#general === undefined) {
      if (column.kind === 'double' || (column.kind === 'integral' && column.type === 'long')) {
        this.#addNumbers(column, groups, length, groupCount);
        return;
      }
      this.#general = new GeneralExtreme(this.#sign, false, this.#boxedNumbers());
    }
    this.#general.update(args, groups, length);
  }

  #addNumbers(
    column: Column & { readonly values: Float64Array },
    groups: Int32Array,
    length: number,
    groupCount: number,
  ): void {
    const worst = this.#sign === 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const best = grownDoubles(this.#best, groupCount, worst);
    const kinds = grownBytes(this.#kinds, groupCount);
    if (this.#best.length === 0) best.fill(worst);
    this.#best = best;
    this.#kinds = kinds;
    const { values, nulls } = column;
    const kind = column.kind === 'double' ? doubles : longs;
    const greatest = this.#sign === 1;
    for (let i = 0; i < length; i++) {
      if (nulls !== undefined && nulls[i] !== present) continue;
      const group = groups[i]!;
      const value = values[i]!;
      kinds[group]! |= kind;
      if (greatest ? value > best[group]! : value < best[group]!) best[group] = value;
    }
  }

  #boxedNumbers(): (Value | undefined)[] {
    return Array.from(this.#best, (value, group) => {
      const kind = this.#kinds[group]!;
      return kind === 0 ? undefined : kind === longs ? BigInt(value) : value;
    });
  }

  finish(groupCount: number): Column {
    if (this.#general !== undefined) return this.#general.finish(groupCount);
    const kinds = grownBytes(this.#kinds, groupCount);
    const best = grownDoubles(this.#best, groupCount);
    let nulls: Uint8Array | undefined;
    let all = 0;
    for (let group = 0; group < groupCount; group++) {
      all |= kinds[group] === 0 ? 0 : kinds[group] === longs ? longs : doubles;
      if (kinds[group] !== 0) continue;
      nulls ??= new Uint8Array(groupCount);
      nulls[group] = isNull;
      best[group] = 0;
    }
    const values = best.slice(0, groupCount);
    if (all === doubles) return { kind: 'double', length: groupCount, nulls, values };
    if (all === (doubles | longs)) return boxed(this.#boxedNumbers(), groupCount);
    return { kind: 'integral', type: 'long', base: 0n, length: groupCount, nulls, values };
  }
}

/** One value a group; `across` compares different types in the order of values, else they give null. */
export class GeneralExtreme implements Aggregator {
  readonly #sign: 1 | -1;
  readonly #across: boolean;
  readonly #best: (Value | undefined)[];
  readonly #mixed = new Set<number>();
  /** Groups whose numbers are not all longs: their result is a double. */
  readonly #doubles = new Set<number>();
  bytes: number;

  constructor(sign: 1 | -1, across: boolean, best: (Value | undefined)[] = []) {
    this.#sign = sign;
    this.#across = across;
    this.#best = best;
    this.bytes = best.length * 48;
    for (let group = 0; group < best.length; group++) if (typeof best[group] === 'number') this.#doubles.add(group);
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    for (let row = 0; row < length; row++) {
      if (stateAt(column, row) === present) this.#add(groups[row]!, valueAt(column, row));
    }
  }

  #add(group: number, value: Value): void {
    const best = this.#best[group];
    if (!this.#across) {
      if (typeof value === 'number') this.#doubles.add(group);
      const rank = typeRank(value);
      if (!comparable.has(rank) || (best !== undefined && typeRank(best) !== rank)) this.#mixed.add(group);
    }
    if (best === undefined || compareValues(value, best) * this.#sign > 0) {
      this.bytes += heldBytes(value) - (best === undefined ? -8 : heldBytes(best));
      this.#best[group] = value;
    }
  }

  finish(groupCount: number): Column {
    if (this.#across) return boxed(this.#best, groupCount);
    const values = this.#best.map((value, group) => {
      if (this.#mixed.has(group)) return undefined;
      return typeof value === 'bigint' && this.#doubles.has(group) ? Number(value) : value;
    });
    return boxed(values, groupCount);
  }
}

/** Boolean, number, string, timestamp, duration. */
const comparable = new Set([0, 1, 3, 4, 5]);
