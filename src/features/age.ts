/** Lengths of time as a row has room for them: the largest unit, and the next where that says something. */

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
];

/** Milliseconds in words: `3 d 4 h`, `25 min`. */
export function span(milliseconds: number): string {
  const index = UNITS.findIndex(([length]) => milliseconds >= length);
  if (index < 0) return '0 s';
  const [length, unit] = UNITS[index]!;
  const whole = `${Math.floor(milliseconds / length)} ${unit}`;
  const next = UNITS[index + 1];
  const rest = next ? Math.floor((milliseconds % length) / next[0]) : 0;
  return index < 2 && next && rest > 0 ? `${whole} ${rest} ${next[1]}` : whole;
}

/** How long ago a moment (milliseconds since 1970) was. */
export function age(moment: number): string {
  return span(Math.max(0, Date.now() - moment));
}
