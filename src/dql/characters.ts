/** What characters are to the lexer. */

export const OTHER = 0;
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;

/** The class of each ASCII character. */
export const classes = new Uint8Array(128);
for (const space of [9, 10, 11, 12, 13, 32]) classes[space] = SPACE;
for (let code = 48; code <= 57; code++) classes[code] = DIGIT;
for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] = LETTER;
classes[95] = LETTER;

export function classOf(code: number): number {
  return code < 128
    ? classes[code]!
    : code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029
      ? SPACE
      : OTHER;
}

export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

export function isWordPart(code: number): boolean {
  return code < 128 && classes[code]! >= LETTER;
}

/** Letters of other alphabets and the like; quotes, brackets and dashes of typography are not. */
export function isForeignLetter(code: number): boolean {
  return (
    (code >= 0xaa && code < 0x2000 && code !== 0xab && code !== 0xbb && code !== 0xd7 && code !== 0xf7) ||
    (code > 0x2fff && code !== 0xfeff)
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Up to 16 hexadecimal digits. */
export function isHexadecimal(text: string, start: number, end: number): boolean {
  if (end === start || end - start > 16) return false;
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at);
    if (!isDigit(code) && !((code | 32) >= 97 && (code | 32) <= 102)) return false;
  }
  return true;
}
