/**
 * Fields as symbols: every place where one and the same field is made or read. A field that a command passes on under its name
 * (`fields a`) stays the same symbol; one that comes with the data belongs to the query that reads it.
 */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { FieldReference } from '../checks/fieldReader.ts';
import type { FieldDefinition, FieldResolution } from '../checks/fieldScope.ts';
import { analyzeFields, type FieldAnalysis } from '../checks/fields.ts';
import type { Command, Name, Query, Span, Tree } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { type HiddenRead, hiddenRead } from './hiddenReads.ts';

export interface FieldSymbol {
  readonly name: string;
  /** Where the query makes it; none for a field that comes with the data. */
  readonly definitions: readonly FieldDefinition[];
  readonly reads: readonly Name[];
  readonly root: Root;
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
  readonly #roots = new Map<FieldDefinition, Root>();

  constructor(tree: Tree, catalogue: Catalogue) {
    const analysis = analyzeFields(tree, catalogue, (definition) => this.#definitions.push(definition));
    this.analysis = analysis;
    this.#passedOn = new Set(analysis.references.map(({ name }) => name.start));
    walk(tree.query, (node) => {
      if (node.kind !== 'Query') return;
      for (const command of node.commands) this.#queries.set(command, node);
    });
  }

  /** The field whose name is at an offset. */
  at(offset: number): FieldSymbol | undefined {
    const reference = this.analysis.references.find(({ name }) => covers(name, offset));
    if (reference !== undefined) {
      const { name, resolution, command } = reference;
      return this.#symbol(nameRead(reference), this.#root(resolution, command), name);
    }
    const definition = this.#definitions.find((each) => each.named && covers(each, offset));
    return definition && this.#symbol(definition.name, this.#rootOf(definition), definition);
  }

  /** Where commands read a field without naming it, or may; in the order of the commands. */
  hiddenReads({ name, root }: FieldSymbol): readonly HiddenRead[] {
    const found: HiddenRead[] = [];
    this.analysis.follow({
      enter: (command, scope) => {
        if (this.#root(scope.resolve(name), command) !== root) return;
        const read = hiddenRead(command, this.analysis, scope);
        if (read !== undefined && (read.kind !== 'implicit' || read.field === name)) found.push(read);
      },
    });
    return found;
  }

  /** `append` puts it into one column with another field that has its name. */
  sharesColumn({ name, root }: FieldSymbol): boolean {
    let shares = false;
    this.analysis.follow({
      enter: (command, scope) => {
        const block = command.items.find(({ value }) => value.kind === 'Block')?.value;
        if (this.analysis.definition(command)?.name !== 'append' || block?.kind !== 'Block') return;
        const last = block.query?.commands.at(-1);
        if (last === undefined) return;
        const sides = [
          { field: scope.resolve(name), command },
          { field: this.analysis.after(last).resolve(name), command: last },
        ];
        const own = sides.filter((side) => this.#root(side.field, side.command) === root);
        const known = sides.filter(({ field }) => field.kind === 'defined' || field.kind === 'schema');
        shares ||= own.length === 1 && known.length === 2;
      },
    });
    return shares;
  }

  /** A command passes it on under its name, and no command made it. */
  comesWithData({ start, source }: FieldDefinition): boolean {
    return this.#passedOn.has(start) && isOutside(source);
  }

  #symbol(name: string, root: Root | undefined, { start, end }: Span): FieldSymbol | undefined {
    if (root === undefined) return undefined;
    return {
      name,
      root,
      definitions: this.#definitions.filter((each) => each.name === name && this.#rootOf(each) === root),
      reads: this.analysis.references
        .filter((each) => nameRead(each) === name && this.#root(each.resolution, each.command) === root)
        .map((each) => each.name),
      origin: { start, end },
    };
  }

  #root(resolution: FieldResolution, command: Command): Root | undefined {
    if (resolution.kind === 'defined') return this.#rootOf(resolution.definition);
    return isOutside(resolution) ? this.#outside(command) : undefined;
  }

  /** Once for each definition, and not by recursion: thousands of commands may pass a field on. */
  #rootOf(definition: FieldDefinition): Root {
    const passed: FieldDefinition[] = [];
    let at = definition;
    let root = this.#roots.get(at);
    while (root === undefined) {
      passed.push(at);
      const source = this.#passedOn.has(at.start) ? at.source : undefined;
      if (source?.kind === 'defined') {
        at = source.definition;
        root = this.#roots.get(at);
      } else root = isOutside(source) ? this.#outside(at.command) : keyOf(at);
    }
    for (const each of passed) this.#roots.set(each, root);
    return root;
  }

  #outside(command: Command): Root {
    return `data of ${this.#queries.get(command)?.start}`;
  }
}

/** Computed columns may be read in another spelling. */
function nameRead({ name, resolution }: FieldReference): string {
  return resolution.kind === 'defined' ? resolution.definition.name : name.text;
}

function isOutside(source: FieldResolution | undefined): boolean {
  return source?.kind === 'schema' || source?.kind === 'open';
}

/** `data record(a = 1), record(a = 2)` makes one field in two places. */
function keyOf({ command, start, name }: FieldDefinition): Root {
  return `${command.start} ${isData(command) ? '' : start} ${name}`;
}

export function isData({ name }: Command): boolean {
  return lowerCase(name?.text ?? '') === 'data';
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
