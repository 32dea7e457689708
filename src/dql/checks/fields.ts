/** Which fields exist at each command of a query, and what every field that is read refers to. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import type { DataObject } from '../catalogue/objects.ts';
import type { Command, Name, Query, Tree } from '../tree.ts';
import { type Binding, bind, isGiven } from './binding.ts';
import { FieldFlow } from './fieldFlow.ts';
import { FieldReader, type FieldReference, NO_REFERENCES } from './fieldReader.ts';
import { type FieldDefinition, type FieldResolution, FieldScope } from './fieldScope.ts';

/** Is told what happens on the way through the queries. */
export interface FieldVisitor {
  /** `scope` holds the fields that the command finds; it goes on changing. */
  enter?(command: Command, scope: FieldScope): void;
  /** `scope` holds the fields that the command leaves; it goes on changing. */
  leave?(command: Command, scope: FieldScope): void;
}

export interface FieldAnalysis {
  /** Those of sub-queries included; command by command, each preceded by the sub-queries inside of it. */
  readonly references: readonly FieldReference[];
  /** The fields that a command finds; changing the scope changes nothing here. */
  before(command: Command): FieldScope;
  /** The fields that a command leaves. */
  after(command: Command): FieldScope;
  /** The fields that a sub-query or the whole query results in. */
  result(query: Query): FieldScope;
  /** The data object that the records come from which a command finds, as long as its columns are there. */
  object(command: Command): DataObject | undefined;
  definition(command: Command): CommandDefinition | undefined;
  binding(command: Command): Binding;
  /** In source order; those of sub-queries are not the command's own. */
  referencesOf(command: Command): readonly FieldReference[];
  /** What a name that the command reads refers to. */
  resolution(command: Command, name: Name): FieldResolution | undefined;
  /** A makeTimeseries that says nothing about time where neither `timestamp` nor `start_time` exists. */
  lacksTime(command: Command): boolean;
  /** Goes once through all queries, through sub-queries before the command that holds them: the way to ask about many commands. */
  follow(visitor: FieldVisitor): void;
  /** The patterns of `parse` and its like, parsed once, and the types of fields, found out once. */
  readonly flow: FieldFlow;
}

/** `heard` is told of every field as its command makes it, also where another one of that command replaces it. */
export function analyzeFields(
  tree: Tree,
  catalogue: Catalogue,
  heard?: (definition: FieldDefinition) => void,
): FieldAnalysis {
  const analyzer = new Analyzer(tree.text, catalogue, heard);
  analyzer.query(tree.query);
  return analyzer;
}

const NO_PARAMETERS: Binding = { parameters: [], items: [], given: 0, repeated: [], aliases: undefined };

interface Step {
  readonly query: Query;
  readonly definition: CommandDefinition | undefined;
  readonly binding: Binding;
  readonly object: DataObject | undefined;
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
  readonly #reader: FieldReader;
  #asked: Name | undefined;
  #askedIn: Command | undefined;
  #answer: FieldResolution | undefined;
  readonly #heard: ((definition: FieldDefinition) => void) | undefined;

  constructor(text: string, catalogue: Catalogue, heard: ((definition: FieldDefinition) => void) | undefined) {
    this.#catalogue = catalogue;
    this.#heard = heard;
    this.#reader = new FieldReader(catalogue, (query) => this.query(query));
    this.flow = new FieldFlow(text, catalogue);
  }

  query(query: Query): FieldScope {
    const scope = this.#heard === undefined ? new FieldScope() : new ObservedScope(this.#heard);
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

  object(command: Command): DataObject | undefined {
    return this.#steps.get(command)?.object;
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

  /** Several rules ask about the same name, one after the other. */
  resolution(command: Command, name: Name): FieldResolution | undefined {
    if (this.#asked !== name || this.#askedIn !== command) {
      this.#answer = this.#find(command, name);
      this.#asked = name;
      this.#askedIn = command;
    }
    return this.#answer;
  }

  /** Binary search; of both sides of a join the right one counts, which is read last. */
  #find(command: Command, name: Name): FieldResolution | undefined {
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

  follow(visitor: FieldVisitor): void {
    const scopes = new Map<Query, FieldScope>();
    for (const [command, { query, definition, binding, block }] of this.#steps) {
      let scope = scopes.get(query);
      if (scope === undefined) {
        scope = new FieldScope();
        scopes.set(query, scope);
      }
      visitor.enter?.(command, scope);
      this.flow.apply(scope, command, definition, binding, block);
      visitor.leave?.(command, scope);
    }
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
    const { references, block } = this.#reader.read(command, definition, binding, scope);
    for (const reference of references) this.references.push(reference);
    if (definition?.name === 'makeTimeseries' && !saysTime(binding) && !hasTime(scope)) this.#withoutTime.add(command);
    const { object } = scope;
    this.flow.apply(scope, command, definition, binding, block);
    this.#steps.set(command, { query, definition, binding, object, block, references });
  }
}

/** Says what commands define in it. */
class ObservedScope extends FieldScope {
  readonly #heard: (definition: FieldDefinition) => void;

  constructor(heard: (definition: FieldDefinition) => void) {
    super();
    this.#heard = heard;
  }

  override fork(): FieldScope {
    return new ObservedScope(this.#heard);
  }

  override define(definition: FieldDefinition): void {
    this.#heard(definition);
    super.define(definition);
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
