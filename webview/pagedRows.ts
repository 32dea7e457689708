/** The rows of one result as the browser has them: the first window from the start, the rest page by page as it comes into view. */

import type { GridData } from './grid.ts';
import type { ResultColumn, ResultOutput, RowsAnswer, RowsRequest } from './messages.ts';

const PAGE = 200;

export class PagedRows implements GridData {
  readonly columns: readonly ResultColumn[];
  readonly totalRows: number;
  readonly #output: ResultOutput;
  readonly #firstCount: number;
  readonly #ask: ((request: RowsRequest) => void) | undefined;
  readonly #pages = new Map<number, readonly (readonly unknown[])[]>();
  readonly #waiting = new Map<number, (() => void)[]>();
  readonly #gone: () => void;

  /** Without `ask` (no messaging where the output is shown) the first window is all there is. */
  constructor(output: ResultOutput, ask: ((request: RowsRequest) => void) | undefined, gone: () => void) {
    this.#output = output;
    this.columns = output.columns;
    this.#firstCount = output.firstRows[0]?.length ?? 0;
    this.totalRows = ask ? output.totalRows : this.#firstCount;
    this.#ask = ask;
    this.#gone = gone;
  }

  has(row: number): boolean {
    return row < this.#firstCount || this.#pages.has(Math.floor(row / PAGE));
  }

  cell(row: number, column: number): unknown {
    if (row < this.#firstCount) return this.#output.firstRows[column]?.[row];
    return this.#pages.get(Math.floor(row / PAGE))?.[column]?.[row % PAGE];
  }

  want(from: number, to: number, changed: () => void): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
      if (this.has(Math.min(page * PAGE + PAGE, this.totalRows) - 1)) continue;
      const waiting = this.#waiting.get(page);
      if (waiting) {
        waiting.push(changed);
        continue;
      }
      this.#waiting.set(page, [changed]);
      const end = Math.min((page + 1) * PAGE, this.totalRows);
      this.#ask?.({ type: 'rows', resultId: this.#output.resultId, from: page * PAGE, to: end });
    }
  }

  /** Takes an answer of the extension to `ask`. */
  receive(answer: RowsAnswer): void {
    if (answer.resultId !== this.#output.resultId) return;
    const page = answer.from / PAGE;
    const waiting = this.#waiting.get(page) ?? [];
    this.#waiting.delete(page);
    if (!answer.cells) {
      this.#gone();
      return;
    }
    this.#pages.set(page, answer.cells);
    for (const changed of waiting) changed();
  }
}
