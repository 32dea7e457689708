import * as z from 'zod/mini';
import { ApiError } from '../http/errors.ts';
import { type Page, platformPaging } from '../http/paging.ts';
import { type DynatraceEnvironment, segment } from './environment.ts';
import { type Step, seeThrough } from './longPoll.ts';
import { queryScopes } from './queryScopes.ts';

/** The platform's SLO service. Source: OpenAPI description "Service-Level Objectives" 1.0. */

const criterion = z.object({
  /** `now-7d` */
  timeframeFrom: z.string(),
  /** `now` when absent. */
  timeframeTo: z.nullish(z.string()),
  /** Per cent. */
  target: z.number(),
  warning: z.nullish(z.number()),
});

const slo = z.object({
  id: z.string(),
  version: z.nullish(z.string()),
  name: z.string(),
  description: z.nullish(z.string()),
  /** Exactly one. */
  criteria: z.array(criterion),
  tags: z.nullish(z.array(z.string())),
  externalId: z.nullish(z.string()),
  customSli: z.nullish(z.object({ indicator: z.string() })),
  sliReference: z.nullish(
    z.object({
      templateId: z.string(),
      variables: z.nullish(z.array(z.object({ name: z.string(), value: z.string() }))),
    }),
  ),
});
export type Slo = z.output<typeof slo>;

export interface SloListOptions {
  /** 1 to 500; 100 by default. */
  readonly pageSize?: number;
  /** On `id`, `name`, `tag.key`, `tag.value`: `name contains 'checkout'`. */
  readonly filter?: string;
  readonly sort?: 'name' | '-name';
  readonly next?: string;
}

const scope = 'slo:slos:read';
const base = '/platform/slo/v1';

export function listSlos(
  environment: DynatraceEnvironment,
  options: SloListOptions,
  signal: AbortSignal,
): Promise<Page<Slo>> {
  return environment.platformJson(
    {
      plane: 'platform',
      path: `${base}/slos`,
      query: platformPaging(
        { 'page-size': options.pageSize, filter: options.filter, sort: options.sort },
        options.next,
      ),
      scopes: [scope],
      purpose: 'list SLOs',
      share: true,
    },
    sloPage,
    signal,
  );
}

const sloPage = z.pipe(
  z.object({ slos: z.array(slo), totalCount: z.nullish(z.number()), nextPageKey: z.nullish(z.string()) }),
  z.transform(
    (answer): Page<Slo> => ({
      items: answer.slos,
      next: answer.nextPageKey ?? undefined,
      totalCount: answer.totalCount ?? undefined,
    }),
  ),
);

export function getSlo(environment: DynatraceEnvironment, id: string, signal: AbortSignal): Promise<Slo> {
  return environment.platformJson(
    {
      plane: 'platform',
      path: `${base}/slos/${segment(id)}`,
      scopes: [scope],
      purpose: 'read the SLO',
      share: true,
    },
    slo,
    signal,
  );
}

/** What an SLO came to over its timeframe. */
export interface SloEvaluation {
  /** `SUCCESS`: target and warning met; `WARNING`: target met, warning missed; `FAILURE`: target missed; `ERROR`: no value; others may come. */
  readonly status: string;
  /** Per cent, 0 to 100. */
  readonly value: number | undefined;
  /** As the service gives it; its unit is not documented, and it can be negative. */
  readonly errorBudget: number | undefined;
  /** Why there is no value. */
  readonly message: string | undefined;
  /** The timeframe in words. */
  readonly criteria: string | undefined;
  /** The query that was run. */
  readonly query: string | undefined;
}

const evaluationAnswer = z.object({
  /** Present while it runs. */
  evaluationToken: z.nullish(z.string()),
  metadata: z.nullish(z.object({ evaluatedSliQuery: z.nullish(z.string()) })),
  evaluationResults: z.nullish(
    z.array(
      z.object({
        criteria: z.nullish(z.string()),
        status: z.string(),
        value: z.nullish(z.number()),
        errorBudget: z.nullish(z.number()),
        message: z.nullish(z.string()),
      }),
    ),
  ),
});
type EvaluationAnswer = z.output<typeof evaluationAnswer>;

/** Evaluates on the service and waits for it; cancels there when the signal fires. Needs the table permissions of the SLO's own query too. */
export async function evaluateSlo(
  environment: DynatraceEnvironment,
  slo: Slo,
  signal: AbortSignal,
): Promise<SloEvaluation> {
  const indicator = await indicatorOf(environment, slo, signal);
  const common = {
    plane: 'platform',
    scopes: [scope, ...queryScopes(indicator)],
    purpose: `evaluate the SLO ${slo.name}`,
  } as const;
  const step = (answer: EvaluationAnswer): Step<EvaluationAnswer> =>
    answer.evaluationToken && !answer.evaluationResults
      ? { done: false, token: answer.evaluationToken }
      : { done: true, value: answer };
  const answer = await seeThrough<EvaluationAnswer>(
    environment,
    {
      plane: 'platform',
      start: async (waitMs, life) =>
        step(
          await environment.platformJson(
            {
              ...common,
              method: 'POST',
              path: `${base}/slos/evaluation:start`,
              json: { id: slo.id, requestTimeoutMilliseconds: waitMs },
              retry: 'throttled',
              serverWaitMs: waitMs,
              budgetMs: waitMs + 30_000,
            },
            evaluationAnswer,
            life,
          ),
        ),
      poll: async (token, waitMs, life) =>
        step(
          await environment.platformJson(
            {
              ...common,
              path: `${base}/slos/evaluation:poll`,
              query: { 'evaluation-token': token, 'request-timeout-milliseconds': waitMs },
              serverWaitMs: waitMs,
              budgetMs: waitMs + 30_000,
            },
            evaluationAnswer,
            life,
          ),
        ),
      cancel: (token, life) =>
        environment.platformNoContent(
          {
            ...common,
            method: 'POST',
            path: `${base}/slos/evaluation:cancel`,
            query: { 'evaluation-token': token },
            purpose: 'cancel the evaluation',
            retry: 'read',
          },
          life,
        ),
    },
    signal,
  );
  const result = answer.evaluationResults?.[0];
  if (result === undefined) {
    throw new ApiError({
      reason: 'malformed-response',
      plane: 'platform',
      message: `Could not evaluate the SLO ${slo.name}: the service finished without a result. Try again.`,
    });
  }
  return {
    status: result.status,
    value: result.value ?? undefined,
    errorBudget: result.errorBudget ?? undefined,
    message: result.message ?? undefined,
    criteria: result.criteria ?? undefined,
    query: answer.metadata?.evaluatedSliQuery ?? undefined,
  };
}

/** The query behind an SLO, to know which tables it reads; a template's holds placeholders, which name no table. */
async function indicatorOf(environment: DynatraceEnvironment, slo: Slo, signal: AbortSignal): Promise<string> {
  if (slo.customSli) return slo.customSli.indicator;
  if (!slo.sliReference) return '';
  const template = await environment.platformJson(
    {
      plane: 'platform',
      path: `${base}/objective-templates/${segment(slo.sliReference.templateId)}`,
      scopes: [scope],
      purpose: `read the template of the SLO ${slo.name}`,
      share: true,
    },
    z.object({ indicator: z.nullish(z.string()) }),
    signal,
  );
  return template.indicator ?? '';
}
