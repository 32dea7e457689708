/** How many requests each service served, minute by minute: the traces, counted. */

import { services } from './services.ts';
import type { Traffic } from './traffic.ts';

export interface RequestTotals {
  readonly requests: number;
  readonly failures: number;
  /** Slower than the service's objective. */
  readonly slow: number;
  /** Microseconds of all requests together. */
  readonly duration: number;
}

const BLOCK = 60;
const MINUTE_MICROS = 60_000_000;

/** The minutes of one hour, one row a service. */
class Block {
  readonly requests = new Uint16Array(BLOCK * services.length);
  readonly failures = new Uint16Array(BLOCK * services.length);
  readonly slow = new Uint16Array(BLOCK * services.length);
  readonly duration = new Float64Array(BLOCK * services.length);

  constructor(traffic: Traffic, first: number) {
    // Requests of a trace may begin in the minute after it.
    for (let minute = first - 1; minute < first + BLOCK; minute++) {
      for (const trace of traffic.minute(minute)) {
        for (const { step, start, duration, cause } of trace.visits) {
          if (step.kind !== 'server') continue;
          const row = minute - first + Math.floor(start / MINUTE_MICROS);
          if (row < 0 || row >= BLOCK) continue;
          const cell = step.service * BLOCK + row;
          this.requests[cell]!++;
          this.duration[cell]! += duration;
          if (cause !== 'none') this.failures[cell]!++;
          if (duration > services[step.service]!.slowMs * 1000) this.slow[cell]!++;
        }
      }
    }
  }
}

/** Counts an hour when somebody first asks for a minute of it. Who asks for the time to come gets to see it: nobody should. */
export class RequestCounter {
  readonly #traffic: Traffic;
  readonly #blocks = new Map<number, Block>();

  constructor(traffic: Traffic) {
    this.#traffic = traffic;
  }

  at(service: number, minute: number): RequestTotals {
    const { block, cell } = this.#cell(service, minute);
    return {
      requests: block.requests[cell]!,
      failures: block.failures[cell]!,
      slow: block.slow[cell]!,
      duration: block.duration[cell]!,
    };
  }

  /** Of the minutes from `start` to before `end`. */
  sum(service: number, start: number, end: number): RequestTotals {
    let requests = 0;
    let failures = 0;
    let slow = 0;
    let duration = 0;
    for (let minute = start; minute < end; minute++) {
      const { block, cell } = this.#cell(service, minute);
      requests += block.requests[cell]!;
      failures += block.failures[cell]!;
      slow += block.slow[cell]!;
      duration += block.duration[cell]!;
    }
    return { requests, failures, slow, duration };
  }

  #cell(service: number, minute: number): { readonly block: Block; readonly cell: number } {
    const hour = Math.floor(minute / BLOCK);
    let block = this.#blocks.get(hour);
    if (block === undefined) {
      block = new Block(this.#traffic, hour * BLOCK);
      this.#blocks.set(hour, block);
    }
    return { block, cell: service * BLOCK + minute - hour * BLOCK };
  }
}
