/** Decides which request is struck by which fault. */

import type { Fault } from './faults.ts';
import type { DemoRequest } from './http.ts';

interface Armed {
  readonly fault: Fault;
  readonly pattern: RegExp;
  seen: number;
}

export class FaultSwitch {
  #armed: readonly Armed[];

  constructor(faults: readonly Fault[]) {
    this.#armed = arm(faults);
  }

  /** Replaces all that were set. */
  set(faults: readonly Fault[]): void {
    this.#armed = arm(faults);
  }

  /** Those that strike this request, in the order in which they were set. */
  next(request: Pick<DemoRequest, 'method' | 'path'>): readonly Fault[] {
    const striking: Fault[] = [];
    for (const armed of this.#armed) {
      const { fault, pattern } = armed;
      if (!pattern.test(request.path) || (fault.method ?? request.method) !== request.method) continue;
      const turn = armed.seen++ - (fault.after ?? 0);
      if (turn >= 0 && turn < (fault.times ?? Number.POSITIVE_INFINITY)) striking.push(fault);
    }
    return striking;
  }
}

function arm(faults: readonly Fault[]): readonly Armed[] {
  return faults.map((fault) => ({ fault, pattern: wildcard(fault.path), seen: 0 }));
}

function wildcard(path: string): RegExp {
  const source = path
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`);
}
