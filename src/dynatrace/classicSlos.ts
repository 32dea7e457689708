import * as z from 'zod/mini';
import { classicPaging, type Page } from '../http/paging.ts';
import { classicPage } from './classicPage.ts';
import { type DynatraceEnvironment, segment } from './environment.ts';

/** The classic SLO API, for environments without Grail. Source: "Service-level objectives API" (Environment API v2). */

const scope = { token: 'slo.read', platform: 'environment-api:slo:read' } as const;

const classicSlo = z.object({
  id: z.string(),
  name: z.string(),
  description: z.nullish(z.string()),
  enabled: z.nullish(z.boolean()),
  /** Per cent; -1 when not evaluated or on error. */
  evaluatedPercentage: z.nullish(z.number()),
  errorBudget: z.nullish(z.number()),
  /** `SUCCESS`, `WARNING`, `FAILURE`; says something only when evaluated. */
  status: z.nullish(z.string()),
  /** `NONE` or the reason. */
  error: z.nullish(z.string()),
  target: z.nullish(z.number()),
  warning: z.nullish(z.number()),
  /** `-1w` */
  timeframe: z.nullish(z.string()),
  filter: z.nullish(z.string()),
  metricExpression: z.nullish(z.string()),
  relatedOpenProblems: z.nullish(z.number()),
  errorBudgetBurnRate: z.nullish(
    z.object({ burnRateType: z.nullish(z.string()), burnRateValue: z.nullish(z.number()) }),
  ),
});
export type ClassicSlo = z.output<typeof classicSlo>;

/** One page, evaluated by the service; it takes at most 25 at a time then. */
export function listClassicSlos(
  environment: DynatraceEnvironment,
  options: { readonly evaluate?: boolean; readonly pageSize?: number; readonly next?: string },
  signal: AbortSignal,
): Promise<Page<ClassicSlo>> {
  const evaluate = options.evaluate ?? true;
  return environment.classicJson(
    {
      path: '/api/v2/slo',
      query: classicPaging(
        {
          evaluate,
          pageSize: Math.min(options.pageSize ?? 25, evaluate ? 25 : 10_000),
          sort: 'name',
          enabledSlos: 'all',
        },
        options.next,
      ),
      scope,
      purpose: 'list SLOs',
      share: true,
    },
    classicPage('slo', classicSlo),
    signal,
  );
}

/** One SLO, evaluated. */
export function getClassicSlo(environment: DynatraceEnvironment, id: string, signal: AbortSignal): Promise<ClassicSlo> {
  return environment.classicJson(
    { path: `/api/v2/slo/${segment(id)}`, scope, purpose: 'evaluate the SLO', share: true },
    classicSlo,
    signal,
  );
}
