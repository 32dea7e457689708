/** DQL as a language of the editor. Nothing of it is loaded before the first document that has some. */

import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { Services } from '../services.ts';
import { hintsAtDql, mayEmbed } from './embeddedHint.ts';
import { isDql } from './languages.ts';

export function registerDql(services: Services): vscode.Disposable {
  const parts: vscode.Disposable[] = [
    vscode.commands.registerCommand(commands.silenceCheck, async (code: string, uri: vscode.Uri) => {
      const { silenceCheck } = await import('./silenceCheck.ts');
      await silenceCheck(code, uri);
    }),
  ];
  let disposed = false;
  let started = false;
  const start = async (): Promise<void> => {
    started = true;
    waiting.dispose();
    try {
      const { startDql } = await import('./startDql.ts');
      const language = await startDql(services);
      if (disposed) language.dispose();
      else parts.push(language);
    } catch (error) {
      services.log.error('The DQL language could not be started', error);
      void vscode.window.showErrorMessage(`DQL has no language support in this window: ${errorSentence(error)}`);
    }
  };
  const look = (document: vscode.TextDocument): void => {
    if (!started && (isDql(document) || embeds(document))) void start();
  };
  const waiting = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (started || !mayEmbed(document)) return;
      const lines = contentChanges.map(({ range, text }) => document.lineAt(range.start.line).text + text);
      if (lines.some((line) => hintsAtDql(line, document.languageId))) void start();
    }),
  );
  for (const document of vscode.workspace.textDocuments) look(document);
  return new vscode.Disposable(() => {
    disposed = true;
    waiting.dispose();
    for (const part of parts) part.dispose();
  });
}

function embeds(document: vscode.TextDocument): boolean {
  return mayEmbed(document) && hintsAtDql(document.getText(), document.languageId);
}
