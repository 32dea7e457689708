/** Equality and order of values, and the keys that grouping uses. Source: docs "DQL operators", "Sort" and "Summarize". */

import {
  Binary,
  CalendarDuration,
  Duration,
  Ip,
  Rec,
  SmartscapeId,
  Timeframe,
  Timestamp,
  Uid,
  type Value,
} from '../value.ts';

type Scalar = Exclude<Value, readonly Value[]>;

/** Position of a type in the order across types; long and double are one. */
export function typeRank(value: Value): number {
  switch (typeof value) {
    case 'boolean':
      return 0;
    case 'bigint':
    case 'number':
      return 1;
    case 'string':
      return 3;
  }
  if (value === null) return 13;
  if (Array.isArray(value)) return 11;
  const scalar = value as Exclude<Scalar, null>;
  if (scalar instanceof Timestamp) return 4;
  if (scalar instanceof Duration) return 5;
  if (scalar instanceof Rec) return 12;
  if (scalar instanceof Timeframe) return 7;
  if (scalar instanceof Uid) return 8;
  if (scalar instanceof Ip) return 9;
  if (scalar instanceof SmartscapeId) return 10;
  if (scalar instanceof Binary) return 2;
  return 6;
}

/**
 * A total order over all values: boolean < number < binary < string < timestamp < duration < timeframe < uid < ip < Smartscape ID <
 * array < record < null. Numbers go by value (NaN last among them), strings by UTF-16 code unit.
 */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const leftRank = typeRank(left);
  const rightRank = typeRank(right);
  if (leftRank !== rightRank) return leftRank - rightRank;
  if (leftRank === 1) return compareNumbers(left as bigint | number, right as bigint | number);
  if (leftRank === 13) return 0;
  if (leftRank === 11) return compareLists(left as readonly Value[], right as readonly Value[]);
  if (leftRank === 0) return Number(left) - Number(right);
  return compareObjects(left as Scalar, right as Scalar);
}

/** The order of `sort`: descending reverses it, but null stays last. */
export function compareForSort(left: Value, right: Value, descending: boolean): number {
  if (!descending || left === null || right === null) return compareValues(left, right);
  return compareValues(right, left);
}

/** Exact across long and double; NaN is greater than every other number and equal to itself. */
export function compareNumbers(left: bigint | number, right: bigint | number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  const leftNan = typeof left === 'number' && Number.isNaN(left);
  const rightNan = typeof right === 'number' && Number.isNaN(right);
  return leftNan === rightNan ? 0 : leftNan ? 1 : -1;
}

function compareLongs(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareLists(left: readonly Value[], right: readonly Value[]): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) {
    const order = compareValues(left[at]!, right[at]!);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareObjects(left: Scalar, right: Scalar): number {
  if (left instanceof Timestamp && right instanceof Timestamp) return compareLongs(left.nanos, right.nanos);
  if (left instanceof Duration && right instanceof Duration) return compareLongs(left.nanos, right.nanos);
  if (left instanceof Timeframe && right instanceof Timeframe) {
    return compareLongs(left.start.nanos, right.start.nanos) || compareLongs(left.end.nanos, right.end.nanos);
  }
  if (left instanceof Ip && right instanceof Ip) {
    return left.version - right.version || compareLongs(left.bits, right.bits);
  }
  if (left instanceof Uid && right instanceof Uid) {
    return UID_FORMS.indexOf(left.form) - UID_FORMS.indexOf(right.form) || compareLongs(left.bits, right.bits);
  }
  if (left instanceof SmartscapeId && right instanceof SmartscapeId) {
    return compareTexts(left.type, right.type) || compareLongs(left.id, right.id);
  }
  if (left instanceof Binary && right instanceof Binary) return Buffer.compare(left.bytes, right.bytes);
  if (left instanceof CalendarDuration && right instanceof CalendarDuration) {
    return left.months - right.months || left.days - right.days;
  }
  return compareRecords(left as Rec, right as Rec);
}

const UID_FORMS: readonly Uid['form'][] = ['uid64', 'uid128', 'uuid'];

/** Member by member in their order: values before names, so that records sort by what their first members hold. */
function compareRecords(left: Rec, right: Rec): number {
  const rights = right.members.entries();
  for (const [name, value] of left.members) {
    const next = rights.next();
    if (next.done === true) return 1;
    const order = compareValues(value, next.value[1]) || compareTexts(name, next.value[0]);
    if (order !== 0) return order;
  }
  return left.members.size - right.members.size;
}

/** Equal in type and value, nulls included; long and double go by value, NaN equals NaN. Members of records may stand in any order. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left instanceof Rec) {
    if (!(right instanceof Rec) || left.members.size !== right.members.size) return false;
    for (const [name, value] of left.members) {
      const other = right.members.get(name);
      if (other === undefined || !sameValue(value, other)) return false;
    }
    return true;
  }
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((element: Value, at) => sameValue(element, right[at]!));
  }
  return typeRank(left) === typeRank(right) && compareValues(left, right) === 0;
}

/**
 * A text that is equal for equal values (`sameValue`) and different for others. It says where it ends, so keys of several values can be
 * joined without a separator.
 */
export function groupKey(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `s${value.length}:${value}`;
    case 'bigint':
      return `n${value};`;
    case 'number':
      return Number.isInteger(value) ? `n${BigInt(value)};` : `n${value};`;
    case 'boolean':
      return value ? 't' : 'f';
  }
  if (value === null) return 'z';
  if (Array.isArray(value)) return `[${value.map(groupKey).join('')}]`;
  const scalar = value as Exclude<Scalar, null>;
  if (scalar instanceof Timestamp) return `T${scalar.nanos};`;
  if (scalar instanceof Duration) return `D${scalar.nanos};`;
  if (scalar instanceof Timeframe) return `F${scalar.start.nanos},${scalar.end.nanos};`;
  if (scalar instanceof Ip) return `I${scalar.version}:${scalar.bits};`;
  if (scalar instanceof Uid) return `U${scalar.form}:${scalar.bits};`;
  if (scalar instanceof SmartscapeId) return `S${scalar.type}-${scalar.id};`;
  if (scalar instanceof Binary) return `B${Buffer.from(scalar.bytes).toString('base64')};`;
  if (scalar instanceof CalendarDuration) return `C${scalar.months},${scalar.days};`;
  const { members } = value as Rec;
  const names = [...members.keys()].sort(compareTexts);
  return `{${names.map((name) => groupKey(name) + groupKey(members.get(name)!)).join('')}}`;
}
