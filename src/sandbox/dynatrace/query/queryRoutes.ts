/** `/platform/storage/query/v1`. Source: OpenAPI description "Grail - Query API" 1.20. */

import { parse } from '../../../dql/parser.ts';
import { type DataCatalog, QueryError } from '../../../grail/engine.ts';
import { verifyQuery } from '../../../grail/executeQuery.ts';
import { encodeNotification } from '../../../grail/wire.ts';
import { hashUuid } from '../../world/random.ts';
import { nanosOf } from '../../world/time.ts';
import { type Call, json, type Route } from '../route.ts';
import { executeBody, languageOf, queryText, waitOf } from './queryBody.ts';
import {
  constraintViolation,
  notAuthorized,
  notYourQuery,
  queryGone,
  queryNotFound,
  refusalOf,
} from './queryErrors.ts';
import type { QueryJobs } from './queryJobs.ts';
import { suggest } from './suggestions.ts';
import { forbiddenTable } from './tablePermissions.ts';
import type { WorldCatalog } from './worldCatalog.ts';

const base = '/storage/query/v1';
const reading = { platformScopes: ['storage:buckets:read'] } as const;

export function queryRoutes(jobs: QueryJobs, catalog: () => WorldCatalog): readonly Route[] {
  return [
    {
      method: 'POST',
      path: `${base}/query:execute`,
      ...reading,
      handle: async (call) => {
        const { request, waitMs, includeTypes } = executeBody(call);
        const job = jobs.start(request, call.principal, includeTypes);
        const answer = await jobs.answer(job, waitMs);
        return json(answer, answer.result === undefined ? 202 : 200);
      },
    },
    {
      method: 'GET',
      path: `${base}/query:poll`,
      ...reading,
      handle: async (call) => {
        const job = jobOf(call, jobs);
        const wait = call.query.get('request-timeout-milliseconds');
        return json(
          await jobs.answer(job, waitOf(wait === null ? null : Number(wait), 'request-timeout-milliseconds')),
        );
      },
    },
    {
      method: 'POST',
      path: `${base}/query:cancel`,
      ...reading,
      handle: async (call) => {
        const job = jobOf(call, jobs);
        const finished = job.outcome !== undefined && 'value' in job.outcome;
        const answer = finished ? await jobs.answer(job, 0) : undefined;
        jobs.cancel(job);
        return answer === undefined ? { status: 202 } : json(answer);
      },
    },
    { method: 'POST', path: `${base}/query:verify`, handle: (call) => verify(call, catalog()) },
    {
      method: 'POST',
      path: `${base}/query:autocomplete`,
      ...reading,
      handle: (call) => {
        const { query, body } = queryText(call);
        const cursor = body.cursorPosition ?? query.length;
        if (typeof cursor !== 'number' || !Number.isInteger(cursor) || cursor < 0 || cursor > query.length)
          throw constraintViolation('cursorPosition', `must be between 0 and ${query.length}`);
        const limit = typeof body.maxDataSuggestions === 'number' ? body.maxDataSuggestions : undefined;
        return json(suggest(query, cursor, catalog(), limit));
      },
    },
  ];
}

/** @throws Refusal 400, 403, 404, 410 */
function jobOf(call: Call, jobs: QueryJobs) {
  const token = call.query.get('request-token');
  if (token === null || token === '') throw constraintViolation('request-token', 'must not be null');
  const job = jobs.find(token);
  if (job === undefined) throw queryNotFound();
  if (job === 'gone') throw queryGone();
  if (job.owner !== call.principal.id) throw notYourQuery();
  return job;
}

/** A query that is wrong is no failure of the call. */
function verify(call: Call, catalog: DataCatalog) {
  const { query, body } = queryText(call);
  const language = languageOf(body);
  const forbidden = forbiddenTable(parse(query).query, call.principal);
  if (forbidden !== undefined) {
    const queryId = hashUuid(call.world.seed, 'verification', query);
    throw refusalOf(notAuthorized(forbidden.table), { query, queryId }, forbidden.scope);
  }
  try {
    const { canonicalQuery, notifications } = verifyQuery(
      { query, now: nanosOf(call.world.now()), ...language },
      catalog,
    );
    return json({
      valid: true,
      ...(body.generateCanonicalQuery === true && { canonicalQuery }),
      notifications: notifications.map((notification) => encodeNotification(notification, query)),
    });
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { message, errorType, span } = error;
    const notification = {
      severity: 'ERROR',
      notificationType: errorType,
      message,
      arguments: error.arguments,
      ...(span !== undefined && { span }),
    } as const;
    return json({ valid: false, notifications: [encodeNotification(notification, query)] });
  }
}
