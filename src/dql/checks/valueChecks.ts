/** Whether the value of a parameter is of the kind and the types that it takes. Source: docs command and function pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import { describeTypes, Type } from '../catalogue/typeSet.ts';
import { parseExpression } from '../parser.ts';
import type { Expression, Item, Value } from '../tree.ts';
import { type BoundItem, isRenameInPairs } from './binding.ts';
import { checkJoinCondition, checkSearchCondition } from './conditionChecks.ts';
import type { CheckContext } from './context.ts';
import { checkDataObject } from './dataObjectChecks.ts';
import { isHyphenated, quoteFix } from './edits.ts';
import { type Facts, isTyped, Mark, typesOf } from './facts.ts';
import { checkAggregationValue } from './functionChecks.ts';
import { checkLiteralValue, isLiteral, literalNumber } from './literalChecks.ts';
import { checkMetricKey } from './metricChecks.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';
import { checkWord } from './wordChecks.ts';

export const valueChecks = {
  wrongType: {
    code: 'wrong-type',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    summary: 'A value whose type the parameter does not take.',
    example: 'data record(a = abs("x"))',
  },
  assignmentForComparison: {
    code: 'assignment-for-comparison',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    summary: 'A condition with `=`, which names a result; values are compared with `==`.',
    example: 'data record(a = 1) | filter a = 1',
    fixed: 'data record(a = 1) | filter a == 1',
  },
  aliasNotAllowed: {
    code: 'alias-not-allowed',
    severity: 'error',
    summary: 'A name for a result where the command or function gives none.',
    example: 'data record(a = 1) | sort b = a',
    fixed: 'data record(a = 1) | sort a',
  },
  aliasMissing: {
    code: 'alias-missing',
    severity: 'error',
    summary: 'A value that needs a new name.',
    example: 'data record(a = 1) | fieldsRename a',
  },
  renamePairs: {
    code: 'rename-pairs',
    severity: 'warning',
    summary: 'Fields and their new names one behind the other: an older form of `new = old`.',
    example: 'data record(a = 1) | fieldsRename a, b',
    fixed: 'data record(a = 1) | fieldsRename b = a',
  },
  notConstant: {
    code: 'not-constant',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    summary: 'A field where the value has to be fixed for the whole query.',
    example: 'data record(a = 1) | limit a',
  },
  literalExpected: {
    code: 'literal-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'A computed value where a literal has to be written.',
    example: 'data record(a = "{}") | fieldsAdd b = jsonField(a, concat("x", "y"))',
  },
  outOfRange: {
    code: 'out-of-range',
    severity: 'error',
    summary: 'A number below or above what the parameter takes.',
    example: 'data record(a = 1) | limit -1',
  },
  fieldExpected: {
    code: 'field-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'Something else than the name of a field where one has to be.',
    example: 'data record(b.c = 1) | fieldsRename a = "b.c"',
    fixed: 'data record(b.c = 1) | fieldsRename a = b.c',
  },
  fieldPattern: {
    code: 'field-pattern',
    severity: 'error',
    summary: 'A pattern for field names with two stars side by side, or with more than 64.',
    example: 'data record(a = 1) | fieldsKeep "a**"',
    fixed: 'data record(a = 1) | fieldsKeep "a*"',
  },
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
  sortOrder: {
    code: 'misplaced-sort-order',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: '`asc` or `desc` where nothing is sorted.',
    example: 'data record(a = 1) | fields a desc',
    fixed: 'data record(a = 1) | fields a',
  },
  sortOrderAsField: {
    code: 'sort-order-as-field',
    severity: 'warning',
    summary: '`asc` or `desc` behind a comma, where it is a field of that name.',
    example: 'data record(a = 1, desc = 2) | sort a, desc',
    fixed: 'data record(a = 1, desc = 2) | sort a desc',
  },
  iterativeFilter: {
    code: 'iterative-filter',
    severity: 'error',
    errorType: 'ITERATIVE_EXPRESSION_FOR_FILTER',
    summary: 'A condition on the elements of an array that does not say whether any or all have to meet it.',
    example: 'data record(a = array(1)) | filter a[] > 1',
    fixed: 'data record(a = array(1)) | filter iAny(a[] > 1)',
  },
} as const satisfies Record<string, Check>;

/** Before the value itself is visited: whether it may be named. */
export function checkAlias(context: CheckContext, owner: Owner, item: Item, parameter: Parameter): void {
  // Published queries write `dedup a, {timestamp desc}`.
  if (item.order !== undefined && !parameter.sortable && owner.name !== 'dedup') {
    const fix = replace(`Remove ${context.shown(item.order)}`, item.value.end, item.order.end, '');
    const message = `Remove ${context.shown(item.order)}: \`${owner.name}\` does not sort.`;
    context.report(valueChecks.sortOrder, item.order, message, [fix], [context.shown(item.order)]);
  }
  const { alias } = item;
  if (alias === undefined) {
    if (parameter.alias === 'mandatory' && item.value.kind !== 'Variable' && item.value.kind !== 'Template') {
      if (owner.name === 'fieldsRename' && checkPairs(context, item)) return;
      const message = `Write \`newName = ${context.source(item.value).slice(0, 40)}\`: \`${owner.name}\` needs a new name.`;
      context.report(valueChecks.aliasMissing, item, message);
    }
    return;
  }
  if (parameter.alias !== 'none') return;
  if (parameter.types === Type.Boolean) {
    reportAssignment(context, item, alias.end);
    return;
  }
  context.report(
    valueChecks.aliasNotAllowed,
    { start: alias.start, end: item.value.start },
    `Remove \`${alias.text} =\`: \`${owner.name}\` gives this value no name.`,
    [replace('Remove the name', alias.start, item.value.start, '')],
  );
}

