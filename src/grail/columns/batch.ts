/** Some consecutive records as columns. What a command reads and gives. */

import { absent, type Column, constantColumn, gather, sliceColumn } from './column.ts';

const nothingHidden: ReadonlySet<string> = new Set();

/** A column of a batch; rows that a filter kept are copied together only when somebody asks for the column. */
export class Slot {
  readonly #source: Column;
  /** Rows of the source that this slot has, in order; undefined: all. */
  readonly #rows: Int32Array | undefined;
  #dense: Column | undefined;

  constructor(source: Column, rows?: Int32Array) {
    this.#source = source;
    this.#rows = rows;
    if (rows === undefined) this.#dense = source;
  }

  column(): Column {
    this.#dense ??= gather(this.#source, this.#rows!, this.#rows!.length);
    return this.#dense;
  }

  /** `composed` remembers what became of a selection, as most columns of a batch share theirs. */
  select(rows: Int32Array, composed: Map<Int32Array, Int32Array>): Slot {
    if (this.#source.kind === 'constant') return new Slot({ ...this.#source, length: rows.length });
    const own = this.#rows;
    if (own === undefined) return new Slot(this.#source, rows);
    let selection = composed.get(own);
    if (selection === undefined) {
      selection = new Int32Array(rows.length);
      for (let i = 0; i < rows.length; i++) selection[i] = own[rows[i]!]!;
      composed.set(own, selection);
    }
    return new Slot(this.#source, selection);
  }

  slice(from: number, to: number): Slot {
    return this.#rows === undefined
      ? new Slot(sliceColumn(this.#source, from, to))
      : new Slot(this.#source, this.#rows.subarray(from, to));
  }
}

export class Batch {
  readonly length: number;
  /** Display order. */
  readonly names: readonly string[];
  readonly slots: readonly Slot[];
  /** Fields that are only shown when a command names them. */
  readonly hidden: ReadonlySet<string>;
  #index: ReadonlyMap<string, number> | undefined;

  constructor(length: number, names: readonly string[], slots: readonly Slot[], hidden = nothingHidden) {
    this.length = length;
    this.names = names;
    this.slots = slots;
    this.hidden = hidden;
  }

  static of(length: number, names: readonly string[], columns: readonly Column[], hidden = nothingHidden): Batch {
    return new Batch(
      length,
      names,
      columns.map((column) => new Slot(column)),
      hidden,
    );
  }

  indexOf(name: string): number {
    this.#index ??= indexOfNames(this.names);
    return this.#index.get(name) ?? -1;
  }

  columnAt(index: number): Column {
    return this.slots[index]!.column();
  }

  /** An absent column where no record has the field. */
  column(name: string): Column {
    const index = this.indexOf(name);
    return index < 0 ? constantColumn(null, this.length, absent) : this.columnAt(index);
  }

  columns(): Column[] {
    return this.slots.map((slot) => slot.column());
  }

  /** The rows `rows`, in that order. Keeps the array. */
  select(rows: Int32Array): Batch {
    const composed = new Map<Int32Array, Int32Array>();
    const slots = this.slots.map((slot) => slot.select(rows, composed));
    return new Batch(rows.length, this.names, slots, this.hidden);
  }

  slice(from: number, to: number): Batch {
    if (from === 0 && to >= this.length) return this;
    const end = Math.min(to, this.length);
    const slots = this.slots.map((slot) => slot.slice(from, end));
    return new Batch(end - from, this.names, slots, this.hidden);
  }

  /** With one field replaced in place or added at the end, and visible. */
  set(name: string, slot: Slot): Batch {
    const index = this.indexOf(name);
    const names = index < 0 ? [...this.names, name] : this.names;
    const slots = index < 0 ? [...this.slots, slot] : this.slots.with(index, slot);
    const hidden = this.hidden.has(name) ? new Set([...this.hidden].filter((other) => other !== name)) : this.hidden;
    return new Batch(this.length, names, slots, hidden);
  }

  /** With these fields only, where it has them, in its own order. */
  keep(names: readonly string[]): Batch {
    const kept = this.names.flatMap((name, index) => (names.includes(name) ? [index] : []));
    const slots = kept.map((index) => this.slots[index]!);
    return new Batch(
      this.length,
      kept.map((index) => this.names[index]!),
      slots,
      this.hidden,
    );
  }

  hide(name: string): Batch {
    return new Batch(this.length, this.names, this.slots, new Set([...this.hidden, name]));
  }
}

// Batches of one table share their array of names, and a lookup should not cost a map a batch.
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function indexOfNames(names: readonly string[]): ReadonlyMap<string, number> {
  let index = indexes.get(names);
  if (index === undefined) {
    index = new Map(names.map((name, position) => [name, position]));
    indexes.set(names, index);
  }
  return index;
}
