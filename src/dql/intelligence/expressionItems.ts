/** Completion where a value could begin: parameters, functions, fields and the values that fit. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Parameter } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import { FieldScope } from '../checks/fieldScope.ts';
import { staticTypes } from '../checks/types.ts';
import type { Element, Expression, Node } from '../tree.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import type { Cursor } from './cursor.ts';
import { type Expectation, expectationAt, useAt } from './expectation.ts';
import { fieldItems } from './fieldItems.ts';
import { functionItems } from './functionItems.ts';
import { parameterItems } from './parameterItems.ts';
import { booleanItems, fieldValueItems, namedValueItems, takesCount, timeItems } from './valueItems.ts';

const NOTHING: readonly CompletionItem[] = [];

export function expressionItems(
  { tree, path }: Extract<Cursor, { kind: 'value' }>,
  typed: string,
  catalogue: Catalogue,
): readonly CompletionItem[] {
  const expected = expectationAt(tree, path, catalogue);
  const { owner, parameter, beginsItem, analysis, command, types, comparedWith } = expected;
  const element = path.findLast((node) => node.kind === 'Element');
  if (element !== undefined && element.value.end < path.at(-1)!.start) {
    const members = memberItems(element, expected, catalogue);
    if (members !== undefined) return members;
  }
  const items: CompletionItem[] = [];
  if (beginsItem && owner !== undefined) items.push(...parameterItems(owner, expected.item));
  const special = parameter === undefined ? NOTHING : namedValueItems(parameter, catalogue);
  items.push(...special);
  // All values are given: only names can follow.
  if (owner !== undefined && parameter === undefined) return items;
  const other = comparedWith?.kind === 'Field' ? comparedWith.name.text : undefined;
  if (other !== undefined) items.push(...fieldValueItems(other, catalogue));
  if (comparedWith !== undefined) items.push(...timeItems(types));
  if (parameter !== undefined && takesCount(parameter)) return items;
  if (parameter !== undefined && !takesExpression(parameter)) {
    if (!takesField(parameter)) return items;
  } else {
    if (!isLiteral(parameter))
      items.push(...functionItems(catalogue, useAt(path, path.length - 1, expected.analysis, catalogue), types));
    if ((types & Type.Boolean) !== 0) items.push(...booleanItems());
    if (types !== Type.Any && (types & Type.Boolean) !== 0) {
      items.push(item({ label: 'not', kind: 'keyword', rank: Rank.Keyword, insertText: 'not ' }));
    }
    items.push(item({ label: 'null', kind: 'keyword', rank: Rank.Keyword }));
  }
  if (command !== undefined && (parameter === undefined || readsFields(parameter))) {
    const scope = scopeOf(expected, path);
    items.push(...fieldItems({ scope, analysis, catalogue, types, typed, other }));
    if (parameter?.kinds.includes('joinCondition') === true && element === undefined) {
      for (const side of ['left', 'right']) {
        items.push(
          item({ label: `${side}[…]`, kind: 'keyword', rank: Rank.Exact, insertText: `${side}[$1]`, isSnippet: true }),
        );
      }
    }
  }
  return items;
}

function takesExpression({ kinds }: Parameter): boolean {
  return kinds.some((kind) =>
    [
      'expression',
      'constant',
      'literal',
      'aggregation',
      'timeseriesAggregation',
      'metricAggregation',
      'searchCondition',
      'recordDefinition',
    ].includes(kind),
  );
}

function isLiteral(parameter: Parameter | undefined): boolean {
  return parameter?.kinds.every((kind) => kind === 'literal') === true;
}

function takesField({ kinds }: Parameter): boolean {
  return kinds.some((kind) => ['rootField', 'anyField', 'fieldPattern', 'joinCondition'].includes(kind));
}

function readsFields(parameter: Parameter): boolean {
  const { kinds } = parameter;
  return (
    takesField(parameter) ||
    kinds.some((kind) => kind === 'expression' || kind === 'searchCondition' || kind.endsWith('ggregation'))
  );
}

/** Behind `value[`: undefined where the fields of a joined side are meant. */
function memberItems(
  { value }: Element,
  { analysis, command, parameter }: Expectation,
  catalogue: Catalogue,
): readonly CompletionItem[] | undefined {
  if (parameter?.kinds.includes('joinCondition') === true) return undefined;
  const scope = command === undefined ? new FieldScope() : analysis.before(command);
  const types = staticTypes(value, { catalogue, resolve: (name) => scope.resolve(name) });
  if ((types & Type.Timeframe) === 0) return NOTHING;
  return ['start', 'end'].map((label) => item({ label, kind: 'field', rank: Rank.Exact, detail: 'timestamp' }));
}

/** Fields of the sub-query where they are meant, else those in front of the command. */
function scopeOf({ analysis, command, parameter, owner }: Expectation, path: readonly Node[]): FieldScope {
  const element = path.findLast((node) => node.kind === 'Element');
  const side = element && sideOf(element.value);
  const isOther =
    side === 'right' ||
    parameter?.name === 'lookupField' ||
    (parameter?.name === 'fields' && ['join', 'joinNested', 'lookup'].includes(owner?.definition.name ?? ''));
  if (isOther) {
    const block = owner?.node.items.map(({ value }) => value).find((value) => value.kind === 'Block');
    if (block?.kind === 'Block' && block.query !== undefined) return analysis.result(block.query);
  }
  return command === undefined ? new FieldScope() : analysis.before(command);
}

function sideOf(value: Expression): string | undefined {
  return value.kind === 'Field' ? value.name.text : undefined;
}
