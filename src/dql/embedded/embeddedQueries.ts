/** DQL inside documents of other languages. */

import type { EmbeddedText } from './embeddedText.ts';
import { jsonQueries } from './jsonQueries.ts';
import { markdownFences } from './markdownFences.ts';
import { stringLiterals } from './stringLiterals.ts';

/** Ids of VS Code for languages whose strings may hold DQL. */
const PROGRAMMING: ReadonlySet<string> = new Set([
  'c',
  'cpp',
  'csharp',
  'go',
  'groovy',
  'java',
  'javascript',
  'javascriptreact',
  'kotlin',
  'php',
  'python',
  'ruby',
  'rust',
  'scala',
  'shellscript',
  'svelte',
  'swift',
  'terraform',
  'typescript',
  'typescriptreact',
  'vue',
  'yaml',
]);
const MARKDOWN: ReadonlySet<string> = new Set(['markdown', 'mdx', 'quarto', 'rmd']);
const JSON_LANGUAGES: ReadonlySet<string> = new Set(['json', 'jsonc', 'jsonl']);

/** Whether documents of a language can hold DQL at all. */
export function canEmbed(languageId: string): boolean {
  return PROGRAMMING.has(languageId) || MARKDOWN.has(languageId) || JSON_LANGUAGES.has(languageId);
}

/** In order of position. `languageId` is VS Code's. */
export function embeddedQueries(text: string, languageId: string): readonly EmbeddedText[] {
  if (MARKDOWN.has(languageId)) return markdownFences(text);
  if (JSON_LANGUAGES.has(languageId)) return jsonQueries(text);
  return PROGRAMMING.has(languageId) ? stringLiterals(text, languageId) : [];
}
