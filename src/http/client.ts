import type * as z from 'zod/mini';
import { type Clock, pause, systemClock } from './clock.ts';
import { exchange, Interrupted, type WholeAnswer } from './exchange.ts';
import { malformed, refusal } from './failures.ts';
import { createHostLimiter } from './hostLimit.ts';
import type { Redactor } from './redact.ts';
import type { HttpRequest, HttpResponse } from './request.ts';
import { maxRetries, maxWaitMs, mayRepeat, waitBefore } from './retry.ts';
import { SharedCalls } from './sharedCalls.ts';
import { systemTransport, type Transport, type TransportRequest } from './transport.ts';

export interface HttpClientOptions {
  readonly redactor: Redactor;
  readonly clock?: Clock;
  /** 0 <= n < 1; spreads retries. */
  readonly random?: () => number;
  readonly transport?: Transport;
  /** One redacted line per attempt: method, host, path, status, milliseconds. */
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

const defaultBudgetMs = 30_000;
/** Characters of a refusal that are looked at. */
const longestRefusal = 256 * 1024;

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { redactor, log } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const transport = options.transport ?? systemTransport();
  const limiter = createHostLimiter(clock);
  const shared = new SharedCalls<WholeAnswer>();

  const once = async (request: HttpRequest, wire: TransportRequest, deadline: number, signal: AbortSignal) => {
    const url = new URL(request.url);
    const lane = request.serverWaitMs ? 'long-poll' : 'ordinary';
    const leave = await limiter.enter(url.host, lane, request.plane, deadline, signal);
    const started = clock.now();
    const line = (outcome: string) =>
      log?.(redactor.redact(`${request.method} ${url.host}${url.pathname} ${outcome} ${clock.now() - started} ms`));
    try {
      const answer = await exchange(transport, request, wire, Math.max(1, deadline - started), signal);
      line(String(answer.status));
      if (answer.status >= 200 && answer.status < 300) return answer;
      const text = redactor.redact(answer.text.slice(0, longestRefusal));
      const error = refusal(request, answer.status, answer.headers, text, clock.now());
      throw new Interrupted(error, true);
    } catch (error) {
      if (error instanceof Interrupted && error.error.status === undefined) line(error.error.reason);
      throw error;
    } finally {
      leave();
    }
  };

  const repeated = async (request: HttpRequest, wire: TransportRequest, signal: AbortSignal): Promise<WholeAnswer> => {
    const policy = request.retry ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'never');
    const deadline = clock.now() + (request.budgetMs ?? defaultBudgetMs);
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(request, wire, deadline, signal);
      } catch (interrupted) {
        if (!(interrupted instanceof Interrupted)) throw interrupted;
        const { error, sent } = interrupted;
        const wait = waitBefore(attempt, error, random);
        if (error.reason === 'rate-limited' || (error.status === 503 && error.retryAfterMs !== undefined)) {
          limiter.pauseUntil(new URL(request.url).host, clock.now() + Math.min(wait, maxWaitMs));
        }
        if (attempt >= maxRetries || !mayRepeat(policy, error, sent) || clock.now() + wait >= deadline) throw error;
        await pause(clock, wait, request.plane, signal);
      }
    }
  };

  const send = (request: HttpRequest, accept: string, signal: AbortSignal): Promise<WholeAnswer> => {
    const wire = onTheWire(request, accept, options.userAgent);
    if (!request.share || request.method !== 'GET') return repeated(request, wire, signal);
    const key = JSON.stringify([request.url, wire.headers]);
    return shared.run(key, request.plane, (common) => repeated(request, wire, common), signal);
  };

  const requestJsonResponse: HttpClient['requestJsonResponse'] = async (request, schema, signal) => {
    const answer = await send(request, 'application/json', signal);
    return { status: answer.status, headers: answer.headers, value: parse(request, answer, schema, redactor) };
  };

  return {
    clock,
    redactor,
    requestJsonResponse,
    requestJson: async (request, schema, signal) => (await requestJsonResponse(request, schema, signal)).value,
    requestText: async (request, signal) => {
      const answer = await send(request, '*/*', signal);
      return { status: answer.status, headers: answer.headers, value: answer.text };
    },
    requestNoContent: async (request, signal) => {
      const answer = await send(request, 'application/json', signal);
      return { status: answer.status, headers: answer.headers, value: undefined };
    },
  };
}

function onTheWire(request: HttpRequest, accept: string, userAgent: string | undefined): TransportRequest {
  const { body } = request;
  const type =
    body === undefined ? undefined : 'json' in body ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    method: request.method,
    url: request.url,
    headers: {
      accept,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
      ...request.headers,
    },
    body:
      body === undefined
        ? undefined
        : 'json' in body
          ? JSON.stringify(body.json)
          : new URLSearchParams(body.form).toString(),
  };
}

function parse<S extends z.ZodMiniType>(
  request: HttpRequest,
  answer: WholeAnswer,
  schema: S,
  redactor: Redactor,
): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch {
    const why = answer.text === '' ? 'it is empty' : 'it is not JSON';
    throw malformed(request, answer.status, redactor.redact(answer.text.slice(0, 4096)), why);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined ? '' : `${issue.path.join('.') || 'the answer'}: ${issue.message}`;
  throw malformed(request, answer.status, '', redactor.redact(where));
}
