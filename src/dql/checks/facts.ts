/** What is known of an expression once it has been visited, as one number: its types and the following marks. */

import { Type } from '../catalogue/typeSet.ts';
import type { Value } from '../tree.ts';

export type Facts = number;

export const Mark = {
  /** Reads a field. */
  Reads: 1 << 16,
  /** Iterates over an array, and nothing has consumed that yet. */
  Iterates: 1 << 17,
  /** Holds an aggregation. */
  Aggregates: 1 << 18,
  /** Holds something that is filled in or fixed later: a variable, a template, an unknown function, a syntax error. */
  Unknown: 1 << 19,
  /** Calls a function. */
  Calls: 1 << 20,
  /** Asks for the position in an iteration. */
  Index: 1 << 21,
} as const;

export const UNKNOWN: Facts = Type.Any | Mark.Unknown;

/** The marks without the types. */
export function marksOf(facts: Facts): number {
  return facts & ~Type.Any;
}

export function typesOf(facts: Facts): number {
  return facts & Type.Any;
}

/** Whether the types are known at all, and do not come down to null. */
export function isTyped(facts: Facts): boolean {
  const types = facts & Type.Any;
  return types !== Type.Any && types !== Type.Null && types !== Type.None;
}

/** The type of a value that is written out; anything where it is computed or read. */
export function literalTypes(value: Value): number {
  switch (value.kind) {
    case 'String':
      return Type.String;
    case 'Long':
      return Type.Long;
    case 'Double':
      return Type.Double;
    case 'Boolean':
      return Type.Boolean;
    case 'Duration':
      return Type.Duration;
    default:
      return Type.Any;
  }
}
