import type { PlaneReport } from '../http/planeReport.ts';
import type { DynatraceEnvironment } from './environment.ts';

/**
 * Test Connection for the planes of one Dynatrace environment: `environment` and `grail`, in this order. Never rejects but when cancelled:
 * what goes wrong is in the report.
 */
export declare function testConnection(
  environment: DynatraceEnvironment,
  signal: AbortSignal,
): Promise<readonly PlaneReport[]>;
