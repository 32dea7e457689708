import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import type { DynatraceEnvironment } from './environment.ts';

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

export declare function listSlos(
  environment: DynatraceEnvironment,
  options: SloListOptions,
  signal: AbortSignal,
): Promise<Page<Slo>>;

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
  readonly criteria: string;
  /** The query that was run. */
  readonly query: string | undefined;
}

/** Evaluates on the service, waiting for it; cancels there when the signal fires. */
export declare function evaluateSlo(
  environment: DynatraceEnvironment,
  slo: Slo,
  signal: AbortSignal,
): Promise<SloEvaluation>;
