/** Which documents the features look at. */

import type { DocumentFilter, TextDocument } from 'vscode';
import { dqlLanguage } from '../../ids.ts';

/** Files, cells of notebooks and untitled documents alike. */
export const dqlSelector: DocumentFilter = { language: dqlLanguage };

export function isDql(document: TextDocument): boolean {
  return document.languageId === dqlLanguage;
}

/** Languages that have DQL inside: in fences, in strings that a comment marks, in dashboards. */
export const hostLanguages = [
  'markdown',
  'json',
  'jsonc',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'java',
  'kotlin',
  'python',
  'go',
  'csharp',
  'groovy',
  'rust',
  'php',
  'ruby',
] as const;

/** DQL documents and those that have some inside. */
export const anySelector: readonly DocumentFilter[] = [dqlSelector, ...hostLanguages.map((language) => ({ language }))];
