/** Konnect's refusals. Source: Konnect Service Catalog API, `BaseError` and `InvalidParameters`. */

import type { DemoResponse } from '../http.ts';

interface InvalidBase {
  readonly field: string;
  readonly reason: string;
  readonly source: 'body' | 'query';
}

export type InvalidParameter = InvalidBase &
  (
    | { readonly rule: StandardRule }
    | { readonly rule: 'min_length' | 'min_items' | 'min'; readonly minimum: number }
    | { readonly rule: 'max_length' | 'max_items' | 'max'; readonly maximum: number }
    | { readonly rule: 'enum'; readonly choices: readonly string[] }
  );

type StandardRule =
  | 'required'
  | 'is_array'
  | 'is_boolean'
  | 'is_date_time'
  | 'is_integer'
  | 'is_number'
  | 'is_object'
  | 'is_string'
  | 'is_uuid'
  | 'unknown_property'
  | 'missing_reference'
  | 'is_label'
  | 'matches_regex'
  | 'invalid';

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Rate Limited',
} as const;

export class Problem extends Error {
  readonly status: keyof typeof titles;
  readonly invalid: readonly InvalidParameter[];

  constructor(status: keyof typeof titles, detail: string, invalid: readonly InvalidParameter[] = []) {
    super(detail);
    this.status = status;
    this.invalid = invalid;
  }
}

/** A 400 about parts of the body. */
export function badBody(...invalid: readonly InvalidParameter[]): Problem {
  return new Problem(400, 'Request body failed validation', invalid);
}

/** A 400 about a part of the query. */
export function badQuery(field: string, rule: StandardRule, reason: string): Problem {
  return new Problem(400, 'Query string failed validation', [{ field, rule, reason, source: 'query' }]);
}

export function notFound(what: string, id: string): Problem {
  return new Problem(404, `No ${what} has the id [${id}]`);
}

/** `traceId` is made of digits; support asks for it. */
export function problemResponse(problem: Problem, traceId: string): DemoResponse {
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
    body: {
      status: problem.status,
      title: titles[problem.status],
      instance: `kong:trace:${traceId}`,
      detail: problem.message,
      type: `https://httpstatuses.com/${problem.status}`,
      ...(problem.invalid.length > 0 ? { invalid_parameters: problem.invalid } : {}),
    },
  };
}
