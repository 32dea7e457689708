/** For tests: a demo server on a real socket with a clock that is moved by hand, and short ways to call it. */

import type { DemoServerOptions } from './options.ts';
import { startDemoServer } from './server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Bodies are looked into freely.
  readonly body: ReturnType<typeof JSON.parse>;
}

export async function demo(options: DemoServerOptions = {}) {
  let now = Date.UTC(2026, 10, 20, 12);
  const server = await startDemoServer({ seed: 7, now: () => now, ...options });
  const call = async (line: string, body?: unknown, authorization?: string): Promise<Answer> => {
    const [method = '', path = ''] = line.split(' ');
    const platform = path.startsWith('/platform/');
    const own = platform ? `Bearer ${server.credentials.platformToken}` : `Api-Token ${server.credentials.apiToken}`;
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: authorization ?? own, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  };
  const accessToken = async (scope: string): Promise<string> => {
    const { clientId, clientSecret, tokenUrl } = server.credentials.oauth;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
    const response = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return {
    server,
    call,
    accessToken,
    /** Runs a query to its end. */
    query: (query: string, more: Readonly<Record<string, unknown>> = {}) =>
      call('POST /platform/storage/query/v1/query:execute', { query, requestTimeoutMilliseconds: 30_000, ...more }),
    advance: (ms: number) => (now += ms),
  };
}
