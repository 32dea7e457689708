/** Collects values of unknown types and gives them the physical form they allow. */

import { Duration, Timestamp, type Value } from '../value.ts';
import { absent, type Column, constantColumn, type Dictionary, type IntegralType, isNull, present } from './column.ts';

const safe = 9007199254740991n;

type Form = 'none' | 'boolean' | 'double' | IntegralType | 'string' | 'any';

function formOf(value: Exclude<Value, null>): Form {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'double';
    case 'bigint':
      return 'long';
    case 'string':
      return 'string';
    default:
      return value instanceof Timestamp ? 'timestamp' : value instanceof Duration ? 'duration' : 'any';
  }
}

export interface BuilderOptions {
  /** Makes strings codes of its dictionary; without it they stay strings. */
  readonly pool?: StringPool;
  /** Writes strings one after the other into a buffer. */
  readonly text?: boolean;
}

/** A dictionary with its index. */
export class StringPool {
  readonly dictionary: Dictionary = { values: [] };
  readonly #codes = new Map<string, number>();

  code(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.dictionary.values.length;
      this.dictionary.values.push(text);
      this.#codes.set(text, code);
    }
    return code;
  }

  get size(): number {
    return this.dictionary.values.length;
  }
}

export class ColumnBuilder {
  readonly #values: Value[] = [];
  readonly #pool: StringPool | undefined;
  readonly #text: boolean;
  #nulls: Uint8Array | undefined;
  #form: Form = 'none';
  #absentOnly = true;

  constructor(options: BuilderOptions = {}) {
    this.#pool = options.pool;
    this.#text = options.text === true;
  }

  get length(): number {
    return this.#values.length;
  }

  push(value: Value): void {
    if (value === null) {
      this.#pushState(isNull);
      return;
    }
    const form = formOf(value);
    if (form !== this.#form) this.#form = this.#form === 'none' ? form : 'any';
    if (this.#nulls !== undefined) this.#grow();
    this.#values.push(value);
    this.#absentOnly = false;
  }

  pushAbsent(count = 1): void {
    for (let i = 0; i < count; i++) this.#pushState(absent);
  }

  #pushState(state: number): void {
    this.#nulls ??= new Uint8Array(Math.max(64, this.#values.length * 2));
    this.#grow();
    this.#nulls[this.#values.length] = state;
    if (state !== absent) this.#absentOnly = false;
    this.#values.push(null);
  }

  #grow(): void {
    const nulls = this.#nulls!;
    if (this.#values.length < nulls.length) return;
    this.#nulls = new Uint8Array(nulls.length * 2);
    this.#nulls.set(nulls);
  }

  build(): Column {
    const length = this.#values.length;
    const nulls = this.#nulls?.subarray(0, length);
    switch (this.#form) {
      case 'none':
        if (nulls?.includes(isNull) && nulls.includes(absent))
          return { kind: 'any', length, nulls, values: this.#values };
        return constantColumn(null, length, this.#absentOnly ? absent : isNull);
      case 'boolean': {
        const values = new Uint8Array(length);
        for (let i = 0; i < length; i++) values[i] = this.#values[i] === true ? 1 : 0;
        return { kind: 'boolean', length, nulls, values };
      }
      case 'double': {
        const values = new Float64Array(length);
        for (let i = 0; i < length; i++) values[i] = (this.#values[i] as number | null) ?? 0;
        return { kind: 'double', length, nulls, values };
      }
      case 'long':
      case 'duration':
      case 'timestamp':
        return integralColumn(this.#form, this.#values as readonly Integral[], nulls);
      case 'string':
        return this.#strings(length, nulls);
      case 'any':
        return { kind: 'any', length, nulls, values: this.#values };
    }
  }

  #strings(length: number, nulls: Uint8Array | undefined): Column {
    if (this.#text) return textColumn(this.#values as readonly (string | null)[], nulls);
    if (this.#pool === undefined) return { kind: 'any', length, nulls, values: this.#values };
    const codes = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const text = this.#values[i] as string | null;
      if (text !== null) codes[i] = this.#pool.code(text);
    }
    return { kind: 'string', length, nulls, codes, dictionary: this.#pool.dictionary };
  }
}

const beyondLatin1 = /[\u0100-\uffff]/;

/** Null rows are empty. */
export function textColumn(values: readonly (string | null)[], nulls: Uint8Array | undefined): Column {
  const wide = values.some((value) => value !== null && beyondLatin1.test(value));
  const unit = wide ? 2 : 1;
  const offsets = new Uint32Array(values.length + 1);
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    offsets[i] = size;
    size += (values[i]?.length ?? 0) * unit;
  }
  offsets[values.length] = size;
  const encoding = wide ? 'utf16le' : 'latin1';
  const bytes = Buffer.allocUnsafeSlow(size);
  for (let i = 0; i < values.length; i++) bytes.write(values[i] ?? '', offsets[i]!, encoding);
  return { kind: 'text', length: values.length, nulls, bytes, offsets, first: 0, encoding };
}

type Integral = bigint | Timestamp | Duration | null;

function integralColumn(type: IntegralType, values: readonly Integral[], nulls: Uint8Array | undefined): Column {
  const length = values.length;
  const numbers = new BigInt64Array(length);
  let first: bigint | undefined;
  let low = 0n;
  let high = 0n;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (value === null) continue;
    const number = typeof value === 'bigint' ? value : value.nanos;
    numbers[i] = number;
    if (first === undefined) {
      first = number;
      low = number;
      high = number;
    } else if (number < low) low = number;
    else if (number > high) high = number;
  }
  return integralFromWide(type, numbers, nulls, low, high);
}

/** Narrows 64-bit numbers where their range allows; `low` and `high` bound the non-null ones. */
export function integralFromWide(
  type: IntegralType,
  numbers: BigInt64Array,
  nulls: Uint8Array | undefined,
  low: bigint,
  high: bigint,
): Column {
  const length = numbers.length;
  const base = type === 'timestamp' ? low : 0n;
  if (high - base > safe || low - base < -safe) return { kind: 'wide', type, length, nulls, values: numbers };
  const narrow = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    if (nulls === undefined || nulls[i] === present) narrow[i] = Number(numbers[i]! - base);
  }
  return { kind: 'integral', type, base, length, nulls, values: narrow };
}

/** The column of boxed values, where null is null. */
export function columnOf(values: readonly Value[]): Column {
  const builder = new ColumnBuilder();
  for (const value of values) builder.push(value);
  return builder.build();
}
