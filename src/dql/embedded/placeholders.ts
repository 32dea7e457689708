/** Expressions of another language in the middle of its strings: `${host ?? `any`}`. */

/** Longer ones are no placeholders to DQL either; bounds the look-ahead. */
const LONGEST = 300;

/** Behind the placeholder that begins at an offset; undefined where none begins, or does not end. */
export function placeholderEnd(text: string, at: number, opening: string | undefined): number | undefined {
  if (opening === undefined || !text.startsWith(opening, at)) return undefined;
  return expressionEnd(text, at + opening.length, opening, Math.min(text.length, at + LONGEST));
}

function expressionEnd(text: string, start: number, opening: string, limit: number): number | undefined {
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
    else if (character === '"' || character === "'" || character === '`') {
      const end = stringEnd(text, at, opening, limit);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}

/** At the quote that closes the string, which may have placeholders of its own. */
function stringEnd(text: string, start: number, opening: string, limit: number): number | undefined {
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === text[start]) return at;
    if (text[at] === '\\') at++;
    else if (text.startsWith(opening, at)) {
      const end = expressionEnd(text, at + opening.length, opening, limit);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}
