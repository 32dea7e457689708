import { type ApiError, cancelled } from './errors.ts';
import { broken, tookTooLong, tooLarge } from './failures.ts';
import type { HttpRequest } from './request.ts';
import type { Transport, TransportRequest } from './transport.ts';

export interface WholeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** An exchange that gave no whole answer. */
export class Interrupted extends Error {
  readonly error: ApiError;
  /** False when the service cannot have seen the request. */
  readonly sent: boolean;
  constructor(error: ApiError, sent: boolean) {
    super(error.message);
    this.error = error;
    this.sent = sent;
  }
}

const defaultSilenceMs = 15_000;
const defaultMaxBytes = 64 * 1024 * 1024;

/**
 * One attempt: sends, and reads all of the answer, whatever its status. It ends when the caller's signal fires, when `remainingMs` are over, when nothing
 * is heard for too long, and when the body grows too large. Rejects with `Interrupted`.
 */
export async function exchange(
  transport: Transport,
  request: HttpRequest,
  wire: TransportRequest,
  remainingMs: number,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  if (signal.aborted) throw new Interrupted(cancelled(request.plane), false);
  const silenceMs = request.silenceMs ?? defaultSilenceMs;
  const maxBytes = request.maxBytes ?? defaultMaxBytes;
  const abort = new AbortController();
  let end: ApiError | undefined;
  const stop = (error: ApiError) => {
    end ??= error;
    abort.abort();
  };
  const onCancel = () => stop(cancelled(request.plane));
  signal.addEventListener('abort', onCancel, { once: true });
  const budget = setTimeout(() => stop(tookTooLong(request, request.budgetMs ?? remainingMs, 'budget')), remainingMs);
  let silence = setTimeout(
    () => stop(tookTooLong(request, silenceMs, 'silence')),
    silenceMs + (request.serverWaitMs ?? 0),
  );
  let phase: 'headers' | 'body' = 'headers';
  try {
    const response = await transport(wire, abort.signal);
    phase = 'body';
    const pieces: Uint8Array[] = [];
    let size = 0;
    const reader = response.body?.getReader();
    while (reader !== undefined) {
      clearTimeout(silence);
      silence = setTimeout(() => stop(tookTooLong(request, silenceMs, 'silence')), silenceMs);
      const piece = await reader.read();
      if (piece.done) break;
      size += piece.value.byteLength;
      if (size > maxBytes) {
        stop(tooLarge(request, maxBytes));
        break;
      }
      pieces.push(piece.value);
    }
    if (end !== undefined) throw end;
    return { status: response.status, headers: response.headers, text: decode(pieces, size) };
  } catch (error) {
    if (end !== undefined) throw new Interrupted(end, true);
    const failure = broken(request, error, phase);
    throw new Interrupted(failure.error, failure.sent);
  } finally {
    clearTimeout(budget);
    clearTimeout(silence);
    signal.removeEventListener('abort', onCancel);
  }
}

function decode(pieces: readonly Uint8Array[], size: number): string {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return new TextDecoder().decode(whole);
}
