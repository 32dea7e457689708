/** The results panel: what a query of a file is doing, what it answered, or why it failed. */

import type { PanelRequest, PanelState, RowsAnswer } from './messages.ts';
import type { PagedRows } from './pagedRows.ts';
import { resultView } from './resultView.ts';
import { styles } from './styles.ts';

declare function acquireVsCodeApi(): { postMessage(message: PanelRequest): void };

const vscode = acquireVsCodeApi();
const body = document.getElementById('result')!;
const head = document.getElementById('query')!;
let rows: PagedRows | undefined;

const style = document.createElement('style');

style.textContent = styles.replaceAll(':host', 'body');
document.head.append(style);

window.addEventListener('message', ({ data }: MessageEvent<PanelState | RowsAnswer>) => {
  if (data.type === 'rows') rows?.receive(data);
  else show(data);
});

function show(state: PanelState): void {
  rows = undefined;
  head.textContent = `${state.where}: ${state.query.replace(/\s+/g, ' ')}`;
  head.title = state.query;
  if (state.type === 'running')
    body.replaceChildren(text('note', `Running on ${state.place} ${state.progress} …`), cancelButton());
  else if (state.type === 'failed')
    body.replaceChildren(text('notification error', `${state.title}: ${state.message}`));
  else {
    const view = resultView(state.output, (request) => vscode.postMessage(request));
    rows = view.rows;
    body.replaceChildren(...view.elements);
  }
}

function text(className: string, content: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = content;
  return element;
}

function cancelButton(): HTMLElement {
  const button = document.createElement('button');
  button.textContent = 'Cancel';
  button.addEventListener('click', () => vscode.postMessage({ type: 'cancel' }));
  return button;
}

vscode.postMessage({ type: 'ready' });
