/** What the demo server hands to the halves that answer for Dynatrace and Konnect, whatever carries the bytes. */

export interface DemoRequest {
  readonly method: string;
  /** Percent-encoded as it came, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface DemoResponse {
  readonly status: number;
  /** `content-type` is `application/json` unless named here. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A Buffer is sent as it is, anything else as JSON; absent sends no body. */
  readonly body?: unknown;
}
