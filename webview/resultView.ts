/** A result as elements: its notifications, its table and chart, and the line under it. The notebook renderer and the results panel share it. */

import { mayBeChart } from './chartData.ts';
import { createGrid } from './grid.ts';
import type { ResultOutput, RowsRequest } from './messages.ts';
import { PagedRows } from './pagedRows.ts';
import { createViews } from './views.ts';

export interface ResultView {
  readonly elements: readonly HTMLElement[];
  /** Takes the extension's answers to what `ask` asked for. */
  readonly rows: PagedRows;
}

/** Without `ask` only the first window of rows can be shown. */
export function resultView(output: ResultOutput, ask: ((request: RowsRequest) => void) | undefined): ResultView {
  const note = line('note', '');
  note.setAttribute('role', 'status');
  const rows = new PagedRows(output, ask, () => {
    note.textContent = 'Only the first rows are still here. Run the query again to see the rest.';
  });
  return { elements: [...notifications(output), body(output, rows), note, line('footer', output.footer)], rows };
}

function body(output: ResultOutput, rows: PagedRows): HTMLElement {
  if (output.totalRows === 0) return line('note', 'The query ran and returned no records.');
  return mayBeChart(output.columns) ? createViews(rows) : createGrid(rows);
}

function notifications(output: ResultOutput): HTMLElement[] {
  return output.notifications.map(({ severity, message }) => {
    const element = line(`notification ${severity}`, message);
    element.setAttribute('role', severity === 'info' ? 'note' : 'alert');
    return element;
  });
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}
