/** Which fields a command reads: what its items and the expressions in them name, and what that refers to. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { Block, Command, Expression, Item, Name, Query, Value } from '../tree.ts';
import { type Binding, isRenameInPairs } from './binding.ts';
import { type FieldResolution, FieldScope } from './fieldScope.ts';

/** A field that an expression or a parameter reads. */
export interface FieldReference {
  readonly name: Name;
  readonly command: Command;
  readonly resolution: FieldResolution;
}

export const NO_REFERENCES: readonly FieldReference[] = [];

export interface CommandReads {
  /** In source order; those of sub-queries are not the command's own. */
  readonly references: readonly FieldReference[];
  /** The result of the sub-query among the parameters. */
  readonly block: FieldScope | undefined;
}

export class FieldReader {
  readonly #catalogue: Catalogue;
  readonly #query: (query: Query) => FieldScope;
  /** Of the command whose items are being read. */
  #command: Command | undefined;
  #references: FieldReference[] | undefined;
  #scope = new FieldScope();
  #block: FieldScope | undefined;

  /** `query` visits a sub-query and answers the fields that it results in; it may come back here. */
  constructor(catalogue: Catalogue, query: (query: Query) => FieldScope) {
    this.#catalogue = catalogue;
    this.#query = query;
  }

  /** What a command reads of the records in `scope`. */
  read(command: Command, definition: CommandDefinition | undefined, binding: Binding, scope: FieldScope): CommandReads {
    const outerCommand = this.#command;
    const outerReferences = this.#references;
    const outerScope = this.#scope;
    const outerBlock = this.#block;
    const block = this.#visitBlocks(command.items);
    this.#command = command;
    this.#references = undefined;
    this.#scope = scope;
    this.#block = block;
    if (definition === undefined) for (const item of command.items) this.#value(item.value);
    else this.#visitItems(definition, binding);
    const references = this.#references ?? NO_REFERENCES;
    this.#command = outerCommand;
    this.#references = outerReferences;
    this.#scope = outerScope;
    this.#block = outerBlock;
    return { references, block };
  }

  /** Sub-queries given as parameters come first: others refer to their fields. */
  #visitBlocks(items: readonly Item[]): FieldScope | undefined {
    let found: FieldScope | undefined;
    for (const { value } of items) {
      if (value.kind !== 'Block' || value.query === undefined) continue;
      const result = this.#query(value.query);
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
    // Mostly there is one, for which an array that is pushed to takes the room of seventeen.
    if (this.#references === undefined) this.#references = [reference];
    else this.#references.push(reference);
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
    return block.query === undefined ? undefined : this.#query(block.query);
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
