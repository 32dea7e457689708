/**
 * Which fields exist at a point of a pipeline. A set of fields is *open* while records may have fields that the query does not name
 * (after `fetch`), and *closed* once a command has fixed its columns (`fields`, `summarize`, …).
 */

import type { DataObject } from '../catalogue/objects.ts';
import type { TableField } from '../catalogue/tables.ts';
import type { TypeSet } from '../catalogue/typeSet.ts';
import type { Command, Expression, Span } from '../tree.ts';

export interface FieldDefinition extends Span {
  readonly name: string;
  /** The command that makes the field. */
  readonly command: Command;
  /** `start` and `end` are where the name is written: an alias, an export name, a selected field. Else they are the expression's. */
  readonly named: boolean;
  /** The name stands in a string: inside a pattern or a JSON text. */
  readonly inString: boolean;
  /** What its values can be; anything where that follows from `value`, if at all. */
  readonly types: TypeSet;
  /** The expression that its values come from. */
  readonly value: Expression | undefined;
  /** The field that this one continues under the same or another name: `fields a`, `fieldsRename b = a`. */
  readonly source: FieldResolution | undefined;
  /** Other records, which were appended or appended to, can have values of other types in it. */
  readonly mixed: boolean;
}

export type FieldResolution =
  | { readonly kind: 'defined'; readonly definition: FieldDefinition }
  /** A column of the data object, or of the command's own result. */
  | { readonly kind: 'schema'; readonly field: TableField; readonly object: DataObject | undefined }
  /** May exist; nothing is known of it. */
  | { readonly kind: 'open' }
  /** Taken away by a command. */
  | { readonly kind: 'removed'; readonly by: Command }
  /** Not among the columns that `by` made, or that a table with fixed columns has. */
  | { readonly kind: 'absent'; readonly by: Command | undefined; readonly object: DataObject | undefined };

type FieldState = FieldDefinition | { readonly removedBy: Command };

/** `*` stands for any run of characters. */
export function matchesWildcard(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === name;
  // Most patterns are a prefix, and long queries compare it with thousands of names.
  if (star === pattern.length - 1) return name.startsWith(pattern.slice(0, star));
  const parts = pattern.split('*');
  const first = parts[0]!;
  const last = parts[parts.length - 1]!;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (let index = 1; index < parts.length - 1; index++) {
    const found = name.indexOf(parts[index]!, at);
    if (found < 0) return false;
    at = found + parts[index]!.length;
  }
  return at <= name.length - last.length;
}

/** Patterns that are remembered at most; more only makes a scope know less. */
const MAX_PATTERNS = 64;

/** Names of computed columns are compared without regard to white space and case. */
function columnKey(name: string): string {
  let key = '';
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 96) key += name[at];
  }
  return key.toLowerCase();
}

export class FieldScope {
  readonly #fields = new Map<string, FieldState>();
  #computed: Map<string, FieldDefinition> | undefined;
  #open = true;
  #closedBy: Command | undefined;
  #schema: ReadonlyMap<string, TableField> | undefined;
  #object: DataObject | undefined;
  #strict = false;
  /** While closed: names that may exist all the same. */
  #possible: string[] = [];
  /** While open: names that are gone. */
  #removed: { readonly pattern: string; readonly by: Command }[] = [];
  /** Some field was taken away since the columns were last known. */
  #lacks = false;

  get isOpen(): boolean {
    return this.#open;
  }

  /** The data object that the records come from, as long as its columns are there. */
  get object(): DataObject | undefined {
    return this.#object;
  }

  /** The command that fixed the columns. */
  get closedBy(): Command | undefined {
    return this.#closedBy;
  }

  /** Forgets everything: any field may exist, those of the schema are known. */
  reset(schema: ReadonlyMap<string, TableField> | undefined, object: DataObject | undefined): void {
    this.#clear();
    this.#schema = schema;
    this.#object = object;
    this.#strict = object?.strict === true;
  }

  /** Fixes the columns to those that are defined from now on. */
  close(by: Command): void {
    this.#clear();
    this.#open = false;
    this.#closedBy = by;
  }

