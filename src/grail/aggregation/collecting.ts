/** `collectArray`, `collectDistinct`, `takeAny`, `takeFirst`, `takeLast`. */

import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { heldBytes } from '../columns/heldBytes.ts';
import { groupKey } from '../functions/compare.ts';
import type { Value } from '../value.ts';
import type { Aggregator } from './aggregator.ts';
import { boxed, emptySetBytes } from './counting.ts';

export const longestArray = 131_072;

export interface CollectOptions {
  readonly distinct: boolean;
  readonly maxLength: number;
  /** Array values are flattened completely. */
  readonly expand: boolean;
}

/** Input order, nulls included; of equal values the first. */
export class Collect implements Aggregator {
  readonly #options: CollectOptions;
  readonly #lists: (Value[] | undefined)[] = [];
  readonly #seen: (Set<string> | undefined)[] = [];
  bytes = 0;

  constructor(options: CollectOptions) {
    this.#options = options;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    for (let row = 0; row < length; row++) {
      const value = stateAt(column, row) === present ? valueAt(column, row) : null;
      const group = groups[row]!;
      if (this.#options.expand) this.#addFlat(group, value);
      else this.#add(group, value);
    }
  }

  #addFlat(group: number, value: Value): void {
    if (!Array.isArray(value)) {
      this.#add(group, value);
      return;
    }
    this.#lists[group] ??= [];
    for (const element of value as readonly Value[]) this.#addFlat(group, element);
  }

  #add(group: number, value: Value): void {
    let list = this.#lists[group];
    if (list === undefined) {
      list = [];
      this.#lists[group] = list;
      this.bytes += 48;
    }
    if (list.length >= this.#options.maxLength) return;
    if (this.#options.distinct) {
      let seen = this.#seen[group];
      if (seen === undefined) {
        seen = new Set();
        this.#seen[group] = seen;
        this.bytes += emptySetBytes;
      }
      const key = groupKey(value);
      if (seen.has(key)) return;
      seen.add(key);
      this.bytes += 48 + heldBytes(key);
    }
    list.push(value);
    this.bytes += 8 + heldBytes(value);
  }

  finish(groupCount: number): Column {
    return boxed(this.#lists, groupCount);
  }
}

/** Nulls are skipped. */
export class Take implements Aggregator {
  readonly #last: boolean;
  readonly #values: (Value | undefined)[] = [];
  bytes = 0;

  constructor(last: boolean) {
    this.#last = last;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    if (this.#last) {
      const taken = new Set<number>();
      for (let row = length - 1; row >= 0; row--) {
        const group = groups[row]!;
        if (taken.has(group) || stateAt(column, row) !== present) continue;
        taken.add(group);
        this.#take(group, valueAt(column, row));
      }
      return;
    }
    for (let row = 0; row < length; row++) {
      const group = groups[row]!;
      if (this.#values[group] === undefined && stateAt(column, row) === present)
        this.#take(group, valueAt(column, row));
    }
  }

  #take(group: number, value: Value): void {
    const before = this.#values[group];
    this.bytes += heldBytes(value) - (before === undefined ? -8 : heldBytes(before));
    this.#values[group] = value;
  }

  finish(groupCount: number): Column {
    return boxed(this.#values, groupCount);
  }
}
