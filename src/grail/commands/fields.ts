/** Commands that choose and change fields (docs "Selection and modification commands"). */

import type { Item } from '../../dql/tree.ts';
import { Batch, Slot } from '../columns/batch.ts';
import { absent, type Column, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { fieldExpression, stored } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { compileItem } from '../expression/iteration.ts';
import { withNullsAs } from '../expression/kernelNulls.ts';
import type { Scope } from '../expression/scope.ts';
import { compileWildcard } from '../functions/wildcard.ts';
import { expressionOf, spanOf } from '../plan/binding.ts';
import type { Environment } from '../plan/environment.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { closedSchema, type Schema, withFields } from '../plan/schema.ts';
import { fieldName } from './parameters.ts';

export interface NamedExpression {
  readonly name: string;
  readonly expression: Expression;
  readonly item: Item;
}

/** Items of a command that makes columns; each may read the ones before it. */
export function compileItems(items: readonly Item[], scope: Scope): NamedExpression[] {
  let { schema } = scope;
  return items.map((item) => {
    const node = expressionOf(item.value);
    const own = { ...scope, schema };
    const name = item.alias?.text ?? resultName(node, own);
    const expression = stored(compileItem(node, own));
    schema = withFields(schema, [name]);
    return { name, expression, item };
  });
}

export function warnOfDuplicates(items: readonly NamedExpression[], environment: Environment): void {
  const seen = new Set<string>();
  for (const { name, item } of items) {
    if (seen.has(name)) {
      environment.notify({
        severity: 'WARN',
        notificationType: 'FIELD_OVERRIDES_EXISTING_FIELD',
        message: `The field \`${name}\` overrides an existing field.`,
        arguments: [name],
        span: spanOf(item),
      });
    }
    seen.add(name);
  }
}

function assign(batch: Batch, items: readonly NamedExpression[]): Batch {
  return items.reduce(
    (current, { name, expression }) => current.set(name, new Slot(withNullsAs(expression.evaluate(current)))),
    batch,
  );
}

export function planFieldsAdd(input: StageInput): StagePlan {
  const items = compileItems(input.bindings.get('expression')!.items, scopeOf(input));
  warnOfDuplicates(items, input.environment);
  return {
    schema: withFields(
      input.schema,
      items.map(({ name }) => name),
    ),
    run: (stream) => mapBatches(stream, (batch) => assign(batch, items)),
  };
}

export function planFields(input: StageInput): StagePlan {
  const items = compileItems(input.bindings.get('expression')!.items, scopeOf(input));
  warnOfDuplicates(items, input.environment);
  const names = [...new Set(items.map(({ name }) => name))];
  return {
    schema: closedSchema(names, input.schema.strict),
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const assigned = assign(batch, items);
        const slots = names.map((name) => assigned.slots[assigned.indexOf(name)]!);
        return new Batch(batch.length, names, slots);
      }),
  };
}

type NameTest = (name: string) => boolean;

function nameTest(items: readonly Item[]): NameTest {
  const names = new Set<string>();
  const patterns: NameTest[] = [];
  for (const item of items) {
    const node = expressionOf(item.value);
    if (node.kind === 'String') patterns.push(fieldPattern(node.value, node));
    else names.add(fieldName(item));
  }
  return (name) => names.has(name) || patterns.some((pattern) => pattern(name));
}

export function fieldPattern(pattern: string, node: { start: number; end: number }): NameTest {
  if (pattern.includes('**') || pattern.split('*').length > 65) {
    throw new QueryError('A field pattern takes at most 64 single asterisks.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['a field pattern'],
    });
  }
  return compileWildcard(pattern, '*');
}

function checkNames(items: readonly Item[], scope: Scope): void {
  for (const item of items) {
    const node = expressionOf(item.value);
    if (node.kind === 'Field') fieldExpression(node.name.text, node, scope);
  }
}

function filterSchema(schema: Schema, keep: NameTest): Schema {
  return schema.fields === undefined ? schema : { ...schema, fields: new Set([...schema.fields].filter(keep)) };
}

function chooseNames(batch: Batch, keep: NameTest, show: boolean): Batch {
  const indexes = batch.names.flatMap((name, index) => (keep(name) ? [index] : []));
  const hidden = new Set(show ? [] : [...batch.hidden].filter(keep));
  const names = indexes.map((index) => batch.names[index]!);
  const slots = indexes.map((index) => batch.slots[index]!);
  return new Batch(batch.length, names, slots, hidden);
}

export function planFieldsKeep(input: StageInput): StagePlan {
  const { items } = input.bindings.get('field')!;
  checkNames(items, scopeOf(input));
  const keep = nameTest(items);
  return {
    schema: filterSchema(input.schema, keep),
    run: (stream) => mapBatches(stream, (batch) => chooseNames(batch, keep, true)),
  };
}

export function planFieldsRemove(input: StageInput): StagePlan {
  const { items } = input.bindings.get('field')!;
  checkNames(items, scopeOf(input));
  const remove = nameTest(items);
  const keep: NameTest = (name) => !remove(name);
  return {
    schema: filterSchema(input.schema, keep),
    run: (stream) => mapBatches(stream, (batch) => chooseNames(batch, keep, false)),
  };
}

export function planFieldsRename(input: StageInput): StagePlan {
  const scope = scopeOf(input);
  const renames = input.bindings.get('field')!.items.map((item) => {
    const old = fieldName(item);
    fieldExpression(old, item, scope);
    if (item.alias === undefined) {
      throw new QueryError('`fieldsRename` takes items of the form `new = old`.', {
        errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
        span: spanOf(item),
        arguments: ['a field identifier with a new name'],
      });
    }
    return { old, name: item.alias.text };
  });
  let { schema } = input;
  for (const { old, name } of renames) {
    const remaining = filterSchema(schema, (field) => field !== old);
    schema = schema.fields?.has(old) === true ? withFields(remaining, [name]) : remaining;
  }
  return {
    schema,
    run: (stream) =>
      mapBatches(stream, (batch) => renames.reduce((current, { old, name }) => rename(current, old, name), batch)),
  };
}

/** Records without the old field keep what they have under the new name. */
export function rename(batch: Batch, old: string, name: string): Batch {
  const from = batch.indexOf(old);
  if (from < 0 || old === name) return batch;
  const replaced = batch.indexOf(name);
  const slot =
    replaced < 0 ? batch.slots[from]! : new Slot(firstPresent(batch.columnAt(from), batch.columnAt(replaced)));
  const indexes = batch.names.map((_, index) => index).filter((index) => index !== replaced);
  return new Batch(
    batch.length,
    indexes.map((index) => (index === from ? name : batch.names[index]!)),
    indexes.map((index) => (index === from ? slot : batch.slots[index]!)),
    new Set([...batch.hidden].filter((hidden) => hidden !== old && hidden !== name)),
  );
}

function firstPresent(first: Column, second: Column): Column {
  if (first.kind === 'constant' && first.state !== absent) return first;
  if (first.kind === 'constant') return second;
  if (first.nulls?.includes(absent) !== true) return first;
  const builder = new ColumnBuilder();
  for (let row = 0; row < first.length; row++) {
    const column = stateAt(first, row) === absent ? second : first;
    if (stateAt(column, row) === absent) builder.pushAbsent();
    else builder.push(valueAt(column, row));
  }
  return builder.build();
}
