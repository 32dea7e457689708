/** `join` and `joinNested` (docs "Correlation and join commands"). */

import type { Item, Expression as Node } from '../../dql/tree.ts';
import { type Batch, Slot } from '../columns/batch.ts';
import { absent, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { blockLength } from '../columns/columnTable.ts';
import { QueryError } from '../engine.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { joinedSchema, type Schema, withFields } from '../plan/schema.ts';
import { Rec, type Value } from '../value.ts';
import { stringParameter, wordParameter } from './parameters.ts';
import { type AddedField, addedFields, namedFields, rightColumn, strategies } from './rightFields.ts';
import { RowIndex } from './rowIndex.ts';
import { joinSideOf } from './subquery.ts';

interface Condition {
  readonly left: Expression;
  readonly right: Expression;
}

export function planJoin(input: StageInput): StagePlan {
  const { bindings } = input;
  const subquery = joinSideOf(single(bindings, 'joinTable')!, 'join', input);
  const conditions = compileConditions(bindings.get('on')!.items, input, subquery.schema);
  const kind = wordParameter(bindings, 'kind', ['inner', 'leftOuter', 'outer']) ?? 'inner';
  wordParameter(bindings, 'executionOrder', strategies);
  const prefix = stringParameter(input, 'prefix') ?? 'right.';
  const fields = namedFields(bindings);
  return {
    schema:
      fields === undefined
        ? joinedSchema(input.schema, subquery.schema, prefix)
        : withFields(
            { ...input.schema, strict: false },
            fields.map(({ name }) => name),
          ),
    *run(stream): Stream {
      const right = subquery.records().batch;
      const index = indexOf(right, conditions);
      const added = addedFields(right, fields, prefix);
      const matched = new Uint8Array(kind === 'outer' ? right.length : 0);
      for (const batch of stream) {
        if (batch === undefined) yield undefined;
        else yield* joinBatch(batch, conditions, index, kind !== 'inner', matched, right, added);
      }
      if (kind === 'outer') yield* unmatched(right, matched, added);
    },
  };
}

function indexOf(right: Batch, conditions: readonly Condition[]): RowIndex {
  return new RowIndex(
    conditions.map((condition) => condition.right.evaluate(right)),
    right.length,
  );
}

/** One record a pair, in the order of the left records, then of the right ones; in batches, as there may be many more pairs than records. */
function* joinBatch(
  batch: Batch,
  conditions: readonly Condition[],
  index: RowIndex,
  keepLeft: boolean,
  matched: Uint8Array,
  right: Batch,
  added: readonly AddedField[],
): Stream {
  const firsts = index.firstMatches(
    conditions.map((condition) => condition.left.evaluate(batch)),
    batch.length,
  );
  const leftRows = new Int32Array(blockLength);
  const rightRows = new Int32Array(blockLength);
  let pairs = 0;
  const joined = (): Batch => {
    const rows = rightRows.slice(0, pairs);
    const left = batch.select(leftRows.slice(0, pairs));
    pairs = 0;
    return added.reduce(
      (current, field) => current.set(field.name, new Slot(rightColumn(right, field, rows, rows.length))),
      left,
    );
  };
  for (let row = 0; row < batch.length; row++) {
    let other = firsts[row]!;
    if (other < 0 && !keepLeft) continue;
    do {
      leftRows[pairs] = row;
      rightRows[pairs++] = other;
      if (pairs === blockLength) yield joined();
      if (other < 0) break;
      if (matched.length > 0) matched[other] = 1;
      other = index.next[other]!;
    } while (other >= 0);
  }
  yield pairs === 0 ? undefined : joined();
}

/** Right records without a partner, alone. */
function* unmatched(right: Batch, matched: Uint8Array, added: readonly AddedField[]): Stream {
  const rows = Int32Array.from(matched.keys()).filter((row) => matched[row] === 0);
  if (rows.length === 0) return;
  const empty = right.select(rows).keep([]);
  yield added.reduce(
    (current, field) => current.set(field.name, new Slot(rightColumn(right, field, rows, rows.length))),
    empty,
  );
}

export function planJoinNested(input: StageInput): StagePlan {
  const { bindings } = input;
  const item = single(bindings, 'joinTable')!;
  if (item.alias === undefined) {
    throw new QueryError('`joinNested` needs a name for its field: `joinNested name = [ … ], on:{ … }`.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(item),
      arguments: ['a named execution block'],
    });
  }
  const name = item.alias.text;
  const subquery = joinSideOf(item, 'joinNested', input);
  const conditions = compileConditions(bindings.get('on')!.items, input, subquery.schema);
  wordParameter(bindings, 'executionOrder', strategies);
  const fields = namedFields(bindings);
  let index: RowIndex | undefined;
  /** By the first match: records that match the same ones share their array. */
  const lists = new Map<number, Value[]>();
  return {
    schema: withFields(input.schema, [name]),
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const right = subquery.records().batch;
        index ??= indexOf(right, conditions);
        const firsts = index.firstMatches(
          conditions.map((condition) => condition.left.evaluate(batch)),
          batch.length,
        );
        const builder = new ColumnBuilder();
        for (const first of firsts) {
          if (first >= 0 && !lists.has(first)) lists.set(first, nested(right, index, first, fields));
          builder.push(lists.get(first) ?? null);
        }
        return batch.set(name, new Slot(builder.build()));
      }),
  };
}

function nested(right: Batch, index: RowIndex, first: number, fields: readonly AddedField[] | undefined): Value[] {
  const records: Value[] = [];
  for (let row = first; row >= 0; row = index.next[row]!) {
    const members = new Map<string, Value>();
    for (const { name, source } of addedFields(right, fields, '')) {
      const column = right.column(source);
      if (fields !== undefined || stateAt(column, row) !== absent) members.set(name, valueAt(column, row));
    }
    records.push(new Rec(members));
  }
  return records;
}

function compileConditions(items: readonly Item[], input: StageInput, right: Schema): Condition[] {
  const leftScope = scopeOf(input);
  const rightScope = scopeOf({ ...input, schema: right });
  return items.map((item) => {
    const node = expressionOf(item.value);
    if (node.kind === 'Field') {
      return { left: compileExpression(node, leftScope), right: compileExpression(node, rightScope) };
    }
    if (node.kind === 'Binary' && node.operator === '==') {
      const sides = [sideOf(node.left), sideOf(node.right)];
      const left = sides.find((side) => side?.name === 'left');
      const other = sides.find((side) => side?.name === 'right');
      if (left !== undefined && other !== undefined) {
        return { left: compileExpression(left.node, leftScope), right: compileExpression(other.node, rightScope) };
      }
    }
    throw new QueryError('A join condition is the name of a field, or `left[a] == right[b]`.', {
      errorType: 'INVALID_JOIN_CONDITION',
      span: spanOf(node),
      arguments: ['a join condition'],
    });
  });
}

/** `left[a][b]` as the expression `a[b]` over the left records. */
function sideOf(node: Node): { readonly name: string; readonly node: Node } | undefined {
  if (node.kind === 'Paren') return sideOf(node.expression);
  if (node.kind !== 'Element') return undefined;
  const { value, index } = node;
  if (value.kind === 'Field' && index.kind === 'Member') {
    return { name: value.name.text, node: { kind: 'Field', start: node.start, end: node.end, name: index.name } };
  }
  const inner = sideOf(value);
  return inner === undefined ? undefined : { name: inner.name, node: { ...node, value: inner.node } };
}
