/** Pages of SLOs: the platform's where the connection reaches Grail, the classic ones where it does not. */

import { type ClassicSlo, listClassicSlos } from '../../dynatrace/classicSlos.ts';
import { classicSloLink, sloLink } from '../../dynatrace/deepLinks.ts';
import type { DynatraceEnvironment } from '../../dynatrace/environment.ts';
import { evaluateSlo, listSlos, type Slo } from '../../dynatrace/slos.ts';
import { ApiError } from '../../http/errors.ts';
import { errorSentence } from '../errorTitle.ts';
import type { Page, TreeNode } from '../explorerTree.ts';
import { type SloState, sloNode } from './sloNodes.ts';

const PAGE_SIZE = 25;

/** Without a platform address or credentials for it, the classic API serves; any other failure is shown, not worked around. */
export async function firstPage(environment: DynatraceEnvironment, signal: AbortSignal): Promise<Page> {
  if (environment.urls.platform === undefined) return classicPage(environment, undefined, signal);
  try {
    return await platformPage(environment, undefined, signal);
  } catch (error) {
    if (ApiError.is(error, 'not-configured')) return classicPage(environment, undefined, signal);
    throw error;
  }
}

async function platformPage(
  environment: DynatraceEnvironment,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const page = await listSlos(
    environment,
    { pageSize: PAGE_SIZE, sort: 'name', ...(next === undefined ? {} : { next }) },
    signal,
  );
  const after = page.next;
  return {
    nodes: await Promise.all(page.items.map((slo) => platformNode(environment, slo, signal))),
    total: page.totalCount,
    more: after === undefined ? undefined : (again) => platformPage(environment, after, again),
  };
}

/** An SLO that cannot be evaluated says so in its row; the others are not held back by it. */
async function platformNode(environment: DynatraceEnvironment, slo: Slo, signal: AbortSignal): Promise<TreeNode> {
  const criterion = slo.criteria[0];
  const state: SloState = await evaluateSlo(environment, slo, signal).then(
    ({ status, value, errorBudget, message }) => ({ status, value, errorBudget, message }),
    (error: unknown) => {
      if (ApiError.is(error, 'cancelled')) throw error;
      return { status: 'ERROR', value: undefined, errorBudget: undefined, message: errorSentence(error) };
    },
  );
  return sloNode({
    id: slo.id,
    name: slo.name,
    description: slo.description ?? undefined,
    target: criterion?.target,
    warning: criterion?.warning ?? undefined,
    timeframe: criterion && `${criterion.timeframeFrom} to ${criterion.timeframeTo ?? 'now'}`,
    state,
    link: sloLink(environment.urls, slo.id),
  });
}

async function classicPage(
  environment: DynatraceEnvironment,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const page = await listClassicSlos(
    environment,
    { pageSize: PAGE_SIZE, ...(next === undefined ? {} : { next }) },
    signal,
  );
  const after = page.next;
  return {
    nodes: page.items.map((slo) => classicNode(environment, slo)),
    total: page.totalCount,
    more: after === undefined ? undefined : (again) => classicPage(environment, after, again),
  };
}

function classicNode(environment: DynatraceEnvironment, slo: ClassicSlo): TreeNode {
  const failed = slo.error !== undefined && slo.error !== null && slo.error !== 'NONE';
  return sloNode({
    id: slo.id,
    name: slo.name,
    description: slo.description ?? undefined,
    target: slo.target ?? undefined,
    warning: slo.warning ?? undefined,
    timeframe: slo.timeframe ?? undefined,
    state: {
      status: failed ? 'ERROR' : (slo.status ?? 'unknown'),
      // The classic API writes -1 where it could not evaluate.
      value: slo.evaluatedPercentage === -1 ? undefined : (slo.evaluatedPercentage ?? undefined),
      errorBudget: failed ? undefined : (slo.errorBudget ?? undefined),
      message: failed ? (slo.error ?? undefined) : undefined,
    },
    link: classicSloLink(environment.urls, slo.id),
  });
}
