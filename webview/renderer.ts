/** The notebook renderer of Grail results. */

import type { ActivationFunction } from 'vscode-notebook-renderer';
import type { ResultOutput, RowsAnswer } from './messages.ts';
import type { PagedRows } from './pagedRows.ts';
import { resultView } from './resultView.ts';
import { styles } from './styles.ts';

export const activate: ActivationFunction = (context) => {
  /** The rows shown in each output, so that answers find them and disposed ones get none. */
  const shown = new Map<string, PagedRows>();
  context.onDidReceiveMessage?.((message: RowsAnswer) => {
    for (const rows of shown.values()) rows.receive(message);
  });
  return {
    renderOutputItem(item, element) {
      const { elements, rows } = resultView(item.json() as ResultOutput, context.postMessage?.bind(context));
      const style = document.createElement('style');
      style.textContent = styles;
      shown.set(item.id, rows);
      // A shadow root keeps the notebook's styles and ours apart.
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      root.replaceChildren(style, ...elements);
    },
    disposeOutputItem(id) {
      if (id === undefined) shown.clear();
      else shown.delete(id);
    },
  };
};
