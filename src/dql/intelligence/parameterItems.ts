/** Completion of parameters' names, with their defaults. */

import type { Parameter } from '../catalogue/definitions.ts';
import type { Item } from '../tree.ts';
import { type CompletionItem, item as completionItem, Rank } from './completionItem.ts';
import { defaultInsert, defaultText } from './defaults.ts';
import type { ParameterOwner } from './expectation.ts';
import { shownParameters, typesText } from './signature.ts';
import { snippet } from './snippet.ts';

/** Those that need their name, are not given yet, and that nothing given excludes. */
export function parameterItems(owner: ParameterOwner, item: Item | undefined): readonly CompletionItem[] {
  const { node, binding } = owner;
  const isNext = node.kind === 'Command' && binding.items.some((bound) => bound.item !== item && !bound.byName);
  const usual = isNext ? Rank.NextParameter : node.kind === 'Command' ? Rank.Parameter : Rank.Function;
  return open(owner)
    .filter(({ named }) => named)
    .map((parameter) => parameterItem(parameter, usual));
}

/** Names alone, where the colon and the value are there already. Positional parameters may be named as well. */
export function parameterNameItems(owner: ParameterOwner): readonly CompletionItem[] {
  return open(owner).map((parameter) => ({
    ...parameterItem(parameter, Rank.Parameter),
    insertText: parameter.name,
    isSnippet: false,
  }));
}

function open({ definition, binding }: ParameterOwner): readonly Parameter[] {
  const isGiven = (name: string): boolean =>
    binding.items.some((bound) => bound.byName && bound.parameter?.name === name);
  return shownParameters(definition).filter(({ name, excludes }) => !isGiven(name) && !excludes.some(isGiven));
}

function parameterItem(parameter: Parameter, usual: number): CompletionItem {
  const { name, variadic, defaultValue, values, experimental, required, description } = parameter;
  const value = defaultInsert(defaultValue) ?? values[0] ?? '';
  return completionItem({
    label: `${name}:`,
    kind: 'parameter',
    rank: experimental ? Rank.Unusual : required ? usual - 1 : usual,
    detail: defaultValue === undefined ? typesText(parameter.types) : `default ${defaultText(defaultValue)}`,
    documentation: description,
    insertText: snippet(variadic ? `${name}: {«»}` : `${name}: «${value}»`),
    isSnippet: true,
  });
}
