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
