/** What a value at a place of a query should be: whose parameter it is, which types fit, what it is compared with. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command as CommandDefinition, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import type { FunctionUse } from '../catalogue/entries.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import { type Binding, bind } from '../checks/binding.ts';
import { analyzeFields, type FieldAnalysis } from '../checks/fields.ts';
import { staticTypes } from '../checks/types.ts';
import type { Call, Command, Expression, Item, Node, Tree } from '../tree.ts';

/** A command or a function call with the definition that is meant. */
export interface ParameterOwner {
  readonly node: Command | Call;
  readonly definition: CommandDefinition | FunctionDefinition;
  readonly binding: Binding;
}

export interface Expectation {
  readonly owner: ParameterOwner | undefined;
  /** That of `owner` which the value is for. */
  readonly parameter: Parameter | undefined;
  /** The item of `owner` that holds the place. */
  readonly item: Item | undefined;
  /** The value is the whole item and has no name before it: a parameter's name could stand here as well. */
  readonly beginsItem: boolean;
  /** What the value should be, given the operators around it. */
  readonly types: TypeSet;
  /** What stands on the other side of a comparison, or is looked for in a list of values. */
  readonly comparedWith: Expression | undefined;
  /** The command around it, outermost last. */
  readonly command: Command | undefined;
  readonly analysis: FieldAnalysis;
}

/** `path` leads to the place, outermost first; its last node is the value itself or its name. */
export function expectationAt(tree: Tree, path: readonly Node[], catalogue: Catalogue): Expectation {
  const analysis = analyzeFields(tree, catalogue);
  const itemAt = path.findLastIndex((node) => node.kind === 'Item');
  const item = itemAt < 0 ? undefined : (path[itemAt] as Item);
  const { owner, ownItem } = ownerOf(path, itemAt, analysis, catalogue);
  const command = path.findLast((node) => node.kind === 'Command') as Command | undefined;
  const bound = owner?.binding.items.find((each) => each.item === item || each.item === ownItem);
  const parameter = bound?.parameter;
  const value = path.slice(itemAt + 1).find((node) => node.kind !== 'Name');
  const operator = operatorAround(path, itemAt, analysis, command, catalogue);
  const isWhole = value === path.at(-1) || value === path.at(-2);
  return {
    owner,
    parameter,
    item,
    beginsItem: isWhole && item?.parameter === undefined && item?.alias === undefined && takesNames(path[itemAt - 1]),
    types: operator?.types ?? parameter?.types ?? Type.Any,
    comparedWith: operator?.comparedWith ?? listedFor(path, itemAt),
    command,
    analysis,
  };
}

/** Names of parameters stand in commands, in calls, and in braces that hold nothing else. */
function takesNames(holder: Node | undefined): boolean {
  return holder?.kind !== 'Group' || holder.items.some((item) => item.parameter !== undefined);
}

function ownerOf(path: readonly Node[], itemAt: number, analysis: FieldAnalysis, catalogue: Catalogue) {
  for (let at = itemAt - 1; at >= 0; at--) {
    const node = path[at]!;
    const ownItem = path[at + 1]?.kind === 'Item' ? (path[at + 1] as Item) : undefined;
    if (node.kind === 'Command') {
      const definition = analysis.definition(node);
      if (definition === undefined) return { owner: undefined, ownItem };
      return { owner: { node, definition, binding: analysis.binding(node) }, ownItem };
    }
    if (node.kind === 'Call') {
      const definition = chosen(catalogue.functions(node.name.text), useAt(path, at, analysis, catalogue));
      if (definition === undefined) return { owner: undefined, ownItem };
      return { owner: { node, definition, binding: bind(definition.parameters, node.items) }, ownItem };
    }
  }
  return { owner: undefined, ownItem: undefined };
}

/** Functions of one name differ by where they are used. */
export function chosen(definitions: readonly FunctionDefinition[], use: FunctionUse): FunctionDefinition | undefined {
  return definitions.find((definition) => definition.use === use) ?? definitions[0];
}

/** Which functions the command around a place takes there. */
export function useAt(
  path: readonly Node[],
  below: number,
  analysis: FieldAnalysis,
  catalogue: Catalogue,
): FunctionUse {
  for (let at = below - 1; at >= 0; at--) {
    const node = path[at]!;
    if (node.kind === 'Call') {
      const inAggregation = catalogue.functions(node.name.text).some(({ use }) => use !== 'scalar');
      if (inAggregation) return 'scalar';
    }
    if (node.kind !== 'Command') continue;
    const item = path[at + 1];
    const bound = analysis.binding(node).items.find((each) => each.item === item || contains(each.item, item));
    return useOf(bound?.parameter);
  }
  return 'scalar';
}

function contains(inner: Item, outer: Node | undefined): boolean {
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}

export function useOf(parameter: Parameter | undefined): FunctionUse {
  const kinds = parameter?.kinds ?? [];
  if (kinds.includes('aggregation')) return 'aggregation';
  if (kinds.includes('timeseriesAggregation')) return 'expressionTimeseries';
  if (kinds.includes('metricAggregation')) return 'metricTimeseries';
  return 'scalar';
}

interface Operand {
  readonly types: TypeSet;
  readonly comparedWith: Expression | undefined;
}

/** What the innermost operator around the place asks for. */
function operatorAround(
  path: readonly Node[],
  itemAt: number,
  analysis: FieldAnalysis,
  command: Command | undefined,
  catalogue: Catalogue,
): Operand | undefined {
  for (let at = path.length - 2; at > itemAt; at--) {
    const node = path[at]!;
    if (node.kind === 'Paren' || node.kind === 'Field') continue;
    if (node.kind === 'Unary') {
      return { types: node.operator === 'not' ? Type.Boolean : Type.Numeric | Type.Duration, comparedWith: undefined };
    }
    if (node.kind !== 'Binary') return undefined;
    if (node.operator === 'and' || node.operator === 'or' || node.operator === 'xor') {
      return { types: Type.Boolean, comparedWith: undefined };
    }
    if (node.operator === '~') return { types: Type.String, comparedWith: undefined };
    const other = node.left === path[at + 1] ? node.right : node.left;
    if (['==', '!=', '<', '<=', '>', '>='].includes(node.operator)) {
      const scope = command === undefined ? undefined : analysis.before(command);
      const context =
        scope === undefined ? { catalogue } : { catalogue, resolve: (name: string) => scope.resolve(name) };
      return { types: staticTypes(other, context), comparedWith: other };
    }
    return { types: Type.Numeric | Type.Duration | Type.Timestamp, comparedWith: undefined };
  }
  return undefined;
}

const LISTING: ReadonlySet<string> = new Set(['in', 'matchesvalue', 'matchesphrase', 'contains', 'startswith']);

/** `in(loglevel, …)`, `in(loglevel, array(…))`: the values are those of the first argument. */
function listedFor(path: readonly Node[], itemAt: number): Expression | undefined {
  const around = path.slice(0, itemAt).filter((node) => node.kind === 'Call' || node.kind === 'Command');
  const call = around.at(-1)?.kind === 'Call' && isArray(around.at(-1) as Call) ? around.at(-2) : around.at(-1);
  if (call?.kind !== 'Call' || !LISTING.has(call.name.text.toLowerCase())) return undefined;
  const first = call.items[0];
  if (first === undefined || path.includes(first)) return undefined;
  return first.value.kind === 'Field' ? first.value : undefined;
}

function isArray({ name }: Call): boolean {
  return name.text.toLowerCase() === 'array';
}
