/** Results as the query API encodes them (docs "Grail query API", result and types). */

import type { Notification, QueryResult } from './engine.ts';
import { civilDate } from './functions/calendar.ts';
import { ipText } from './functions/ipText.ts';
import { storable } from './functions/operators.ts';
import { findTimeZone, offsetAtNanos, type TimeZone, toLocal, UTC } from './functions/timeZone.ts';
import { smartscapeIdText, uidText } from './functions/uidText.ts';
import {
  Binary,
  Duration,
  Ip,
  Rec,
  type RecordMap,
  SmartscapeId,
  Timeframe,
  Timestamp,
  Uid,
  type Value,
} from './value.ts';

export type WireValue =
  | null
  | boolean
  | string
  | number
  | readonly WireValue[]
  | { readonly [name: string]: WireValue };

export interface FieldType {
  readonly type: string;
  readonly types?: readonly RangedFieldTypes[];
}

/** `indexRange` counts from 0 and includes its end; records have none. */
export interface RangedFieldTypes {
  readonly indexRange?: readonly [number, number];
  readonly mappings: Readonly<Record<string, FieldType>>;
}

export interface EncodeOptions {
  readonly query: string;
  readonly queryId: string;
  /** As asked for; undefined where the request has none. */
  readonly timezone?: string;
  readonly locale?: string;
  readonly executionTimeMilliseconds: number;
  /** Default true. */
  readonly includeTypes?: boolean;
}

export interface EncodedResult {
  readonly records: readonly { readonly [name: string]: WireValue }[];
  readonly types?: readonly RangedFieldTypes[];
  readonly metadata: { readonly grail: GrailMetadata; readonly metrics?: readonly MetricMetadata[] };
}

export interface GrailMetadata {
  readonly query: string;
  readonly canonicalQuery: string;
  readonly queryId: string;
  readonly dqlVersion: 'V1_0';
  readonly timezone: string;
  readonly locale: string;
  readonly executionTimeMilliseconds: number;
  readonly scannedRecords: number;
  readonly scannedBytes: number;
  readonly scannedDataPoints: number;
  readonly sampled: boolean;
  readonly analysisTimeframe: { readonly start: string; readonly end: string };
  readonly notifications: readonly EncodedNotification[];
}

export interface MetricMetadata {
  readonly 'metric.key': string;
  readonly fieldName: string;
  readonly aggregation: string;
  readonly rollup?: string;
  readonly rate?: string;
  readonly shifted: boolean;
  readonly scalar: boolean;
}

export interface EncodedNotification {
  readonly severity: string;
  readonly notificationType: string;
  readonly message: string;
  readonly messageFormat: string;
  readonly arguments: readonly string[];
  readonly messageFormatSpecifierTypes: readonly string[];
  readonly syntaxPosition?: SyntaxPosition;
}

/** `index` counts from 0, `line` and `column` from 1; the end is included. */
export interface SyntaxPosition {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly index: number;
}

export function encodeResult(result: QueryResult, options: EncodeOptions): EncodedResult {
  const zone = (options.timezone === undefined ? undefined : findTimeZone(options.timezone)) ?? UTC;
  const grail: GrailMetadata = {
    query: options.query,
    canonicalQuery: result.canonicalQuery,
    queryId: options.queryId,
    dqlVersion: 'V1_0',
    timezone: options.timezone ?? 'Z',
    locale: options.locale ?? 'und',
    executionTimeMilliseconds: options.executionTimeMilliseconds,
    scannedRecords: result.scannedRecords,
    scannedBytes: result.scannedBytes,
    scannedDataPoints: result.scannedDataPoints,
    sampled: result.sampled,
    analysisTimeframe: {
      start: isoTime(result.analysisTimeframe.start, UTC),
      end: isoTime(result.analysisTimeframe.end, UTC),
    },
    notifications: result.notifications.map((notification) => encodeNotification(notification, options.query)),
  };
  const metrics = result.metrics.map((metric) => ({
    'metric.key': metric.metricKey,
    fieldName: metric.fieldName,
    aggregation: metric.aggregation,
    ...(metric.rollup === undefined ? {} : { rollup: metric.rollup }),
    ...(metric.rate === undefined ? {} : { rate: metric.rate.toString() }),
    shifted: metric.shifted,
    scalar: metric.scalar,
  }));
  return {
    records: result.records.map((record) => encodeRecord(record, result.columns, zone)),
    ...(options.includeTypes === false ? {} : { types: encodeTypes(result.records, result.columns) }),
    metadata: { grail, ...(metrics.length === 0 ? {} : { metrics }) },
  };
}

/** Fields of the result that the record lacks are null. */
function encodeRecord(record: RecordMap, columns: readonly string[], zone: TimeZone): { [name: string]: WireValue } {
  return Object.fromEntries(columns.map((name) => [name, encodeValue(record.get(name) ?? null, zone)]));
}

export function encodeValue(value: Value, zone: TimeZone = UTC): WireValue {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'string':
    case 'boolean':
      return value;
  }
  if (value === null) return null;
  if (value instanceof Timestamp) return isoTime(value.nanos, zone);
  if (value instanceof Duration) return value.nanos.toString();
  if (Array.isArray(value)) return (value as readonly Value[]).map((element) => encodeValue(element, zone));
  if (value instanceof Rec) {
    return Object.fromEntries([...value.members].map(([name, member]) => [name, encodeValue(member, zone)]));
  }
  if (value instanceof Timeframe) {
    return { start: isoTime(value.start.nanos, zone), end: isoTime(value.end.nanos, zone) };
  }
  if (value instanceof Ip) return ipText(value);
  if (value instanceof Uid) return uidText(value);
  if (value instanceof SmartscapeId) return smartscapeIdText(value);
  if (value instanceof Binary) return Buffer.from(value.bytes).toString('base64');
  return encodeValue(storable(value as Value), zone);
}

