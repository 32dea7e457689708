import type { IncomingMessage } from 'node:http';
import { deepestCause, isCertificateError } from './causes.ts';

/** One exchange over the wire, without retries, limits or meaning. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The body piece by piece; null where there is none. */
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Rejects with whatever the network gives; the client names it. Never follows a redirect. */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportResponse>;

/**
 * Node's own undici through `globalThis.fetch`, looked up at each call. In VS Code's extension host that function, and no other of undici's,
 * goes through the user's proxy (`http.proxy`, `http.noProxy`) and trusts the system's certificates: the host replaces it. An undici from
 * node_modules only gets its `Agent` options recorded there; its `fetch` and `request` reach neither the proxy nor the certificates.
 * `redirect: 'manual'` also keeps the call on Node's stack where the desktop would use Electron's.
 */
export const fetchTransport: Transport = async (request, signal) => {
  const response = await globalThis.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    signal,
  });
  return { status: response.status, headers: response.headers, body: response.body };
};

/**
 * Node's https. In the extension host it honours the user's proxy, the system's certificates and, unlike the host's fetch, those of `NODE_EXTRA_CA_CERTS`;
 * it makes a connection for each call, though, so it only serves where fetch does not trust the service.
 */
export const httpsTransport: Transport = async (request, signal) => {
  const { default: https } = await import('node:https');
  const { Readable } = await import('node:stream');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = https.request(request.url, { method: request.method, headers: request.headers, signal }, resolve);
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
  const headers = new Headers();
  for (let at = 0; at + 1 < response.rawHeaders.length; at += 2) {
    headers.append(response.rawHeaders[at] as string, response.rawHeaders[at + 1] as string);
  }
  return {
    status: response.statusCode ?? 0,
    headers,
    body: Readable.toWeb(response) as ReadableStream<Uint8Array>,
  };
};

/** Uses `second` for the hosts whose certificate `first` does not trust; a handshake that fails has sent nothing yet. */
export function whereTrusted(first: Transport, second: Transport): Transport {
  const bySecond = new Set<string>();
  return async (request, signal) => {
    const { origin } = new URL(request.url);
    if (bySecond.has(origin)) return second(request, signal);
    try {
      return await first(request, signal);
    } catch (error) {
      if (!isCertificateError(deepestCause(error).code)) throw error;
      const response = await second(request, signal);
      bySecond.add(origin);
      return response;
    }
  };
}

/** What the extension uses, by the environment variables of the process. */
export function systemTransport(environment: Readonly<Record<string, string | undefined>> = process.env): Transport {
  return environment.NODE_EXTRA_CA_CERTS ? whereTrusted(fetchTransport, httpsTransport) : fetchTransport;
}
