/** Functions that look up stored entities: classic ones in `dt.entity.*` tables, Smartscape nodes in the graph. */

import type { Call } from '../../dql/tree.ts';
import type { DataCatalog } from '../engine.ts';
import { QueryError } from '../engine.ts';
import { groupKey } from '../functions/compare.ts';
import { type Bindings, expressionOf, single, spanOf } from '../plan/binding.ts';
import type { RecordMap, Value } from '../value.ts';
import { compileExpression, mapped } from './compileExpression.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

export function compileEntityFunction(name: string, node: Call, bindings: Bindings, scope: Scope): Expression {
  const { catalog } = scope.environment;
  if (name === 'classicEntitySelector') {
    throw new QueryError(
      '`classicEntitySelector` is not supported here: entity selectors are evaluated by the Entities API only.',
      {
        errorType: 'NOT_SUPPORTED',
        span: spanOf(node),
        arguments: [name],
      },
    );
  }
  const id = compileExpression(expressionOf(single(bindings, 'expression')!.value), scope);
  if (name === 'getNodeName' || name === 'getNodeField') {
    const field = name === 'getNodeName' ? 'name' : constantText(bindings, 'name', scope);
    const nodes = lazily(() => indexById(catalog.smartscape?.().nodes() ?? []));
    return mapped(id, undefined, (value) => fieldOf(nodes(), value, field));
  }
  const field = name === 'entityName' ? 'entity.name' : constantText(bindings, 'name', scope);
  const type = single(bindings, 'type') === undefined ? undefined : constantText(bindings, 'type', scope);
  const tables = new Map<string, ReadonlyMap<string, RecordMap>>();
  return mapped(id, undefined, (value) => {
    if (typeof value !== 'string') return null;
    const table = type ?? classicTable(value);
    let entities = tables.get(table);
    if (entities === undefined) {
      entities = entitiesOf(catalog, table);
      tables.set(table, entities);
    }
    return fieldOf(entities, value, field);
  });
}

function lazily<T>(create: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= create();
    return value;
  };
}

function constantText(bindings: Bindings, name: string, scope: Scope): string {
  const value = expressionOf(single(bindings, name)!.value);
  if (value.kind === 'Field') return value.name.text;
  const constant = compileExpression(value, scope).constant?.value;
  if (typeof constant === 'string') return constant;
  throw new QueryError(`The parameter \`${name}\` has to be a constant string.`, {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    span: spanOf(value),
    arguments: [name],
  });
}

/** `HOST-1F…` lies in `dt.entity.host`. */
function classicTable(id: string): string {
  const dash = id.lastIndexOf('-');
  return `dt.entity.${id.slice(0, Math.max(dash, 0)).toLowerCase()}`;
}

function entitiesOf(catalog: DataCatalog, name: string): ReadonlyMap<string, RecordMap> {
  const table = catalog.table(name.startsWith('dt.entity.') ? name : `dt.entity.${name}`);
  return indexById(table?.records() ?? []);
}

function indexById(records: readonly RecordMap[]): ReadonlyMap<string, RecordMap> {
  return new Map(records.map((record) => [groupKey(record.get('id') ?? null), record]));
}

function fieldOf(records: ReadonlyMap<string, RecordMap>, id: Value, field: string): Value {
  return records.get(groupKey(id))?.get(field) ?? null;
}
