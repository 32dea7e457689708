/** `median`, `percentile`, `percentiles`, `percentRank`, `percentileFromSamples`. */

import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import type { Aggregator } from './aggregator.ts';
import { boxed } from './counting.ts';
import { ValueSketch } from './valueSketch.ts';

type Kind = 'number' | 'duration' | 'timestamp' | 'boolean';

/** Numbers behind the values of one group: doubles, nanoseconds, 0 and 1. */
interface Distribution {
  readonly sketch: ValueSketch;
  readonly kind: Kind;
  /** Nanoseconds that timestamps are counted from, as doubles are only exact near 0. */
  readonly origin: bigint;
  mixed: boolean;
}

abstract class Distributions implements Aggregator {
  protected readonly groups: (Distribution | undefined)[] = [];
  bytes = 0;

  abstract update(args: readonly Column[], groups: Int32Array, length: number): void;
  protected abstract resultOf(distribution: Distribution): Value;

  protected add(group: number, value: Value, weight: number): void {
    const kind = kindOf(value);
    let distribution = this.groups[group];
    if (distribution === undefined) {
      const origin = value instanceof Timestamp ? value.nanos : 0n;
      distribution = { sketch: new ValueSketch(), kind: kind ?? 'number', origin, mixed: false };
      this.groups[group] = distribution;
    }
    if (kind !== distribution.kind) {
      distribution.mixed = true;
      return;
    }
    const before = distribution.sketch.bytes;
    distribution.sketch.add(numberOf(value, distribution.origin), weight);
    this.bytes += distribution.sketch.bytes - before;
  }

  finish(groupCount: number): Column {
    const values = this.groups.map((distribution) =>
      distribution === undefined || distribution.mixed || distribution.sketch.count === 0
        ? null
        : this.resultOf(distribution),
    );
    return boxed(values, groupCount);
  }
}

function kindOf(value: Value): Kind | undefined {
  switch (typeof value) {
    case 'bigint':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
  }
  if (value instanceof Duration) return 'duration';
  return value instanceof Timestamp ? 'timestamp' : undefined;
}

function numberOf(value: Value, origin: bigint): number {
  if (value instanceof Duration || value instanceof Timestamp) return Number(value.nanos - origin);
  return Number(value);
}

function fromNumber(number: number | undefined, distribution: Distribution): Value {
  if (number === undefined) return null;
  switch (distribution.kind) {
    case 'number':
      return number;
    case 'boolean':
      return number >= 0.5;
    case 'duration':
      return new Duration(BigInt(Math.round(number)));
    case 'timestamp':
      return new Timestamp(distribution.origin + BigInt(Math.round(number)));
  }
}

/** Arguments: value, and weight where there is one. One percentile gives its value, several an array. */
export class Percentiles extends Distributions {
  readonly #percentiles: readonly number[];
  readonly #list: boolean;

  constructor(percentiles: readonly number[], list: boolean) {
    super();
    this.#percentiles = percentiles;
    this.#list = list;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const [column, weights] = args;
    for (let row = 0; row < length; row++) {
      if (stateAt(column!, row) !== present) continue;
      const weight = weights === undefined ? 1 : Number(valueAt(weights, row) ?? 0);
      if (weight > 0) this.add(groups[row]!, valueAt(column!, row), weight);
    }
  }

  protected resultOf(distribution: Distribution): Value {
    const values = this.#percentiles.map((percentile) =>
      fromNumber(distribution.sketch.percentile(percentile), distribution),
    );
    return this.#list ? values : values[0]!;
  }
}

/** The share of values below a constant. */
export class PercentRank extends Distributions {
  readonly #value: Value;

  constructor(value: Value) {
    super();
    this.#value = value;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const column = args[0]!;
    for (let row = 0; row < length; row++) {
      if (stateAt(column, row) === present) this.add(groups[row]!, valueAt(column, row), 1);
    }
  }

  protected resultOf(distribution: Distribution): Value {
    if (kindOf(this.#value) !== distribution.kind) return null;
    return distribution.sketch.shareBelow(numberOf(this.#value, distribution.origin));
  }
}

/** Arguments: array of samples, and how many values each array stands for. */
export class PercentileFromSamples extends Distributions {
  readonly #percentile: number;

  constructor(percentile: number) {
    super();
    this.#percentile = percentile;
  }

  update(args: readonly Column[], groups: Int32Array, length: number): void {
    const [column, counts] = args;
    for (let row = 0; row < length; row++) {
      const samples = stateAt(column!, row) === present ? valueAt(column!, row) : null;
      if (!Array.isArray(samples)) continue;
      const list = (samples as readonly Value[]).filter((sample) => sample !== null);
      const original = counts === undefined ? null : valueAt(counts, row);
      const weight = original === null ? 1 : Number(original) / Math.max(1, list.length);
      for (const sample of list) this.add(groups[row]!, sample, weight);
    }
  }

  protected resultOf(distribution: Distribution): Value {
    return fromNumber(distribution.sketch.percentile(this.#percentile), distribution);
  }
}
