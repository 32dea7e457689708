import { ApiError, cancelled, type Plane } from '../http/errors.ts';
import type { DynatraceEnvironment } from './environment.ts';

/** Work that a service does while the client asks for it again and again: Grail queries, SLO evaluations. */
export interface ServiceWork<T> {
  readonly plane: Plane;
  /** `waitMs` is how long the service may hold the call before it answers that it is not done. */
  start(waitMs: number, signal: AbortSignal): Promise<Step<T>>;
  poll(token: string, waitMs: number, signal: AbortSignal): Promise<Step<T>>;
  /** Stops the work. What it rejects with is of no interest to anybody. */
  cancel(token: string, signal: AbortSignal): Promise<unknown>;
}

export type Step<T> =
  | { readonly done: true; readonly value: T }
  /** Without a token the one of the step before stays. */
  | { readonly done: false; readonly token: string | undefined };

const startWaitMs = 1000;
const pollWaitMs = 2000;
const firstPauseMs = 200;
const longestPauseMs = 2000;
/** How long a start that nobody waits for may still bring the token that stops it. */
const abandonedStartMs = 6000;
/** Long enough to sit out a pause that the host asked for. */
const cancelBudgetMs = 30_000;

/**
 * Starts the work and sees it through. The service holds each call until there is something to say, so that short work takes one request; one that answers
 * at once is asked again after a pause that grows. When the signal fires this rejects at once, and the work is cancelled on the service, even when its token is still to come.
 */
export async function seeThrough<T>(
  environment: DynatraceEnvironment,
  work: ServiceWork<T>,
  signal: AbortSignal,
): Promise<T> {
  let step = await startOrAbandon(environment, work, signal);
  let token: string | undefined;
  let pauseMs = firstPauseMs;
  const { clock } = environment.http;
  try {
    while (!step.done) {
      token = step.token ?? token;
      if (token === undefined) throw withoutToken(work.plane);
      const asked = clock.now();
      step = await work.poll(token, pollWaitMs, signal);
      if (!step.done && clock.now() - asked < pollWaitMs / 2) {
        await clock.sleep(pauseMs, signal);
        pauseMs = Math.min(longestPauseMs, pauseMs * 1.5);
      }
    }
    return step.value;
  } catch (error) {
    if (token !== undefined && !ApiError.is(error, 'gone', 'not-found', 'query-failed')) {
      stop(environment, work, token);
    }
    throw signal.aborted ? cancelled(work.plane) : error;
  }
}

function startOrAbandon<T>(
  environment: DynatraceEnvironment,
  work: ServiceWork<T>,
  signal: AbortSignal,
): Promise<Step<T>> {
  if (signal.aborted) return Promise.reject(cancelled(work.plane));
  const life = new AbortController();
  const starting = work.start(startWaitMs, life.signal);
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(cancelled(work.plane));
      // The service may have begun: its answer holds the token that stops it.
      const giveUp = setTimeout(() => life.abort(), abandonedStartMs);
      environment.background(
        starting.then(
          (step) => {
            clearTimeout(giveUp);
            if (!step.done && step.token !== undefined) stop(environment, work, step.token);
          },
          () => clearTimeout(giveUp),
        ),
      );
    };
    signal.addEventListener('abort', onAbort, { once: true });
    starting.then(
      (step) => {
        signal.removeEventListener('abort', onAbort);
        resolve(step);
      },
      (error) => {
        signal.removeEventListener('abort', onAbort);
        reject(error);
      },
    );
  });
}

function stop<T>(environment: DynatraceEnvironment, work: ServiceWork<T>, token: string): void {
  environment.background(work.cancel(token, AbortSignal.timeout(cancelBudgetMs)));
}

function withoutToken(plane: Plane): ApiError {
  return new ApiError({
    reason: 'malformed-response',
    plane,
    message: 'The service said that it is still at work but gave nothing to ask for the result with. Try again.',
  });
}
