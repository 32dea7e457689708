/** Records that share what they have in common, as a world holds many of them. */

import type { RecordMap, Value } from '../../grail/value.ts';

/** Names of fields, in display order, shared by many records. */
export class Shape {
  readonly names: readonly string[];
  readonly #index: ReadonlyMap<string, number>;

  constructor(...names: readonly string[]) {
    this.names = names;
    this.#index = new Map(names.map((name, i) => [name, i]));
  }

  indexOf(name: string): number | undefined {
    return this.#index.get(name);
  }
}

/** A record of its own values, where `undefined` is an absent field, and behind them the fields of what produced it. */
export class ShapedRecord implements RecordMap {
  readonly shape: Shape;
  readonly own: readonly (Value | undefined)[];
  readonly base: RecordMap;

  constructor(shape: Shape, own: readonly (Value | undefined)[], base: RecordMap = new Map()) {
    this.shape = shape;
    this.own = own;
    this.base = base;
  }

  get(name: string): Value | undefined {
    const index = this.shape.indexOf(name);
    return index === undefined ? this.base.get(name) : this.own[index];
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    let count = this.base.size;
    for (const value of this.own) if (value !== undefined) count++;
    return count;
  }

  *entries(): MapIterator<[string, Value]> {
    for (let i = 0; i < this.own.length; i++) {
      const value = this.own[i];
      if (value !== undefined) yield [this.shape.names[i]!, value];
    }
    yield* this.base.entries();
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void, thisArg?: unknown): void {
    for (const [name, value] of this.entries()) callback.call(thisArg, value, name, this);
  }
}

/** A record from fields, leaving out those without a value. */
export function recordOf(fields: Readonly<Record<string, Value | undefined>>): RecordMap {
  const record = new Map<string, Value>();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) record.set(name, value);
  return record;
}
