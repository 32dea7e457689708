/** How each command changes the fields of the records that pass it. Source: docs command pages. */

import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { TableField } from '../catalogue/tables.ts';
import { Type } from '../catalogue/typeSet.ts';
import { documentOffset } from '../dpl/offsets.ts';
import type { Call, Command, Item, Name } from '../tree.ts';
import { type Binding, type BoundItem, isRenameInPairs, itemsOf } from './binding.ts';
import { ColumnMaker, definitionSpan, isUnknownText } from './columnMaker.ts';
import type { FieldDefinition, FieldResolution, FieldScope } from './fieldScope.ts';
import { jsonMembers } from './jsonMembers.ts';

export class FieldFlow extends ColumnMaker {
  /**
   * Changes `scope` as the command does. `block` is the resulting scope of the sub-query among its parameters.
   * An unknown command, a template or a variable in the place of a field leaves everything possible.
   */
  apply(
    scope: FieldScope,
    command: Command,
    definition: CommandDefinition | undefined,
    binding: Binding,
    block: FieldScope | undefined,
  ): void {
    if (definition === undefined) {
      // Nothing between two pipes does nothing; anything else may do anything.
      if (command.end > command.start) scope.reset(undefined, undefined);
      return;
    }
    switch (definition.name) {
      case 'filter':
      case 'filterOut':
      case 'search':
      case 'limit':
      case 'sort':
      case 'dedup':
      case 'failIf':
      case 'experimentalSave':
        return;
      case 'fetch':
        this.#read(scope, binding, 'dataObject');
        return;
      case 'data':
        this.#data(scope, command, binding);
        return;
      case 'load':
        this.#read(scope, binding, 'tabularFile');
        return;
      case 'metrics':
      case 'smartscapeEdges':
        scope.reset(tableOf(definition.outputs), undefined);
        return;
      case 'smartscapeNodes':
        scope.reset(this.catalogue.smartscape.nodeFields, undefined);
        return;
      case 'traverse':
        scope.reset(this.catalogue.smartscape.nodeFields, undefined);
        this.define(scope, command, 'dt.traverse.history', definitionSpan(command), { types: Type.Array });
        return;
      case 'describe':
      case 'fieldsSnapshot':
      case 'fieldsSummary':
        this.#report(scope, command, definition, binding);
        return;
      case 'timeseries':
      case 'makeTimeseries':
      case 'summarize':
        this.#aggregate(scope, command, definition, binding);
        return;
      case 'fields':
        this.#select(scope, command, binding, true);
        return;
      case 'fieldsAdd':
        this.#select(scope, command, binding, false);
        return;
      case 'fieldsKeep':
        this.#keep(scope, command, itemsOf(binding, 'field'));
        return;
      case 'fieldsRemove':
        for (const { item } of itemsOf(binding, 'field')) {
          const name = nameOrPattern(item);
          if (name !== undefined) scope.remove(name, command);
        }
        return;
      case 'fieldsRename':
        this.#rename(scope, command, itemsOf(binding, 'field'));
        return;
      case 'fieldsFlatten':
        this.#flatten(scope, command, binding);
        return;
      case 'expand':
        this.#expand(scope, command, binding);
        return;
      case 'parse':
        this.#parse(scope, command, binding);
        return;
      case 'append':
        this.#append(scope, block);
        return;
      case 'join':
      case 'lookup':
        this.#join(scope, command, definition, binding, block);
        return;
      case 'joinNested':
        for (const { item } of itemsOf(binding, 'joinTable')) {
          if (item.alias !== undefined) this.defineAs(scope, command, item.alias, { types: Type.Array });
        }
        return;
      default:
        scope.allow('*');
    }
  }

