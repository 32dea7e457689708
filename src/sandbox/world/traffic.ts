/**
 * The requests that reach the shop, as skeletons of traces: what was called, when, for how long and how it ended. Everything that the world tells about
 * requests (spans, logs, business events, metrics, objectives, evidence) is read off these.
 */

import { type Incident, rolloutOf } from './incidents.ts';
import { journeys, journeyWeights, journeyWeightTotal, type Step } from './journeys.ts';
import { hash32, Random } from './random.ts';
import { serviceNames, services } from './services.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import { podAt, type Topology } from './topology.ts';

export type Cause =
  | 'none'
  /** Something in the service itself. */
  | 'own error'
  | 'bad version'
  | 'no connection'
  | 'pod gone'
  /** What it called failed. */
  | 'callee';

export const currencies = ['EUR', 'CHF', 'GBP', 'SEK'] as const;
const currencyWeights = [56, 24, 12, 8];

/** One step of a trace that was gone. Times are microseconds since the beginning of the trace's minute. */
export interface Visit {
  readonly step: Step;
  /** Index into the trace; -1 for the root. */
  readonly parent: number;
  readonly slot: number;
  start: number;
  duration: number;
  status: number;
  cause: Cause;
}

export interface Trace {
  readonly minute: number;
  readonly index: number;
  /** All other facts of the trace are drawn from this. */
  readonly seed: number;
  readonly journey: number;
  readonly currency: number;
  readonly visits: readonly Visit[];
}

/** What incidents do to one service in one minute. */
interface Effects {
  readonly badVersion: Extract<Incident, { kind: 'bad version' }> | undefined;
  readonly pool: Extract<Incident, { kind: 'pool too small' }> | undefined;
  readonly crashing: Extract<Incident, { kind: 'crashing pods' }> | undefined;
  /** By slot. */
  readonly slowdown: readonly number[];
}

/** Of the requests that wait for a connection, those that give up. */
const POOL_TIMEOUT_RATE = 0.04;
const LONGEST_OWN_TIME = 4_000_000;

export class Traffic {
  readonly #seed: string;
  readonly #requestsPerMinute: number;
  readonly #incidents: readonly Incident[];
  readonly #topology: Topology;

  constructor(seed: string, requestsPerMinute: number, incidents: readonly Incident[], topology: Topology) {
    this.#seed = seed;
    this.#requestsPerMinute = requestsPerMinute;
    this.#incidents = incidents;
    this.#topology = topology;
  }

