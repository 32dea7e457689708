import type * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import type { Redactor } from './redact.ts';
import type { HttpRequest, HttpResponse } from './request.ts';
import type { Transport } from './transport.ts';

export interface HttpClientOptions {
  readonly redactor: Redactor;
  readonly clock?: Clock;
  /** 0 <= n < 1; spreads retries. */
  readonly random?: () => number;
  readonly transport?: Transport;
  /** One redacted line per attempt. */
  readonly log?: (line: string) => void;
  readonly userAgent?: string;
}

/** Every method rejects with an `ApiError` and nothing else. */
export interface HttpClient {
  readonly clock: Clock;
  readonly redactor: Redactor;
  /** The parsed body; an answer that does not fit the schema is `malformed-response`. */
  requestJson<S extends z.ZodMiniType>(request: HttpRequest, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  /** As `requestJson`, with status and headers. */
  requestJsonResponse<S extends z.ZodMiniType>(
    request: HttpRequest,
    schema: S,
    signal: AbortSignal,
  ): Promise<HttpResponse<z.output<S>>>;
  requestText(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse<string>>;
  /** Discards whatever body a success has. */
  requestNoContent(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse<undefined>>;
}

export declare function createHttpClient(options: HttpClientOptions): HttpClient;
