/** `summarize`, record by record. */

import type { Call, Command, Expression, Item } from '../../dql/tree.ts';
import type { Value } from '../value.ts';
import { evaluate, type NaiveRecord } from './naiveExpression.ts';
import { keyOf, nameOf } from './naiveGroups.ts';
import { order } from './naiveOperators.ts';

export function aggregate({ items }: Command, records: readonly NaiveRecord[]): readonly NaiveRecord[] {
  const by = items.find(({ parameter }) => parameter?.text === 'by')?.value;
  const keys = by === undefined ? [] : by.kind === 'Group' ? by.items : [];
  const groups = new Map<string, { readonly values: readonly Value[]; readonly records: NaiveRecord[] }>();
  for (const record of records) {
    const values = keys.map(({ value }) => evaluate(value as Expression, record));
    const key = keyOf(values);
    const group = groups.get(key) ?? { values, records: [] };
    groups.set(key, group);
    group.records.push(record);
  }
  if (keys.length === 0 && groups.size === 0) groups.set('', { values: [], records: [] });
  const aggregations = items.filter(({ parameter }) => parameter === undefined);
  return [...groups.values()].map(
    (group) =>
      new Map<string, Value>([
        ...keys.map((item, at): [string, Value] => [nameOf(item), group.values[at] ?? null]),
        ...aggregations.map((item): [string, Value] => [nameOf(item), aggregated(item, group.records)]),
      ]),
  );
}

function aggregated(item: Item, records: readonly NaiveRecord[]): Value {
  const { name, items } = item.value as Call;
  const argument = items[0]?.value as Expression | undefined;
  const values = argument === undefined ? [] : records.map((record) => evaluate(argument, record));
  const numbers = values.filter((value) => typeof value === 'bigint' || typeof value === 'number');
  const sum = numbers.reduce<number>((total, value) => total + Number(value), 0);
  const known = values.filter((value) => value !== null);
  switch (name.text) {
    case 'count':
      return BigInt(argument === undefined ? records.length : known.length);
    case 'countIf':
      return BigInt(values.filter((value) => value === true).length);
    case 'sum':
      return numbers.length === 0 ? null : sum;
    case 'avg':
      return numbers.length === 0 ? null : sum / numbers.length;
    case 'min':
      return [...numbers].sort((left, right) => order(left, right, false))[0] ?? null;
    case 'max':
      return [...numbers].sort((left, right) => order(left, right, true))[0] ?? null;
    case 'countDistinctExact':
      return BigInt(new Set(known.map((value) => keyOf([value]))).size);
    default:
      throw new Error(`The naive evaluator does not know ${name.text}().`);
  }
}
