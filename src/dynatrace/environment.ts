import type * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import type { Query } from '../http/paging.ts';
import type { HttpRequest, HttpResponse } from '../http/request.ts';
import type { CredentialSource } from './credentials.ts';
import type { EnvironmentUrls } from './environmentUrl.ts';

type CallOptions = Pick<HttpRequest, 'purpose' | 'retry' | 'budgetMs' | 'serverWaitMs' | 'maxBytes' | 'share'> & {
  readonly method?: HttpRequest['method'];
  readonly query?: Query;
  readonly json?: unknown;
};

/** A call of the classic Environment API. */
export interface ClassicCall extends CallOptions {
  /** From `/api` on, each segment encoded: `/api/v2/problems`. */
  readonly path: string;
  /** The API token's scope, and the scope that serves instead on the platform's mirror of the classic API. */
  readonly scope: { readonly token: string; readonly platform?: string } | undefined;
}

/** A call of a platform service. */
export interface PlatformCall extends CallOptions {
  readonly plane: 'grail' | 'platform';
  /** From `/platform` on. */
  readonly path: string;
  /** What an OAuth token is asked for: this call's scopes and no others. */
  readonly scopes: readonly string[];
}

/**
 * One Dynatrace environment with its credentials. The API token serves the classic API; where there is none, the platform's mirror of it is used
 * with the platform credentials. An OAuth client, else a platform token, serves the platform.
 */
export interface DynatraceEnvironment {
  readonly urls: EnvironmentUrls;
  readonly http: HttpClient;
  readonly credentials: CredentialSource;
  classicJson<S extends z.ZodMiniType>(call: ClassicCall, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  platformJson<S extends z.ZodMiniType>(call: PlatformCall, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  platformText(call: PlatformCall, signal: AbortSignal): Promise<HttpResponse<string>>;
  /** Work that outlives its caller, such as cancelling an abandoned query. Failures are the task's own to handle. */
  background(task: Promise<void>): void;
  /** Resolves when no background work is left. */
  settled(): Promise<void>;
}

export declare function createEnvironment(options: {
  readonly http: HttpClient;
  readonly urls: EnvironmentUrls;
  readonly credentials: CredentialSource;
}): DynatraceEnvironment;

/** One segment of a path, encoded. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
