/** Shows the place in a document that the service reported for an error of a run. */

import * as vscode from 'vscode';
import { ApiError } from '../http/errors.ts';

/** Where an error is marked already, be it found by the language or by verifying, nothing is said a second time. */
export function markError(
  diagnostics: vscode.DiagnosticCollection,
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  message: string,
  error: unknown,
): void {
  const isMarked = vscode.languages
    .getDiagnostics(uri)
    .some((known) => known.severity === vscode.DiagnosticSeverity.Error && known.range.intersection(range));
  if (isMarked) return;
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Grail';
  const code = ApiError.is(error) ? error.errorCode : undefined;
  if (code) diagnostic.code = code;
  diagnostics.set(uri, [diagnostic]);
}

/** The place in a few words, as the editor counts: from 1. */
export function placeTitle({ line, character }: vscode.Position): string {
  return `Line ${line + 1}, column ${character + 1}`;
}
