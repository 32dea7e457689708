/** The DQL inside a document of another language. */

import type { TextDocument } from 'vscode';
import { QueryDocument } from '../../dql/documents.ts';
import { dashboardVariables, timeframeVariables } from '../../dql/embedded/dashboardVariables.ts';
import { embeddedQueries } from '../../dql/embedded/embeddedQueries.ts';
import { hintsAtDql } from './embeddedHint.ts';
import { Region } from './region.ts';

export function embeddedRegions(document: TextDocument): Region[] {
  const text = document.getText();
  if (!hintsAtDql(text, document.languageId)) return [];
  const queries = embeddedQueries(text, document.languageId);
  const variables = queries.some((query) => query.text.includes('$')) ? variablesOf(text) : undefined;
  return queries.map((query) => new Region(document, QueryDocument.of(query.text), query, variables));
}

function variablesOf(text: string): ReadonlySet<string> | undefined {
  const defined = dashboardVariables(text);
  return defined && new Set([...defined.keys(), ...timeframeVariables(new Date()).keys()]);
}
