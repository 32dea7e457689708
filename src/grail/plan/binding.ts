/**
 * Binds the items of a command or a function call to the parameters of its definition (docs "DQL language reference", parameters):
 * positional ones in order, named ones by name, groups spread over variadic parameters, surplus and duplicate ones refused.
 */

import type { Call, Expression as ExpressionNode, Item, SortOrder, Span, Value as ValueNode } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';

export interface ParameterDefinition {
  readonly name: string;
  readonly required?: boolean;
  /** Takes several values. */
  readonly variadic?: boolean;
  /** May only be given by its name. */
  readonly named?: boolean;
  /** Another spelling of the name that queries use. */
  readonly otherName?: string;
  /** Says in which order the values go that stand in one group with it, as `asc` and `desc` do. */
  readonly ordersGroup?: boolean;
  /** In a group inside of a group it holds for the calls there, as if it stood in each of them. */
  readonly ofCalls?: boolean;
}

/** What was given for one parameter; groups of a variadic parameter are spread. */
export interface Bound {
  readonly items: readonly Item[];
  /** The whole of what was written, name included. */
  readonly span: Span;
}

export type Bindings = ReadonlyMap<string, Bound>;

export interface BindingOwner {
  readonly kind: 'command' | 'function';
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly ParameterDefinition[];
  /** The older `expand tags, alias:tag` names the item before it. */
  readonly trailingAlias?: boolean;
}

export function bindItems(items: readonly Item[], owner: BindingOwner): Bindings {
  const binding = new Binding(owner);
  for (const item of items) binding.add(item);
  return binding.finish(items.length === 0);
}

class Binding {
  readonly #owner: BindingOwner;
  readonly #bound = new Map<string, { items: Item[]; span: Span; grouped: boolean }>();
  readonly #positional: readonly ParameterDefinition[];
  /** Two variadic positional parameters take one item each. */
  readonly #oneEach: boolean;
  #next = 0;
  #last: { items: Item[] } | undefined;

  constructor(owner: BindingOwner) {
    this.#owner = owner;
    this.#positional = owner.parameters.filter((parameter) => parameter.named !== true);
    this.#oneEach = this.#positional.filter((parameter) => parameter.variadic === true).length > 1;
  }

  add(item: Item): void {
    if (item.parameter === undefined) {
      this.#addPositional(item);
      return;
    }
    const parameter = this.#find(item.parameter.text.toLowerCase());
    if (parameter !== undefined) {
      this.#addNamed(parameter, item);
      return;
    }
    if (this.#isAlias(item) && nameLast(this.#last?.items ?? [], item)) return;
    throw this.#unknown(item, item.parameter.text);
  }

  #unknown(item: Item, name: string): QueryError {
    return new QueryError(
      `The parameter \`${name}\` does not exist for the ${this.#owner.kind} \`${this.#owner.name}\`.`,
      { errorType: 'UNKNOWN_PARAMETER_DEFINED', span: spanOf(item), arguments: [name] },
    );
  }

