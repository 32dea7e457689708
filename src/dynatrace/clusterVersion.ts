import * as z from 'zod/mini';
import type { DynatraceEnvironment } from './environment.ts';

/** `1.330.42.20260101-101010`. Source: "Cluster version API v1". */
export async function getClusterVersion(environment: DynatraceEnvironment, signal: AbortSignal): Promise<string> {
  const answer = await environment.classicJson(
    {
      path: '/api/v1/config/clusterversion',
      scope: { token: 'DataExport', platform: 'environment-api:cluster-version:read' },
      purpose: 'read the cluster version',
      share: true,
    },
    z.object({ version: z.string() }),
    signal,
  );
  return answer.version;
}
