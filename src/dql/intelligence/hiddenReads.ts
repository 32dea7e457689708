/** What commands read of the fields before them without naming it. */

import type { Command as CommandDefinition, Parameter } from '../catalogue/definitions.ts';
import type { ValueKind } from '../catalogue/entries.ts';
import { type Binding, isGiven, itemsOf } from '../checks/binding.ts';
import type { FieldScope } from '../checks/fieldScope.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import type { Command, Value } from '../tree.ts';

export type HiddenRead =
  /** One field, which `parameter` would name. */
  | { readonly kind: 'implicit'; readonly command: Command; readonly field: string; readonly parameter: string }
  /** The values of all fields. */
  | { readonly kind: 'search'; readonly command: Command }
  /** Perhaps any field: nobody knows here what the command does, or what a part of it is filled in with elsewhere. */
  | { readonly kind: 'unknown'; readonly command: Command };

export function hiddenRead(command: Command, analysis: FieldAnalysis, scope: FieldScope): HiddenRead | undefined {
  const definition = analysis.definition(command);
  const binding = analysis.binding(command);
  if (definition === undefined || isFilledIn(binding)) return { kind: 'unknown', command };
  if (definition.name === 'search') return { kind: 'search', command };
  return implicitRead(command, definition, binding, scope);
}

/** Source: docs "makeTimeseries", "traverse"; that `lookup` takes the same name on both sides is an assumption. */
function implicitRead(
  command: Command,
  { name }: CommandDefinition,
  binding: Binding,
  scope: FieldScope,
): HiddenRead | undefined {
  const read = (field: string, parameter: string): HiddenRead => ({ kind: 'implicit', command, field, parameter });
  if (name === 'makeTimeseries') {
    if (isGiven(binding, 'time') || isGiven(binding, 'spread')) return undefined;
    const { kind } = scope.resolve('timestamp');
    return read(kind === 'absent' || kind === 'removed' ? 'start_time' : 'timestamp', 'time');
  }
  if (name === 'traverse') return isGiven(binding, 'nodeId') ? undefined : read('id', 'nodeId');
  if (name !== 'lookup' || isGiven(binding, 'sourceField')) return undefined;
  const key = itemsOf(binding, 'lookupField')[0]?.item.value;
  return key?.kind === 'Field' ? read(key.name.text, 'sourceField') : undefined;
}

const FIELD_KINDS: ReadonlySet<ValueKind> = new Set([
  'expression',
  'aggregation',
  'timeseriesAggregation',
  'rootField',
  'anyField',
  'fieldPattern',
  'joinCondition',
  'searchCondition',
]);

/** A template or a variable stands where a field or a condition could; what a field is compared with is a value. */
function isFilledIn({ items }: Binding): boolean {
  return items.some(({ item, parameter }) => mayNameFields(parameter) && holdsUnknown(item.value));
}

function mayNameFields(parameter: Parameter | undefined): boolean {
  return parameter === undefined || parameter.kinds.some((kind) => FIELD_KINDS.has(kind));
}

function holdsUnknown(value: Value): boolean {
  switch (value.kind) {
    case 'Template':
    case 'Variable':
      return true;
    case 'Paren':
      return holdsUnknown(value.expression);
    case 'Unary':
      return holdsUnknown(value.operand);
    case 'Binary':
      return ['and', 'or', 'xor'].includes(value.operator) && (holdsUnknown(value.left) || holdsUnknown(value.right));
    default:
      return false;
  }
}
