/** The notebook renderer of Grail results. */

import type { ActivationFunction } from 'vscode-notebook-renderer';
import { createGrid } from './grid.ts';
import type { ResultOutput, RowsAnswer } from './messages.ts';
import { PagedRows } from './pagedRows.ts';
import { styles } from './styles.ts';

export const activate: ActivationFunction = (context) => {
  /** The rows shown in each output element, so that answers find them and disposed ones get none. */
  const shown = new Map<string, PagedRows>();
  context.onDidReceiveMessage?.((message: RowsAnswer) => {
    for (const rows of shown.values()) rows.receive(message);
  });
  return {
    renderOutputItem(item, element) {
      const output = item.json() as ResultOutput;
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      const style = document.createElement('style');
      style.textContent = styles;
      const note = document.createElement('div');
      note.className = 'note';
      note.setAttribute('role', 'status');
      const rows = new PagedRows(output, context.postMessage?.bind(context), () => {
        note.textContent = 'Only the first rows are still here. Run the cell again to see the rest.';
      });
      shown.set(item.id, rows);
      root.replaceChildren(style, ...notifications(output), body(output, rows), note, footer(output));
    },
    disposeOutputItem(id) {
      if (id === undefined) shown.clear();
      else shown.delete(id);
    },
  };
};

function notifications(output: ResultOutput): HTMLElement[] {
  return output.notifications.map(({ severity, message }) => {
    const line = document.createElement('div');
    line.className = `notification ${severity}`;
    line.setAttribute('role', severity === 'info' ? 'note' : 'alert');
    line.textContent = message;
    return line;
  });
}

function body(output: ResultOutput, rows: PagedRows): HTMLElement {
  if (output.totalRows > 0) return createGrid(rows);
  const empty = document.createElement('div');
  empty.className = 'note';
  empty.textContent = 'The query ran and returned no records.';
  return empty;
}

function footer(output: ResultOutput): HTMLElement {
  const line = document.createElement('div');
  line.className = 'footer';
  line.textContent = output.footer;
  return line;
}