  #isAlias({ parameter }: Item): boolean {
    return parameter?.text.toLowerCase() === 'alias' && this.#owner.trailingAlias === true;
  }

  /** The values of a group, each with what parameters inside of the group say of it: its name, its order, its own parameters. */
  #spread(item: Item, variadic: boolean): Item[] {
    if (item.value.kind !== 'Group') return [item];
    const group = item.value.items;
    if (!variadic && group.length !== 1) return [item];
    const items: Item[] = [];
    const ofCalls: Item[] = [];
    let order: SortOrder | undefined;
    for (const part of group) {
      const parameter = part.parameter === undefined ? undefined : this.#find(part.parameter.text.toLowerCase());
      if (part.parameter === undefined) items.push(...this.#spread(part, variadic));
      else if (parameter?.ordersGroup === true) order = orderOf(part);
      else if (parameter?.ofCalls === true) ofCalls.push(part);
      else if (!this.#isAlias(part) || !nameLast(items, part)) throw this.#unknown(part, part.parameter.text);
    }
    return items.map((part) => ({
      ...part,
      order: part.order ?? order,
      value: ofCalls.length > 0 && part.value.kind === 'Call' ? withItems(part.value, ofCalls) : part.value,
    }));
  }

  #find(lowerName: string): ParameterDefinition | undefined {
    return this.#owner.parameters.find(
      (other) => other.name.toLowerCase() === lowerName || other.otherName?.toLowerCase() === lowerName,
    );
  }

  #addNamed(parameter: ParameterDefinition, item: Item): void {
    if (this.#bound.has(parameter.name)) {
      throw new QueryError(`The parameter \`${parameter.name}\` is given twice.`, {
        errorType: 'PARAMETER_ALREADY_DEFINED',
        span: spanOf(item),
        arguments: [parameter.name],
      });
    }
    const entry = { items: this.#spread(item, parameter.variadic === true), span: spanOf(item), grouped: true };
    this.#bound.set(parameter.name, entry);
    this.#last = entry;
  }

  #addPositional(item: Item): void {
    const nested = item.value.kind === 'Group' ? item.value.items : [];
    const commandLevel = this.#owner.kind === 'command' ? nested.filter((part) => this.#isCommandParameter(part)) : [];
    if (commandLevel.length > 0) {
      for (const part of nested) this.add(part);
      return;
    }
    let parameter = this.#positional[this.#next];
    // A positional parameter may have been given by name before.
    while (parameter !== undefined && this.#bound.get(parameter.name)?.grouped === true) {
      this.#next++;
      parameter = this.#positional[this.#next];
    }
    if (parameter === undefined) {
      const options = this.#owner.parameters.some((other) => other.named === true);
      throw new QueryError(`Too many positional parameters for the ${this.#owner.kind} \`${this.#owner.name}\`.`, {
        errorType: options ? 'TOO_MANY_POSITIONAL_PARAMETERS_WITH_OPTIONS' : 'TOO_MANY_POSITIONAL_PARAMETERS',
        span: spanOf(item),
        arguments: [this.#owner.name],
      });
    }
    const items = this.#spread(item, parameter.variadic === true);
    const entry = this.#bound.get(parameter.name);
    if (entry === undefined) {
      const created = { items, span: spanOf(item), grouped: false };
      this.#bound.set(parameter.name, created);
      this.#last = created;
    } else {
      entry.items.push(...items);
      entry.span = { start: entry.span.start, end: item.end };
      this.#last = entry;
    }
    if (parameter.variadic !== true || this.#oneEach) this.#next++;
  }

  #isCommandParameter(item: Item): boolean {
    const name = item.parameter?.text.toLowerCase();
    const parameter = name === undefined ? undefined : this.#find(name);
    if (parameter === undefined || parameter.ordersGroup === true) return false;
    return parameter.ofCalls !== true || !this.#bound.has(parameter.name);
  }

  finish(nothingGiven: boolean): Bindings {
    for (const parameter of this.#owner.parameters) {
      if (parameter.required !== true || (this.#bound.get(parameter.name)?.items.length ?? 0) > 0) continue;
      throw new QueryError(
        `The ${this.#owner.kind} \`${this.#owner.name}\` needs its parameter \`${parameter.name}\`.`,
        {
          errorType:
            nothingGiven && this.#owner.kind === 'command'
              ? 'NO_PARAMETERS_FOR_COMMAND'
              : 'MANDATORY_PARAMETER_MISSING',
          span: spanOf(this.#owner.span),
          arguments: [this.#owner.name, parameter.name],
        },
      );
    }
    return this.#bound;
  }
}

/** Gives the last item the name behind `alias:`; false where there is none. */
function nameLast(items: Item[], { value }: Item): boolean {
  const only = value.kind === 'Group' && value.items.length === 1 ? value.items[0]!.value : value;
  const last = items.at(-1);
  if (last === undefined || only.kind !== 'Field') return false;
  items[items.length - 1] = { ...last, alias: only.name };
  return true;
}

/** The call with parameters that it does not have itself. */
function withItems(call: Call, more: readonly Item[]): Call {
  const own = new Set(call.items.map(({ parameter }) => parameter?.text.toLowerCase()));
  return {
    ...call,
    items: [...call.items, ...more.filter(({ parameter }) => !own.has(parameter?.text.toLowerCase()))],
  };
}

/** `direction:"descending"`, as a word or a text. */
function orderOf(item: Item): SortOrder {
  const { value } = item;
  const word = value.kind === 'String' ? value.value : value.kind === 'Field' ? value.name.text : undefined;
  if (word === 'ascending' || word === 'descending') {
    return { kind: 'SortOrder', start: item.start, end: item.end, descending: word === 'descending' };
  }
  throw new QueryError('The parameter `direction` has to be ascending or descending.', {
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    span: spanOf(value),
    arguments: ['direction', 'a predefined string (allowed: ascending, descending)'],
  });
}

export function spanOf(node: Span): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

/** The single value of a parameter that is not variadic. */
export function single(bindings: Bindings, name: string): Item | undefined {
  return bindings.get(name)?.items[0];
}

/** The item's value as an expression; groups and blocks are no expressions. */
export function expressionOf(value: ValueNode): ExpressionNode {
  if (value.kind !== 'Group' && value.kind !== 'Block') return value;
  throw new QueryError(`An expression is needed here, not a ${value.kind === 'Group' ? 'group' : 'sub-query'}.`, {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    span: spanOf(value),
    arguments: ['an expression'],
  });
}
