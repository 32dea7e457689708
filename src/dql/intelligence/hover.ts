/** What is under the pointer, in a few lines of markdown. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, Field, Item, Name, Node, Span, Tree } from '../tree.ts';
import { pathAt } from '../treeQueries.ts';
import { chosen, expectationAt, useAt } from './expectation.ts';
import { describeField, describeMade } from './hoverField.ts';
import { describeDuration, describeLong, describeTimeAlignment } from './hoverLiteral.ts';
import { describePattern } from './hoverPattern.ts';
import {
  describeCommand,
  describeDataObject,
  describeFunction,
  describeMetric,
  describeNodeType,
  describeOperator,
  describeParameter,
} from './hoverText.ts';

export interface Hover extends Span {
  readonly markdown: string;
}

/** Undefined where there is nothing to say. Offsets count in the tree's text. */
export function hover(tree: Tree, offset: number, catalogue: Catalogue): Hover | undefined {
  const path = pathAt(tree.query, offset);
  const node = path.at(-1);
  if (node === undefined) return undefined;
  const said = (span: Span, markdown: string | undefined): Hover | undefined =>
    markdown === undefined ? undefined : { start: span.start, end: span.end, markdown };
  switch (node.kind) {
    case 'Name':
      return said(node, describeName(node, path, tree, catalogue));
    case 'Duration':
      return said(node, describeDuration(node));
    case 'Long':
      return said(node, describeLong(node));
    case 'String':
      return describePattern(tree, node, offset, path, catalogue);
    case 'Align':
      return said(node, describeTimeAlignment(node));
    case 'Variable':
      return said(
        node,
        `Variable \`${node.name}\`: the dashboard or notebook puts its value here before the query is sent.`,
      );
    case 'Binary': {
      const { operatorStart, operatorEnd, operator } = node;
      if (offset < operatorStart || offset > operatorEnd) return undefined;
      return said({ start: operatorStart, end: operatorEnd }, describeOperator(operator));
    }
    default:
      return undefined;
  }
}

function describeName(name: Name, path: readonly Node[], tree: Tree, catalogue: Catalogue): string | undefined {
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
  const { owner, analysis, command } = expectationAt(tree, path, catalogue);
  if (item.parameter === name) {
    const parameter = owner === undefined ? undefined : catalogue.parameter(owner.definition, name.text);
    return parameter === undefined || owner === undefined ? undefined : describeParameter(parameter, owner.definition);
  }
  return command === undefined ? undefined : describeMade(name.text, item, tree, command, analysis, catalogue);
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
    return metric === undefined ? `Metric key \`${name.text}\`` : describeMetric(metric);
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
