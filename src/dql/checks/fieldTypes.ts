/** What the fields that an expression reads can hold, as far as the query and the catalogue tell. */

import { lowerCase } from '../catalogue/definitions.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { Command, Expression, Field, Item } from '../tree.ts';
import type { CheckContext } from './context.ts';
import type { FieldDefinition } from './fieldScope.ts';
import { resolvedTypes } from './types.ts';

export function fieldTypes(context: CheckContext, field: Field): TypeSet {
  let resolution = context.resolution(field.name);
  let name = field.name.text;
  while (resolution?.kind === 'defined') {
    const { definition } = resolution;
    if (definition.types !== Type.Any || definition.mixed) return resolvedTypes(resolution, context);
    if (definition.value?.kind === 'Field') name = definition.value.name.text;
    if (definition.source === undefined) {
      const isDimension = definition.value?.kind === 'Field' && isTimeseries(definition.command);
      return isDimension ? nodeIdTypes(name) : resolvedTypes(resolution, context);
    }
    resolution = definition.source;
  }
  if (resolution?.kind === 'schema') return resolution.field.types;
  const types = resolution?.kind === 'open' ? nodeIdTypes(name) : Type.Any;
  // The name first: to learn where the records come from, the pipeline is gone through.
  return types !== Type.Any && isTelemetry(context) ? types : Type.Any;
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
  while (resolution?.kind === 'defined') {
    const { definition } = resolution;
    if (definition.source === undefined || definition.types !== Type.Any || definition.mixed) {
      const isArray = (resolvedTypes(resolution, context) & ~Type.Null) === Type.Array;
      return isArray && !isReplaced(context, value.name.text) ? definition : undefined;
    }
    resolution = definition.source;
  }
  return undefined;
}

/** Whether the command gives the name to something else: it is not certain what the items behind that one read. */
function isReplaced({ command }: CheckContext, name: string): boolean {
  return command?.items.some((item) => givesName(item, name)) === true;
}

function givesName({ alias, value }: Item, name: string): boolean {
  return alias?.text === name || (value.kind === 'Group' && value.items.some((item) => givesName(item, name)));
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
function isTelemetry(context: CheckContext): boolean {
  const object = context.command === undefined ? undefined : context.analysis.before(context.command).object;
  return object !== undefined && !object.name.startsWith('file:');
}
