/** Names of positional parameters, shown in front of values that do not say what they are. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import { bind } from '../checks/binding.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Call, Node, Span, Tree, Value } from '../tree.ts';
import { children } from '../treeQueries.ts';
import { chosen, useAt } from './expectation.ts';
import { shownParameters } from './signature.ts';

export interface InlayHint {
  readonly offset: number;
  /** With its colon. */
  readonly label: string;
  readonly tooltip: string;
}

/** In front of literals and calculations, where a function takes several values that each mean something else. */
export function inlayHints(tree: Tree, catalogue: Catalogue, span?: Span): readonly InlayHint[] {
  const analysis = analyzeFields(tree, catalogue);
  const hints: InlayHint[] = [];
  const visit = (path: readonly Node[]): void => {
    const node = path.at(-1)!;
    if (span !== undefined && (node.end < span.start || node.start > span.end)) return;
    if (node.kind === 'Call') {
      const definition = chosen(catalogue.functions(node.name.text), useAt(path, path.length - 1, analysis, catalogue));
      const positional = definition === undefined ? [] : shownParameters(definition).filter(({ named }) => !named);
      if (definition !== undefined && positional.length > 1) {
        for (const { item, parameter, byName } of bind(definition.parameters, node.items).items) {
          if (parameter === undefined || byName || parameter.variadic || item.parameter !== undefined) continue;
          if (isSelfExplaining(item.value, parameter.name, node)) continue;
          hints.push({ offset: item.start, label: `${parameter.name}:`, tooltip: parameter.description });
        }
      }
    }
    for (const child of children(node)) visit([...path, child]);
  };
  visit([tree.query]);
  return hints;
}

/** Fields say by their name what they are, and the first value of a function what it is about. */
function isSelfExplaining(value: Value, parameter: string, { items }: Call): boolean {
  if (value.kind === 'Field') return true;
  if (value.kind === 'Call') return lowerCase(value.name.text) === lowerCase(parameter);
  return value.kind === 'Missing' || (value === items[0]?.value && value.kind !== 'Long' && value.kind !== 'String');
}
