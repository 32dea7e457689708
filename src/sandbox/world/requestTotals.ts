/** How many requests each service served, minute by minute: the traces, counted. */

import { services } from './services.ts';
import { MINUTE } from './time.ts';
import type { Traffic } from './traffic.ts';

export interface RequestTotals {
  readonly requests: number;
  readonly failures: number;
  /** Slower than the service's objective. */
  readonly slow: number;
  /** Microseconds of all requests together. */
  readonly duration: number;
}

/** Counts of minutes `first`, `first + 1`, …, one row a service. */
class Counts {
  readonly first: number;
  readonly requests: Uint16Array;
  readonly failures: Uint16Array;
  readonly slow: Uint16Array;
  readonly duration: Float64Array;
  readonly #minutes: number;

  constructor(first: number, minutes: number) {
    this.first = first;
    this.#minutes = minutes;
    const cells = minutes * services.length;
    this.requests = new Uint16Array(cells);
    this.failures = new Uint16Array(cells);
    this.slow = new Uint16Array(cells);
    this.duration = new Float64Array(cells);
  }

  cell(service: number, minute: number): number {
    return service * this.#minutes + minute - this.first;
  }

  grown(minutes: number): Counts {
    const larger = new Counts(this.first, minutes);
    for (let service = 0; service < services.length; service++) {
      const from = service * this.#minutes;
      const to = service * minutes;
      for (const name of ['requests', 'failures', 'slow', 'duration'] as const)
        larger[name].set(this[name].subarray(from, from + this.#minutes), to);
    }
    return larger;
  }

  get minutes(): number {
    return this.#minutes;
  }
}

export class RequestCounter {
  readonly #traffic: Traffic;
  readonly firstMinute: number;
  #counts: Counts;
  /** Traces up to this minute, not included, are counted. */
  #next: number;

  constructor(traffic: Traffic, firstMinute: number, minutes: number) {
    this.#traffic = traffic;
    this.firstMinute = firstMinute;
    // Requests of the last trace of a minute may begin in the minute after.
    this.#counts = new Counts(firstMinute, minutes + 2);
    this.#next = firstMinute;
  }

  /** Counts the traces of all minutes before `end`; cheap when that has been done. */
  countTo(end: number): void {
    if (end + 2 > this.firstMinute + this.#counts.minutes)
      this.#counts = this.#counts.grown(end + 2 - this.firstMinute + 6 * 60);
    for (; this.#next < end; this.#next++) {
      for (const trace of this.#traffic.minute(this.#next)) {
        for (const visit of trace.visits) {
          if (visit.step.kind !== 'server') continue;
          const cell = this.#counts.cell(visit.step.service, this.#next + Math.floor(visit.start / (MINUTE * 1000)));
          this.#counts.requests[cell]!++;
          this.#counts.duration[cell]! += visit.duration;
          if (visit.cause !== 'none') this.#counts.failures[cell]!++;
          if (visit.duration > services[visit.step.service]!.slowMs * 1000) this.#counts.slow[cell]!++;
        }
      }
    }
  }

  /** Of one minute, which must have been counted. */
  at(service: number, minute: number): RequestTotals {
    const cell = this.#counts.cell(service, minute);
    return {
      requests: this.#counts.requests[cell]!,
      failures: this.#counts.failures[cell]!,
      slow: this.#counts.slow[cell]!,
      duration: this.#counts.duration[cell]!,
    };
  }

  /** Of the minutes from `start` to before `end`, as far as there are any. */
  sum(service: number, start: number, end: number): RequestTotals {
    this.countTo(end);
    let requests = 0;
    let failures = 0;
    let slow = 0;
    let duration = 0;
    for (let minute = Math.max(start, this.firstMinute); minute < end; minute++) {
      const cell = this.#counts.cell(service, minute);
      requests += this.#counts.requests[cell]!;
      failures += this.#counts.failures[cell]!;
      slow += this.#counts.slow[cell]!;
      duration += this.#counts.duration[cell]!;
    }
    return { requests, failures, slow, duration };
  }
}