/** `fieldsRename old, new, old, new`; what belongs to a pair is reported once, at its first item. */
function checkPairs(context: CheckContext, item: Item): boolean {
  const items = context.command?.items ?? [];
  if (!isRenameInPairs(items)) return false;
  const at = items.indexOf(item);
  const next = items[at + 1];
  if (at % 2 === 1 || next === undefined) return true;
  const text = `${context.source(next)} = ${context.source(item)}`;
  context.report(valueChecks.renamePairs, { start: item.start, end: next.end }, `Write \`${text}\`.`, [
    replace('Write it with `=`', item.start, next.end, text),
  ]);
  return true;
}

/** `a = 1 and b == 2`: the name belongs to the leftmost operand in the reader's mind, and it is that operand the service complains of. */
function reportAssignment(context: CheckContext, item: Item, aliasEnd: number): void {
  let compared: Value = item.value;
  while (
    compared.kind === 'Binary' &&
    (compared.operator === 'and' || compared.operator === 'or' || compared.operator === 'xor')
  ) {
    compared = compared.left;
  }
  const sign = context.text.indexOf('=', aliasEnd);
  const canCompare = sign >= 0 && parseExpression(`a ==${context.text.slice(sign + 1, item.end)}`).errors.length === 0;
  const fixes: Fix[] = canCompare ? [replace('Compare with `==`', sign, sign + 1, '==')] : [];
  const types = literalTypes(compared);
  const args = types === Type.Any ? ['a boolean'] : ['a boolean', describeTypes(types)];
  context.report(valueChecks.assignmentForComparison, compared, 'Compare with `==`: `=` names a result.', fixes, args);
}

function literalTypes(value: Value): number {
  switch (value.kind) {
    case 'String':
      return Type.String;
    case 'Long':
      return Type.Long;
    case 'Double':
      return Type.Double;
    case 'Boolean':
      return Type.Boolean;
    case 'Duration':
      return Type.Duration;
    default:
      return Type.Any;
  }
}

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
    context.report(valueChecks.unexpectedBlock, block, message);
  } else if (block.query === undefined) {
    context.report(valueChecks.emptyBlock, block, 'Write a query into the brackets: `[ fetch … ]`.');
  }
}

function checkSortOrder(context: CheckContext, item: Item): void {
  const { value } = item;
  if (value.kind !== 'Field' || value.name.quoted || item.order !== undefined) return;
  const lower = value.name.text.toLowerCase();
  if (lower !== 'asc' && lower !== 'desc') return;
  let comma = item.start - 1;
  while (/\s/.test(context.text[comma] ?? '')) comma--;
  const hasOrder = /\b(asc|desc)\s*$/i.test(context.text.slice(Math.max(0, comma - 40), comma));
  const fixes = context.text[comma] === ',' && !hasOrder ? [replace('Remove the comma', comma, comma + 1, '')] : [];
  context.report(
    valueChecks.sortOrderAsField,
    item,
    `Remove the comma before \`${lower}\`: here it is a field of that name.`,
    fixes,
  );
}

function checkConstant(
  context: CheckContext,
  owner: Owner,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): boolean {
  if ((facts & Mark.Reads) === 0) return true;
  const fixes =
    value.kind === 'Field' && (parameter.types & Type.String) !== 0
      ? [quoteFix(value.start, value.end, value.name.text)]
      : [];
  const message = `\`${parameter.name}\` of \`${owner.name}\` has to be the same for all records: it cannot read a field.`;
  context.report(valueChecks.notConstant, value, message, fixes, [parameter.name]);
  return false;
}

