/** Which fields exist at each command of a query, and what every field that is read refers to. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { Block, Command, Expression, Item, Name, Query, Tree, Value } from '../tree.ts';
import { type Binding, bind, isGiven, isRenameInPairs } from './binding.ts';
import { FieldFlow } from './fieldFlow.ts';
import { type FieldResolution, FieldScope } from './fieldScope.ts';

/** A field that an expression or a parameter reads. */
export interface FieldReference {
  readonly name: Name;
  readonly command: Command;
  readonly resolution: FieldResolution;
}

export interface FieldAnalysis {
  /** Those of sub-queries included; command by command, each preceded by the sub-queries among its parameters. */
  readonly references: readonly FieldReference[];
  /** The fields that a command finds; changing the scope changes nothing here. */
  before(command: Command): FieldScope;
  /** The fields that a command leaves. */
  after(command: Command): FieldScope;
  /** The fields that a sub-query or the whole query results in. */
  result(query: Query): FieldScope;
  definition(command: Command): CommandDefinition | undefined;
  binding(command: Command): Binding;
  /** In source order; those of sub-queries among its parameters are not the command's own. */
  referencesOf(command: Command): readonly FieldReference[];
  /** What a name that the command reads refers to. */
  resolution(command: Command, name: Name): FieldResolution | undefined;
  /** A makeTimeseries that says nothing about time where neither `timestamp` nor `start_time` exists. */
  lacksTime(command: Command): boolean;
  /** The patterns of `parse` and its like, parsed once. */
  readonly flow: FieldFlow;
}

export function analyzeFields(tree: Tree, catalogue: Catalogue): FieldAnalysis {
  const analyzer = new Analyzer(tree.text, catalogue);
  analyzer.query(tree.query);
  return analyzer;
}

const NO_PARAMETERS: Binding = { parameters: [], items: [], given: 0, repeated: [] };
const NO_REFERENCES: readonly FieldReference[] = [];

interface Step {
  readonly query: Query;
  readonly definition: CommandDefinition | undefined;
  readonly binding: Binding;
  /** The result of the sub-query among the parameters. */
  readonly block: FieldScope | undefined;
  readonly references: readonly FieldReference[];
}

class Analyzer implements FieldAnalysis {
  readonly references: FieldReference[] = [];
  readonly flow: FieldFlow;
  readonly #catalogue: Catalogue;
  readonly #steps = new Map<Command, Step>();
  readonly #withoutTime = new Set<Command>();
  /** Of the command whose items are being read. */
  #command: Command | undefined;
  #own: FieldReference[] | undefined;
  #scope = new FieldScope();
  #block: FieldScope | undefined;

  constructor(text: string, catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.flow = new FieldFlow(text, catalogue);
  }

  query(query: Query): FieldScope {
    const scope = new FieldScope();
    for (const command of query.commands) this.#visitCommand(query, command, scope);
    return scope;
  }

  before(command: Command): FieldScope {
    return this.#replay(command, false);
  }

  after(command: Command): FieldScope {
    return this.#replay(command, true);
  }

  result(query: Query): FieldScope {
    const last = query.commands.at(-1);
    return last === undefined ? new FieldScope() : this.after(last);
  }

  definition(command: Command): CommandDefinition | undefined {
    return this.#steps.get(command)?.definition;
  }

  binding(command: Command): Binding {
    return this.#steps.get(command)?.binding ?? NO_PARAMETERS;
  }

  referencesOf(command: Command): readonly FieldReference[] {
    return this.#steps.get(command)?.references ?? NO_REFERENCES;
  }

