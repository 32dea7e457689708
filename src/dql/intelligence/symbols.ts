/**
 * Fields as symbols: every place where one and the same field is made or read. A field that a command passes on under its name
 * (`fields a`) stays the same symbol; one that comes with the data belongs to the query that reads it.
 */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { FieldDefinition, FieldResolution } from '../checks/fieldScope.ts';
import { analyzeFields, type FieldAnalysis } from '../checks/fields.ts';
import type { Command, Name, Query, Span, Tree } from '../tree.ts';
import { walk } from '../treeQueries.ts';

export interface FieldSymbol {
  readonly name: string;
  /** Where the query makes it; none for a field that comes with the data. */
  readonly definitions: readonly FieldDefinition[];
  readonly reads: readonly Name[];
  /** The name at the place that was asked for. */
  readonly origin: Span;
}

/** Names a definition, or the query whose data the field comes with: scopes are computed anew, so definitions have no identity. */
type Root = string;

export class FieldSymbols {
  readonly analysis: FieldAnalysis;
  readonly #definitions: FieldDefinition[] = [];
  readonly #queries = new Map<Command, Query>();
  /** Where a name is read and made at once: `fields a` passes `a` on. */
  readonly #passedOn: ReadonlySet<number>;

  constructor(tree: Tree, catalogue: Catalogue) {
    this.analysis = analyzeFields(tree, catalogue);
    this.#passedOn = new Set(this.analysis.references.map(({ name }) => name.start));
    walk(tree.query, (node) => {
      if (node.kind !== 'Query') return;
      for (const command of node.commands) this.#queries.set(command, node);
    });
    for (const command of this.#queries.keys()) {
      for (const definition of this.analysis.after(command).definitions()) {
        if (definition.command === command) this.#definitions.push(...everywhere(definition));
      }
    }
  }

  /** The field whose name is at an offset. */
  at(offset: number): FieldSymbol | undefined {
    const reference = this.analysis.references.find(({ name }) => covers(name, offset));
    if (reference !== undefined) {
      const { name, resolution, command } = reference;
      return this.#symbol(name.text, this.#root(name.text, resolution, command), name);
    }
    const definition = this.#definitions.find((each) => each.named && covers(each, offset));
    return definition && this.#symbol(definition.name, this.#rootOf(definition), definition);
  }

  /** A command passes it on under its name, and no command made it. */
  comesWithData({ start, source }: FieldDefinition): boolean {
    return this.#passedOn.has(start) && (source?.kind === 'schema' || source?.kind === 'open');
  }

  #symbol(name: string, root: Root | undefined, { start, end }: Span): FieldSymbol | undefined {
    if (root === undefined) return undefined;
    return {
      name,
      definitions: this.#definitions.filter((each) => each.name === name && this.#rootOf(each) === root),
      reads: this.analysis.references
        .filter((each) => each.name.text === name && this.#root(name, each.resolution, each.command) === root)
        .map((each) => each.name),
      origin: { start, end },
    };
  }

  #root(name: string, resolution: FieldResolution, command: Command): Root | undefined {
    if (resolution.kind === 'defined')
      return resolution.definition.name === name ? this.#rootOf(resolution.definition) : undefined;
    if (resolution.kind === 'schema' || resolution.kind === 'open') return this.#outside(command);
    return undefined;
  }

  #rootOf(definition: FieldDefinition): Root {
    let root = definition;
    while (this.#passedOn.has(root.start)) {
      const { source } = root;
      if (source?.kind !== 'defined') {
        const comesWithData = source?.kind === 'schema' || source?.kind === 'open';
        return comesWithData ? this.#outside(root.command) : keyOf(root);
      }
      if (source.definition.name !== root.name) return keyOf(root);
      root = source.definition;
    }
    return keyOf(root);
  }

  #outside(command: Command): Root {
    return `data of ${this.#queries.get(command)?.start}`;
  }
}

function keyOf({ command, start, name }: FieldDefinition): Root {
  return `${command.start} ${isData(command) ? '' : start} ${name}`;
}

export function isData({ name }: Command): boolean {
  return lowerCase(name?.text ?? '') === 'data';
}

/** `data record(a = 1), record(a = 2)` makes one field in two places. */
function everywhere(definition: FieldDefinition): readonly FieldDefinition[] {
  const { command, name } = definition;
  if (!isData(command) || definition.inString) return [definition];
  const aliases = command.items.flatMap(({ value }) => (value.kind === 'Call' ? value.items : []));
  const places = aliases.flatMap(({ alias }) => (alias?.text === name ? [alias] : []));
  return places.length === 0 ? [definition] : places.map(({ start, end }) => ({ ...definition, start, end }));
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
