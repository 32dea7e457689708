/** One result in two views: the table, and the chart that it makes. Series are shown as a chart at first. */

import { chartOf } from './chartData.ts';
import { createGrid } from './grid.ts';
import type { PagedRows } from './pagedRows.ts';

/** A chart needs all rows; of larger results only the first ones are drawn. */
const MAX_ROWS = 10_000;

let count = 0;

export function createViews(rows: PagedRows): HTMLElement {
  return new Views(rows).element;
}

type View = 'table' | 'chart';

class Views {
  readonly element = document.createElement('div');
  readonly #rows: PagedRows;
  readonly #panel = document.createElement('div');
  readonly #tabs: Readonly<Record<View, HTMLButtonElement>>;
  #grid: HTMLElement | undefined;
  #chart: Promise<HTMLElement> | undefined;
  #view: View = 'table';

  constructor(rows: PagedRows) {
    this.#rows = rows;
    const id = `view-${++count}`;
    const list = document.createElement('div');
    list.className = 'views';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', 'How the result is shown');
    this.#tabs = { table: tab('Table', id), chart: tab('Chart', id) };
    list.append(this.#tabs.table, this.#tabs.chart);
    for (const view of ['table', 'chart'] as const) this.#tabs[view].addEventListener('click', () => this.#show(view));
    list.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      event.preventDefault();
      event.stopPropagation();
      this.#show(this.#view === 'table' ? 'chart' : 'table');
      this.#tabs[this.#view].focus();
    });
    this.#panel.id = id;
    this.#panel.setAttribute('role', 'tabpanel');
    this.element.append(list, this.#panel);
    const isSeries =
      rows.columns.some(({ type }) => type === 'timeframe') && rows.columns.some(({ type }) => type === 'array');
    this.#show(isSeries ? 'chart' : 'table');
  }

  #show(view: View): void {
    this.#view = view;
    for (const [name, button] of Object.entries(this.#tabs)) {
      button.setAttribute('aria-selected', String(name === view));
      button.tabIndex = name === view ? 0 : -1;
    }
    if (view === 'table') {
      this.#grid ??= createGrid(this.#rows);
      this.#panel.replaceChildren(this.#grid);
      return;
    }
    this.#chart ??= this.#drawn();
    void this.#chart.then(
      (chart) => {
        if (this.#view === 'chart') this.#panel.replaceChildren(chart);
      },
      (error: unknown) => this.#panel.replaceChildren(note(`The chart cannot be drawn: ${String(error)}`)),
    );
  }

  async #drawn(): Promise<HTMLElement> {
    const totalRows = Math.min(this.#rows.totalRows, MAX_ROWS);
    const { columns } = this.#rows;
    await this.#arrived(totalRows);
    const chart = chartOf({
      columns,
      totalRows,
      cell: (row, column) => this.#rows.cell(row, column),
      has: () => true,
      want: () => undefined,
    });
    if (chart === undefined)
      return note('These records make no chart: it takes numbers over time, or numbers by name.');
    const { chartElement } = await import('./chart.ts');
    return chartElement(chart);
  }

  /** Resolves once the first `count` rows are here. */
  #arrived(totalRows: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        for (let row = 0; row < totalRows; row++) if (!this.#rows.has(row)) return;
        resolve();
      };
      this.#rows.want(0, totalRows, check);
      check();
    });
  }
}

function tab(label: string, panel: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.className = 'view';
  button.textContent = label;
  button.setAttribute('role', 'tab');
  button.setAttribute('aria-controls', panel);
  return button;
}

function note(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'note';
  element.textContent = text;
  return element;
}