  #clear(): void {
    this.#fields.clear();
    this.#computed = undefined;
    this.#open = true;
    this.#closedBy = undefined;
    this.#schema = undefined;
    this.#object = undefined;
    this.#strict = false;
    this.#possible = [];
    this.#removed = [];
    this.#lacks = false;
  }

  /** A scope for records that join those of this one later. */
  fork(): FieldScope {
    return new FieldScope();
  }

  /** A command makes a field. */
  define(definition: FieldDefinition): void {
    this.adopt(definition);
  }

  /** Takes over a field that has been made already. */
  adopt(definition: FieldDefinition): void {
    this.#fields.set(definition.name, definition);
    if (!definition.named && definition.value !== undefined) {
      this.#computed ??= new Map();
      this.#computed.set(columnKey(definition.name), definition);
    }
  }

  /** Fields whose names match may exist from now on. */
  allow(pattern: string): void {
    if (this.#open) {
      this.#strict = false;
      if (!this.#lacks) return;
      this.#removed = this.#removed.filter((removed) => removed.pattern !== pattern);
      for (const [name, state] of this.#fields) {
        if ('removedBy' in state && matchesWildcard(pattern, name)) this.#fields.delete(name);
      }
      return;
    }
    if (pattern === '*' || this.#possible.length >= MAX_PATTERNS) {
      this.#open = true;
      this.#closedBy = undefined;
    } else this.#possible.push(pattern);
  }

  /** Takes away the fields whose names match. */
  remove(pattern: string, by: Command): void {
    this.#lacks = true;
    if (!pattern.includes('*')) {
      this.#fields.set(pattern, { removedBy: by });
      return;
    }
    for (const [name, state] of this.#fields) {
      if (!('removedBy' in state) && matchesWildcard(pattern, name)) this.#fields.set(name, { removedBy: by });
    }
    if (this.#open) {
      this.#removed = this.#removed.filter((removed) => removed.pattern !== pattern);
      if (this.#removed.length < MAX_PATTERNS) this.#removed.push({ pattern, by });
    }
    this.#possible = this.#possible.filter((possible) => possible !== pattern);
  }

  /** Keeps the fields that match one of the patterns. */
  keep(patterns: readonly string[], by: Command): void {
    const kept: FieldDefinition[] = [];
    for (const [name, state] of this.#fields) {
      if ('removedBy' in state) continue;
      if (patterns.some((pattern) => matchesWildcard(pattern, name))) kept.push(state);
    }
    const wasOpen = this.#open;
    const possible = this.#possible;
    const schema = this.#schema;
    this.close(by);
    this.#schema = schema;
    for (const definition of kept) this.adopt(definition);
    for (const pattern of patterns) {
      if (pattern.includes('*') && (wasOpen || possible.length > 0)) this.allow(pattern);
    }
  }

  resolve(name: string): FieldResolution {
    const state = this.#fields.get(name);
    if (state !== undefined) {
      if ('removedBy' in state) return { kind: 'removed', by: state.removedBy };
      return { kind: 'defined', definition: state };
    }
    if (!this.#open) return this.#resolveClosed(name);
    for (const { pattern, by } of this.#removed) {
      if (matchesWildcard(pattern, name)) return { kind: 'removed', by };
    }
    const field = this.#schema?.get(name);
    if (field !== undefined) return { kind: 'schema', field, object: this.#object };
    if (this.#strict) return { kind: 'absent', by: undefined, object: this.#object };
    return OPEN;
  }

  #resolveClosed(name: string): FieldResolution {
    const computed = this.#computed?.get(columnKey(name));
    if (computed !== undefined) return { kind: 'defined', definition: computed };
    for (const pattern of this.#possible) {
      if (!matchesWildcard(pattern, name)) continue;
      const field = this.#schema?.get(name);
      return field === undefined ? OPEN : { kind: 'schema', field, object: this.#object };
    }
    return { kind: 'absent', by: this.#closedBy, object: undefined };
  }

  /** The fields that are certain, in order of definition. */
  *definitions(): Iterable<FieldDefinition> {
    for (const state of this.#fields.values()) if (!('removedBy' in state)) yield state;
  }

  /** Columns of the schema that are still there and have not been replaced. */
  *schemaFields(): Iterable<TableField> {
    for (const field of this.#schema?.values() ?? []) {
      if (!this.#fields.has(field.name) && this.resolve(field.name).kind === 'schema') yield field;
    }
  }

  /** Names of everything that is known to exist. */
  names(): string[] {
    const names: string[] = [];
    for (const { name } of this.definitions()) names.push(name);
    for (const { name } of this.schemaFields()) names.push(name);
    return names;
  }
}

const OPEN: FieldResolution = { kind: 'open' };
