/** Which documents the features look at. */

import type { DocumentFilter, TextDocument } from 'vscode';
import { jsonLanguages, markdownLanguages, programmingLanguages } from '../../dql/embedded/hostLanguages.ts';
import { dqlLanguage } from '../../ids.ts';

/** Files, cells of notebooks and untitled documents alike. */
export const dqlSelector: DocumentFilter = { language: dqlLanguage };

export function isDql(document: TextDocument): boolean {
  return document.languageId === dqlLanguage;
}

/** DQL documents and those that may have some inside: in fences, in marked strings, in dashboards. */
export const anySelector: readonly DocumentFilter[] = [
  dqlSelector,
  ...[...markdownLanguages, ...jsonLanguages, ...programmingLanguages].map((language) => ({ language })),
];
