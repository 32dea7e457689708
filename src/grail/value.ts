/**
 * One value of DQL as the evaluator sees it, outside a column. The JavaScript type says the DQL type, so no tag is needed:
 * `null`, boolean, string, **long = bigint** (always within 64 bits, signed), **double = number**, the classes below, array, record.
 * Source: docs "DQL data types".
 */

/** Nanoseconds since 1970-01-01 UTC. */
export class Timestamp {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** Signed nanoseconds. */
export class Duration {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/**
 * A length in calendar units (`d w M q y`), which only takes part in timestamp arithmetic and alignment and is never stored:
 * days and weeks count in `days`, months, quarters and years in `months`.
 */
export class CalendarDuration {
  readonly months: number;
  readonly days: number;
  constructor(months: number, days: number) {
    this.months = months;
    this.days = days;
  }
}

export class Timeframe {
  readonly start: Timestamp;
  readonly end: Timestamp;
  constructor(start: Timestamp, end: Timestamp) {
    this.start = start;
    this.end = end;
  }
}

/** An IPv4 or IPv6 address; `bits` is the address as an unsigned number of 32 or 128 bits. */
export class Ip {
  readonly version: 4 | 6;
  readonly bits: bigint;
  constructor(version: 4 | 6, bits: bigint) {
    this.version = version;
    this.bits = bits;
  }
}

/** `form` is the subtype: 16 hex digits, 32 hex digits, or 8-4-4-4-12; `bits` is unsigned. */
export class Uid {
  readonly form: 'uid64' | 'uid128' | 'uuid';
  readonly bits: bigint;
  constructor(form: 'uid64' | 'uid128' | 'uuid', bits: bigint) {
    this.form = form;
    this.bits = bits;
  }
}

/** `type` is upper case; `id` is an unsigned 64-bit number shown as 16 upper-case hex digits. */
export class SmartscapeId {
  readonly type: string;
  readonly id: bigint;
  constructor(type: string, id: bigint) {
    this.type = type;
    this.id = id;
  }
}

export class Binary {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Ordered member names and values. */
export class Rec {
  readonly members: ReadonlyMap<string, Value>;
  constructor(members: ReadonlyMap<string, Value>) {
    this.members = members;
  }
}

export type Value =
  | null
  | boolean
  | string
  | bigint
  | number
  | Timestamp
  | Duration
  | CalendarDuration
  | Timeframe
  | Ip
  | Uid
  | SmartscapeId
  | Binary
  | Rec
  | readonly Value[];

/** The names `type()` gives, plus `calendarDuration`, which cannot be stored. */
export type TypeName =
  | 'boolean'
  | 'long'
  | 'double'
  | 'string'
  | 'timestamp'
  | 'duration'
  | 'calendarDuration'
  | 'timeframe'
  | 'ip'
  | 'uid'
  | 'smartscape_id'
  | 'binary'
  | 'array'
  | 'record';

export function typeOf(value: Value): TypeName | null {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    case 'bigint':
      return 'long';
    case 'number':
      return 'double';
  }
  if (value === null) return null;
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof Duration) return 'duration';
  if (value instanceof Rec) return 'record';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Timeframe) return 'timeframe';
  if (value instanceof Ip) return 'ip';
  if (value instanceof Uid) return 'uid';
  if (value instanceof SmartscapeId) return 'smartscape_id';
  if (value instanceof Binary) return 'binary';
  return 'calendarDuration';
}

/** A record in display order of its fields; a field that it lacks is absent from the map. */
export type RecordMap = ReadonlyMap<string, Value>;
