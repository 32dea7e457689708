/** `/platform/slo/v1/slos/evaluation:*`: objectives measured by running their indicators. Source: OpenAPI description "Service-Level Objectives" 1.0. */

import { platformError, Refusal } from './errors.ts';
import { type Job, Jobs, settled } from './jobs.ts';
import { refused } from './platformPaging.ts';
import { type Criterion, type PlatformSlos, type Slo, sloOf } from './platformSlos.ts';
import type { Principal } from './principals.ts';
import { isObject, type JsonObject, objectBody } from './requestBody.ts';
import { type Call, json, type Route } from './route.ts';
import { parseTime } from './timeExpression.ts';

/** Runs an indicator and gives the elements of its `sli`. Rejects with a `Refusal` or an `Error` whose message says why there are none. */
export type IndicatorRunner = (
  indicator: string,
  timeframe: { readonly from: number; readonly to: number },
  principal: Principal,
  signal: AbortSignal,
) => Promise<readonly number[]>;

interface Evaluation {
  readonly slo: Slo;
  readonly criterion: Criterion;
  readonly indicator: string;
  readonly value: number | undefined;
  readonly message: string | undefined;
}

const read = { platformScopes: ['slo:slos:read'] } as const;
const ttlSeconds = 60;
const defaultTimeout = 1000;

export function sloEvaluationRoutes(slos: PlatformSlos, run: IndicatorRunner, now: () => number, seed: string) {
  const jobs = new Jobs<Evaluation>({ seed, kind: 'slo evaluation', now, keepMs: ttlSeconds * 1000 });
  const running = new Map<string, { readonly slo: Slo; readonly indicator: string }>();

  const view = (job: Job<Evaluation>) => {
    const { slo, indicator } = running.get(job.token)!;
    const head = { definition: slo, metadata: { evaluatedSliQuery: indicator } };
    if (job.outcome === undefined) return { ...head, evaluationToken: job.token, ttlSeconds };
    if ('error' in job.outcome) throw job.outcome.error;
    return { ...head, evaluationResults: [resultOf(job.outcome.value)] };
  };

  const start = async (call: Call) => {
    const body = objectBody(call);
    if (typeof body.id !== 'string') throw refused(call, 'id', 'must not be null');
    const slo = sloOf(call, slos, body.id);
    const indicator = slos.indicator(slo);
    if (indicator === undefined)
      throw platformError(404, 'Objective template not found', { errorRef: call.errorRef() });
    const criterion = { ...slo.criteria[0], ...customTimeframe(call, body) };
    const range = rangeOf(call, criterion);
    const job = jobs.start(call.principal.id, async (signal) => {
      const evaluation = { slo, criterion, indicator };
      try {
        const values = await run(indicator, range, call.principal, signal);
        if (values.length === 0) return { ...evaluation, value: undefined, message: 'The query returned no data.' };
        const sum = values.reduce((total, value) => total + value, 0);
        return { ...evaluation, value: sum / values.length, message: undefined };
      } catch (error) {
        if (error instanceof Refusal || !(error instanceof Error)) throw error;
        return { ...evaluation, value: undefined, message: error.message };
      }
    });
    running.set(job.token, { slo, indicator });
    await settled(job, timeoutOf(call, body.requestTimeoutMilliseconds));
    return json(view(job), job.outcome === undefined ? 202 : 200);
  };

  const find = (call: Call): Job<Evaluation> => {
    const token = call.query.get('evaluation-token');
    if (token === null || token === '') throw refused(call, 'evaluation-token', 'must not be null');
    const job = jobs.find(token);
    if (job === undefined || job === 'gone')
      throw platformError(410, 'The evaluation is no longer available', { errorRef: call.errorRef() });
    if (job.owner !== call.principal.id)
      throw platformError(403, 'The evaluation belongs to somebody else', { errorRef: call.errorRef() });
    return job;
  };

  const routes: readonly Route[] = [
    { method: 'POST', path: '/slo/v1/slos/evaluation:start', ...read, handle: start },
    {
      method: 'GET',
      path: '/slo/v1/slos/evaluation:poll',
      ...read,
      handle: async (call) => {
        const job = find(call);
        const timeout = call.query.get('request-timeout-milliseconds');
        await settled(job, timeoutOf(call, timeout === null ? undefined : Number(timeout)));
        return json(view(job));
      },
    },
    {
      method: 'POST',
      path: '/slo/v1/slos/evaluation:cancel',
      ...read,
      handle: (call) => {
        const job = find(call);
        const finished = job.outcome !== undefined;
        const body = view(job);
        job.controller.abort();
        jobs.remove(job);
        return json(body, finished ? 200 : 202);
      },
    },
  ];
  return { routes, close: () => jobs.close() };
}

function timeoutOf(call: Call, value: unknown): number {
  if (value === undefined || value === null) return defaultTimeout;
  if (typeof value !== 'number' || !(value >= 0 && value <= 60_000))
    throw refused(call, 'requestTimeoutMilliseconds', 'must be between 0 and 60000');
  return value;
}

function customTimeframe(call: Call, body: JsonObject): Partial<Criterion> {
  const custom = body.customTimeframe;
  if (custom === undefined || custom === null) return {};
  if (!isObject(custom) || typeof custom.timeframeFrom !== 'string')
    throw refused(call, 'customTimeframe.timeframeFrom', 'must not be null');
  return {
    timeframeFrom: custom.timeframeFrom,
    timeframeTo: typeof custom.timeframeTo === 'string' ? custom.timeframeTo : 'now',
  };
}

function rangeOf(call: Call, { timeframeFrom, timeframeTo = 'now' }: Criterion) {
  const now = call.world.now();
  const from = parseTime(timeframeFrom, now);
  const to = parseTime(timeframeTo, now);
  if (from === undefined || to === undefined || from >= to)
    throw refused(call, 'timeframeFrom', `'${timeframeFrom}' to '${timeframeTo}' is not a timeframe`);
  return { from, to };
}

function resultOf({ criterion, value, message }: Evaluation) {
  const criteria = `${criterion.timeframeFrom} - ${criterion.timeframeTo ?? 'now'}`;
  if (value === undefined) return { criteria, status: 'ERROR', message };
  const { target, warning } = criterion;
  const status = value < target ? 'FAILURE' : warning !== undefined && value < warning ? 'WARNING' : 'SUCCESS';
  // What is left of the budget, in per cent of it; its unit is not documented.
  const errorBudget = target < 100 ? ((value - target) / (100 - target)) * 100 : 0;
  return { criteria, status, value: round(value), errorBudget: round(errorBudget) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