function checkExpression(
  context: CheckContext,
  owner: Owner,
  bound: BoundItem,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  if ((facts & Mark.Iterates) !== 0 && (owner.name === 'filter' || owner.name === 'filterOut')) {
    context.report(
      valueChecks.iterativeFilter,
      value,
      'Say for which elements the condition has to hold: `iAny(…)`, or `not iAny(not …)` for all.',
      [
        {
          title: 'Wrap into `iAny`',
          edits: [
            { start: value.start, end: value.start, text: 'iAny(' },
            { start: value.end, end: value.end, text: ')' },
          ],
          preferred: true,
        },
      ],
    );
  }
  if (bound.item.alias !== undefined && parameter.alias === 'none' && parameter.types === Type.Boolean) return;
  checkTypes(context, owner, parameter, value, facts);
  checkRange(context, owner, parameter, value);
}

function checkTypes(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression, facts: Facts): void {
  if (!isTyped(facts) || (typesOf(facts) & parameter.types) !== 0) return;
  const wanted = describeTypes(parameter.types);
  const found = describeTypes(typesOf(facts));
  const errorType = parameter.named ? 'NAMED_PARAMETER_HAS_TO_BE' : 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS';
  const args = parameter.named ? [parameter.name, wanted] : [wanted, found];
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes ${wanted}, but this is ${found}.`;
  context.reportAs(valueChecks.wrongType, errorType, value, message, undefined, args);
}

function checkRange(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  if (parameter.min === undefined && parameter.max === undefined) return;
  const number = literalNumber(value);
  if (number === undefined) return;
  const tooSmall = parameter.min !== undefined && number < parameter.min;
  const tooLarge = parameter.max !== undefined && number > parameter.max;
  if (!tooSmall && !tooLarge) return;
  const bounds = [
    parameter.min === undefined ? '' : `at least ${parameter.min}`,
    parameter.max === undefined ? '' : `at most ${parameter.max}`,
  ].filter((bound) => bound !== '');
  context.report(
    valueChecks.outOfRange,
    value,
    `\`${parameter.name}\` of \`${owner.name}\` is ${bounds.join(' and ')}.`,
  );
}

function checkLiteral(
  context: CheckContext,
  owner: Owner,
  bound: BoundItem,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  if (!checkConstant(context, owner, parameter, value, facts)) return;
  if (!isLiteral(value)) {
    if ((facts & Mark.Unknown) !== 0) return;
    const message = `\`${parameter.name}\` of \`${owner.name}\` has to be written out: nothing is computed here.`;
    context.report(valueChecks.literalExpected, value, message, undefined, [parameter.name]);
    return;
  }
  checkExpression(context, owner, bound, parameter, value, facts);
}

function checkRecord(context: CheckContext, value: Expression): void {
  if (value.kind === 'Call' && value.name.text.toLowerCase() === 'record') return;
  context.report(valueChecks.recordExpected, value, '`data` takes `record(…)`, or `json:` with a text.');
}

function reportField(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  const fixes: Fix[] = [];
  if (value.kind === 'String') fixes.push(replace('Change to a field', value.start, value.end, quoteName(value.value)));
  else if (isHyphenated(context, value)) {
    fixes.push(replace('Put the name into backticks', value.start, value.end, quoteName(context.source(value))));
  } else if (value.kind === 'Call' || value.kind === 'Binary') {
    fixes.push(
      replace('Put the column name into backticks', value.start, value.end, quoteName(context.source(value)), false),
    );
  }
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes the name of a field, not ${context.shown(value)}.`;
  const errorType = parameter.named ? 'NAMED_PARAMETER_HAS_TO_BE' : 'MANDATORY_PARAMETER_HAS_TO_BE';
  context.reportAs(valueChecks.fieldExpected, errorType, value, message, fixes, ['a field identifier']);
  context.cover(value);
}

function checkFieldPattern(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  if (value.kind === 'Field') return;
  if (value.kind !== 'String') {
    reportField(context, owner, parameter, value);
    return;
  }
  const double = value.value.includes('**');
  if (!double && value.value.split('*').length <= 65) return;
  const fixes = double
    ? [replace('Change to one star', value.start, value.end, context.source(value).replace(/\*{2,}/g, '*'))]
    : [];
  context.report(valueChecks.fieldPattern, value, 'Write single stars, and at most 64 of them.', fixes);
}
