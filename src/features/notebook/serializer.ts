/** `.dqlnb` files as VS Code notebooks. A file that cannot be read throws: VS Code shows the words and leaves the bytes alone. */

import * as vscode from 'vscode';
import { dqlLanguage } from '../../ids.ts';
import { type FileCell, readNotebook, writeNotebook } from './notebookFile.ts';

export class DqlNotebookSerializer implements vscode.NotebookSerializer {
  deserializeNotebook(bytes: Uint8Array): vscode.NotebookData {
    const file = readNotebook(bytes);
    const data = new vscode.NotebookData(file.cells.map(cellData));
    data.metadata = { extra: file.extra };
    return data;
  }

  serializeNotebook(data: vscode.NotebookData): Uint8Array {
    return writeNotebook({ cells: data.cells.map(fileCell), extra: extraOf(data.metadata) });
  }
}

function cellData({ kind, language, text, extra }: FileCell): vscode.NotebookCellData {
  const cell = new vscode.NotebookCellData(
    kind === 'code' ? vscode.NotebookCellKind.Code : vscode.NotebookCellKind.Markup,
    text,
    language,
  );
  cell.metadata = { extra };
  return cell;
}

function fileCell(cell: vscode.NotebookCellData): FileCell {
  const code = cell.kind === vscode.NotebookCellKind.Code;
  return {
    kind: code ? 'code' : 'markdown',
    language: code ? cell.languageId || dqlLanguage : 'markdown',
    text: cell.value,
    extra: extraOf(cell.metadata),
  };
}

function extraOf(metadata: { readonly [key: string]: unknown } | undefined): Readonly<Record<string, unknown>> {
  return (metadata?.extra ?? {}) as Readonly<Record<string, unknown>>;
}
