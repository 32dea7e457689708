/** Names of positional parameters, shown in front of values that do not say what they are. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { type FunctionDefinition, lowerCase } from '../catalogue/definitions.ts';
import type { FunctionUse } from '../catalogue/entries.ts';
import { bind } from '../checks/binding.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Call, Node, Span, Tree, Value } from '../tree.ts';
import { children } from '../treeQueries.ts';
import { chosen, useOf } from './expectation.ts';
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
  /** Which functions the items of commands take: a command may have thousands of items, so that no call may look for its own. */
  const uses = new Map<Node, FunctionUse>();
  const visit = (node: Node, around: FunctionUse): void => {
    if (span !== undefined && (node.end < span.start || node.start > span.end)) return;
    let use = uses.get(node) ?? around;
    if (node.kind === 'Command') {
      use = 'scalar';
      for (const { item, parameter } of analysis.binding(node).items) uses.set(item, useOf(parameter));
    } else if (node.kind === 'Call') {
      const definitions = catalogue.functions(node.name.text);
      addHints(hints, node, chosen(definitions, use));
      if (definitions.some((each) => each.use !== 'scalar')) use = 'scalar';
    }
    for (const child of children(node)) visit(child, use);
  };
  visit(tree.query, 'scalar');
  return hints;
}

function addHints(hints: InlayHint[], call: Call, definition: FunctionDefinition | undefined): void {
  if (definition === undefined || shownParameters(definition).filter(({ named }) => !named).length < 2) return;
  for (const { item, parameter, byName } of bind(definition.parameters, call.items).items) {
    if (parameter === undefined || byName || parameter.variadic || item.parameter !== undefined) continue;
    if (isSelfExplaining(item.value, parameter.name, call)) continue;
    hints.push({ offset: item.start, label: `${parameter.name}:`, tooltip: parameter.description });
  }
}

/** Fields say by their name what they are, and the first value of a function what it is about. */
function isSelfExplaining(value: Value, parameter: string, { items }: Call): boolean {
  if (value.kind === 'Field') return true;
  if (value.kind === 'Call') return lowerCase(value.name.text) === lowerCase(parameter);
  return value.kind === 'Missing' || (value === items[0]?.value && value.kind !== 'Long' && value.kind !== 'String');
}
