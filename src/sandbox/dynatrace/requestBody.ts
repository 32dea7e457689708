/** JSON that a caller sent. */

import { classicError, platformError } from './errors.ts';
import type { Call } from './route.ts';

export type JsonObject = { readonly [name: string]: unknown };

/** @throws Refusal 400 in the envelope of the plane */
export function jsonBody(call: Call): unknown {
  const text = call.request.body.toString('utf8');
  if (text.trim() !== '')
    try {
      return JSON.parse(text);
    } catch {
      throw malformed(call, 'The body is not valid JSON.');
    }
  throw malformed(call, 'A body is required.');
}

/** @throws Refusal 400 in the envelope of the plane */
export function objectBody(call: Call): JsonObject {
  const body = jsonBody(call);
  if (!isObject(body)) throw malformed(call, 'The body must be a JSON object.');
  return body;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(call: Call, message: string) {
  return call.plane === 'platform'
    ? platformError(400, message, { errorRef: call.errorRef() })
    : classicError(400, message);
}
