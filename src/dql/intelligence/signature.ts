/** How commands and functions are called, in a line of text. */

import type { Command, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import { Type, type TypeSet, typeNames } from '../catalogue/typeSet.ts';

/** `round(expression, decimals: …) → double`, with the place of each parameter in it. */
export interface SignatureText {
  readonly label: string;
  readonly parameters: readonly { readonly parameter: Parameter; readonly start: number; readonly end: number }[];
}

/** Those that are shown, positional ones first. Hidden ones are understood, but nobody should write them. */
export function shownParameters(definition: Command | FunctionDefinition): readonly Parameter[] {
  const shown = definition.parameters.filter(({ hidden }) => !hidden);
  return [...shown.filter(({ named }) => !named), ...shown.filter(({ named }) => named)];
}

export function signatureText(definition: Command | FunctionDefinition): SignatureText {
  const isFunction = 'use' in definition;
  let label = definition.name + (isFunction ? '(' : ' ');
  const places: { parameter: Parameter; start: number; end: number }[] = [];
  for (const [index, parameter] of shownParameters(definition).entries()) {
    if (index > 0) label += ', ';
    const start = label.length;
    label += parameterText(parameter);
    places.push({ parameter, start, end: label.length });
  }
  if (isFunction) label += `) → ${typesText(definition.returns)}`;
  return { label: label.trimEnd(), parameters: places };
}

/** `by: {…}` for a named parameter, `[…]` around what may be left out. */
function parameterText(parameter: Parameter): string {
  const more = parameter.variadic ? ', …' : '';
  const text = parameter.named ? `${parameter.name}: ${parameter.variadic ? '{…}' : '…'}` : parameter.name + more;
  return parameter.required ? text : `[${text}]`;
}

/** What is said of something that may not stay. */
export function lifecycle(definition: {
  readonly deprecated?: boolean;
  readonly experimental: boolean;
}): string | undefined {
  if (definition.deprecated === true) return '*Deprecated.*';
  return definition.experimental ? '*Experimental: it may change or go away.*' : undefined;
}

/** `long or double`, or `any`. */
export function typesText(types: TypeSet): string {
  if ((types & Type.Any) === Type.Any) return 'any';
  const names = typeNames(types);
  return names.length === 0 ? 'nothing' : names.join(' or ');
}
