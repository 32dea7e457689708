import type { Resource } from './resources.ts';

/** What a resource tells about a service-level objective. Percent values are 0 to 100. */
export interface SloReading {
  readonly status: string | undefined;
  readonly target: number | undefined;
  readonly warning: number | undefined;
  readonly evaluatedPercentage: number | undefined;
  readonly errorBudget: number | undefined;
  readonly burnRate: number | undefined;
  readonly timeframe: string | undefined;
  readonly openProblems: number | undefined;
}

/**
 * Kong publishes no field of `integration_data`, so the names of Dynatrace's classic SLO object are tried, in both spellings. Undefined when the
 * resource has neither a status nor a target: it is then to be shown as it is.
 */
export function sloReading(resource: Pick<Resource, 'integration_data'>): SloReading | undefined {
  const data = resource.integration_data;
  if (!data) return undefined;
  const read = <T>(is: (value: unknown) => value is T, ...names: readonly string[]): T | undefined =>
    names.flatMap((name) => [data[name], data[snakeCase(name)]]).find(is);
  const reading = {
    status: read(isText, 'status'),
    target: read(isNumber, 'target'),
    warning: read(isNumber, 'warning'),
    evaluatedPercentage: read(isNumber, 'evaluatedPercentage'),
    errorBudget: read(isNumber, 'errorBudget'),
    burnRate: read(isNumber, 'burnRate', 'errorBudgetBurnRate'),
    timeframe: read(isText, 'timeframe'),
    openProblems: read(isNumber, 'relatedOpenProblems', 'openProblems'),
  };
  return reading.status === undefined && reading.target === undefined ? undefined : reading;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
