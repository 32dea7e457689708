/** JSON objects, arrays and values. Source: docs "Dynatrace Pattern Language", JSON object, JSON array, JSON value. */

import { readJson } from '../functions/jsonReader.ts';
import { jsonText } from '../functions/text.ts';
import { Rec, type Value } from '../value.ts';
import { CharacterSet } from './characterSet.ts';
import { FAILED, type Match, type Matcher, type MatchState } from './matcher.ts';

/** Converts a JSON value; undefined where it does not fit. */
export type ValueReader = (value: Value) => Value | undefined;

export interface MemberPlan {
  readonly name: string;
  /** Undefined: left out of the result. */
  readonly resultName: string | undefined;
  /** Without it the object does not match. */
  readonly mandatory: boolean;
  readonly read: ValueReader;
}

export interface JsonSettings {
  readonly strict: boolean;
  /** UTF-16 units. */
  readonly maxLength: number;
}

/** Any JSON value that the reader accepts. */
export function jsonMatcher(read: ValueReader, { strict, maxLength }: JsonSettings, opening?: '{' | '['): Matcher {
  const openingCode = opening?.charCodeAt(0);
  const match: Match = (text, at, state) => {
    if (openingCode !== undefined && text.charCodeAt(at) !== openingCode) return FAILED;
    const json = readJson(text, at, { strict });
    if (json === undefined || json.end - at > maxLength) return FAILED;
    const value = read(json.value);
    if (value === undefined) return FAILED;
    state.value = value;
    return json.end;
  };
  return { match, result: 'value', first: opening === undefined ? undefined : CharacterSet.of(opening) };
}

/** The members of the plan, then the member that takes all others. */
export function objectReader(plan: readonly MemberPlan[], greedy: string | undefined): ValueReader {
  const planned = new Set(plan.map(({ name }) => name));
  return (value) => {
    if (!(value instanceof Rec)) return undefined;
    const members = new Map<string, Value>();
    for (const { name, resultName, mandatory, read } of plan) {
      const member = value.members.get(name);
      const converted = member === undefined || member === null ? undefined : read(member);
      if (converted === undefined && mandatory) return undefined;
      if (resultName !== undefined) members.set(resultName, converted ?? null);
    }
    if (greedy !== undefined) {
      members.set(greedy, new Rec(new Map([...value.members].filter(([name]) => !planned.has(name)))));
    }
    return new Rec(members);
  };
}

export const anyObject: ValueReader = (value) => (value instanceof Rec ? value : undefined);
export const anyArray: ValueReader = (value) => (Array.isArray(value) ? value : undefined);
export const anyValue: ValueReader = (value) => value;

/** Elements that do not fit are null. */
export function arrayReader(element: ValueReader): ValueReader {
  return (value) =>
    Array.isArray(value)
      ? (value as readonly Value[]).map((item) => (item === null ? null : (element(item) ?? null)))
      : undefined;
}

/** The text of a JSON value, as a text matcher takes it. */
export const textReader: ValueReader = (value) => (typeof value === 'string' ? value : jsonText(value));

/** Runs a matcher over the text of the value, which has to match as a whole. */
export function matcherReader(matcher: Matcher): ValueReader {
  return (value) => {
    const text = typeof value === 'string' ? value : jsonText(value);
    const state: MatchState = { values: [], value: null };
    if (matcher.match(text, 0, state) !== text.length) return undefined;
    return matcher.result === 'value' ? state.value : matcher.result === 'text' ? text : null;
  };
}
