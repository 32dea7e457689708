/** Integers in patterns. */

/** Decimal or hexadecimal, with an optional minus sign; undefined where the text is something else. */
export function readLong(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const hexadecimal = digits.startsWith('0x') || digits.startsWith('0X');
  for (let at = hexadecimal ? 2 : 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    const lower = code | 32;
    if (!((code >= 48 && code <= 57) || (hexadecimal && lower >= 97 && lower <= 102))) return undefined;
  }
  if (hexadecimal && digits.length === 2) return undefined;
  const value = BigInt(digits);
  return negative ? -value : value;
}
