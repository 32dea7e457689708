/** The columns that commands make, and what they are called. Source: docs command and function pages. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import { exportsOf, type PatternExport } from '../dpl/exports.ts';
import { parsePattern } from '../dpl/parser.ts';
import type { PatternTree } from '../dpl/tree.ts';
import type { Command, Expression, Item, Name, Span, StringLiteral } from '../tree.ts';
import type { Binding, BoundItem } from './binding.ts';
import type { FieldDefinition, FieldResolution, FieldScope } from './fieldScope.ts';
import { definedTypes } from './types.ts';

/** Longest source text that names a column. */
const MAX_COLUMN_NAME = 200;

export class ColumnMaker {
  protected readonly text: string;
  readonly catalogue: Catalogue;
  readonly #patterns = new Map<StringLiteral, PatternTree>();
  readonly #types = new Map<FieldDefinition, TypeSet>();

  constructor(text: string, catalogue: Catalogue) {
    this.text = text;
    this.catalogue = catalogue;
  }

  /** The tree of the pattern in a literal, parsed once. */
  pattern(literal: StringLiteral): PatternTree {
    let tree = this.#patterns.get(literal);
    if (tree === undefined) {
      tree = parsePattern(literal.value);
      this.#patterns.set(literal, tree);
    }
    return tree;
  }

  /** What the values of a field can be, found out once. */
  typesOf(definition: FieldDefinition): TypeSet {
    let types = this.#types.get(definition);
    if (types === undefined) {
      types = definedTypes(definition, this);
      this.#types.set(definition, types);
    }
    return types;
  }

  patternExports(literal: StringLiteral): PatternExport[] {
    return exportsOf(this.pattern(literal), this.catalogue.matchers);
  }

  /** Defines the column of an item, which another one may name: `count(), alias:n`. */
  protected defineNamed(
    scope: FieldScope,
    command: Command,
    binding: Binding,
    bound: BoundItem,
    source: FieldResolution | undefined,
  ): void {
    const name = binding.aliases?.get(bound);
    if (name === undefined) this.defineItem(scope, command, bound.item, source);
    else this.defineAs(scope, command, name, { value: expressionOf(bound.item), source });
  }

  /** Where the values of a plain field come from. */
  protected sourceOf(scope: FieldScope, item: Item): FieldResolution | undefined {
    return item.value.kind === 'Field' ? scope.resolve(item.value.name.text) : undefined;
  }

  protected defineItem(
    scope: FieldScope,
    command: Command,
    item: Item,
    source: FieldResolution | undefined,
    types: TypeSet = Type.Any,
  ): void {
    const value = expressionOf(item);
    if (item.alias !== undefined) {
      this.defineAs(scope, command, item.alias, { value, source, types });
      return;
    }
    if (value === undefined || isUnknownText(item)) {
      scope.allow('*');
      return;
    }
    if (value.kind === 'Field') {
      this.defineAs(scope, command, value.name, { value, source, types });
      return;
    }
    for (const name of this.#columnNames(value)) this.define(scope, command, name, value, { value, types });
  }

  /** The names of the column that an expression without alias makes (docs: result tables of the function pages). */
  #columnNames(value: Expression): string[] {
    if (value.kind === 'Call') {
      const first = value.items[0]?.value;
      const second = value.items[1]?.value;
      const name = lowerCase(value.name.text);
      if (name === 'entityname' && first?.kind === 'Field') return [`${first.name.text}.name`];
      if (name === 'entityattr' && first?.kind === 'Field' && second?.kind === 'String') {
        return [`${first.name.text}.${second.value}`];
      }
      if ((name === 'parse' || name === 'parseall') && second?.kind === 'String') {
        const exported = this.patternExports(second);
        if (exported.length === 1) return [exported[0]!.name.text];
        return [name === 'parse' ? 'parsed_record' : 'parsed_records'];
      }
    }
    if (value.end - value.start > MAX_COLUMN_NAME) return [];
    return [this.text.slice(value.start, value.end)];
  }

  protected defineAs(scope: FieldScope, command: Command, name: Name, more: Partial<FieldDefinition>): void {
    this.define(scope, command, name.text, name, more, true);
  }

  protected define(
    scope: FieldScope,
    command: Command,
    name: string,
    span: Span,
    more: Partial<FieldDefinition>,
    named = false,
  ): void {
    scope.define({
      name,
      command,
      start: span.start,
      end: span.end,
      named,
      inString: more.inString ?? false,
      types: more.types ?? Type.Any,
      value: more.value,
      source: more.source,
      mixed: false,
    });
  }
}

/** Where a column is shown to come from that the command makes by itself. */
export function definitionSpan(command: Command): Span {
  return command.name ?? command;
}

/** The expression of an item; groups and blocks are none. */
function expressionOf(item: Item): Expression | undefined {
  return item.value.kind === 'Group' || item.value.kind === 'Block' ? undefined : item.value;
}

/** The item is text that another tool fills in: it may become any number of items. */
export function isUnknownText(item: Item): boolean {
  const { kind } = item.value;
  return kind === 'Template' || kind === 'Variable' || kind === 'Missing';
}
