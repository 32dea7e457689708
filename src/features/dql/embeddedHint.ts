/** Whether it is worth looking for DQL in a document of another language: a quick scan, which may be wrong about a `true` only. */

import type { TextDocument } from 'vscode';
import { jsonLanguages, markdownLanguages, programmingLanguages } from '../../dql/embedded/hostLanguages.ts';

/** More is data rather than something that people edit. */
const MAX_LENGTH = 2_000_000;

const FENCE = /(?:`{3,}|~{3,})[ \t]*(?:dql\b|\{\.dql\})/i;
const MARK = /\blanguage[ \t]*=[ \t]*dql\b|\bdql[ \t]*`/i;
/** A source command at the beginning of a JSON text, comments left aside. */
const QUERY =
  /[:[,]\s*"(?:[^"\n]*\\n)?(?:\s|\\[rt]|\/[/*])*(?:fetch|timeseries|metrics|data|describe|load|fieldsSnapshot|smartscapeNodes|smartscapeEdges)\b/i;

export function mayEmbed({ languageId }: TextDocument): boolean {
  return programmingLanguages.has(languageId) || markdownLanguages.has(languageId) || jsonLanguages.has(languageId);
}

/** Whether a text of this language, or a part of one, seems to hold DQL. */
export function hintsAtDql(text: string, languageId: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  if (markdownLanguages.has(languageId)) return FENCE.test(text);
  return jsonLanguages.has(languageId) ? QUERY.test(text) : MARK.test(text);
}
