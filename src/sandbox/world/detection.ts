/** Finds in the counted requests, and on the hosts, when something was wrong: nobody tells the detectors what happened. */

import type { RequestCounter } from './requestTotals.ts';

/** Minutes since 1970; `end` is undefined while it goes on. */
export interface Violation {
  readonly start: number;
  readonly end: number | undefined;
}

const WINDOW = 5;
const FAILURE_RATE = 0.04;
const FAILURES = 3;
const SLOWDOWN = 1.8;
const BASELINE_MINUTES = 60;
const HOT_CPU_PERCENT = 90;

/** Failures over four per cent of five minutes, three at least. */
export function failureRise(
  counter: RequestCounter,
  service: number,
  from: number,
  now: number,
): Violation | undefined {
  return violation(from, now, (end) => {
    const { requests, failures } = counter.sum(service, end - WINDOW, end);
    return failures >= FAILURES && failures > requests * FAILURE_RATE;
  });
}

/** Mean response time of five minutes far over that of the hour before. */
export function slowdown(counter: RequestCounter, service: number, from: number, now: number): Violation | undefined {
  const before = mean(counter, service, from - BASELINE_MINUTES, from);
  return violation(from, now, (end) => mean(counter, service, end - WINDOW, end) > before * SLOWDOWN);
}

/** Three of five minutes over ninety per cent. */
export function hotHost(cpu: (minute: number) => number, from: number, now: number): Violation | undefined {
  return violation(from, now, (end) => {
    let hot = 0;
    for (let minute = end - WINDOW; minute < end; minute++) if (cpu(minute) > HOT_CPU_PERCENT) hot++;
    return hot >= 3;
  });
}

/** Microseconds; 0 without requests. */
export function mean(counter: RequestCounter, service: number, start: number, end: number): number {
  const { requests, duration } = counter.sum(service, start, end);
  return requests === 0 ? 0 : duration / requests;
}

/** From the first window that is bad, seen at its end, to the first good ones after it. */
function violation(from: number, now: number, bad: (end: number) => boolean): Violation | undefined {
  let start: number | undefined;
  let good = 0;
  for (let end = from + 1; end <= now; end++) {
    if (bad(end)) {
      start ??= end - 1;
      good = 0;
    } else if (start !== undefined && ++good === WINDOW) return { start, end: end - WINDOW + 1 };
  }
  return start === undefined ? undefined : { start, end: undefined };
}
