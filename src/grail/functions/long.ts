/** Signed 64-bit arithmetic on bigints. */

export const MIN_LONG = -0x8000_0000_0000_0000n;
export const MAX_LONG = 0x7fff_ffff_ffff_ffffn;

export function isLong(value: bigint): boolean {
  return value >= MIN_LONG && value <= MAX_LONG;
}

/** Overflow wraps, as in two's complement. */
export function wrapLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** The fraction is dropped; null for NaN, infinities and what does not fit into 64 bits. */
export function truncateToLong(value: number): bigint | null {
  if (!Number.isFinite(value)) return null;
  const long = BigInt(Math.trunc(value));
  return isLong(long) ? long : null;
}

/** Half goes up; null where there is no such long. */
export function roundToLong(value: number): bigint | null {
  return truncateToLong(Math.floor(value + 0.5) - value > 0.5 ? Math.floor(value) : Math.floor(value + 0.5));
}

/** Decimal digits with an optional sign, within 64 bits. */
export function parseLong(text: string): bigint | null {
  if (!/^[+-]?\d{1,40}$/.test(text)) return null;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return isLong(value) ? value : null;
}
