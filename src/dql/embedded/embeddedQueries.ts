/** DQL inside documents of other languages. */

import type { EmbeddedText } from './embeddedText.ts';
import { jsonLanguages, markdownLanguages, programmingLanguages } from './hostLanguages.ts';
import { jsonQueries } from './jsonQueries.ts';
import { markdownFences } from './markdownFences.ts';
import { stringLiterals } from './stringLiterals.ts';

/** In order of position. `languageId` is VS Code's. */
export function embeddedQueries(text: string, languageId: string): readonly EmbeddedText[] {
  if (markdownLanguages.has(languageId)) return markdownFences(text);
  if (jsonLanguages.has(languageId)) return jsonQueries(text);
  return programmingLanguages.has(languageId) ? stringLiterals(text, languageId) : [];
}
