/** Duration and alignment units. Source: docs "DQL data types", "DQL operators". */

/** Every spelling that a duration literal accepts; case matters (`m` minutes, `M` months). */
const durationUnits: ReadonlySet<string> = new Set([
  ...['ns', 'us', 'ms', 's', 'm', 'h', 'd', 'w', 'M', 'q', 'y'],
  ...[
    'sec',
    'secs',
    'second',
    'seconds',
    'min',
    'mins',
    'minute',
    'minutes',
    'hr',
    'hrs',
    'hour',
    'hours',
    'day',
    'days',
  ],
]);

/** The first day of the week, 0 and 7 being Sunday. */
const weekStarts: ReadonlySet<string> = new Set(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7']);

export function isDurationUnit(unit: string): boolean {
  return durationUnits.has(unit);
}

/** Units after `@`, without their factor. */
export function isAlignmentUnit(unit: string): boolean {
  return durationUnits.has(unit) || weekStarts.has(unit);
}
