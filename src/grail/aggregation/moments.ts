/** `stddev`, `variance` (population formulas) and `correlation` (Pearson), in one pass (Welford). */

import { type Column, isNull, present, stateAt, valueAt } from '../columns/column.ts';
import { type Aggregator, grownDoubles } from './aggregator.ts';

/** Reads a row as a double; NaN where there is no number. */
function numbersOf(column: Column): (row: number) => number {
  if (
    (column.kind === 'double' || (column.kind === 'integral' && column.type === 'long')) &&
    column.nulls === undefined
  ) {
    const { values } = column;
    return (row) => values[row]!;
  }
  return (row) => {
    const value = stateAt(column, row) === present ? valueAt(column, row) : null;
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
  };
}

function doubles(groupCount: number, resultOf: (group: number) => number | undefined): Column {
  const values = new Float64Array(groupCount);
  let nulls: Uint8Array | undefined;
  for (let group = 0; group < groupCount; group++) {
    const value = resultOf(group);
    if (value === undefined) {
      nulls ??= new Uint8Array(groupCount);
      nulls[group] = isNull;
    } else {
      values[group] = value;
    }
  }
  return { kind: 'double', length: groupCount, nulls, values };
}

export class Variance implements Aggregator {
  readonly #root: boolean;
  #counts = new Float64Array(0);
  #means = new Float64Array(0);
  #squares = new Float64Array(0);

  /** `root`: the standard deviation. */
  constructor(root: boolean) {
    this.#root = root;
  }

  get bytes(): number {
    return this.#counts.byteLength * 3;
  }

  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    this.#counts = grownDoubles(this.#counts, groupCount);
    this.#means = grownDoubles(this.#means, groupCount);
    this.#squares = grownDoubles(this.#squares, groupCount);
    const at = numbersOf(args[0]!);
    for (let row = 0; row < length; row++) {
      const value = at(row);
      if (Number.isNaN(value)) continue;
      const group = groups[row]!;
      this.#counts[group]!++;
      const delta = value - this.#means[group]!;
      this.#means[group]! += delta / this.#counts[group]!;
      this.#squares[group]! += delta * (value - this.#means[group]!);
    }
  }

  finish(groupCount: number): Column {
    return doubles(groupCount, (group) => {
      const count = this.#counts[group] ?? 0;
      if (count === 0) return undefined;
      const variance = this.#squares[group]! / count;
      return this.#root ? Math.sqrt(variance) : variance;
    });
  }
}

export class Correlation implements Aggregator {
  #counts = new Float64Array(0);
  #meansX = new Float64Array(0);
  #meansY = new Float64Array(0);
  #squaresX = new Float64Array(0);
  #squaresY = new Float64Array(0);
  #products = new Float64Array(0);

  get bytes(): number {
    return this.#counts.byteLength * 6;
  }

  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void {
    this.#counts = grownDoubles(this.#counts, groupCount);
    this.#meansX = grownDoubles(this.#meansX, groupCount);
    this.#meansY = grownDoubles(this.#meansY, groupCount);
    this.#squaresX = grownDoubles(this.#squaresX, groupCount);
    this.#squaresY = grownDoubles(this.#squaresY, groupCount);
    this.#products = grownDoubles(this.#products, groupCount);
    const xAt = numbersOf(args[0]!);
    const yAt = numbersOf(args[1]!);
    for (let row = 0; row < length; row++) {
      const x = xAt(row);
      const y = yAt(row);
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      const group = groups[row]!;
      const count = this.#counts[group]! + 1;
      this.#counts[group] = count;
      const deltaX = x - this.#meansX[group]!;
      const deltaY = y - this.#meansY[group]!;
      this.#meansX[group]! += deltaX / count;
      this.#meansY[group]! += deltaY / count;
      this.#squaresX[group]! += deltaX * (x - this.#meansX[group]!);
      this.#squaresY[group]! += deltaY * (y - this.#meansY[group]!);
      this.#products[group]! += deltaX * (y - this.#meansY[group]!);
    }
  }

  finish(groupCount: number): Column {
    return doubles(groupCount, (group) => {
      const spread = (this.#squaresX[group] ?? 0) * (this.#squaresY[group] ?? 0);
      return spread > 0 ? this.#products[group]! / Math.sqrt(spread) : undefined;
    });
  }
}
