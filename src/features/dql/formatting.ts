/** Formats documents, ranges, and what was just typed. */

import * as vscode from 'vscode';
import {
  defaultFormatOptions,
  type FormatEdit,
  type FormatOptions,
  formatEdits,
  formatOnType,
  formatRange,
} from '../../dql/format.ts';
import { settings } from '../../ids.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';

export function registerFormatting(documents: DqlDocuments): vscode.Disposable {
  const toEdits = (document: vscode.TextDocument, edits: readonly FormatEdit[]): vscode.TextEdit[] =>
    edits.map(({ start, end, newText }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return vscode.TextEdit.replace(range, newText);
    });
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(dqlSelector, {
      provideDocumentFormattingEdits: (document, editor) =>
        toEdits(document, formatEdits(documents.queries(document), options(document, editor))),
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(dqlSelector, {
      provideDocumentRangeFormattingEdits: (document, range, editor) => {
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return toEdits(document, formatRange(documents.queries(document), span, options(document, editor)));
      },
    }),
    vscode.languages.registerOnTypeFormattingEditProvider(
      dqlSelector,
      {
        provideOnTypeFormattingEdits: (document, position, character, editor) => {
          const offset = document.offsetAt(position);
          return toEdits(
            document,
            formatOnType(documents.queries(document), offset, character, options(document, editor)),
          );
        },
      },
      '\n',
      '|',
      '}',
      ']',
      ')',
    ),
  );
}

/** The blanks a level are the editor's own setting. */
function options(document: vscode.TextDocument, { tabSize }: vscode.FormattingOptions): FormatOptions {
  const configuration = vscode.workspace.getConfiguration(settings.section, document);
  const lineWidth = configuration.get<unknown>(settings.dqlLineWidth);
  return {
    lineWidth: typeof lineWidth === 'number' && lineWidth > 0 ? lineWidth : defaultFormatOptions.lineWidth,
    indent: tabSize,
    pipe: configuration.get(settings.dqlPipe) === 'lineEnd' ? 'lineEnd' : 'lineStart',
  };
}
