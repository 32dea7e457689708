/** The flat selectors of problems, events and SLOs: `status("open"),severityLevel("ERROR","PERFORMANCE")`. */

import { badQuery } from './errors.ts';

export interface Criterion {
  /** With its operator, if any: `problemFilterNames.equals`. */
  readonly name: string;
  readonly values: readonly string[];
}

/** @throws Refusal 400 naming `parameter` */
export function parseCriteria(text: string, parameter: string): readonly Criterion[] {
  const fail = (at: number): never => {
    throw badQuery(parameter, `Could not parse '${text}': unexpected input at position ${at}`);
  };
  const criteria: Criterion[] = [];
  let at = 0;
  const skip = () => {
    while (text[at] === ' ') at++;
  };
  const take = (character: string) => {
    skip();
    if (text[at] !== character) fail(at);
    at++;
  };
  const value = (): string => {
    skip();
    if (text[at] !== '"') {
      const bare = /[^",()]*/y;
      bare.lastIndex = at;
      const found = bare.exec(text)![0].trim();
      if (found === '') fail(at);
      at = bare.lastIndex;
      return found;
    }
    let read = '';
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length) fail(at);
      if (text[at] === '~' && (text[at + 1] === '"' || text[at + 1] === '~')) at++;
      read += text[at];
    }
    at++;
    return read;
  };
  for (;;) {
    skip();
    const name = /[A-Za-z][\w.-]*/y;
    name.lastIndex = at;
    const found = name.exec(text)?.[0] ?? fail(at);
    at = name.lastIndex;
    take('(');
    const values = [value()];
    for (skip(); text[at] === ','; skip()) {
      at++;
      values.push(value());
    }
    take(')');
    criteria.push({ name: found, values });
    skip();
    if (at === text.length) return criteria;
    take(',');
  }
}

/** The only value of a criterion that takes one. */
export function onlyValue({ name, values }: Criterion, parameter: string): string {
  if (values.length !== 1) throw badQuery(parameter, `'${name}' takes one value`);
  return values[0]!;
}

/** @throws Refusal 400 */
export function oneOf(criterion: Criterion, choices: readonly string[], parameter: string): readonly string[] {
  for (const value of criterion.values)
    if (!choices.includes(value))
      throw badQuery(parameter, `Unknown value '${value}' of '${criterion.name}'; use one of ${choices.join(', ')}`);
  return criterion.values;
}

/** `[CONTEXT]key:value`, `key:value`, `key`; colons of key and value are escaped by a backslash. */
export function parseTag(text: string): {
  readonly context: string | undefined;
  readonly key: string;
  readonly value: string | undefined;
} {
  const match = /^(?:\[([^\]]*)\])?((?:\\.|[^:\\])*)(?::([\s\S]*))?$/.exec(text);
  const plain = (part: string | undefined) => part?.replace(/\\(.)/g, '$1');
  return { context: match?.[1], key: plain(match?.[2]) ?? text, value: plain(match?.[3]) };
}
