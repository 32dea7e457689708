/** Aggregates arrays position by position: a group's positions are the groups of the aggregator behind it. */

import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder, columnOf } from '../columns/columnBuilder.ts';
import type { Value } from '../value.ts';
import type { Aggregator } from './aggregator.ts';

export class Positions implements Aggregator {
  readonly #inner: Aggregator;
  /** Of each group: where its positions begin, how many there are, and whether all its arrays had that length. */
  readonly #cells: ({ readonly first: number; readonly length: number; uneven: boolean } | undefined)[] = [];
  #count = 0;

  constructor(inner: Aggregator) {
    this.#inner = inner;
  }

  get bytes(): number {
    return this.#inner.bytes + this.#cells.length * 48;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    const elements: Value[] = [];
    const positions: number[] = [];
    for (let row = 0; row < length; row++) {
      const list = stateAt(column, row) === present ? valueAt(column, row) : null;
      if (!Array.isArray(list)) continue;
      const cells = this.#cellsOf(groups[row]!, list.length);
      if (cells.length !== list.length) cells.uneven = true;
      else {
        for (let i = 0; i < list.length; i++) {
          elements.push((list as readonly Value[])[i]!);
          positions.push(cells.first + i);
        }
      }
    }
    if (elements.length === 0) return;
    this.#inner.update([columnOf(elements)], Int32Array.from(positions), elements.length, this.#count);
  }

  #cellsOf(group: number, length: number) {
    let cells = this.#cells[group];
    if (cells === undefined) {
      cells = { first: this.#count, length, uneven: false };
      this.#cells[group] = cells;
      this.#count += length;
    }
    return cells;
  }

  finish(groupCount: number): Column {
    const results = this.#inner.finish(this.#count);
    const builder = new ColumnBuilder();
    for (let group = 0; group < groupCount; group++) {
      const cells = this.#cells[group];
      if (cells === undefined || cells.uneven) {
        builder.push(null);
        continue;
      }
      const { first, length } = cells;
      builder.push(Array.from({ length }, (_, i) => valueAt(results, first + i)));
    }
    return builder.build();
  }
}
