/** What the catalogue knows, as markdown. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import type { DataObject, MetricKey } from '../catalogue/objects.ts';
import { shownParameters, signatureText, typesText } from './signature.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'Adds numbers, durations, or a duration to a timestamp; `null` if a side is.',
  '-': 'Subtracts numbers, durations, a duration from a timestamp, or two timestamps.',
  '*': 'Multiplies numbers, or a duration by a number.',
  '/': 'Divides. Two longs give a long: write `toDouble(…)` around one to keep the fraction.',
  '%': 'The remainder of a division.',
  '==': 'Equal, letter case included; `null` if a side is.',
  '!=': 'Not equal; `null` if a side is.',
  '<': 'Less than.',
  '<=': 'Less than or equal.',
  '>': 'Greater than.',
  '>=': 'Greater than or equal.',
  and: 'Both conditions hold. With `null`: false if the other is false, else `null`.',
  or: 'At least one condition holds. With `null`: true if the other is true, else `null`.',
  xor: 'Exactly one condition holds; `null` if a side is.',
  '~': 'Matches tokens of a text in any letter case; `*` stands for any characters.',
};

export function describeOperator(operator: string): string | undefined {
  const meaning = OPERATORS[operator];
  return meaning === undefined ? undefined : `${code(operator)}\n\n${meaning}`;
}

export function describeCommand(command: Command): string {
  return joined([
    code(signatureText(command).label),
    marks(command),
    command.description,
    command.remark,
    parameters(command),
  ]);
}

export function describeFunction(definition: FunctionDefinition): string {
  return joined([
    code(signatureText(definition).label),
    marks(definition),
    definition.description,
    parameters(definition),
  ]);
}

export function describeParameter(parameter: Parameter, owner: Command | FunctionDefinition): string {
  const { name, description, experimental, defaultValue, values, excludes } = parameter;
  return joined([
    `Parameter \`${name}\` of \`${owner.name}\`: ${typesText(parameter.types)}${parameter.required ? ', required' : ''}`,
    experimental ? '*Experimental: it may change or go away.*' : undefined,
    description,
    defaultValue === undefined ? undefined : `Default: \`${defaultValue}\``,
    values.length === 0 ? undefined : `One of ${list(values)}`,
    excludes.length === 0 ? undefined : `Not together with ${list(excludes)}`,
  ]);
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
  return joined([
    `Data object \`${name}\` (${category})`,
    deprecated ? `*On its way out${replacement === undefined ? '' : `: use \`${replacement}\``}.*` : undefined,
    description,
    timeField === undefined ? undefined : `The timeframe selects by \`${timeField}\`.`,
    fields.size === 0 ? undefined : `${fields.size} known fields, among them ${list([...fields.keys()].slice(0, 8))}`,
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

function parameters(definition: Command | FunctionDefinition): string | undefined {
  const shown = shownParameters(definition).filter(({ description }) => description !== '');
  if (shown.length === 0) return undefined;
  return shown
    .map(({ name, types, description, defaultValue }) => {
      const usual = defaultValue === undefined ? '' : ` Default \`${defaultValue}\`.`;
      return `- \`${name}\` (${typesText(types)}): ${description}${usual}`;
    })
    .join('\n');
}

function marks({ deprecated, experimental }: Command | FunctionDefinition): string | undefined {
  if (deprecated) return '*Deprecated.*';
  return experimental ? '*Experimental: it may change or go away.*' : undefined;
}

export function code(text: string): string {
  return `\`\`\`dql\n${text}\n\`\`\``;
}

/** Text that is shown as it is, whatever it holds. */
export function inline(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ').trim();
  const fence = shown.includes('`') ? '``' : '`';
  return `${fence}${shown.startsWith('`') ? ' ' : ''}${shown}${shown.endsWith('`') ? ' ' : ''}${fence}`;
}

export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
