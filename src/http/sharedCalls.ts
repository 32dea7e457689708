import { cancelled, type Plane } from './errors.ts';

/** Lets callers who ask for the same at the same time share one call. A caller who leaves does not disturb the others; the last one to leave stops it. */
export class SharedCalls<T> {
  private readonly calls = new Map<
    string,
    { readonly promise: Promise<T>; readonly abort: AbortController; waiting: number }
  >();

  run(key: string, plane: Plane, start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(cancelled(plane));
    let call = this.calls.get(key);
    if (call === undefined) {
      const abort = new AbortController();
      call = { promise: start(abort.signal), abort, waiting: 0 };
      this.calls.set(key, call);
      const started = call;
      const end = () => {
        if (this.calls.get(key) === started) this.calls.delete(key);
      };
      call.promise.then(end, end);
    }
    return this.join(key, call, plane, signal);
  }

  private join(
    key: string,
    call: { readonly promise: Promise<T>; readonly abort: AbortController; waiting: number },
    plane: Plane,
    signal: AbortSignal,
  ): Promise<T> {
    call.waiting++;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        signal.removeEventListener('abort', onAbort);
        call.waiting--;
      };
      const onAbort = () => {
        leave();
        reject(cancelled(plane));
        if (call.waiting > 0) return;
        if (this.calls.get(key) === call) this.calls.delete(key);
        call.abort.abort();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      call.promise.then(
        (value) => {
          if (signal.aborted) return;
          leave();
          resolve(value);
        },
        (error) => {
          if (signal.aborted) return;
          leave();
          reject(error);
        },
      );
    });
  }
}
