/** From a call of an aggregation in a query to its aggregator and the columns that feed it. */

import type { Call, Expression as Node } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';
import { compileExpression, storedConstant } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { compileItem, isIterative } from '../expression/iteration.ts';
import type { Scope } from '../expression/scope.ts';
import { type Bindings, expressionOf, single, spanOf } from '../plan/binding.ts';
import type { Value } from '../value.ts';
import type { Aggregator } from './aggregator.ts';
import { Collect, longestArray, Take } from './collecting.ts';
import { Count, CountDistinct, CountIf } from './counting.ts';
import { Extreme, GeneralExtreme } from './extremes.ts';
import { Positions } from './iterative.ts';
import { Correlation, Variance } from './moments.ts';
import { PercentileFromSamples, Percentiles, PercentRank } from './percentiles.ts';
import { Sum } from './sums.ts';

export interface Aggregation {
  readonly args: readonly Expression[];
  create(): Aggregator;
}

/** What has no value for the array that an iterative argument makes. */
const ofSingleValues = new Set(['countIf', 'median', 'percentile', 'percentiles', 'percentRank', 'stddev', 'variance']);

/** `name` is the canonical name; the bindings are those of its definition. */
export function compileAggregation(name: string, node: Call, bindings: Bindings, scope: Scope): Aggregation {
  // Aggregations cannot be nested.
  const { call: _, ...inner } = scope;
  const argument = (parameter: string): Expression[] => {
    const item = single(bindings, parameter);
    return item === undefined ? [] : [storedConstant(compileItem(expressionOf(item.value), inner))];
  };
  const constant = (parameter: string): { value: Value; node: Node } | undefined => {
    const item = single(bindings, parameter);
    return item === undefined ? undefined : constantOf(expressionOf(item.value), parameter, inner);
  };
  const iterated = (single(bindings, 'expression') ?? single(bindings, 'condition'))?.value;
  if (iterated !== undefined && isIterative(expressionOf(iterated)) && ofSingleValues.has(name)) {
    throw new QueryError(
      `\`${name}\` over the elements of an array is not supported: sum, avg, min and max take them.`,
      {
        errorType: 'NOT_SUPPORTED',
        span: spanOf(iterated),
        arguments: [name],
      },
    );
  }
  const args = [
    ...argument('expression'),
    ...argument('condition'),
    ...argument('expression1'),
    ...argument('expression2'),
  ];
  switch (name) {
    case 'count':
      return { args: [], create: () => new Count() };
    case 'countIf':
      return { args, create: () => new CountIf() };
    case 'countDistinctExact':
      return { args, create: () => new CountDistinct(undefined) };
    case 'countDistinct':
    case 'countDistinctApprox': {
      const precision = wholeNumber(constant('precision'), 'precision', 3, 16) ?? 14;
      return { args, create: () => new CountDistinct(precision) };
    }
    case 'sum':
    case 'avg':
      return positional(bindings, args, () => new Sum(name === 'avg'));
    case 'min':
    case 'max':
      return positional(bindings, args, () => new Extreme(name === 'max' ? 1 : -1));
    case 'takeMin':
    case 'takeMax':
      return { args, create: () => new GeneralExtreme(name === 'takeMax' ? 1 : -1, true) };
    case 'takeAny':
    case 'takeFirst':
    case 'takeLast':
      return { args, create: () => new Take(name === 'takeLast') };
    case 'stddev':
    case 'variance':
      return { args, create: () => new Variance(name === 'stddev') };
    case 'correlation':
      return { args, create: () => new Correlation() };
    case 'median':
      return { args: [...args, ...argument('weight')], create: () => new Percentiles([50], false) };
    case 'percentile': {
      const share = percentileOf(constant('percentile')!);
      return { args: [...args, ...argument('weight')], create: () => new Percentiles([share], false) };
    }
    case 'percentiles': {
      const items = bindings.get('percentile')!.items.map((item) => expressionOf(item.value));
      const shares = items.map((item) => percentileOf(constantOf(item, 'percentile', inner)));
      return { args: [...args, ...argument('weight')], create: () => new Percentiles(shares, true) };
    }
    case 'percentRank': {
      const { value } = constant('value')!;
      return { args, create: () => new PercentRank(value) };
    }
    case 'percentileFromSamples': {
      const share = percentileOf(constant('percentile')!);
      return { args: [...args, ...argument('originalCount')], create: () => new PercentileFromSamples(share) };
    }
    case 'collectArray':
    case 'collectDistinct': {
      const expand = constant('expand')?.value === true;
      const maxLength = wholeNumber(constant('maxLength'), 'maxLength', 0, longestArray) ?? longestArray;
      return { args, create: () => new Collect({ distinct: name === 'collectDistinct', maxLength, expand }) };
    }
    default:
      throw new QueryError(`The aggregation \`${name}\` is not supported here.`, {
        errorType: 'NOT_SUPPORTED',
        span: spanOf(node),
        arguments: [name],
      });
  }
}

/** `sum(a[])` aggregates position by position over the arrays. */
function positional(bindings: Bindings, args: readonly Expression[], create: () => Aggregator): Aggregation {
  const iterative = isIterative(expressionOf(single(bindings, 'expression')!.value));
  return { args, create: iterative ? () => new Positions(create()) : create };
}

function constantOf(node: Node, parameter: string, scope: Scope): { value: Value; node: Node } {
  const { constant } = compileExpression(node, scope);
  if (constant !== undefined) return { value: constant.value, node };
  throw new QueryError(`The parameter \`${parameter}\` has to be constant.`, {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    span: spanOf(node),
    arguments: [parameter],
  });
}

function outOfRange(node: Node, parameter: string, expected: string): QueryError {
  return new QueryError(`The parameter \`${parameter}\` has to be ${expected}.`, {
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    span: spanOf(node),
    arguments: [parameter, expected],
  });
}

function wholeNumber(
  constant: { value: Value; node: Node } | undefined,
  parameter: string,
  least: number,
  most: number,
): number | undefined {
  if (constant === undefined) return undefined;
  const { value, node } = constant;
  if (typeof value === 'bigint' && value >= least && value <= most) return Number(value);
  throw outOfRange(node, parameter, `a whole number from ${least} to ${most}`);
}

function percentileOf({ value, node }: { value: Value; node: Node }): number {
  const share = typeof value === 'bigint' ? Number(value) : value;
  if (typeof share === 'number' && share >= 0 && share <= 100) return share;
  throw outOfRange(node, 'percentile', 'a number from 0 to 100');
}
