/** The demo environment's Konnect half behind a real socket, with a clock that does not wait. */

import type { ServerResponse } from 'node:http';
import { createHttpClient } from '../../../src/http/client.ts';
import { createRedactor } from '../../../src/http/redact.ts';
import { type FastClock, fastClock, serve } from '../../../src/http/scriptedServer.ts';
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
const start = Date.UTC(2026, 10, 20, 12);

export interface ServerOptions extends Partial<KonnectApiOptions> {
  /** Answers instead of Konnect, or breaks the connection; undefined lets Konnect answer. `konnect` lets it answer in vain. */
  readonly intercept?: (
    request: DemoRequest,
    konnect: () => DemoResponse | undefined,
  ) => DemoResponse | 'reset' | undefined;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** One call and what came back, as on the wire. */
export interface Exchange {
  readonly request: DemoRequest;
  readonly answer: DemoResponse;
}

export interface KonnectServer {
  readonly url: string;
  readonly api: KonnectApi;
  /** `POST /v1/catalog-services`, in order. */
  readonly requests: string[];
  /** Of `requests`, those that could change something. */
  mutations(): string[];
  readonly clock: FastClock;
  client(token?: string): Konnect;
  close(): Promise<void>;
}

export function holder(token: string, ...roles: readonly KonnectRole[]): KonnectTokenHolder {
  return { token, kind: token.startsWith('spat_') ? 'system-account' : 'personal', roles };
}

export async function startKonnect(options: ServerOptions = {}): Promise<KonnectServer> {
  const clock = fastClock(start);
  const api = createKonnectApi({
    seed: 1,
    now: clock.now,
    slos: () => [slo(1), slo(2), slo(3)],
    tokens: [holder(adminToken, 'Organization Admin')],
    ...options,
  });
  const requests: string[] = [];
  const server = await serve((seen, response) => {
    const { method, path, query } = seen;
    const headers = Object.fromEntries(Object.entries(seen.headers).map(([name, value]) => [name, String(value)]));
    const request = { method, path, query, headers, body: Buffer.from(seen.body) };
    requests.push(`${method} ${path}`);
    const answer = options.intercept?.(request, () => api.handle(request)) ?? api.handle(request);
    if (answer === 'reset') response.socket?.resetAndDestroy();
    else send(response, answer);
    if (answer && answer !== 'reset') options.onExchange?.({ request, answer });
  });
  return {
    url: server.url,
    api,
    requests,
    mutations: () => requests.filter((line) => !line.startsWith('GET ')),
    clock,
    client: (token = adminToken) =>
      createKonnect({
        http: createHttpClient({ redactor: createRedactor(), clock, random: () => 0.5 }),
        urls: konnectUrls({ region: 'eu', url: server.url }),
        token: async () => token || undefined,
      }),
    close: server.close,
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

function send(outgoing: ServerResponse, answer: DemoResponse | undefined): void {
  const { status, headers, body } = answer ?? { status: 599, body: 'not a path of Konnect' };
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
  outgoing.end(body === undefined ? undefined : Buffer.isBuffer(body) ? body : JSON.stringify(body));
}
