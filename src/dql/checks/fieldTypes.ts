/** What the fields that an expression reads can hold, as far as the query and the catalogue tell. */

import { lowerCase } from '../catalogue/definitions.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { Command, Expression, Field, Item } from '../tree.ts';
import type { CheckContext } from './context.ts';
import type { FieldDefinition } from './fieldScope.ts';

/** Names that a field is followed through at most. */
const MAX_STEPS = 50;

export function fieldTypes(context: CheckContext, field: Field): TypeSet {
  let resolution = context.resolution(field.name);
  let name = field.name.text;
  for (let step = 0; resolution?.kind === 'defined'; step++) {
    const { definition } = resolution;
    if (step > MAX_STEPS) return Type.Any;
    if (definition.value?.kind === 'Field') name = definition.value.name.text;
    if (!continues(definition)) {
      const isDimension = definition.value?.kind === 'Field' && isTimeseries(definition.command) && !definition.mixed;
      return isDimension ? nodeIdTypes(name) : context.analysis.flow.typesOf(definition);
    }
    resolution = definition.source;
  }
  if (resolution?.kind === 'schema') return resolution.field.types;
  const types = resolution?.kind === 'open' ? nodeIdTypes(name) : Type.Any;
  // The name first: to learn where the records come from, the pipeline is gone through.
  return types !== Type.Any && isTelemetry(context) ? types : Type.Any;
}

/** Whether a field is another one and nothing else. */
function continues({ source, types, mixed }: FieldDefinition): boolean {
  return source !== undefined && types === Type.Any && !mixed;
}

/** Whether a value is a field that the query makes, and always makes an array; those of tables may hold single values as well. */
export function isMadeArray(context: CheckContext, value: Expression): boolean {
  return madeArray(context, value) !== undefined;
}

/** Whether a value is an array of one number for each bin. */
export function isMadeSeries(context: CheckContext, value: Expression): boolean {
  const definition = madeArray(context, value);
  return definition !== undefined && isSeriesCommand(definition.command);
}

/** Where the arrays of a field are made. */
function madeArray(context: CheckContext, value: Expression): FieldDefinition | undefined {
  if (value.kind !== 'Field') return undefined;
  let resolution = context.resolution(value.name);
  for (let step = 0; step <= MAX_STEPS && resolution?.kind === 'defined'; step++) {
    const { definition } = resolution;
    if (!continues(definition)) {
      const isArray = (context.analysis.flow.typesOf(definition) & ~Type.Null) === Type.Array;
      return isArray && !isReplaced(context, value.name.text) ? definition : undefined;
    }
    resolution = definition.source;
  }
  return undefined;
}

/** Whether the command gives the name to something else: it is not certain what the items behind that one read. */
function isReplaced({ command }: CheckContext, name: string): boolean {
  if (command === undefined) return false;
  let names = namesGiven.get(command);
  if (names === undefined) {
    names = new Set();
    addNames(command.items, names);
    namesGiven.set(command, names);
  }
  return names.has(name);
}

const namesGiven = new WeakMap<Command, Set<string>>();

function addNames(items: readonly Item[], names: Set<string>): void {
  for (const { alias, value } of items) {
    if (alias !== undefined) names.add(alias.text);
    if (value.kind === 'Group') addNames(value.items, names);
  }
}

function isTimeseries(command: Command): boolean {
  return lowerCase(command.name?.text ?? '') === 'timeseries';
}

function isSeriesCommand(command: Command): boolean {
  return isTimeseries(command) || lowerCase(command.name?.text ?? '') === 'maketimeseries';
}

/** The fields with which data of any kind refers to Smartscape nodes (docs: semantic dictionary). */
function nodeIdTypes(name: string): TypeSet {
  return name.startsWith('dt.smartscape.') || name === 'dt.smartscape_source.id' ? Type.SmartscapeId : Type.Any;
}

/** The records come from a data object of the service: elsewhere a field can have any name. */
function isTelemetry({ command, analysis }: CheckContext): boolean {
  const object = command === undefined ? undefined : analysis.object(command);
  return object !== undefined && !object.name.startsWith('file:');
}
