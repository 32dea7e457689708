/** Queries on the Grail of a tenant. */

import type { DynatraceEnvironment } from '../dynatrace/environment.ts';
import { runQuery } from '../dynatrace/query.ts';
import type { QueryRunner } from './queryRunner.ts';

export function tenantRunner(environment: DynatraceEnvironment): QueryRunner {
  return { place: 'Grail', run: (request, options) => runQuery(environment, request, options) };
}
