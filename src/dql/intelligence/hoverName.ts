/** What a name stands for: a command, a function, a parameter, a value of the catalogue, or a field. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, Field, Item, Name, Node, Tree } from '../tree.ts';
import { chosen, expectationAt, useAt } from './expectation.ts';
import { describeField, describeMade } from './hoverField.ts';
import { inline } from './hoverMarkdown.ts';
import {
  describeCommand,
  describeDataObject,
  describeFunction,
  describeMetric,
  describeNodeType,
  describeParameter,
} from './hoverText.ts';

/** `path` leads to the name, outermost first, and ends with it. */
export function describeName(name: Name, path: readonly Node[], tree: Tree, catalogue: Catalogue): string | undefined {
  const parent = path.at(-2);
  switch (parent?.kind) {
    case 'Command': {
      const definition = catalogue.command(name.text);
      return definition === undefined ? undefined : describeCommand(definition);
    }
    case 'Call': {
      const { analysis } = expectationAt(tree, path, catalogue);
      const use = useAt(path, path.length - 2, analysis, catalogue);
      const definition = chosen(catalogue.functions(name.text), use);
      return definition === undefined ? undefined : describeFunction(definition);
    }
    case 'Item':
      return describeItemName(name, parent, path, tree, catalogue);
    case 'Field':
      return describeReference(name, parent, path, tree, catalogue);
    case 'Element':
      return `Member ${inline(name.text)} of ${inline(tree.text.slice(parent.value.start, parent.value.end))}`;
    default:
      return undefined;
  }
}

function describeItemName(
  name: Name,
  item: Item,
  path: readonly Node[],
  tree: Tree,
  catalogue: Catalogue,
): string | undefined {
  const expectation = expectationAt(tree, path, catalogue);
  const { owner, command } = expectation;
  if (item.parameter === name) {
    const parameter = owner === undefined ? undefined : catalogue.parameter(owner.definition, name.text);
    return parameter === undefined || owner === undefined ? undefined : describeParameter(parameter, owner.definition);
  }
  return command === undefined ? undefined : describeMade(name, item, tree, command, expectation, catalogue);
}

function describeReference(
  name: Name,
  field: Field,
  path: readonly Node[],
  tree: Tree,
  catalogue: Catalogue,
): string | undefined {
  const { parameter, owner, analysis, command } = expectationAt(tree, path, catalogue);
  const kinds = parameter?.kinds ?? [];
  if (kinds.includes('dataObject')) {
    const object = catalogue.dataObject(name.text);
    return object === undefined ? undefined : describeDataObject(object);
  }
  if (kinds.includes('metricKey')) {
    const metric = catalogue.metricKeys.get(name.text);
    return metric === undefined ? `Metric key ${inline(name.text)}` : describeMetric(metric);
  }
  if (kinds.includes('nodeType') || kinds.includes('edgeType')) return describeNodeType(name.text, catalogue);
  if (
    parameter?.values.some((value) => value.toLowerCase() === name.text.toLowerCase()) === true &&
    owner !== undefined
  ) {
    return describeParameter(parameter, owner.definition);
  }
  if (command === undefined) return undefined;
  return describeField(field, tree, scopeCommand(path) ?? command, analysis, catalogue);
}

/** The command whose records the field is read from. */
function scopeCommand(path: readonly Node[]): Command | undefined {
  return path.findLast((node): node is Command => node.kind === 'Command');
}
