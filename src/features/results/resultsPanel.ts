/** Results of queries that are run from a file, beside it: one panel, which the next run takes over. */

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PanelRequest, PanelState, RowsAnswer } from '../../../webview/messages.ts';
import type { ResultStore } from '../resultStore.ts';

export class ResultsPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #results: ResultStore;
  #panel: vscode.WebviewPanel | undefined;
  #state: PanelState | undefined;
  #cancel: (() => void) | undefined;

  constructor(extensionUri: vscode.Uri, results: ResultStore) {
    this.#extensionUri = extensionUri;
    this.#results = results;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  /** `cancel` is called when the user presses Cancel or closes the panel while the query runs. */
  show(state: PanelState, cancel?: () => void): void {
    if (this.#state?.type === 'result' && state !== this.#state) this.#results.drop(this.#state.output.resultId);
    this.#state = state;
    this.#cancel = cancel;
    if (this.#panel) {
      this.#panel.reveal(undefined, true);
      void this.#panel.webview.postMessage(state);
    } else {
      this.#panel = this.#open();
    }
  }

  /** For the in-host tests: what is shown. */
  get state(): PanelState | undefined {
    return this.#state;
  }

  #open(): vscode.WebviewPanel {
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    const panel = vscode.window.createWebviewPanel(
      'dynatraceKonnect.results',
      'DQL Results',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
    );
    panel.webview.onDidReceiveMessage((request: PanelRequest) => this.#answer(request));
    panel.onDidDispose(() => {
      this.#cancel?.();
      if (this.#state?.type === 'result') this.#results.drop(this.#state.output.resultId);
      this.#panel = undefined;
      this.#state = undefined;
    });
    panel.webview.html = page(panel.webview, vscode.Uri.joinPath(dist, 'resultsPanel.js'));
    return panel;
  }

  #answer(request: PanelRequest): void {
    if (request.type === 'ready') {
      if (this.#state) void this.#panel?.webview.postMessage(this.#state);
    } else if (request.type === 'cancel') {
      this.#cancel?.();
    } else {
      const { resultId, from, to } = request;
      const cells = this.#results.rows(resultId, from, to);
      const answer: RowsAnswer = { type: 'rows', resultId, from, ...(cells ? { cells } : {}) };
      void this.#panel?.webview.postMessage(answer);
    }
  }
}

function page(webview: vscode.Webview, script: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  // Column widths are set on elements, which a nonce cannot cover.
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>DQL Results</title></head>
<body><main><div id="query" class="footer"></div><div id="result" aria-live="polite"></div></main>
<script type="module" nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script></body>
</html>`;
}
