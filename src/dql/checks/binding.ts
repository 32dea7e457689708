/**
 * Binds the items of a command or a call to the parameters of its definition: positional ones in order, named ones by name, groups
 * spread. Tolerant: what fits no parameter is kept and marked. Source of the rules: docs "DQL language reference", parameters.
 */

import type { Parameter } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { Group, Item, Name } from '../tree.ts';

export type Fit =
  | 'bound'
  /** A name that the definition does not have. */
  | 'unknown'
  /** Positional, and all positional parameters are taken. */
  | 'surplus'
  /** The older `expand tags, alias:tag`: see `Binding.aliases`. */
  | 'alias';

export interface BoundItem {
  readonly item: Item;
  readonly fit: Fit;
  /** Present for `bound`. */
  readonly parameter: Parameter | undefined;
  /** The outermost braces around the item. */
  readonly group: Group | undefined;
  /** The name before the colon is that of the parameter, or of the braces around the item. */
  readonly byName: boolean;
}

export interface Binding {
  readonly parameters: readonly Parameter[];
  /** In source order; braces are opened. */
  readonly items: readonly BoundItem[];
  /** Positions in `parameters` that have a value, as bits. */
  readonly given: number;
  /** Named items whose parameter had a value before. */
  readonly repeated: readonly Item[];
  /** The names that `alias:name` gives: to the item before it, whatever named parameters stand between. */
  readonly aliases: ReadonlyMap<BoundItem, Name> | undefined;
}

const NOTHING: readonly BoundItem[] = [];
const NO_ITEMS: readonly Item[] = [];

export function bind(parameters: readonly Parameter[], items: readonly Item[]): Binding {
  if (items.length === 0) return { parameters, items: NOTHING, given: 0, repeated: NO_ITEMS, aliases: undefined };
  const only = items.length === 1 ? bindOnly(parameters, items[0]!) : undefined;
  if (only !== undefined) return only;
  const binder = new Binder(parameters);
  for (const item of items) binder.add(item, undefined, undefined, false);
  return {
    parameters,
    items: binder.items ?? NOTHING,
    given: binder.given,
    repeated: binder.repeated ?? NO_ITEMS,
    aliases: binder.aliases,
  };
}

/** One plain value for the first parameter, which is what most calls and many commands have. */
function bindOnly(parameters: readonly Parameter[], item: Item): Binding | undefined {
  const parameter = parameters[0];
  if (parameter === undefined || parameter.named || item.parameter !== undefined || item.value.kind === 'Group')
    return undefined;
  const items: readonly BoundItem[] = [{ item, fit: 'bound', parameter, group: undefined, byName: false }];
  return { parameters, items, given: 1, repeated: NO_ITEMS, aliases: undefined };
}

/** The items bound to one parameter. */
export function itemsOf(binding: Binding, name: string): BoundItem[] {
  return binding.items.filter((bound) => bound.parameter?.name === name);
}

export function isGiven(binding: Binding, name: string): boolean {
  return binding.items.some((bound) => bound.parameter?.name === name);
}

/** The name in `alias:name` or `alias:{name}`. */
function trailingAlias(item: Item): Name | undefined {
  const { value } = item;
  const named = value.kind === 'Group' && value.items.length === 1 ? value.items[0]!.value : value;
  return named.kind === 'Field' ? named.name : undefined;
}

/** `fieldsRename old, new, old, new`, as older dashboards have it. */
export function isRenameInPairs(items: readonly Item[]): boolean {
  return (
    items.length % 2 === 0 &&
    items.every((item) => item.parameter === undefined && item.alias === undefined && item.value.kind === 'Field')
  );
}

class Binder {
  items: BoundItem[] | undefined;
  given = 0;
  repeated: Item[] | undefined;
  aliases: Map<BoundItem, Name> | undefined;
  readonly #parameters: readonly Parameter[];
  /** The position in the definition where the search for an open positional parameter begins. */
  #next = 0;
  /** Of a positional parameter, the last one. */
  #lastPositional: BoundItem | undefined;

