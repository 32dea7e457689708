/** What a caller of the query service sent, checked. Source: OpenAPI description "Grail - Query API" 1.20, `ExecuteRequest`. */

import type { QueryRequest } from '../../../grail/engine.ts';
import { findTimeZone } from '../../../grail/functions/timeZone.ts';
import { nanosOf } from '../../world/time.ts';
import { objectBody } from '../requestBody.ts';
import type { Call } from '../route.ts';
import { constraintViolation } from './queryErrors.ts';

const maxQueryLength = 1_000_000;
const maxWaitMs = 60_000;
/** How long `query:execute` waits when the caller does not say. */
const defaultWaitMs = 1000;

export interface ExecuteBody {
  readonly request: QueryRequest;
  readonly waitMs: number;
  readonly includeTypes: boolean;
}

/** @throws Refusal 400 */
export function queryText(call: Call): { readonly query: string; readonly body: Readonly<Record<string, unknown>> } {
  const body = objectBody(call);
  const { query } = body;
  if (typeof query !== 'string') throw constraintViolation('query', 'must not be null');
  if (query.length > maxQueryLength) throw constraintViolation('query', `size must be between 0 and ${maxQueryLength}`);
  return { query, body };
}

/** @throws Refusal 400 */
export function executeBody(call: Call): ExecuteBody {
  const { query, body } = queryText(call);
  const timeframe = timeframeOf(body);
  const maxResultRecords = countOf(body, 'maxResultRecords');
  const maxResultBytes = countOf(body, 'maxResultBytes');
  const scanLimit = body.defaultScanLimitGbytes;
  return {
    request: {
      query,
      now: nanosOf(call.world.now()),
      ...languageOf(body),
      ...(timeframe !== undefined && { defaultTimeframe: timeframe }),
      ...(maxResultRecords !== undefined && { maxResultRecords }),
      ...(maxResultBytes !== undefined && { maxResultBytes }),
      ...(typeof scanLimit === 'number' && scanLimit > 0 && { defaultScanLimitGbytes: scanLimit }),
    },
    waitMs: waitOf(body.requestTimeoutMilliseconds, 'requestTimeoutMilliseconds'),
    includeTypes: body.includeTypes !== false,
  };
}

/** @throws Refusal 400 */
export function languageOf(body: Readonly<Record<string, unknown>>): Pick<QueryRequest, 'timezone' | 'locale'> {
  const { timezone, locale } = body;
  if (timezone !== undefined && timezone !== null) {
    if (typeof timezone !== 'string' || findTimeZone(timezone) === undefined)
      throw constraintViolation('timezone', `'${String(timezone)}' is not a time zone`);
  }
  return {
    ...(typeof timezone === 'string' && { timezone }),
    ...(typeof locale === 'string' && { locale }),
  };
}

/** @throws Refusal 400 */
export function waitOf(value: unknown, parameter: string): number {
  if (value === undefined || value === null) return defaultWaitMs;
  if (typeof value !== 'number' || !(value >= 0 && value <= maxWaitMs))
    throw constraintViolation(parameter, `must be between 0 and ${maxWaitMs}`);
  return value;
}

/** One of the two alone counts for nothing. */
function timeframeOf(body: Readonly<Record<string, unknown>>): QueryRequest['defaultTimeframe'] {
  const { defaultTimeframeStart, defaultTimeframeEnd } = body;
  if (typeof defaultTimeframeStart !== 'string' || typeof defaultTimeframeEnd !== 'string') return undefined;
  const time = (text: string, parameter: string) => {
    const ms = Date.parse(text);
    if (Number.isNaN(ms)) throw constraintViolation(parameter, `'${text}' is not a time`);
    return nanosOf(ms);
  };
  const start = time(defaultTimeframeStart, 'defaultTimeframeStart');
  const end = time(defaultTimeframeEnd, 'defaultTimeframeEnd');
  if (start > end) throw constraintViolation('defaultTimeframeStart', 'must not be after defaultTimeframeEnd');
  return { start, end };
}

function countOf(body: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw constraintViolation(name, 'must be greater than or equal to 1');
  return value;
}
