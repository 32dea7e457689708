/** Series and other arrays where single values are computed with. Source: docs "DQL operators", "Aggregation functions". */

import type { FunctionDefinition } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Binary, Call, Expression, Field, Item, Value } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { wrapFix } from './edits.ts';
import { type Facts, isTyped } from './facts.ts';
import { isMadeArray } from './fieldTypes.ts';
import { type Check, type Edit, type Fix, NO_FIXES, replace } from './problem.ts';

export const arrayChecks = {
  arrayOperand: {
    code: 'array-operand',
    severity: 'warning',
    summary: 'A series or another array where an operator or an aggregation takes single values: the result is null.',
    example: 'timeseries cpu = avg(dt.host.cpu.usage) | filter cpu > 80',
    fixed: 'timeseries cpu = avg(dt.host.cpu.usage) | filter arrayAvg(cpu) > 80',
  },
} as const satisfies Record<string, Check>;

/** For `+`, `-`, `*`, `/` and `%`. */
export function checkArrayArithmetic(context: CheckContext, node: Binary): void {
  if (!isMadeArray(context, node.left) && !isMadeArray(context, node.right)) return;
  if (context.isFull) return;
  const fields: Field[] = [];
  addArrays(context, node, fields, 0);
  context.reportAndCover(
    arrayChecks.arrayOperand,
    node,
    `${holdArrays(fields)}, for which \`${node.operator}\` gives null: compute with the elements, as in \`${fields[0]!.name.text}[]\`.`,
    elementFixes(context, node, fields),
  );
}

/** Nobody nests computations deeper. */
const MAX_DEPTH = 50;

/** The operands of nested computations that are arrays. */
function addArrays(context: CheckContext, value: Expression, fields: Field[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (value.kind === 'Field') {
    if (isMadeArray(context, value)) fields.push(value);
  } else if (value.kind === 'Paren') addArrays(context, value.expression, fields, depth + 1);
  else if (value.kind === 'Binary' && isArithmetic(value)) {
    addArrays(context, value.left, fields, depth + 1);
    addArrays(context, value.right, fields, depth + 1);
  }
}

function isArithmetic({ operator }: Binary): boolean {
  return operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '%';
}

function holdArrays(fields: readonly Field[]): string {
  const names = [...new Set(fields.map(({ name }) => `\`${name.text}\``))];
  if (names.length === 1) return `${names[0]} holds an array`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} hold arrays`;
}

/** Element by element, where that makes a new series; inside of a function it may mean something else. */
function elementFixes(context: CheckContext, node: Binary, fields: readonly Field[]): readonly Fix[] {
  const { command } = context;
  const name = command === undefined ? undefined : context.analysis.definition(command)?.name;
  if (command === undefined || (name !== 'fields' && name !== 'fieldsAdd')) return NO_FIXES;
  const edits = fields.map(({ end }) => ({ start: end, end, text: '[]' }));
  return [{ title: 'Compute element by element', edits, preferred: isComputedColumn(command.items, node) }];
}

/** Nothing but operators stands around the node. */
function isComputedColumn(items: readonly Item[], node: Binary): boolean {
  let at: Value | undefined = valueAround(items, node);
  for (let depth = 0; at !== node; depth++) {
    if (at === undefined || depth > MAX_DEPTH) return false;
    if (at.kind === 'Group') at = valueAround(at.items, node);
    else if (at.kind === 'Paren') at = at.expression;
    else if (at.kind === 'Unary' && at.operator === '-') at = at.operand;
    else if (at.kind === 'Binary' && isArithmetic(at)) at = node.end <= at.left.end ? at.left : at.right;
    else return false;
  }
  return true;
}

/** Binary search: the value of the last item that begins before the node, or with it. */
function valueAround(items: readonly Item[], node: Binary): Value | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start <= node.start) low = middle + 1;
    else high = middle;
  }
  return items[low - 1]?.value;
}

/** For comparisons: arrays have no order, and equal nothing but arrays. */
export function checkArrayComparison(context: CheckContext, node: Binary, left: Facts, right: Facts): void {
  if (node.operator === '~') return;
  const isEquality = node.operator === '==' || node.operator === '!=';
  if (isEquality && !isSingle(left) && !isSingle(right)) return;
  if (!isMadeArray(context, node.left) && !isMadeArray(context, node.right)) return;
  const fields = [node.left, node.right].filter((side): side is Field => isMadeArray(context, side));
  const field = fields[0]!;
  const result = !isEquality ? 'null' : node.operator === '==' ? 'never true' : 'always true';
  const fixes: Fix[] = [];
  if (!isEquality && fields.length === 1) fixes.push(wrapFix('Compare the average', field, 'arrayAvg(', ')', false));
  fixes.push(anyElementFix(node, fields));
  const advice = isEquality
    ? `any element, as in \`iAny(${field.name.text}[] ${node.operator} …)\``
    : `one value, such as \`arrayAvg(${field.name.text})\``;
  context.report(
    arrayChecks.arrayOperand,
    node,
    `${holdArrays(fields)}, so this comparison is ${result}: compare ${advice}.`,
    fixes,
  );
}

function anyElementFix(node: Binary, fields: readonly Field[]): Fix {
  const edits: Edit[] = [{ start: node.start, end: node.start, text: 'iAny(' }];
  for (const { end } of fields) if (end < node.end) edits.push({ start: end, end, text: '[]' });
  edits.push({ start: node.end, end: node.end, text: fields.at(-1)!.end === node.end ? '[])' : ')' });
  return { title: 'Compare any of the elements', edits, preferred: false };
}

/** Certainly no array. */
function isSingle(facts: Facts): boolean {
  return isTyped(facts) && (facts & Type.Array) === 0;
}

/** Of aggregations that compute with numbers: what makes one number of an array. */
const REDUCTIONS: ReadonlyMap<string, string> = new Map([
  ['sum', 'arraySum'],
  ['avg', 'arrayAvg'],
  ['min', 'arrayMin'],
  ['max', 'arrayMax'],
  ['median', 'arrayMedian'],
  ['percentile', 'arrayAvg'],
  ['percentiles', 'arrayAvg'],
  ['percentRank', 'arrayAvg'],
  ['stddev', 'arrayAvg'],
  ['variance', 'arrayAvg'],
]);

/** For aggregations of records. */
export function checkArrayAggregation(context: CheckContext, call: Call, { name }: FunctionDefinition): void {
  const reduction = REDUCTIONS.get(name);
  const argument = call.items[0]?.value;
  if (reduction === undefined || argument?.kind !== 'Field' || !isMadeArray(context, argument)) return;
  const fixes = [wrapFix(`Aggregate \`${reduction}\` of each`, argument, `${reduction}(`, ')', false)];
  if (name === 'sum' || name === 'avg' || name === 'min' || name === 'max') {
    fixes.unshift(replace('Aggregate position by position', argument.end, argument.end, '[]', false));
  }
  const field = argument.name.text;
  const message = `${holdArrays([argument])}, and \`${name}\` of arrays is null: aggregate one value of each, such as \`${reduction}(${field})\`.`;
  context.report(arrayChecks.arrayOperand, argument, message, fixes);
}
