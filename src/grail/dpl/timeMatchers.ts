/** Times of a given or a usual form. Source: docs "Dynatrace Pattern Language", time and date. */

import { isLong } from '../functions/long.ts';
import { type TimeZone, UTC } from '../functions/timeZone.ts';
import { Timestamp } from '../value.ts';
import { FAILED, type Matcher } from './matcher.ts';
import { TimeFields } from './timeFields.ts';
import { compileTimeFormat } from './timeFormat.ts';

/** Of matchers with a fixed form, and of TIMESTAMP without a form of its own. */
export const TIME_FORMATS: Readonly<Record<string, string>> = {
  ISO8601: 'yyyy-MM-ddTHH:mm:ssZ',
  JSONTIMESTAMP: 'yyyy-MM-ddTHH:mm:ss.SSSZ',
  HTTPDATE: 'dd/MMM/yyyy:HH:mm:ss Z',
  TIMESTAMP: 'yyyy-MM-dd HH:mm:ss',
  TIME: 'yyyy-MM-dd HH:mm:ss',
};

export interface TimeSettings {
  readonly format: string;
  /** Of times that do not say one; default UTC. */
  readonly zone?: TimeZone;
  readonly locale: string;
  /** Nanoseconds since the epoch, for times without a date. */
  readonly now: () => bigint;
}

export function time({ format, zone = UTC, locale, now }: TimeSettings): Matcher {
  const { readers, first } = compileTimeFormat(format, locale);
  const fields = new TimeFields();
  return {
    match: (text, at, state) => {
      fields.reset();
      let end = at;
      for (const read of readers) {
        end = read(text, end, fields);
        if (end < 0) return FAILED;
      }
      const nanos = fields.instant(zone, now());
      if (nanos === undefined || !isLong(nanos)) return FAILED;
      state.value = new Timestamp(nanos);
      return end;
    },
    result: 'value',
    first,
  };
}
