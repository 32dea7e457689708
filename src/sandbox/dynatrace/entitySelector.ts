/** The entity selector's grammar. Source: "Monitored entities API v2 - Entity selector". */

import { parseTime } from './timeExpression.ts';

export type EntityCriterion =
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | {
      readonly kind: 'name';
      readonly operator: 'contains' | 'startsWith' | 'equals' | 'in';
      readonly values: readonly string[];
      readonly caseSensitive: boolean;
    }
  | { readonly kind: 'attribute'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'attribute exists'; readonly name: string }
  | { readonly kind: 'tag'; readonly values: readonly string[] }
  | { readonly kind: 'zone id'; readonly values: readonly string[] }
  | { readonly kind: 'zone name'; readonly values: readonly string[] }
  | { readonly kind: 'health'; readonly healthy: boolean }
  | { readonly kind: 'first seen'; readonly operator: 'lt' | 'lte' | 'gt' | 'gte'; readonly time: string }
  | { readonly kind: 'deleted'; readonly included: boolean }
  | {
      readonly kind: 'related';
      readonly direction: 'from' | 'to';
      readonly relationship: string;
      readonly selector: EntitySelector;
    }
  | { readonly kind: 'not'; readonly criterion: EntityCriterion };

/** All of them hold. */
export type EntitySelector = readonly EntityCriterion[];

/** A selector that cannot be read, and where. */
export class SelectorError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

export const maxSelectorLength = 2000;

/** @throws SelectorError */
export function parseEntitySelector(text: string): EntitySelector {
  if (text.length > maxSelectorLength)
    throw new SelectorError(`The entity selector must not exceed ${maxSelectorLength} characters.`, maxSelectorLength);
  const parser = new Parser(text);
  const selector = parser.selector();
  parser.end();
  return selector;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  selector(): EntitySelector {
    const start = this.#at;
    const criteria = [this.#criterion()];
    while (this.#skipTo(',')) criteria.push(this.#criterion());
    const mandatory = criteria.filter(({ kind }) => kind === 'type' || kind === 'id');
    if (mandatory.length !== 1)
      throw new SelectorError('The entity selector must contain exactly one of type or entityId.', start);
    return criteria;
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) this.#fail();
  }

  #criterion(): EntityCriterion {
    this.#blanks();
    const start = this.#at;
    const name = this.#name();
    if (name === 'not') {
      const criterion = this.#nested(() => this.#criterion());
      if (criterion.kind === 'type') throw new SelectorError('type cannot be negated.', start);
      return { kind: 'not', criterion };
    }
    if (name === 'caseSensitive') {
      const criterion = this.#nested(() => this.#criterion());
      if (criterion.kind !== 'name') throw new SelectorError('caseSensitive takes an entityName criterion.', start);
      return { ...criterion, caseSensitive: true };
    }
    const dot = name.indexOf('.');
    const subject = dot < 0 ? name : name.slice(0, dot);
    const operator = dot < 0 ? '' : name.slice(dot + 1);
    if (subject === 'fromRelationships' || subject === 'toRelationships') {
      if (operator === '') throw new SelectorError(`${subject} needs the name of a relationship.`, start);
      const selector = this.#nested(() => this.selector());
      return {
        kind: 'related',
        direction: subject === 'fromRelationships' ? 'from' : 'to',
        relationship: operator,
        selector,
      };
    }
    return criterionOf(subject, operator, this.#values(), start);
  }

  #nested<T>(read: () => T): T {
    this.#take('(');
    const result = read();
    this.#take(')');
    return result;
  }

  #values(): readonly string[] {
    this.#take('(');
    if (this.#skipTo(')')) return [];
    const values = [this.#value()];
    while (this.#skipTo(',')) values.push(this.#value());
    this.#take(')');
    return values;
  }

  #value(): string {
    this.#blanks();
    if (this.#text[this.#at] !== '"') {
      const bare = /[^",()]+/y;
      bare.lastIndex = this.#at;
      const found = bare.exec(this.#text)?.[0];
      if (found === undefined) this.#fail();
      this.#at = bare.lastIndex;
      return found!.trim();
    }
    let value = '';
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      if (this.#at >= this.#text.length) this.#fail();
      const next = this.#text[this.#at + 1];
      if (this.#text[this.#at] === '~' && (next === '"' || next === '~')) this.#at++;
      value += this.#text[this.#at];
    }
    this.#at++;
    return value;
  }

  #name(): string {
    const pattern = /[A-Za-z_][\w.]*/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) this.#fail();
    this.#at = pattern.lastIndex;
    this.#blanks();
    return found!;
  }

  #skipTo(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #take(character: string): void {
    if (!this.#skipTo(character)) this.#fail();
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #fail(): never {
    const found = this.#text[this.#at];
    throw new SelectorError(
      `Unexpected ${found === undefined ? 'end' : `'${found}'`} at position ${this.#at} of the entity selector.`,
      this.#at,
    );
  }
}

function criterionOf(subject: string, operator: string, values: readonly string[], at: number): EntityCriterion {
  const fail = (message: string): never => {
    throw new SelectorError(message, at);
  };
  const single = (): string => (values.length === 1 ? values[0]! : fail(`${subject} takes one value.`));
  if (operator === 'exists') return { kind: 'attribute exists', name: subject };
  switch (subject) {
    case 'type':
      return { kind: 'type', type: single() };
    case 'entityId':
      return values.length > 0 ? { kind: 'id', ids: values } : fail('entityId needs a value.');
    case 'entityName':
      switch (operator) {
        case '':
          return { kind: 'name', operator: 'contains', values: [single()], caseSensitive: false };
        case 'startsWith':
        case 'equals':
          return { kind: 'name', operator, values: [single()], caseSensitive: false };
        case 'in':
          return { kind: 'name', operator, values, caseSensitive: false };
        default:
          return fail(`Unknown operator entityName.${operator}.`);
      }
    case 'tag':
      return { kind: 'tag', values };
    case 'mzId':
      return { kind: 'zone id', values };
    case 'mzName':
      return { kind: 'zone name', values };
    case 'healthState': {
      const state = single();
      if (state !== 'HEALTHY' && state !== 'UNHEALTHY') fail(`Unknown health state '${state}'.`);
      return { kind: 'health', healthy: state === 'HEALTHY' };
    }
    case 'firstSeenTms': {
      if (operator !== 'lt' && operator !== 'lte' && operator !== 'gt' && operator !== 'gte')
        return fail('firstSeenTms takes lt, lte, gt or gte.');
      const time = single();
      return parseTime(time, 0) !== undefined
        ? { kind: 'first seen', operator, time }
        : fail(`firstSeenTms cannot read the time '${time}'.`);
    }
    case 'deletedEntities':
      if (operator !== 'include' && operator !== 'exclude') return fail('deletedEntities takes include or exclude.');
      return { kind: 'deleted', included: operator === 'include' };
    default:
      if (operator !== '') return fail(`Unknown criterion ${subject}.${operator}.`);
      return values.length > 0 ? { kind: 'attribute', name: subject, values } : fail(`${subject} needs a value.`);
  }
}
