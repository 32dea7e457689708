/** Runs a query record by record, command by command, without columns, batches or plans: for tests, which hold the engine against it. */

import { parse } from '../../dql/parser.ts';
import type { Command, Expression, Item, Query } from '../../dql/tree.ts';
import type { Value } from '../value.ts';
import { aggregate } from './naiveAggregation.ts';
import { evaluate, type NaiveRecord } from './naiveExpression.ts';
import { keyOf, nameOf } from './naiveGroups.ts';
import { order } from './naiveOperators.ts';

export function runNaively(text: string, tables: ReadonlyMap<string, readonly NaiveRecord[]>): readonly NaiveRecord[] {
  return run(parse(text).query, tables);
}

function run(query: Query, tables: ReadonlyMap<string, readonly NaiveRecord[]>): readonly NaiveRecord[] {
  let records: readonly NaiveRecord[] = [];
  for (const command of query.commands) records = apply(command, records, tables);
  return records;
}

function apply(
  command: Command,
  records: readonly NaiveRecord[],
  tables: ReadonlyMap<string, readonly NaiveRecord[]>,
): readonly NaiveRecord[] {
  const items = command.items.filter(({ parameter }) => parameter === undefined);
  const first = items[0]?.value as Expression;
  const value = (record: NaiveRecord) => evaluate(first, record);
  switch (command.name?.text) {
    case 'fetch':
      return tables.get(first.kind === 'Field' ? first.name.text : '') ?? [];
    case 'filter':
      return records.filter((record) => value(record) === true);
    case 'filterOut':
      return records.filter((record) => value(record) !== true);
    case 'limit':
      return records.slice(0, Number(value(new Map())));
    case 'fieldsAdd':
      return records.map((record) => {
        const all = new Map(record);
        for (const item of items) all.set(...made(item, all));
        return all;
      });
    case 'fields':
      return records.map((record) => new Map(items.map((item) => made(item, record))));
    case 'fieldsRemove':
      return records.map(
        (record) => new Map([...record].filter(([name]) => !items.some((item) => nameOf(item) === name))),
      );
    case 'sort':
      return [...records].sort((left, right) => {
        for (const item of items) {
          const key = item.value as Expression;
          const found = order(evaluate(key, left), evaluate(key, right), item.order?.descending === true);
          if (found !== 0) return found;
        }
        return 0;
      });
    case 'dedup':
      return dedup(items, records);
    case 'expand':
      return records.flatMap((record) => {
        const array = value(record);
        if (!Array.isArray(array)) return [];
        return (array as readonly Value[]).map((element) => new Map([...record, [nameOf(items[0]!), element]]));
      });
    case 'append': {
      const block = items[0]!.value;
      if (block.kind !== 'Block' || block.query === undefined) throw new Error('append takes a query.');
      return [...records, ...run(block.query, tables)];
    }
    case 'summarize':
      return aggregate(command, records);
    default:
      throw new Error(`The naive evaluator does not know ${command.name?.text}.`);
  }
}

function made(item: Item, record: NaiveRecord): [string, Value] {
  return [nameOf(item), evaluate(item.value as Expression, record)];
}

/** The first record of each combination of values. */
function dedup(items: readonly Item[], records: readonly NaiveRecord[]): readonly NaiveRecord[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const key = keyOf(items.map(({ value }) => evaluate(value as Expression, record)));
    return !seen.has(key) && seen.add(key);
  });
}
