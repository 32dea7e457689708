/** `search` (docs "Filter and search commands"). */

import type { Expression as Node } from '../../dql/tree.ts';
import type { Batch } from '../columns/batch.ts';
import { constantColumn } from '../columns/column.ts';
import { QueryError } from '../engine.ts';
import { compileExpression, derived, mapped } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { logicColumn, notColumn } from '../expression/logicKernels.ts';
import { DictionaryMemo, mapColumns } from '../expression/rowwise.ts';
import { compileTerm, compileTextTerm } from '../functions/tokenSearch.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { Rec, type Value } from '../value.ts';
import { keepTrue } from './filter.ts';
import { booleanParameter, fieldName, stringParameter } from './parameters.ts';

const allowedBefore = new Set([
  'filter',
  'filterOut',
  'fieldsKeep',
  'fieldsRemove',
  'fieldsRename',
  'limit',
  'append',
  'search',
]);

interface SearchOptions {
  readonly caseSensitive: boolean;
  readonly scope: 'all' | 'names' | 'values';
  readonly fields: ReadonlySet<string> | undefined;
  readonly skipFields: ReadonlySet<string>;
}

export function planSearch(input: StageInput): StagePlan {
  const forbidding = input.before.slice(1).find((name) => !allowedBefore.has(name));
  if (forbidding !== undefined) {
    throw new QueryError(`\`search\` cannot stand after \`${forbidding}\`.`, {
      errorType: 'SEARCH_COMMAND_NOT_ALLOWED_AFTER',
      span: spanOf(input.command),
      arguments: [forbidding],
    });
  }
  const options = optionsOf(input);
  const condition = compileCondition(expressionOf(single(input.bindings, 'condition')!.value), input, options);
  return {
    schema: input.schema,
    run: (stream) => mapBatches(stream, (batch) => keepTrue(batch, condition)),
  };
}

function optionsOf(input: StageInput): SearchOptions {
  const { bindings } = input;
  const scope = stringParameter(input, 'scope') ?? 'all';
  if (scope !== 'all' && scope !== 'names' && scope !== 'values') {
    throw new QueryError('The parameter `scope` has to be "all", "names" or "values".', {
      errorType: 'NAMED_PARAMETER_HAS_TO_BE',
      span: spanOf(bindings.get('scope')!.span),
      arguments: ['scope', 'a predefined string (allowed: all, names, values)'],
    });
  }
  const names = (parameter: string) => bindings.get(parameter)?.items.map(fieldName);
  const fields = names('fields');
  return {
    caseSensitive: booleanParameter(input, 'caseSensitive', false),
    scope,
    fields: fields === undefined ? undefined : new Set(fields),
    skipFields: new Set(names('skipFields')),
  };
}

function compileCondition(node: Node, input: StageInput, options: SearchOptions): Expression {
  switch (node.kind) {
    case 'Paren':
      return compileCondition(node.expression, input, options);
    case 'String':
      return anyField(node.value, options);
    case 'Unary':
      if (node.operator === 'not') {
        return derived([compileCondition(node.operand, input, options)], ['boolean'], ([column], length) =>
          notColumn(column!, length),
        );
      }
      break;
    case 'Binary': {
      const { operator } = node;
      if (operator === 'and' || operator === 'or' || operator === 'xor') {
        const sides = [compileCondition(node.left, input, options), compileCondition(node.right, input, options)];
        return derived(sides, ['boolean'], ([a, b], length) => logicColumn(operator, a!, b!, length));
      }
      if (operator === '~' && node.right.kind === 'String') {
        const field = compileExpression(node.left, scopeOf(input));
        return mapped(field, ['boolean'], compileTerm(node.right.value, { caseSensitive: options.caseSensitive }));
      }
      if (operator !== '~' && ['==', '!=', '<', '<=', '>', '>='].includes(operator)) {
        return compileExpression(node, scopeOf(input));
      }
      break;
    }
    default:
  }
  throw new QueryError(
    '`search` takes terms in quotes, `field ~ "term"` and comparisons, combined by `and` and `or`.',
    {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['a search condition'],
    },
  );
}

/** The term in the values of top-level fields, and inside of records in names of members as well. */
function anyField(term: string, options: SearchOptions): Expression {
  const matches = termTest(term, options);
  const memo = new DictionaryMemo();
  const searched = (batch: Batch): number[] =>
    batch.names.flatMap((name, index) => {
      const wanted = options.fields === undefined ? !batch.hidden.has(name) : options.fields.has(name);
      return wanted && !options.skipFields.has(name) ? [index] : [];
    });
  return {
    types: ['boolean'],
    constant: undefined,
    evaluate: (batch) =>
      searched(batch).reduce<ReturnType<Expression['evaluate']>>(
        (found, index) => {
          const own = mapColumns([batch.columnAt(index)], batch.length, (args) => matches(args[0]!), memo);
          return logicColumn('or', found, own, batch.length);
        },
        constantColumn(false, batch.length),
      ),
  };
}

function termTest(term: string, { scope, caseSensitive }: SearchOptions): (value: Value) => boolean {
  if (scope === 'all') return compileTerm(term, { caseSensitive });
  if (scope === 'values') return compileTerm(term, { caseSensitive, memberNames: false });
  const inName = compileTextTerm(term, caseSensitive);
  const inNames = (value: Value): boolean => {
    if (Array.isArray(value)) return (value as readonly Value[]).some(inNames);
    return value instanceof Rec && [...value.members].some(([name, member]) => inName(name) || inNames(member));
  };
  return inNames;
}