  /** Binary search; of both sides of a join the right one counts, which is read last. */
  resolution(command: Command, name: Name): FieldResolution | undefined {
    const references = this.referencesOf(command);
    let low = 0;
    let high = references.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (references[middle]!.name.start <= name.start) low = middle + 1;
      else high = middle;
    }
    const found = references[low - 1];
    return found?.name === name ? found.resolution : undefined;
  }

  lacksTime(command: Command): boolean {
    return this.#withoutTime.has(command);
  }

  /** Scopes are not kept for every command: a long query would cost the square of its length. */
  #replay(until: Command, including: boolean): FieldScope {
    const scope = new FieldScope();
    for (const command of this.#steps.get(until)?.query.commands ?? []) {
      if (command === until && !including) break;
      const step = this.#steps.get(command);
      if (step !== undefined) this.flow.apply(scope, command, step.definition, step.binding, step.block);
      if (command === until) break;
    }
    return scope;
  }

  #visitCommand(query: Query, command: Command, scope: FieldScope): void {
    const definition = command.name === undefined ? undefined : this.#catalogue.command(command.name.text);
    const binding = definition === undefined ? NO_PARAMETERS : bind(definition.parameters, command.items);
    const outer = { command: this.#command, scope: this.#scope, block: this.#block, own: this.#own };
    const block = this.#visitBlocks(command.items);
    this.#command = command;
    this.#own = undefined;
    this.#scope = scope;
    this.#block = block;
    if (definition === undefined) for (const item of command.items) this.#value(item.value);
    else this.#visitItems(definition, binding);
    this.#command = outer.command;
    this.#scope = outer.scope;
    this.#block = outer.block;
    const references = this.#own ?? NO_REFERENCES;
    this.#own = outer.own;
    if (definition?.name === 'makeTimeseries' && !saysTime(binding) && !hasTime(scope)) this.#withoutTime.add(command);
    this.flow.apply(scope, command, definition, binding, block);
    this.#steps.set(command, { query, definition, binding, block, references });
  }

  /** Sub-queries given as parameters come first: others refer to their fields. */
  #visitBlocks(items: readonly Item[]): FieldScope | undefined {
    let found: FieldScope | undefined;
    for (const { value } of items) {
      if (value.kind !== 'Block' || value.query === undefined) continue;
      const result = this.query(value.query);
      found ??= result;
    }
    return found;
  }

  #visitItems(definition: CommandDefinition, binding: Binding): void {
    const { items } = binding;
    const inPairs = definition.name === 'fieldsRename' && isRenameInPairs(items.map((bound) => bound.item));
    for (let at = 0; at < items.length; at++) {
      const { item, parameter, fit } = items[at]!;
      if ((inPairs && at % 2 === 1) || fit === 'alias') continue;
      if (parameter === undefined) {
        if (item.value.kind !== 'Block') this.#value(item.value);
        continue;
      }
      if (definition.name === 'timeseries') this.#visitMetricItem(item);
      else this.#visitItem(item, definition.name, parameter.name, parameter.kinds[0]!);
    }
  }

  #visitItem(item: Item, command: string, parameter: string, kind: string): void {
    const { value } = item;
    switch (kind) {
      case 'dataObject':
      case 'bucket':
      case 'nodeType':
      case 'edgeType':
      case 'word':
      case 'newField':
      case 'prefix':
      case 'block':
        return;
      case 'joinCondition':
        this.#joinCondition(value);
        return;
      case 'anyField':
      case 'rootField':
        if (command === 'fieldsFlatten' && parameter === 'fields') return;
        if (command === 'fieldsSnapshot') return;
        if (
          parameter === 'lookupField' ||
          (parameter === 'fields' && (command === 'join' || command === 'joinNested' || command === 'lookup'))
        ) {
          this.#inBlockScope(value);
          return;
        }
    }
    this.#value(value);
  }

  /** Dimensions of metrics are not known here; expressions are read all the same. */
  #visitMetricItem(item: Item): void {
    if (item.value.kind !== 'Field') this.#value(item.value);
  }

  #inBlockScope(value: Value): void {
    const scope = this.#scope;
    this.#scope = this.#block ?? new FieldScope();
    this.#value(value);
    this.#scope = scope;
  }

  #joinCondition(value: Value): void {
    if (value.kind === 'Field') {
      this.#read(value.name);
      this.#inBlockScope(value);
    } else if (value.kind === 'Binary') {
      this.#joinSide(value.left);
      this.#joinSide(value.right);
    }
  }

  #joinSide(side: Expression): void {
    if (
      side.kind !== 'Element' ||
      side.value.kind !== 'Field' ||
      !('kind' in side.index) ||
      side.index.kind !== 'Member'
    )
      return;
    const scope = this.#scope;
    if (side.value.name.text === 'right') this.#scope = this.#block ?? new FieldScope();
    this.#read(side.index.name);
    this.#scope = scope;
  }

  #read(name: Name): void {
    const command = this.#command;
    if (command === undefined) return;
    const reference = { name, command, resolution: this.#scope.resolve(name.text) };
    this.references.push(reference);
    this.#own ??= [];
    this.#own.push(reference);
  }

  #value(value: Value): void {
    switch (value.kind) {
      case 'Field':
        this.#read(value.name);
        return;
      case 'Group':
        for (const item of value.items) this.#value(item.value);
        return;
      case 'Block':
        this.#subquery(value);
        return;
      case 'Call':
        this.#call(value.name.text, value.items);
        return;
      case 'Paren':
        this.#value(value.expression);
        return;
      case 'Unary':
        this.#value(value.operand);
        return;
      case 'Binary':
        this.#value(value.left);
        this.#value(value.right);
        return;
      case 'InBlock':
        this.#value(value.left);
        this.#subquery(value.block);
        return;
      case 'Align':
        if (value.operand !== undefined) this.#value(value.operand);
        return;
      case 'Element':
        this.#value(value.value);
        if (value.index.kind !== 'Index' && value.index.kind !== 'Member') this.#value(value.index);
        return;
      case 'Iteration':
        this.#value(value.value);
    }
  }

  #subquery(block: Block): FieldScope | undefined {
    return block.query === undefined ? undefined : this.query(block.query);
  }

  #call(name: string, items: readonly Item[]): void {
    const lower = lowerCase(name);
    if (lower === 'lookup') {
      this.#lookupCall(items);
      return;
    }
    const first = items[0];
    for (const item of items) {
      if (item.value.kind === 'Field') {
        // The metric key of a timeseries aggregation, and the names of members and alike, are no fields.
        if (item === first && this.#isInTimeseries() && this.#catalogue.function(lower, 'metricTimeseries')) continue;
        if (lower === 'getrecordfield' && item !== first) continue;
        const parameter = item.parameter === undefined ? '' : lowerCase(item.parameter.text);
        if (parameter === 'rollup' || parameter === 'direction' || parameter === 'executionorder') continue;
      }
      this.#value(item.value);
    }
  }

  #isInTimeseries(): boolean {
    const name = this.#command?.name?.text;
    return name !== undefined && lowerCase(name) === 'timeseries';
  }

  #lookupCall(items: readonly Item[]): void {
    const outer = this.#block;
    this.#block = this.#visitBlocks(items);
    for (const { parameter, value } of items) {
      const name = parameter === undefined ? '' : lowerCase(parameter.text);
      if (name === 'lookupfield') this.#inBlockScope(value);
      else if (name === 'sourcefield') this.#value(value);
    }
    this.#block = outer;
  }
}

function saysTime(binding: Binding): boolean {
  return isGiven(binding, 'time') || isGiven(binding, 'spread');
}

function hasTime(scope: FieldScope): boolean {
  return ['timestamp', 'start_time'].some((name) => {
    const { kind } = scope.resolve(name);
    return kind !== 'absent' && kind !== 'removed';
  });
}
