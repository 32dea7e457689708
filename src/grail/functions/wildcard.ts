/** Whole-text matching with wildcards, without regular expressions: linear in the text for `*`, and never exponential. */

export type TextTest = (text: string) => boolean;

/** Lower case of the ASCII letters alone. */
export function asciiLower(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 127) return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }
  return text.toLowerCase();
}

/** `wildcard` (one character) stands for any run of characters. */
export function compileWildcard(pattern: string, wildcard: string): TextTest {
  const pieces = wildcard === '' ? [pattern] : pattern.split(wildcard);
  if (pieces.length === 1) return (text) => text === pattern;
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  const fixed = first.length + last.length;
  return (text) => {
    if (text.length < fixed || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** `%` stands for any run of characters and `_` for one. */
export function compileLike(pattern: string): TextTest {
  if (!pattern.includes('_')) return compileWildcard(pattern, '%');
  return (text) => matchesLike(text, pattern);
}

/** Goes back to the last `%` only, as an earlier one could not do better. */
function matchesLike(text: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern.charAt(inPattern);
    if (wanted === '%') {
      star = inPattern++;
      resume = at;
    } else if (inPattern < pattern.length && (wanted === '_' || wanted === text.charAt(at))) {
      at++;
      inPattern++;
    } else if (star >= 0) {
      at = ++resume;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  while (pattern.charAt(inPattern) === '%') inPattern++;
  return inPattern === pattern.length;
}
