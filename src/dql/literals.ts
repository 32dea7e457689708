/** Values of literals from their text. Source of the rules: docs "DQL data types". */

const TWO_TO_63 = 1n << 63n;
/** Digits that are exact as a number. */
const EXACT = 15;
const CHUNK = 10n ** 15n;

/** Small numbers are nearly all there are. */
const small: readonly bigint[] = Array.from({ length: 1001 }, (_, value) => BigInt(value));

/** The decimal digits from `start` to `end`, wrapped to 64 bits unsigned when there are too many. */
export function decimal(text: string, start: number, end: number): bigint {
  if (end - start <= EXACT) {
    let value = 0;
    for (let at = start; at < end; at++) value = value * 10 + (text.charCodeAt(at) - 48);
    return value <= 1000 ? small[value]! : BigInt(value);
  }
  let value = 0n;
  for (let at = start; at < end; at += EXACT) {
    const stop = Math.min(end, at + EXACT);
    value = BigInt.asUintN(
      64,
      value * (stop - at === EXACT ? CHUNK : 10n ** BigInt(stop - at)) + decimal(text, at, stop),
    );
  }
  return value;
}

/** Whether the digits name a value up to 2^63, which is what a long can hold once a minus sign is applied. */
export function fitsLong(text: string, start: number, end: number): boolean {
  let first = start;
  while (first < end && text.charCodeAt(first) === 48) first++;
  return end - first < 19 || (end - first === 19 && BigInt(text.slice(first, end)) <= TWO_TO_63);
}

/** `0x…` of up to 16 digits as two's complement. */
export function hexadecimal(text: string, start: number, end: number): bigint {
  return BigInt.asIntN(64, BigInt(`0x${text.slice(start + 2, end)}`));
}

/** The inside of a double-quoted string that has backslashes; an unknown escape stands for the character after the backslash. */
export function unescapeString(text: string, start: number, end: number): string {
  let value = '';
  let from = start;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 92 || at + 1 >= end) continue;
    value += text.slice(from, at) + escaped(text[at + 1]!);
    at++;
    from = at + 1;
  }
  return value + text.slice(from, end);
}

function escaped(character: string): string {
  switch (character) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    default:
      return character;
  }
}

/** The inside of a name in backticks: a backslash escapes a backtick and a backslash and is itself otherwise. */
export function unescapeName(inside: string): string {
  if (!inside.includes('\\')) return inside;
  let value = '';
  for (let at = 0; at < inside.length; at++) {
    const next = inside[at + 1];
    if (inside[at] === '\\' && (next === '`' || next === '\\')) at++;
    value += inside[at];
  }
  return value;
}

export { TWO_TO_63 };
