/** The demo environment's Konnect half behind a real socket, with a clock that does not wait. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpClient } from '../../../src/http/client.ts';
import type { Clock } from '../../../src/http/clock.ts';
import { createRedactor } from '../../../src/http/redact.ts';
import { createKonnect, type Konnect } from '../../../src/konnect/konnect.ts';
import { konnectUrls } from '../../../src/konnect/regions.ts';
import type { DemoRequest, DemoResponse } from '../../../src/sandbox/http.ts';
import { createKonnectApi, type KonnectApi } from '../../../src/sandbox/konnect/api.ts';
import type {
  ClassicSloLike,
  KonnectApiOptions,
  KonnectRole,
  KonnectTokenHolder,
} from '../../../src/sandbox/konnect/options.ts';

export const adminToken = 'kpat_test-admin-0123456789';
export const start = Date.UTC(2026, 10, 20, 12);

export interface ServerOptions extends Partial<KonnectApiOptions> {
  /** Answers instead of Konnect; undefined lets Konnect answer. `undo` is called with Konnect's answer when it is to be lost. */
  readonly intercept?: (
    request: DemoRequest,
    konnect: () => DemoResponse | undefined,
  ) => DemoResponse | 'reset' | undefined;
}

export interface KonnectServer {
  readonly url: string;
  readonly api: KonnectApi;
  /** `POST /v1/catalog-services`, in order. */
  readonly requests: string[];
  /** Of `requests`, those that could change something. */
  mutations(): string[];
  readonly clock: Clock;
  /** What was slept, in milliseconds. */
  readonly sleeps: number[];
  client(token?: string): Konnect;
  close(): Promise<void>;
}

export function holder(token: string, ...roles: readonly KonnectRole[]): KonnectTokenHolder {
  return { token, kind: token.startsWith('spat_') ? 'system-account' : 'personal', roles };
}

export async function startKonnect(options: ServerOptions = {}): Promise<KonnectServer> {
  let now = start;
  const sleeps: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        sleeps.push(ms);
        now += ms;
        setImmediate(resolve);
      }),
  };
  const api = createKonnectApi({
    seed: 1,
    now: () => now,
    slos: () => [slo(1), slo(2), slo(3)],
    tokens: [holder(adminToken, 'Organization Admin')],
    ...options,
  });
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void receive(incoming).then((request) => {
      requests.push(`${request.method} ${request.path}`);
      const answer = options.intercept?.(request, () => api.handle(request)) ?? api.handle(request);
      if (answer === 'reset') incoming.socket.resetAndDestroy();
      else send(outgoing, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    api,
    requests,
    mutations: () => requests.filter((line) => !line.startsWith('GET ')),
    clock,
    sleeps,
    client: (token = adminToken) =>
      createKonnect({
        http: createHttpClient({ redactor: createRedactor(), clock, random: () => 0.5 }),
        urls: konnectUrls({ region: 'eu', url }),
        token: async () => token || undefined,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function slo(number: number, change: Partial<ClassicSloLike> = {}): ClassicSloLike {
  return {
    id: `slo-${number}`,
    name: `Objective ${number}`,
    status: 'SUCCESS',
    target: 99.5,
    warning: 99.8,
    evaluatedPercentage: 99.9,
    errorBudget: 0.4,
    timeframe: '-1w',
    relatedOpenProblems: 0,
    ...change,
  };
}

async function receive(incoming: IncomingMessage): Promise<DemoRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: Buffer.concat(pieces),
  };
}

function send(outgoing: ServerResponse, answer: DemoResponse | undefined): void {
  const { status, headers, body } = answer ?? { status: 599, body: 'not a path of Konnect' };
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body));
}