  #read(scope: FieldScope, binding: Binding, parameter: string): void {
    const value = itemsOf(binding, parameter)[0]?.item.value;
    const name = value?.kind === 'Field' ? value.name.text : value?.kind === 'String' ? value.value : undefined;
    const object = name === undefined ? undefined : this.catalogue.dataObject(name);
    scope.reset(object?.fields, object);
  }

  #data(scope: FieldScope, command: Command, binding: Binding): void {
    const records = itemsOf(binding, 'record');
    const json = itemsOf(binding, 'json')[0]?.item.value;
    if (json?.kind === 'String') {
      const members = jsonMembers(json.value);
      if (members === undefined) scope.reset(undefined, undefined);
      else {
        scope.close(command);
        for (const { name, types } of members) this.define(scope, command, name, json, { types, inString: true });
      }
      return;
    }
    const calls = records.map(({ item }) => item.value).filter((value) => value.kind === 'Call');
    if (records.length === 0 || calls.length < records.length || calls.some((call) => !isRecord(call))) {
      scope.reset(undefined, undefined);
      return;
    }
    scope.close(command);
    if (calls.length === 1) {
      this.#defineMembers(scope, command, calls[0]!.items);
      return;
    }
    for (const call of calls) {
      const record = scope.fork();
      record.close(command);
      this.#defineMembers(record, command, call.items);
      this.#unite(scope, record);
    }
  }

  #defineMembers(scope: FieldScope, command: Command, items: readonly Item[]): void {
    for (const item of items) {
      if (item.value.kind === 'Group') this.#defineMembers(scope, command, item.value.items);
      else this.defineItem(scope, command, item, undefined);
    }
  }

  #report(scope: FieldScope, command: Command, definition: CommandDefinition, binding: Binding): void {
    scope.close(command);
    for (const { name, types } of definition.outputs) {
      if (definition.name === 'fieldsSnapshot' && name !== 'field' && name !== 'relative_count') continue;
      this.define(scope, command, name, definitionSpan(command), { types });
    }
    for (const { item } of itemsOf(binding, 'by')) this.defineItem(scope, command, item, undefined);
  }

  #aggregate(scope: FieldScope, command: Command, definition: CommandDefinition, binding: Binding): void {
    const sources = binding.items.map(({ item }) => this.sourceOf(scope, item));
    const inheritsFields = definition.name !== 'timeseries';
    scope.close(command);
    for (const { name, types } of definition.outputs) {
      this.define(scope, command, name, definitionSpan(command), { types });
    }
    const define = (owners: readonly string[]): void => {
      for (let at = 0; at < binding.items.length; at++) {
        const bound = binding.items[at]!;
        if (bound.parameter === undefined || !owners.includes(bound.parameter.name)) continue;
        this.defineNamed(scope, command, binding, bound, inheritsFields ? sources[at] : undefined);
      }
    };
    define(['by']);
    define(['aggregation', 'metric']);
  }

  #select(scope: FieldScope, command: Command, binding: Binding, closes: boolean): void {
    const sources = binding.items.map(({ item }) => this.sourceOf(scope, item));
    if (closes) scope.close(command);
    for (let at = 0; at < binding.items.length; at++) {
      const bound = binding.items[at]!;
      if (bound.parameter !== undefined) this.defineNamed(scope, command, binding, bound, sources[at]);
    }
  }

  #keep(scope: FieldScope, command: Command, items: readonly BoundItem[]): void {
    const patterns: string[] = [];
    const before: { name: Name; source: FieldResolution }[] = [];
    for (const { item } of items) {
      const name = nameOrPattern(item);
      patterns.push(name ?? '*');
      if (item.value.kind === 'Field')
        before.push({ name: item.value.name, source: scope.resolve(item.value.name.text) });
    }
    scope.keep(patterns, command);
    for (const { name, source } of before) {
      if (source.kind === 'absent' || source.kind === 'removed') continue;
      this.defineAs(scope, command, name, { source });
    }
  }

  #rename(scope: FieldScope, command: Command, items: readonly BoundItem[]): void {
    const inPairs = isRenameInPairs(command.items);
    for (const [at, { item }] of items.entries()) {
      const { value } = item;
      const next = items[at + 1]?.item.value;
      const name = inPairs && at % 2 === 0 && next?.kind === 'Field' ? next.name : item.alias;
      if (value.kind !== 'Field' || name === undefined) {
        if (isUnknownText(item)) scope.allow('*');
        continue;
      }
      const source = scope.resolve(value.name.text);
      if (name.text !== value.name.text) scope.remove(value.name.text, command);
      this.defineAs(scope, command, name, { value, source });
    }
  }

  #flatten(scope: FieldScope, command: Command, binding: Binding): void {
    const record = itemsOf(binding, 'expression')[0]?.item.value;
    const fields = itemsOf(binding, 'fields');
    if (fields.length > 0) {
      for (const { item } of fields) this.defineItem(scope, command, item, undefined);
      return;
    }
    const prefix = textOf(itemsOf(binding, 'prefix')[0]);
    if (prefix !== undefined) scope.allow(`${prefix}*`);
    else scope.allow(record?.kind === 'Field' ? `${record.name.text}.*` : '*');
  }

  #expand(scope: FieldScope, command: Command, binding: Binding): void {
    for (const bound of itemsOf(binding, 'expression')) this.defineNamed(scope, command, binding, bound, undefined);
  }

  #parse(scope: FieldScope, command: Command, binding: Binding): void {
    const literal = itemsOf(binding, 'pattern')[0]?.item.value;
    if (literal?.kind !== 'String') {
      scope.allow('*');
      return;
    }
    for (const { name, types } of this.patternExports(literal)) {
      const span = {
        start: documentOffset(this.text, literal, name.start),
        end: documentOffset(this.text, literal, name.end),
      };
      this.define(scope, command, name.text, span, { types, inString: true }, true);
    }
  }

  #append(scope: FieldScope, block: FieldScope | undefined): void {
    if (block !== undefined) this.#unite(scope, block);
  }

  /** Other records beside those that are there: a field can be what it is in either. */
  #unite(scope: FieldScope, others: FieldScope): void {
    for (const definition of others.definitions()) {
      const there = scope.resolve(definition.name);
      if (there.kind === 'absent' || there.kind === 'removed') scope.adopt(definition);
      else if (there.kind !== 'defined') scope.adopt({ ...definition, mixed: true });
      else if (this.#differ(there.definition, definition)) scope.adopt({ ...there.definition, mixed: true });
    }
    if (others.isOpen) scope.allow('*');
  }

  /** Nulls are of no other type. */
  #differ(one: FieldDefinition, other: FieldDefinition): boolean {
    if (one.mixed) return false;
    const types = this.typesOf(one);
    const others = this.typesOf(other);
    return types !== others && types !== Type.Null && others !== Type.Null;
  }

  #join(
    scope: FieldScope,
    command: Command,
    definition: CommandDefinition,
    binding: Binding,
    block: FieldScope | undefined,
  ): void {
    const fields = itemsOf(binding, 'fields');
    if (fields.length > 0) {
      for (const { item } of fields) {
        this.defineItem(scope, command, item, block === undefined ? undefined : this.sourceOf(block, item));
      }
      return;
    }
    const given = itemsOf(binding, 'prefix')[0];
    const prefix = given === undefined ? (definition.name === 'join' ? 'right.' : 'lookup.') : textOf(given);
    if (prefix === undefined) {
      scope.allow('*');
      return;
    }
    if (definition.name === 'lookup' && prefix !== '') scope.remove(`${prefix}*`, command);
    if (block === undefined || block.isOpen) scope.allow(`${prefix}*`);
    const add = (name: string, source: FieldResolution): void =>
      this.define(scope, command, prefix + name, definitionSpan(command), { source });
    for (const column of block?.schemaFields() ?? []) add(column.name, block!.resolve(column.name));
    for (const column of block?.definitions() ?? []) add(column.name, { kind: 'defined', definition: column });
  }
}

function tableOf(fields: readonly TableField[]): ReadonlyMap<string, TableField> {
  return new Map(fields.map((field) => [field.name, field]));
}

function isRecord(call: Call): boolean {
  return lowerCase(call.name.text) === 'record';
}

function nameOrPattern(item: Item): string | undefined {
  if (item.value.kind === 'Field') return item.value.name.text;
  return item.value.kind === 'String' ? item.value.value : undefined;
}

function textOf(bound: BoundItem | undefined): string | undefined {
  return bound?.item.value.kind === 'String' ? bound.item.value.value : undefined;
}