  /** The traces that begin in a minute (number since 1970), each time the same. */
  minute(minute: number): readonly Trace[] {
    const random = new Random(this.#seed, 'traffic', minute);
    const effects = this.#effects(minute);
    const count = random.poisson(this.#requestsPerMinute * dayShape(minute * MINUTE));
    const traces: Trace[] = [];
    for (let index = 0; index < count; index++) {
      const journey = random.weighted(journeyWeights, journeyWeightTotal);
      const currency = random.weighted(currencyWeights, 100);
      const visits: Visit[] = [];
      const walk = new Walk(random, effects, minute * MINUTE, currency, visits);
      walk.go(journeys[journey]!.root, -1, 0, Math.floor(random.unit() * 60_000_000));
      traces.push({ minute, index, seed: hash32(this.#seed, 'trace', minute, index), journey, currency, visits });
    }
    return traces;
  }

  #effects(minute: number): readonly (Effects | undefined)[] {
    const now = minute * MINUTE;
    const active = this.#incidents.filter(
      (incident) => incident.start <= now + MINUTE && (incident.end ?? Number.POSITIVE_INFINITY) > now - HOUR,
    );
    if (active.length === 0) return [];
    return serviceNames.map((name, service) => {
      const of = <K extends Incident['kind']>(kind: K) =>
        active.find(
          (incident): incident is Extract<Incident, { kind: K }> =>
            incident.kind === kind &&
            'service' in incident &&
            incident.service === name &&
            // A roll-back takes its time, pod by pod.
            (kind === 'bad version' || (incident.start <= now && (incident.end ?? Number.POSITIVE_INFINITY) > now)),
        );
      const slowdown = Array.from({ length: services[service]!.pods }, (_, slot) => {
        const { host } = podAt(this.#topology, service, slot, now);
        const busy = active.find(
          (incident) =>
            incident.kind === 'busy host' &&
            incident.start <= now &&
            (incident.end ?? Number.POSITIVE_INFINITY) > now &&
            this.#topology.hosts[incident.host] === host,
        );
        return busy?.kind === 'busy host' ? busy.slowdown : 1;
      });
      return { badVersion: of('bad version'), pool: of('pool too small'), crashing: of('crashing pods'), slowdown };
    });
  }
}

/** How busy the shop is at a time of day, 1 on average: quiet nights, busy evenings, fuller weekends. */
export function dayShape(ms: number): number {
  const hour = (ms % DAY) / HOUR;
  const weekday = Math.floor(ms / DAY + 4) % 7;
  const weekend = weekday === 0 || weekday === 6 ? 1.15 : 0.94;
  return weekend * (1 + 0.4 * Math.sin(((hour - 9.5) / 24) * 2 * Math.PI));
}

class Walk {
  readonly #random: Random;
  readonly #effects: readonly (Effects | undefined)[];
  readonly #minuteStart: number;
  readonly #currency: number;
  readonly #visits: Visit[];

  constructor(
    random: Random,
    effects: readonly (Effects | undefined)[],
    minuteStart: number,
    currency: number,
    visits: Visit[],
  ) {
    this.#random = random;
    this.#effects = effects;
    this.#minuteStart = minuteStart;
    this.#currency = currency;
    this.#visits = visits;
  }

  /** Goes one step and all below it, beginning at `start`. */
  go(step: Step, parent: number, callerSlot: number, start: number): Visit {
    const random = this.#random;
    const effects = this.#effects[step.service];
    const slot = step.kind === 'server' ? random.below(services[step.service]!.pods) : callerSlot;
    const index = this.#visits.length;
    const visit: Visit = { step, parent, slot, start, duration: 0, status: 200, cause: 'none' };
    this.#visits.push(visit);
    const own = this.#ownTime(step, slot, effects);
    visit.cause = this.#ownFailure(step, slot, start, effects);
    if (visit.cause !== 'none') {
      visit.status = visit.cause === 'pod gone' ? 503 : 500;
      visit.duration = Math.max(200, Math.round(visit.cause === 'no connection' ? LONGEST_OWN_TIME * 0.75 : own * 0.6));
      return visit;
    }
    let clock = start + Math.round(own * 0.35);
    for (const child of step.children) {
      const below = this.go(child, index, slot, clock);
      clock = below.start + below.duration + 120;
      if (below.cause === 'none' || child.optional) continue;
      visit.cause = 'callee';
      // A client span shows what it got; a server says that somebody behind it failed.
      visit.status = step.kind === 'client' ? below.status : 502;
      break;
    }
    visit.duration = Math.max(150, clock - start + Math.round(own * 0.65));
    return visit;
  }

  #ownTime(step: Step, slot: number, effects: Effects | undefined): number {
    let time = step.medianMs * 1000 * Math.exp(step.spread * this.#random.normal());
    if (effects !== undefined) {
      if (step.kind === 'server') time *= effects.slowdown[slot]!;
      if (step.kind === 'database' && effects.pool !== undefined) time *= effects.pool.slowdown;
    }
    return Math.min(time, LONGEST_OWN_TIME);
  }

  #ownFailure(step: Step, slot: number, start: number, effects: Effects | undefined): Cause {
    const chance = this.#random.unit();
    if (effects !== undefined && step.kind === 'server') {
      const { badVersion, crashing } = effects;
      if (badVersion !== undefined) {
        const at = this.#minuteStart + start / 1000;
        const { from, to } = rolloutOf(badVersion, slot);
        const affected = badVersion.service !== 'payments' || this.#currency !== 0;
        if (affected && at >= from && at < to && chance < badVersion.failureRate) return 'bad version';
      }
      if (crashing !== undefined && chance < crashing.failureRate) return 'pod gone';
    }
    if (effects?.pool !== undefined && step.kind === 'database' && chance < POOL_TIMEOUT_RATE) return 'no connection';
    return chance < step.failureRate ? 'own error' : 'none';
  }
}
