/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const TIMESTAMP: ParameterEntry = { name: 'timestamp', description: 'Timestamp expression.', types: ['timestamp'] };
const TIMEZONE: ParameterEntry = {
  name: 'timezone',
  description: 'IANA time zone, string literal.',
  types: ['string'],
  kinds: ['literal'],
  named: true,
};

export const TIME_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'formatTimestamp',
    description: 'Formats a timestamp with a Java-style pattern in a time zone and locale.',
    parameters: [
      TIMESTAMP,
      { name: 'interval', description: 'Interval.', types: ['duration'], kinds: ['constant'], named: true },
      {
        name: 'format',
        description: 'Java date pattern, constant.',
        types: ['string'],
        kinds: ['constant'],
        named: true,
        default: '"yyyy-MM-dd\'T\'HH:mm:ss.SSSSSSSSS"',
      },
      TIMEZONE,
      {
        name: 'locale',
        description: 'Locale such as en-US, string literal.',
        types: ['string'],
        kinds: ['literal'],
        named: true,
      },
    ],
    returns: ['string'],
  },
  {
    name: 'getDayOfMonth',
    description: 'Day of the month (1..31).',
    parameters: [TIMESTAMP, TIMEZONE],
    returns: ['long'],
  },
  {
    name: 'getDayOfWeek',
    description: 'Day of the week, 1 = Monday .. 7 = Sunday.',
    parameters: [TIMESTAMP, TIMEZONE],
    returns: ['long'],
  },
  {
    name: 'getDayOfYear',
    description: 'Day of the year (1..366).',
    parameters: [TIMESTAMP, TIMEZONE],
    returns: ['long'],
  },
  { name: 'getHour', description: 'Hour of the day (0..23).', parameters: [TIMESTAMP, TIMEZONE], returns: ['long'] },
  {
    name: 'getMinute',
    description: 'Minute of the hour (0..59).',
    parameters: [TIMESTAMP, TIMEZONE],
    returns: ['long'],
  },
  { name: 'getMonth', description: 'Month (1..12).', parameters: [TIMESTAMP, TIMEZONE], returns: ['long'] },
  {
    name: 'getSecond',
    description: 'Second of the minute (0..59).',
    parameters: [TIMESTAMP, TIMEZONE],
    returns: ['long'],
  },
  { name: 'getWeekOfYear', description: 'ISO week number.', parameters: [TIMESTAMP, TIMEZONE], returns: ['long'] },
  { name: 'getYear', description: 'Year.', parameters: [TIMESTAMP, TIMEZONE], returns: ['long'] },
  { name: 'now', description: 'Start time of the query; the same throughout one query.', returns: ['timestamp'] },
  {
    name: 'unixMillisFromTimestamp',
    description: 'Milliseconds since the epoch.',
    parameters: [TIMESTAMP],
    returns: ['long'],
  },
  {
    name: 'unixNanosFromTimestamp',
    description: 'Nanoseconds since the epoch.',
    parameters: [TIMESTAMP],
    returns: ['long'],
  },
  {
    name: 'unixSecondsFromTimestamp',
    description: 'Seconds since the epoch.',
    parameters: [TIMESTAMP],
    returns: ['long'],
  },
];
