/** Filters and sort orders of Konnect's lists. Source: Konnect Service Catalog API, the filter parameters; "Filtering" of the Konnect API. */

import { uuidPattern } from './bodyCheck.ts';
import { badQuery } from './problem.ts';

type FieldKind = 'string' | 'exact' | 'uuid' | 'boolean' | 'number' | 'date' | 'map' | 'data';

export interface ListField<T> {
  readonly kind: FieldKind;
  /** For `map` and `data`: the object whose members `field.key` names. */
  readonly read: (item: T) => unknown;
}

export interface ListFields<T> {
  readonly filters: Readonly<Record<string, ListField<T>>>;
  readonly sorts: Readonly<Record<string, (item: T) => string>>;
  /** As it would be written in the query. */
  readonly defaultSort: string;
}

type Operator = 'eq' | 'neq' | 'contains' | 'oeq' | 'ocontains' | 'lt' | 'lte' | 'gt' | 'gte';

const textOperators: readonly Operator[] = ['eq', 'neq', 'contains', 'oeq', 'ocontains'];
const exactOperators: readonly Operator[] = ['eq', 'neq', 'oeq'];
const orderOperators: readonly Operator[] = ['eq', 'lt', 'lte', 'gt', 'gte'];

const operators: Readonly<Record<FieldKind, readonly Operator[]>> = {
  string: textOperators,
  exact: exactOperators,
  uuid: exactOperators,
  boolean: [],
  number: orderOperators,
  date: orderOperators,
  map: [...textOperators, ...orderOperators],
  data: textOperators,
};

/** Kinds that must name their operator. */
const operatorNeeded: readonly FieldKind[] = ['exact', 'uuid', 'data'];

/** @throws Problem 400 for what the list does not know, unless `unknown` says that it is ignored. */
export function filterAndSort<T>(
  items: readonly T[],
  query: URLSearchParams,
  fields: ListFields<T>,
  unknown: 400 | 'ignored',
): T[] {
  const seen = new Set<string>();
  const tests: ((item: T) => boolean)[] = [];
  for (const [parameter, value] of query) {
    if (!parameter.startsWith('filter')) continue;
    try {
      tests.push(testOf(parameter, value, fields, seen));
    } catch (problem) {
      if (unknown === 400) throw problem;
    }
  }
  const kept = items.filter((item) => tests.every((test) => test(item)));
  return sorted(kept, query.get('sort'), fields, unknown);
}

function testOf<T>(parameter: string, value: string, fields: ListFields<T>, seen: Set<string>): (item: T) => boolean {
  const parts = /^filter\[([^\]]+)\](?:\[([a-z]+)\])?$/.exec(parameter);
  const path = parts?.[1];
  if (!path) throw badQuery(parameter, 'invalid', 'is not a filter');
  const name = Object.hasOwn(fields.filters, path)
    ? path
    : Object.keys(fields.filters).find(
        (candidate) =>
          path.startsWith(`${candidate}.`) && ['map', 'data'].includes(fields.filters[candidate]?.kind ?? ''),
      );
  const field = name === undefined ? undefined : fields.filters[name];
  if (!field || name === undefined) throw badQuery(parameter, 'invalid', 'is not a filterable attribute');
  if (seen.has(path)) throw badQuery(parameter, 'invalid', 'may have one operator only');
  seen.add(path);
  const operator = parts?.[2];
  if (operator === undefined && operatorNeeded.includes(field.kind)) {
    throw badQuery(parameter, 'invalid', `needs one of the operators ${operators[field.kind].join(', ')}`);
  }
  if (operator !== undefined && !operators[field.kind].some((known) => known === operator)) {
    throw badQuery(parameter, 'invalid', 'is not an operator of this attribute');
  }
  const read = name === path ? field.read : (item: T) => member(field.read(item), path.slice(name.length + 1));
  if (value === '' && operator === undefined) return (item) => !isMissing(read(item));
  checkValue(parameter, field.kind, value);
  return comparison(field.kind, (operator as Operator | undefined) ?? 'eq', value, read);
}

function checkValue(parameter: string, kind: FieldKind, value: string): void {
  if (kind === 'boolean' && value !== 'true' && value !== 'false') {
    throw badQuery(parameter, 'is_boolean', 'must be true or false');
  }
  if (kind === 'number' && !Number.isFinite(Number(value))) throw badQuery(parameter, 'is_number', 'must be a number');
  if (kind === 'date' && Number.isNaN(Date.parse(value)))
    throw badQuery(parameter, 'is_date_time', 'must be a timestamp');
  if (kind === 'uuid' && !value.split(',').every((part) => uuidPattern.test(part))) {
    throw badQuery(parameter, 'is_uuid', 'must be a UUID');
  }
}

function comparison<T>(
  kind: FieldKind,
  operator: Operator,
  value: string,
  read: (item: T) => unknown,
): (item: T) => boolean {
  const parts = value.split(',');
  const number = kind === 'date' ? Date.parse(value) : Number(value);
  const numberOf = (item: T) => (kind === 'date' ? Date.parse(String(read(item))) : Number(read(item)));
  const textOf = (item: T) => {
    const actual = read(item);
    if (isMissing(actual)) return undefined;
    return typeof actual === 'object' ? JSON.stringify(actual) : String(actual);
  };
  switch (operator) {
    case 'eq':
      return kind === 'date' || kind === 'number'
        ? (item) => numberOf(item) === number
        : (item) => textOf(item) === value;
    case 'neq':
      return (item) => textOf(item) !== value;
    case 'contains':
      return (item) => textOf(item)?.includes(value) ?? false;
    case 'oeq':
      return (item) => parts.includes(textOf(item) ?? '\0');
    case 'ocontains':
      return (item) => parts.some((part) => textOf(item)?.includes(part));
    case 'lt':
      return (item) => numberOf(item) < number;
    case 'lte':
      return (item) => numberOf(item) <= number;
    case 'gt':
      return (item) => numberOf(item) > number;
    case 'gte':
      return (item) => numberOf(item) >= number;
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** `custom_fields.dashboard.link`; a key may hold dots itself, as labels do. */
function member(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(record, path)) return record[path];
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : member(record[path.slice(0, dot)], path.slice(dot + 1));
}

function sorted<T>(items: readonly T[], sort: string | null, fields: ListFields<T>, unknown: 400 | 'ignored'): T[] {
  const orders: ((a: T, b: T) => number)[] = [];
  for (const part of (sort || fields.defaultSort).split(',')) {
    const parsed = /^([a-z_.]+)(?: (asc|desc))?$/.exec(part.trim());
    const read =
      parsed?.[1] !== undefined && Object.hasOwn(fields.sorts, parsed[1]) ? fields.sorts[parsed[1]] : undefined;
    if (!read) {
      if (unknown === 'ignored') return sorted(items, null, fields, 400);
      throw badQuery('sort', 'invalid', 'is not a sortable attribute');
    }
    const direction = parsed?.[2] === 'desc' ? -1 : 1;
    orders.push((a, b) => direction * compareText(read(a), read(b)));
  }
  return [...items].sort((a, b) => orders.reduce((result, order) => result || order(a, b), 0));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
