/** The columns of `data json:"…"`. */

import { Type, type TypeSet } from '../catalogue/typeSet.ts';

/** Longer texts are not read: nobody writes them by hand. */
const MAX_LENGTH = 100_000;

export interface JsonMember {
  readonly name: string;
  readonly types: TypeSet;
}

/** The members of a JSON object, or of all objects of an array, in order; nothing when the text is neither. */
export function jsonMembers(text: string): JsonMember[] | undefined {
  const value = text.length > MAX_LENGTH ? undefined : readJson(text);
  const records: unknown[] | undefined = Array.isArray(value) ? value : isObject(value) ? [value] : undefined;
  if (records === undefined) return undefined;
  const members = new Map<string, TypeSet>();
  for (const record of records) {
    if (!isObject(record)) return undefined;
    for (const [name, member] of Object.entries(record)) {
      members.set(name, (members.get(name) ?? Type.None) | typeOf(member));
    }
  }
  return Array.from(members, ([name, types]) => ({ name, types }));
}

/** Why a text is no JSON, in the words of the runtime; nothing when it is. */
export function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readJson(text: string): unknown {
  return jsonError(text) === undefined ? JSON.parse(text) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): TypeSet {
  switch (typeof value) {
    case 'boolean':
      return Type.Boolean;
    case 'number':
      return Number.isInteger(value) ? Type.Long : Type.Double;
    case 'string':
      return Type.String;
    default:
      return value === null ? Type.Null : Array.isArray(value) ? Type.Array : Type.Record;
  }
}