/** Nine digits of a fraction and the offset of the zone, `Z` for none. */
export function isoTime(nanos: bigint, zone: TimeZone): string {
  const { day, nanoOfDay } = toLocal(zone, nanos);
  const date = civilDate(day);
  const seconds = Math.floor(nanoOfDay / 1e9);
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = String(nanoOfDay % 1e9).padStart(9, '0');
  const offset = offsetAtNanos(zone, nanos);
  const minutes = Math.floor(Math.abs(offset) / 60);
  const suffix = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}T${time}.${fraction}${suffix}`;
}

function typeName(value: Value): string {
  switch (typeof value) {
    case 'bigint':
      return 'long';
    case 'number':
      return 'double';
    case 'string':
    case 'boolean':
      return typeof value;
  }
  if (value === null) return 'undefined';
  if (value instanceof Timestamp) return 'timestamp';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Rec) return 'record';
  if (value instanceof Timeframe) return 'timeframe';
  if (value instanceof Ip) return 'ip_address';
  if (value instanceof Uid) return 'uid';
  if (value instanceof SmartscapeId) return 'smartscape_id';
  return value instanceof Binary ? 'binary' : 'duration';
}

/** A range of records goes on while no field changes its type; null fits any type. */
function encodeTypes(records: readonly RecordMap[], columns: readonly string[]): RangedFieldTypes[] {
  const rows = records.map((record) => columns.map((name) => record.get(name) ?? null));
  return rangedTypes(rows, columns);
}

function rangedTypes(rows: readonly (readonly Value[])[], names: readonly string[]): RangedFieldTypes[] {
  const ranges: RangedFieldTypes[] = [];
  let types: (FieldType | undefined)[] = [];
  let first = 0;
  const close = (last: number): void => {
    const mappings = Object.fromEntries(names.map((name, i) => [name, types[i] ?? { type: 'undefined' }]));
    ranges.push({ indexRange: [first, last], mappings });
  };
  rows.forEach((row, index) => {
    const own = row.map((value) => (value === null ? undefined : fieldType(value)));
    const merged = own.map((type, i) => mergeTypes(types[i], type));
    if (index === first || !merged.includes(null)) {
      types = index === first ? own : (merged as (FieldType | undefined)[]);
      return;
    }
    close(index - 1);
    first = index;
    types = own;
  });
  if (rows.length > 0) close(rows.length - 1);
  return ranges;
}

/** One type for both, undefined where both are null; null where they differ. Inner types are those of the first record of the range. */
function mergeTypes(a: FieldType | undefined, b: FieldType | undefined): FieldType | undefined | null {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.type !== b.type) return null;
  if (a.type !== 'record') return a;
  return sameMembers(a, b) ? a : null;
}

function sameMembers(a: FieldType, b: FieldType): boolean {
  const left = a.types?.[0]?.mappings ?? {};
  const right = b.types?.[0]?.mappings ?? {};
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name]?.type === right[name]?.type);
}

function fieldType(value: Value): FieldType {
  const type = typeName(value);
  if (Array.isArray(value)) {
    return {
      type,
      types: rangedTypes(
        (value as readonly Value[]).map((element) => [element]),
        ['element'],
      ),
    };
  }
  if (value instanceof Rec) {
    const mappings = Object.fromEntries([...value.members].map(([name, member]) => [name, fieldType(member)]));
    return { type, types: [{ mappings }] };
  }
  return { type };
}

/** Bytes of the record as JSON, near enough for a limit. */
export function encodedSize(record: RecordMap): number {
  let size = 2;
  for (const [name, value] of record) size += name.length + 4 + valueSize(value);
  return size;
}

function valueSize(value: Value): number {
  if (value === null) return 4;
  if (typeof value === 'string') return value.length + 2;
  if (Array.isArray(value))
    return (value as readonly Value[]).reduce((sum: number, element) => sum + 1 + valueSize(element), 2);
  if (value instanceof Rec) return encodedSize(value.members);
  if (value instanceof Timestamp) return 32;
  return typeof value === 'bigint' ? value.toString().length + 2 : 12;
}

export function encodeNotification(notification: Notification, query: string): EncodedNotification {
  const { severity, notificationType, message, span } = notification;
  return {
    severity,
    notificationType,
    message,
    messageFormat: messageFormat(message, notification.arguments),
    arguments: notification.arguments,
    messageFormatSpecifierTypes: notification.arguments.map(() => 'GENERAL_MESSAGE'),
    ...(span === undefined ? {} : { syntaxPosition: encodeSpan(span, query) }),
  };
}

/** The message with `%1$s` in place of its first argument, and so on. */
export function messageFormat(message: string, args: readonly string[]): string {
  return args.reduce(
    (format, argument, index) => (argument === '' ? format : format.replace(argument, `%${index + 1}$s`)),
    message,
  );
}

export function encodeSpan(span: { start: number; end: number }, query: string): SyntaxPosition {
  return { start: positionAt(query, span.start), end: positionAt(query, Math.max(span.start, span.end - 1)) };
}

function positionAt(text: string, index: number): Position {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: index - lineStart + 1, index };
}
