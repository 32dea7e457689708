/** The filter language of the platform's lists: `name contains 'checkout' and not tag.key = 'draft'`. Source: developer portal, "Filtering and sorting". */

/** Values that a field has: several for lists. */
export type FieldReader = (field: string) => readonly (string | number)[];
export type Filter = (read: FieldReader) => boolean;

/** A filter that cannot be read, or that names a field which may not be filtered on. */
export class FilterError extends Error {}

export interface FilterRules {
  readonly allows: (field: string) => boolean;
  readonly maxLength: number;
  readonly maxDepth: number;
}

const token = /\s*(?:('(?:[^'\\]|\\.)*')|(<=|>=|!=|==|=|<|>|\(|\)|,)|([A-Za-z_][\w.-]*)|(-?\d+(?:\.\d+)?))/y;

/** @throws FilterError */
export function parseFilter(text: string, rules: FilterRules): Filter {
  if (text.length > rules.maxLength) throw new FilterError(`The filter must not exceed ${rules.maxLength} characters.`);
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let rest = text.trimStart(); rest !== ''; rest = text.slice(token.lastIndex).trimStart()) {
    const match = token.exec(text);
    if (match === null) throw new FilterError(`Unexpected character at position ${text.length - rest.length}.`);
    tokens.push(match[0].trim());
  }
  const parser = new FilterParser(tokens, rules);
  const filter = parser.either(0);
  parser.end();
  return filter;
}

class FilterParser {
  readonly #tokens: readonly string[];
  readonly #rules: FilterRules;
  #at = 0;

  constructor(tokens: readonly string[], rules: FilterRules) {
    this.#tokens = tokens;
    this.#rules = rules;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new FilterError(`Unexpected '${this.#tokens[this.#at]}'.`);
  }

  either(depth: number): Filter {
    let left = this.#both(depth);
    while (this.#skip('or')) {
      const before = left;
      const right = this.#both(depth);
      left = (read) => before(read) || right(read);
    }
    return left;
  }

  #both(depth: number): Filter {
    let left = this.#one(depth);
    while (this.#skip('and')) {
      const before = left;
      const right = this.#one(depth);
      left = (read) => before(read) && right(read);
    }
    return left;
  }

  #one(depth: number): Filter {
    if (this.#skip('not')) {
      const filter = this.#one(depth);
      return (read) => !filter(read);
    }
    if (this.#skip('(')) {
      if (depth >= this.#rules.maxDepth) throw new FilterError('The filter is nested too deeply.');
      const filter = this.either(depth + 1);
      this.#take(')');
      return filter;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const field = this.#next('a field');
    if (!/^[A-Za-z_]/.test(field) || !this.#rules.allows(field)) throw new FilterError(`Cannot filter on '${field}'.`);
    const operator = this.#next('an operator');
    if (operator === 'exists') return (read) => read(field).length > 0;
    if (operator === 'in') {
      this.#take('(');
      const choices = [this.#value()];
      while (this.#skip(',')) choices.push(this.#value());
      this.#take(')');
      return (read) => read(field).some((found) => choices.some((choice) => equal(found, choice)));
    }
    const compare = comparisons[operator];
    if (compare === undefined) throw new FilterError(`Unknown operator '${operator}'.`);
    const value = this.#value();
    if (operator === '!=') return (read) => !read(field).some((found) => equal(found, value));
    return (read) => read(field).some((found) => compare(found, value));
  }

  #value(): string {
    const text = this.#next('a value');
    if (text.startsWith("'")) return text.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^-?\d/.test(text) || text === 'true' || text === 'false') return text;
    throw new FilterError(`Expected a value in single quotes, found '${text}'.`);
  }

  #skip(text: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== text) return false;
    this.#at++;
    return true;
  }

  #take(text: string): void {
    if (!this.#skip(text)) throw new FilterError(`Expected '${text}', found '${this.#tokens[this.#at] ?? 'the end'}'.`);
  }

  #next(what: string): string {
    const text = this.#tokens[this.#at++];
    if (text === undefined) throw new FilterError(`Expected ${what} at the end.`);
    return text;
  }
}

type Comparison = (found: string | number, value: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': equal,
  '==': equal,
  '!=': (found, value) => !equal(found, value),
  '<': (found, value) => order(found, value) < 0,
  '<=': (found, value) => order(found, value) <= 0,
  '>': (found, value) => order(found, value) > 0,
  '>=': (found, value) => order(found, value) >= 0,
  contains: (found, value) => String(found).toLowerCase().includes(value.toLowerCase()),
  'starts-with': (found, value) => String(found).toLowerCase().startsWith(value.toLowerCase()),
  'ends-with': (found, value) => String(found).toLowerCase().endsWith(value.toLowerCase()),
};

function equal(found: string | number, value: string): boolean {
  return typeof found === 'number' ? found === Number(value) : found === value;
}

function order(found: string | number, value: string): number {
  if (typeof found === 'number') return found - Number(value);
  return found < value ? -1 : found > value ? 1 : 0;
}
