/** The DQL inside a document of another language. */

import type { TextDocument } from 'vscode';
import { QueryDocument } from '../../dql/documents.ts';
import { embeddedQueries } from '../../dql/embedded/embeddedQueries.ts';
import { hintsAtDql } from './embeddedHint.ts';
import { Region } from './region.ts';

export function embeddedRegions(document: TextDocument): Region[] {
  const text = document.getText();
  if (!hintsAtDql(text, document.languageId)) return [];
  return embeddedQueries(text, document.languageId).map(
    (embedded) => new Region(document, QueryDocument.of(embedded.text), embedded),
  );
}
