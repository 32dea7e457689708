/** What one half of the API conformance check says about itself; `api.ts` prints it. */
export interface ConformanceResult {
  /** `Konnect` */
  readonly title: string;
  /** Single comparisons that held. */
  readonly passed: number;
  /** One line each; empty when everything held. */
  readonly failures: readonly string[];
  /** Figures and excuses to print in any case. */
  readonly notes: readonly string[];
}

/** Exported as `check` by each half. `shared` is the folder that holds `contracts`. */
export type ConformanceCheck = (shared: string) => Promise<ConformanceResult>;
