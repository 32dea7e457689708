/** How much telemetry a world has. */
export interface WorldSize {
  /** How far back logs, spans and business events go. */
  readonly hours: number;
  /** Average over a day at the gateway. */
  readonly requestsPerMinute: number;
  /** How far back metrics and closed incidents go. */
  readonly historyDays: number;
}

export const defaultSize: WorldSize = { hours: 4, requestsPerMinute: 28, historyDays: 8 };
