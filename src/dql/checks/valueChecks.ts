/** Whether the value of a parameter is of the kind that it takes. Source: docs command and function pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import type { Expression, Value } from '../tree.ts';
import type { BoundItem } from './binding.ts';
import { checkJoinCondition, checkSearchCondition } from './conditionChecks.ts';
import type { CheckContext } from './context.ts';
import { checkDataObject } from './dataObjectChecks.ts';
import { checkConstant, checkExpression, checkLiteral } from './expressionValueChecks.ts';
import type { Facts } from './facts.ts';
import { checkFieldPattern, reportField } from './fieldValueChecks.ts';
import { checkAggregationValue } from './functionChecks.ts';
import { checkSortOrder } from './itemChecks.ts';
import { checkLiteralValue } from './literalChecks.ts';
import { checkMetricKey } from './metricChecks.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { checkWord } from './wordChecks.ts';

export const valueChecks = {
  emptyBlock: {
    code: 'empty-block',
    severity: 'error',
    summary: 'A sub-query without a command.',
    example: 'data record(a = 1) | append []',
  },
  blockExpected: {
    code: 'block-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'Something else than a sub-query in brackets where one has to be.',
    example: 'data record(a = 1) | append a',
  },
  unexpectedBlock: {
    code: 'unexpected-block',
    severity: 'error',
    summary: 'A sub-query in brackets where a value has to be.',
    example: 'data record(a = 1) | fieldsAdd b = [data record(c = 1)]',
  },
  recordExpected: {
    code: 'record-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'A `data` with something else than `record(…)`.',
    example: 'data "a"',
  },
} as const satisfies Record<string, Check>;

export function checkValue(
  context: CheckContext,
  owner: Owner,
  bound: BoundItem,
  parameter: Parameter,
  facts: Facts,
): void {
  const { value } = bound.item;
  switch (value.kind) {
    case 'Variable':
    case 'Template':
    case 'Missing':
    case 'Group':
      return;
    case 'Block':
      checkBlock(context, owner, parameter, value);
      return;
  }
  if (parameter.sortable) checkSortOrder(context, bound.item);
  switch (parameter.kinds[0]) {
    case 'expression':
      if (parameter.kinds[1] === 'aggregation') checkAggregationValue(context, owner, value, facts);
      else checkExpression(context, owner, bound, parameter, value, facts);
      return;
    case 'constant':
      if (!checkConstant(context, owner, parameter, value, facts)) return;
      if (parameter.kinds[1] === 'recordDefinition') checkRecord(context, value);
      else if (parameter.kinds[1] === 'newTabularFile') checkLiteralValue(context, owner, parameter, value, facts);
      else checkExpression(context, owner, bound, parameter, value, facts);
      return;
    case 'literal':
      if (parameter.kinds[1] === 'json') checkLiteralValue(context, owner, parameter, value, facts);
      else checkLiteral(context, owner, bound, parameter, value, facts);
      return;
    case 'word':
      checkWord(context, owner, parameter, value, facts);
      return;
    case 'timeseriesAggregation':
    case 'metricAggregation':
      checkAggregationValue(context, owner, value, facts, parameter.kinds[0]);
      return;
    case 'metricKey':
      checkMetricKey(context, value);
      return;
    case 'dataObject':
      checkDataObject(context, owner, value);
      return;
    case 'rootField':
    case 'newField':
      if (value.kind !== 'Field') reportField(context, owner, parameter, value);
      return;
    case 'anyField':
      if (value.kind !== 'Field' && value.kind !== 'Element') reportField(context, owner, parameter, value);
      return;
    case 'fieldPattern':
      checkFieldPattern(context, owner, parameter, value);
      return;
    case 'block':
      context.report(
        valueChecks.blockExpected,
        value,
        `\`${owner.name}\` needs a sub-query in brackets here: \`[ fetch … ]\`.`,
      );
      return;
    case 'joinCondition':
      checkJoinCondition(context, value);
      return;
    case 'searchCondition':
      checkSearchCondition(context, value);
      return;
    default:
      checkLiteralValue(context, owner, parameter, value, facts);
  }
}

function checkBlock(
  context: CheckContext,
  owner: Owner,
  parameter: Parameter,
  block: Extract<Value, { kind: 'Block' }>,
): void {
  if (parameter.kinds[0] !== 'block') {
    const message = `\`${owner.name}\` takes no sub-query here; lists are written \`array(…)\` or in braces.`;
    context.report(valueChecks.unexpectedBlock, block, message, membershipFix(context, owner, block));
  } else if (block.query === undefined) {
    context.report(valueChecks.emptyBlock, block, 'Write a query into the brackets: `[ fetch … ]`.');
  }
}

/** `in(a, [ … ])` → `a in [ … ]` */
function membershipFix(context: CheckContext, owner: Owner, block: Extract<Value, { kind: 'Block' }>): Fix[] {
  if (owner.name !== 'in' || owner.kind !== 'function') return [];
  const open = context.text.indexOf('(', owner.end);
  const field = /^\(\s*([\w.]+|`[^`]*`)\s*,\s*$/.exec(context.text.slice(open, block.start))?.[1];
  if (field === undefined) return [];
  return [replace('Use the operator `in`', owner.start, owner.outerEnd, `${field} in ${context.source(block)}`)];
}

function checkRecord(context: CheckContext, value: Expression): void {
  if (value.kind === 'Call' && value.name.text.toLowerCase() === 'record') return;
  context.report(valueChecks.recordExpected, value, '`data` takes `record(…)`, or `json:` with a text.');
}
