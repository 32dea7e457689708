/** Results by column, kept once in the extension; the table in the editor gets windows of them. The oldest leave when it grows too large. */

import type { QueryTable } from '../dynatrace/queryResult.ts';

/** Cells over all kept results. A cell takes some tens of bytes, so this bounds the memory at a few hundred megabytes. */
const MAX_CELLS = 6_000_000;

export class ResultStore {
  readonly #tables = new Map<string, QueryTable>();
  readonly #maxCells: number;
  #cells = 0;

  constructor(maxCells = MAX_CELLS) {
    this.#maxCells = maxCells;
  }

  keep(table: QueryTable): string {
    const id = crypto.randomUUID();
    this.#tables.set(id, table);
    this.#cells += size(table);
    for (const [oldest, old] of this.#tables) {
      if (this.#cells <= this.#maxCells || oldest === id) break;
      this.#tables.delete(oldest);
      this.#cells -= size(old);
    }
    return id;
  }

  drop(id: string): void {
    const table = this.#tables.get(id);
    if (!table) return;
    this.#tables.delete(id);
    this.#cells -= size(table);
  }

  /** Rows `from` to before `to`, column by column; undefined when the result is no longer kept. */
  rows(id: string, from: number, to: number): readonly (readonly unknown[])[] | undefined {
    return this.#tables.get(id)?.columns.map(({ values }) => values.slice(from, to));
  }
}

function size(table: QueryTable): number {
  return table.rowCount * table.columns.length;
}
