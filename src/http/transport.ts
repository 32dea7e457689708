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
