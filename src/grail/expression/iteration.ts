/**
 * Iterative expressions (docs "DQL operators", iterative expressions): `a[]` stands for the elements of an array. The body is evaluated
 * once a batch over the elements of all its records, laid out one after the other, and its results are folded back record by record.
 */

import type { Call, Iteration, Expression as Node } from '../../dql/tree.ts';
import { children } from '../../dql/treeQueries.ts';
import type { Aggregator } from '../aggregation/aggregator.ts';
import { Extreme } from '../aggregation/extremes.ts';
import { Sum } from '../aggregation/sums.ts';
import { Batch, Slot } from '../columns/batch.ts';
import { type Column, valueAt } from '../columns/column.ts';
import { ColumnBuilder, columnOf } from '../columns/columnBuilder.ts';
import { QueryError } from '../engine.ts';
import { type Bindings, expressionOf, single, spanOf } from '../plan/binding.ts';
import type { TypeName, Value } from '../value.ts';
import { compileExpression } from './compileExpression.ts';
import { constantExpression, type Expression } from './expression.ts';
import type { Scope } from './scope.ts';

const iterativeFunctions = new Set(['iany', 'icollectarray', 'isum', 'iavg', 'imin', 'imax']);

/** Whether an `a[]` in the expression is not consumed inside of it. */
export function isIterative(node: Node): boolean {
  if (node.kind === 'Iteration') return true;
  if (
    node.kind === 'Call' &&
    (iterativeFunctions.has(node.name.text.toLowerCase()) || node.name.text.toLowerCase() === 'iindex')
  ) {
    return node.name.text.toLowerCase() === 'iindex';
  }
  return children(node).some((child) => containsIterative(child));
}

function containsIterative(node: ReturnType<typeof children>[number]): boolean {
  if (node.kind === 'Query' || node.kind === 'Name' || node.kind === 'SortOrder' || node.kind === 'Command')
    return false;
  if (node.kind === 'Item' || node.kind === 'Group' || node.kind === 'Block') {
    return node.kind !== 'Block' && children(node).some((child) => containsIterative(child));
  }
  return isIterative(node);
}

/** An item of a command: collects an array where the expression iterates and nothing in it consumes that. */
export function compileItem(node: Node, scope: Scope): Expression {
  return isIterative(node) ? iterate(node, scope, collect, ['array']) : compileExpression(node, scope);
}

type Fold = (values: readonly Value[]) => Value;

const collect: Fold = (values) => values.slice();

const folds: Readonly<Record<string, Fold>> = {
  iCollectArray: collect,
  iAny: (values) => {
    if (values.length > 0 && values.every((value) => value === null)) return null;
    return values.includes(true);
  },
  iSum: aggregate(() => new Sum(false)),
  iAvg: aggregate(() => new Sum(true)),
  iMin: aggregate(() => new Extreme(-1)),
  iMax: aggregate(() => new Extreme(1)),
};

/** The elements of one record as the only group of an aggregation. */
function aggregate(create: () => Aggregator): Fold {
  return (values) => {
    const aggregator = create();
    aggregator.update([columnOf(values)], new Int32Array(values.length), values.length, 1);
    return valueAt(aggregator.finish(1), 0);
  };
}

const foldTypes: Readonly<Record<string, readonly TypeName[]>> = { iCollectArray: ['array'], iAny: ['boolean'] };

export function compileIterativeFunction(name: string, node: Call, bindings: Bindings, scope: Scope): Expression {
  if (name === 'iIndex') {
    if (scope.iteration !== undefined) return scope.iteration.index();
    throw indexAlone(node);
  }
  const body = expressionOf(single(bindings, 'expression')!.value);
  if (!isIterative(body)) {
    throw new QueryError(`\`${name}\` needs an iterative expression, such as \`a[]\`.`, {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(body),
      arguments: ['an iterative expression'],
    });
  }
  return iterate(body, scope, folds[name]!, foldTypes[name]);
}

function indexAlone(node: Node): QueryError {
  return new QueryError('`iIndex()` only has a value beside an iterative expression, such as `a[]`.', {
    errorType: 'ITERATIVE_EXPRESSION_NOT_ALLOWED',
    span: spanOf(node),
  });
}

// No field can be called so: what is between backticks comes from the query, but never a control character at its beginning.
const elementPrefix = '\u0000element ';
const indexName = '\u0000index';

function iterate(body: Node, scope: Scope, foldValues: Fold, types: readonly TypeName[] | undefined): Expression {
  const arrays: Expression[] = [];
  const inner = compileExpression(body, {
    ...scope,
    iteration: {
      element(node: Iteration) {
        if (isIterative(node.value)) {
          throw new QueryError(
            'Iterating over the elements of elements (`a[][]`) is not supported; use expand, or iCollectArray.',
            {
              errorType: 'NOT_SUPPORTED',
              span: spanOf(node),
              arguments: ['nested iteration'],
            },
          );
        }
        const name = `${elementPrefix}${arrays.length}`;
        arrays.push(compileExpression(node.value, scope));
        return columnExpression(name);
      },
      index: () => columnExpression(indexName),
    },
  });
  if (arrays.length === 0) throw indexAlone(body);
  const apply = (batch: Batch): Column => {
    const elements = flatten(
      batch,
      arrays.map((array) => array.evaluate(batch)),
    );
    const results = inner.evaluate(elements.batch);
    const builder = new ColumnBuilder();
    let at = 0;
    for (const length of elements.lengths) {
      if (length < 0) {
        builder.push(null);
        continue;
      }
      const values: Value[] = new Array(length);
      for (let i = 0; i < length; i++) values[i] = valueAt(results, at++);
      builder.push(foldValues(values));
    }
    return builder.build();
  };
  if (arrays.every((array) => array.constant !== undefined) && inner.constant !== undefined) {
    return constantExpression(valueAt(apply(new Batch(1, [], [])), 0), types);
  }
  return { types, constant: undefined, evaluate: apply };
}

function columnExpression(name: string): Expression {
  return { types: undefined, constant: undefined, evaluate: (batch) => batch.column(name) };
}

/** One row an element; `lengths` says how many each record has, -1 where the arrays do not fit each other. */
function flatten(batch: Batch, arrays: readonly Column[]): { batch: Batch; lengths: number[] } {
  const lengths: number[] = [];
  const parents: number[] = [];
  const index = new ColumnBuilder();
  const elements = arrays.map(() => new ColumnBuilder());
  for (let row = 0; row < batch.length; row++) {
    const lists = arrays.map((array) => valueAt(array, row));
    const length = commonLength(lists);
    lengths.push(length);
    for (let i = 0; i < length; i++) {
      parents.push(row);
      index.push(BigInt(i));
      for (let a = 0; a < lists.length; a++) elements[a]!.push((lists[a] as readonly Value[])[i]!);
    }
  }
  const rows = Int32Array.from(parents);
  const composed = new Map<Int32Array, Int32Array>();
  const names = [...batch.names, ...elements.map((_, i) => `${elementPrefix}${i}`), indexName];
  const slots = [
    ...batch.slots.map((slot) => slot.select(rows, composed)),
    ...elements.map((builder) => new Slot(builder.build())),
    new Slot(index.build()),
  ];
  return { batch: new Batch(rows.length, names, slots, batch.hidden), lengths };
}

function commonLength(lists: readonly Value[]): number {
  let length = -1;
  for (const list of lists) {
    if (!Array.isArray(list) || (length >= 0 && list.length !== length)) return -1;
    length = list.length;
  }
  return length;
}
