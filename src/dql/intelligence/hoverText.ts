/** What the catalogue knows, as markdown. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import type { DataObject, MetricKey } from '../catalogue/objects.ts';
import { defaultText } from './defaults.ts';
import { code, inline, joined, list } from './hoverMarkdown.ts';
import { lifecycle, shownParameters, signatureText, typesText } from './signature.ts';

/** Fields that are named of a data object. */
const SHOWN_FIELDS = 8;

export function describeCommand(command: Command): string {
  return joined([
    code(signatureText(command).label),
    lifecycle(command),
    command.description,
    command.remark,
    parameters(command),
  ]);
}

export function describeFunction(definition: FunctionDefinition): string {
  return joined([
    code(signatureText(definition).label),
    lifecycle(definition),
    definition.description,
    parameters(definition),
  ]);
}

export function describeParameter(parameter: Parameter, owner: Command | FunctionDefinition): string {
  const { name, description, defaultValue, values, excludes } = parameter;
  return joined([
    `Parameter \`${name}\` of \`${owner.name}\`: ${typesText(parameter.types)}${parameter.required ? ', required' : ''}`,
    lifecycle(parameter),
    description,
    defaultValue === undefined ? undefined : `Default: ${inline(defaultText(defaultValue))}`,
    values.length === 0 ? undefined : `One of ${list(values)}`,
    bounds(parameter),
    excludes.length === 0 ? undefined : `Not together with ${list(excludes)}`,
  ]);
}

function bounds({ min, max }: Parameter): string | undefined {
  const parts = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  return parts.length === 0 ? undefined : `Has to be ${parts.join(' and ')}.`;
}

export function describeDataObject({
  name,
  category,
  description,
  timeField,
  deprecated,
  replacement,
  fields,
}: DataObject): string {
  const shown = [...fields.keys()].slice(0, SHOWN_FIELDS);
  const more = fields.size > shown.length ? `${fields.size} known fields, among them` : 'Known fields:';
  return joined([
    `Data object \`${name}\` (${category})`,
    deprecated ? `*On its way out${replacement === undefined ? '' : `: use \`${replacement}\``}.*` : undefined,
    description,
    timeField === undefined ? undefined : `The timeframe selects by \`${timeField}\`.`,
    shown.length === 0 ? undefined : `${more} ${list(shown)}`,
  ]);
}

export function describeMetric({ key, group, unit, type, classic }: MetricKey): string {
  return joined([
    `Metric \`${key}\``,
    group === '' ? undefined : group,
    unit === undefined ? undefined : `Unit: ${unit}`,
    type === undefined ? undefined : `Kind: ${type}`,
    classic.length === 0 ? undefined : `Replaces ${list(classic)}`,
  ]);
}

export function describeNodeType(name: string, catalogue: Catalogue): string | undefined {
  const edge = catalogue.smartscape.edgeTypes.get(name);
  if (edge !== undefined) return joined([`Smartscape edge \`${name}\``, edge]);
  return catalogue.smartscape.nodeTypes.has(name) ? `Smartscape node type \`${name}\`` : undefined;
}

function parameters(definition: Command | FunctionDefinition): string {
  return shownParameters(definition)
    .filter(({ description }) => description !== '')
    .map(({ name, types, required, description, defaultValue }) => {
      const usual = defaultValue === undefined ? '' : ` Default ${inline(defaultText(defaultValue))}.`;
      return `- \`${name}\` (${typesText(types)}${required ? ', required' : ''}): ${description}${usual}`;
    })
    .join('\n');
}
