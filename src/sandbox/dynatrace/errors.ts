/** Refusals, in the envelopes of the two planes. Source: "Dynatrace API - Response codes"; developer portal, "Errors". */

import type { DemoResponse } from '../http.ts';

export type ParameterLocation = 'HEADER' | 'PATH' | 'PAYLOAD_BODY' | 'QUERY';

export interface Violation {
  readonly path: string;
  readonly message: string;
  readonly parameterLocation: ParameterLocation;
}

/** An answer that is no success; thrown by handlers. */
export class Refusal extends Error {
  readonly response: DemoResponse;

  constructor(response: DemoResponse) {
    super(`Refused with ${response.status}`);
    this.response = response;
  }
}

export const gatewayHeader = { 'dynatrace-response-source': 'API Gateway' } as const;

export function classicError(code: number, message: string, violations: readonly Violation[] = []): Refusal {
  return new Refusal({
    status: code,
    body: {
      error: {
        code,
        message,
        ...(violations.length > 0 && {
          constraintViolations: violations.map((violation) => ({ ...violation, location: null })),
        }),
      },
    },
  });
}

/** 400 for parameters of the query. */
export function badQuery(path: string, message: string): Refusal {
  return classicError(400, 'Constraints violated.', [{ path, message, parameterLocation: 'QUERY' }]);
}

export function badBody(path: string, message: string): Refusal {
  return classicError(400, 'Constraints violated.', [{ path, message, parameterLocation: 'PAYLOAD_BODY' }]);
}

export function platformError(
  code: number,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  const retryAfter = headers['retry-after'];
  return new Refusal({
    status: code,
    headers,
    body: {
      error: {
        code,
        message,
        ...(retryAfter !== undefined && { retryAfterSeconds: Number(retryAfter) }),
        ...(Object.keys(details).length > 0 && { details }),
      },
    },
  });
}

/** 400 of a platform service. */
export function platformViolations(violations: readonly Violation[], errorRef: string, errorCode?: string): Refusal {
  return platformError(400, 'Constraints violated.', {
    errorRef,
    ...(errorCode !== undefined && { errorCode }),
    constraintViolations: violations,
  });
}
