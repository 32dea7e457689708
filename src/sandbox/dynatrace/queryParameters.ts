/** Reading the parameters of a classic call. */

import { badQuery } from './errors.ts';
import { parseTime } from './timeExpression.ts';

/** @throws Refusal 400 */
export function integerParameter(query: URLSearchParams, name: string, fallback: number, max: number, min = 1): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value)) throw badQuery(name, `'${text}' must be a number`);
  if (value < min || value > max) throw badQuery(name, `must be between ${min} and ${max}`);
  return value;
}

export interface Range {
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** @throws Refusal 400 */
export function rangeParameters(query: URLSearchParams, defaultFrom: string, now: number): Range {
  const time = (name: string, fallback: string) => {
    // A raw plus of an offset arrives as a blank.
    const text = (query.get(name) || fallback).replace(/ (?=\d{2}:?\d{2}$)/, '+');
    const value = parseTime(text, now);
    if (value === undefined) throw badQuery(name, `Could not parse timestamp '${text}'`);
    return value;
  };
  const range = { from: time('from', defaultFrom), to: time('to', 'now') };
  if (range.from > range.to) throw badQuery('from', 'must not be after to');
  return range;
}

/** @throws Refusal 400 */
export function choiceParameter<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = query.get(name) ?? fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw badQuery(name, `must be one of ${choices.join(', ')}`);
  return choice;
}

/** A comma-separated list without its leading signs: `+tags,+properties.osType`; a raw plus arrives as a blank. */
export function fieldList(query: URLSearchParams, name = 'fields'): readonly string[] {
  return (query.get(name) ?? '')
    .split(',')
    .map((field) => field.replace(/^[+ ]+/, '').trim())
    .filter((field) => field !== '');
}
