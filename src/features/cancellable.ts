/** Waiting that the user sees and can stop. */

import * as vscode from 'vscode';

/** Runs with a notification that has a Cancel button; `signal` fires when it is pressed. */
export function withCancellableProgress<T>(
  title: string,
  run: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return Promise.resolve(
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        return run(abort.signal, (message) => progress.report({ message }));
      },
    ),
  );
}
