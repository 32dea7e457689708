/** An event as Davis keeps it; the classic events API and Grail show the same ones. */

import { correlationId } from './entities.ts';
import { hash64 } from './random.ts';

export type EventCategory = 'AVAILABILITY' | 'ERROR' | 'SLOWDOWN' | 'RESOURCE' | 'CUSTOM' | 'INFO';

export interface DavisEvent {
  /** `<signed number>_<start>` */
  readonly id: string;
  readonly correlationId: string;
  /** `SERVICE_ERROR_RATE_INCREASED` */
  readonly type: string;
  readonly category: EventCategory;
  readonly title: string;
  readonly description: string;
  /** Undefined for the environment as a whole. */
  readonly entityId: string | undefined;
  /** Milliseconds. */
  readonly start: number;
  /** Undefined while it lasts. */
  readonly end: number | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

export function davisEvent(
  seed: string,
  key: string,
  event: Omit<DavisEvent, 'id' | 'correlationId' | 'properties'> & {
    readonly properties?: Readonly<Record<string, string>>;
  },
): DavisEvent {
  return {
    ...event,
    id: `${signedId(seed, 'event', key)}_${event.start}`,
    correlationId: correlationId(seed, key),
    properties: {
      'dt.event.description': event.description,
      ...event.properties,
    },
  };
}

/** A signed 64-bit number as text. */
export function signedId(seed: string, ...key: readonly (string | number)[]): string {
  return BigInt.asIntN(64, hash64(seed, ...key)).toString();
}

/** `P-26110042`: year, month, and a number that grows over the month. */
export function displayId(start: number): string {
  const date = new Date(start);
  const year = String(date.getUTCFullYear() % 100).padStart(2, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const minutes = (date.getUTCDate() - 1) * 1440 + date.getUTCHours() * 60 + date.getUTCMinutes();
  return `P-${year}${month}${String(Math.floor(minutes / 5)).padStart(4, '0')}`;
}