  constructor(parameters: readonly Parameter[]) {
    this.#parameters = parameters;
  }

  add(item: Item, owner: Parameter | undefined, group: Group | undefined, byName: boolean): void {
    if (item.parameter !== undefined) {
      this.#addNamed(item, lowerCase(item.parameter.text), owner, group);
      return;
    }
    if (owner !== undefined) {
      this.#addTo(item, owner, group, byName);
      return;
    }
    const { value } = item;
    if (value.kind === 'Group' && value.items.length > 0 && value.items.every((inner) => this.#isNamed(inner))) {
      for (const inner of value.items) this.add(inner, undefined, value, false);
      return;
    }
    const at = this.#openPositional();
    if (at < 0) {
      this.#push({ item, fit: 'surplus', parameter: undefined, group, byName: false });
      return;
    }
    this.given |= 1 << at;
    const parameter = this.#parameters[at]!;
    if (!parameter.variadic || this.#hasLaterPositional(at)) this.#next = at + 1;
    else this.#next = at;
    this.#addTo(item, parameter, group, false);
  }

  #isNamed(item: Item): boolean {
    return item.parameter !== undefined && this.#find(lowerCase(item.parameter.text)) >= 0;
  }

  #addNamed(item: Item, name: string, owner: Parameter | undefined, group: Group | undefined): void {
    const at = this.#find(name);
    if (at >= 0) {
      if ((this.given & (1 << at)) !== 0) {
        this.repeated ??= [];
        this.repeated.push(item);
      }
      this.given |= 1 << at;
      this.#addTo(item, this.#parameters[at]!, group, true);
      return;
    }
    const alias = name === 'alias' ? trailingAlias(item) : undefined;
    if (alias !== undefined) this.#nameLast(alias, owner);
    this.#push({ item, fit: alias === undefined ? 'unknown' : 'alias', parameter: undefined, group, byName: true });
  }

  /** Inside the braces of a named parameter it is one of its values: `by:{bin(timestamp, 1h), alias:hour}`. */
  #nameLast(alias: Name, owner: Parameter | undefined): void {
    const named = owner?.named === true ? this.items?.at(-1) : this.#lastPositional;
    if (named === undefined || (owner?.named === true && named.parameter !== owner)) return;
    this.aliases ??= new Map();
    this.aliases.set(named, alias);
  }

  #addTo(item: Item, parameter: Parameter, group: Group | undefined, byName: boolean): void {
    const { value } = item;
    if (value.kind === 'Group' && value.items.length > 0) {
      for (const inner of value.items) this.add(inner, parameter, group ?? value, byName);
      return;
    }
    const bound: BoundItem = { item, fit: 'bound', parameter, group, byName };
    if (!parameter.named) this.#lastPositional = bound;
    this.#push(bound);
  }

  /** Mostly there is one, for which an array that is pushed to takes the room of seventeen. */
  #push(bound: BoundItem): void {
    if (this.items === undefined) this.items = [bound];
    else this.items.push(bound);
  }

  #find(name: string): number {
    for (let at = 0; at < this.#parameters.length; at++) {
      const { keys } = this.#parameters[at]!;
      for (let key = 0; key < keys.length; key++) if (keys[key] === name) return at;
    }
    return -1;
  }

  #openPositional(): number {
    for (let at = this.#next; at < this.#parameters.length; at++) {
      const parameter = this.#parameters[at]!;
      if (parameter.named) continue;
      if ((this.given & (1 << at)) === 0) return at;
      if (parameter.variadic && at === this.#next && !this.#hasLaterPositional(at)) return at;
    }
    return -1;
  }

  #hasLaterPositional(at: number): boolean {
    for (let later = at + 1; later < this.#parameters.length; later++) if (!this.#parameters[later]!.named) return true;
    return false;
  }
}
