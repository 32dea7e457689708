/** What a problem is in this world, whichever API tells of it. Times are milliseconds. */

import type { DavisEvent } from './davisEvent.ts';

export type Severity = 'AVAILABILITY' | 'CUSTOM_ALERT' | 'ERROR' | 'INFO' | 'PERFORMANCE' | 'RESOURCE_CONTENTION';
export type ImpactLevel = 'APPLICATION' | 'ENVIRONMENT' | 'INFRASTRUCTURE' | 'SERVICES';

export type Evidence =
  | { readonly kind: 'event'; readonly event: DavisEvent; readonly rootCauseRelevant: boolean }
  | {
      readonly kind: 'metric' | 'transactional';
      readonly displayName: string;
      readonly entityId: string;
      readonly metricId: string;
      readonly unit: string;
      readonly before: number;
      readonly after: number;
      readonly start: number;
      readonly end: number | undefined;
      readonly rootCauseRelevant: boolean;
    }
  | {
      readonly kind: 'availability';
      readonly displayName: string;
      readonly entityId: string;
      readonly start: number;
      readonly end: number | undefined;
      readonly rootCauseRelevant: boolean;
    };

export interface Impact {
  readonly entityId: string;
  readonly kind: 'SERVICE' | 'APPLICATION';
  readonly users: number;
  readonly calls: number;
}

export interface Problem {
  readonly id: string;
  readonly displayId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly impactLevel: ImpactLevel;
  readonly category: DavisEvent['category'];
  readonly start: number;
  /** Undefined while open. */
  readonly end: number | undefined;
  readonly rootCause: string | undefined;
  readonly affected: readonly string[];
  readonly impacted: readonly string[];
  /** Those that Davis raised, without the changes it found next to them. */
  readonly events: readonly DavisEvent[];
  readonly evidence: readonly Evidence[];
  readonly impacts: readonly Impact[];
  readonly namespaces: readonly string[];
}
