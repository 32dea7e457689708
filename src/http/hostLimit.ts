import { type Clock, pause } from './clock.ts';
import { ApiError, cancelled, type Plane } from './errors.ts';

/** At most so many calls to one host at a time, and none while it asked for a pause. Long polls wait in a lane of their own. */
export interface HostLimiter {
  /** Resolves with the function that gives the place back. Rejects when cancelled, and at once when the host's pause outlasts `deadline` (clock time). */
  enter(host: string, lane: Lane, plane: Plane, deadline: number, signal: AbortSignal): Promise<() => void>;
  /** Nothing starts for this host before `until` (clock time). A pause is only ever prolonged. */
  pauseUntil(host: string, until: number): void;
}

export type Lane = 'ordinary' | 'long-poll';

interface Waiter {
  readonly start: () => void;
}

export function createHostLimiter(
  clock: Clock,
  limits: Readonly<Record<Lane, number>> = { ordinary: 6, 'long-poll': 8 },
): HostLimiter {
  const busy = new Map<string, { running: number; readonly queue: Waiter[] }>();
  const pauses = new Map<string, number>();

  const leave = (key: string) => {
    const lane = busy.get(key);
    if (lane === undefined) return;
    const next = lane.queue.shift();
    if (next) next.start();
    else if (--lane.running === 0) busy.delete(key);
  };

  const queued = (key: string, limit: number, plane: Plane, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const lane = busy.get(key) ?? { running: 0, queue: [] };
      busy.set(key, lane);
      if (lane.running < limit) {
        lane.running++;
        resolve();
        return;
      }
      const onAbort = () => {
        lane.queue.splice(lane.queue.indexOf(waiter), 1);
        reject(cancelled(plane));
      };
      const waiter: Waiter = {
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      lane.queue.push(waiter);
    });

  return {
    async enter(host, lane, plane, deadline, signal) {
      if (signal.aborted) throw cancelled(plane);
      const key = `${lane} ${host}`;
      await queued(key, limits[lane], plane, signal);
      try {
        for (;;) {
          const until = pauses.get(host);
          const wait = until === undefined ? 0 : until - clock.now();
          if (wait <= 0) {
            pauses.delete(host);
            break;
          }
          if (clock.now() + wait > deadline) throw paused(plane, host, wait);
          await pause(clock, wait, plane, signal);
        }
      } catch (error) {
        leave(key);
        throw error;
      }
      let left = false;
      return () => {
        if (left) return;
        left = true;
        leave(key);
      };
    },
    pauseUntil(host, until) {
      if (until > (pauses.get(host) ?? 0)) pauses.set(host, until);
    },
  };
}

function paused(plane: Plane, host: string, wait: number): ApiError {
  return new ApiError({
    reason: 'rate-limited',
    plane,
    host,
    retryAfterMs: wait,
    message: `${host} is receiving too many requests and asked to wait ${Math.ceil(wait / 1000)} s. Try again then.`,
  });
}
