/** Events: those of the detectors, the changes, and what was sent to the ingest. */

import { type DavisEvent, davisEvent, type EventCategory } from './davisEvent.ts';
import { MINUTE } from './time.ts';

export const eventCategories: Readonly<Record<string, EventCategory>> = {
  AVAILABILITY_EVENT: 'AVAILABILITY',
  CUSTOM_ALERT: 'CUSTOM',
  CUSTOM_ANNOTATION: 'INFO',
  CUSTOM_CONFIGURATION: 'INFO',
  CUSTOM_DEPLOYMENT: 'INFO',
  CUSTOM_INFO: 'INFO',
  ERROR_EVENT: 'ERROR',
  MARKED_FOR_TERMINATION: 'INFO',
  PERFORMANCE_EVENT: 'SLOWDOWN',
  RESOURCE_CONTENTION_EVENT: 'RESOURCE',
  // Whether a warning opens a problem is not documented: here it does not.
  WARNING: 'INFO',
};

export interface IngestedEvent {
  /** Milliseconds. */
  readonly start: number;
  /** Minutes after which it ends by itself; for events that open a problem. */
  readonly timeoutMinutes: number;
  readonly end: number | undefined;
  readonly type: string;
  readonly title: string;
  readonly entityId: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

interface Kept {
  readonly key: string;
  event: DavisEvent;
  /** When it ends, which may be in the time to come. */
  until: number;
}

export class EventBook {
  readonly #seed: string;
  readonly #kept: Kept[] = [];
  #count = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** The same payload again prolongs an event that lasts. */
  ingest(event: IngestedEvent, now: number): DavisEvent {
    const key = JSON.stringify([event.type, event.title, event.entityId, Object.entries(event.properties).sort()]);
    const category = eventCategories[event.type] ?? 'INFO';
    const until =
      event.end ?? (category === 'INFO' ? event.start : Math.max(event.start, now) + event.timeoutMinutes * MINUTE);
    const same = this.#kept.find((kept) => kept.key === key && category !== 'INFO' && kept.until > now);
    if (same !== undefined) {
      same.until = until;
      return same.event;
    }
    const made = davisEvent(this.#seed, `ingested ${++this.#count}`, {
      type: event.type,
      category,
      title: event.title,
      description: event.properties['dt.event.description'] ?? event.title,
      entityId: event.entityId,
      start: event.start,
      end: undefined,
      properties: event.properties,
    });
    this.#kept.push({ key, event: made, until });
    return made;
  }

  /** As they are at a time. */
  all(now: number): readonly DavisEvent[] {
    return this.#kept.map(({ event, until }) => ({ ...event, end: until <= now ? until : undefined }));
  }
}
