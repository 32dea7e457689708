import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { startDemoServer } from './server.ts';
import { demo } from './testServer.ts';

type Demo = Awaited<ReturnType<typeof demo>>;

const problems = 'GET /api/v2/problems';
const integrations = 'GET /v1/integrations';

let environment: Demo;

beforeEach(async () => {
  environment = await demo();
});

afterEach(async () => {
  await environment.server.close();
});

async function set(...faults: readonly Fault[]): Promise<void> {
  expect((await environment.call('POST /_demo/faults', faults)).status).toBe(204);
}

describe('faults', () => {
  it.each([
    ['rate-limit', 429, 'Too many requests'],
    ['unavailable', 503, 'Service unavailable'],
    ['expired-token', 401, 'Token Authentication failed'],
  ] as const)('%s answers in the envelope of Dynatrace', async (kind, status, message) => {
    await set({ kind, path: '/api/v2/problems' });
    const answer = await environment.call(problems);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code: status, message });
  });

  it('answer in the envelope of Konnect on its paths', async () => {
    await set({ kind: 'rate-limit', path: '/v1/*', retryAfterSeconds: 7 });
    const { status, body, headers } = await environment.call(integrations);
    expect({ status, body }).toEqual({ status: 429, body: { message: 'API rate limit exceeded' } });
    expect(headers.get('retry-after')).toBe('7');
  });

  it('say how long to wait only if they are told to', async () => {
    await set({ kind: 'unavailable', path: '/api/*' });
    expect((await environment.call(problems)).headers.get('retry-after')).toBeNull();
    await set({ kind: 'unavailable', path: '/api/*', retryAfterSeconds: 3 });
    const { headers, body } = await environment.call(problems);
    expect(headers.get('retry-after')).toBe('3');
    expect(body.error.retryAfterSeconds).toBe(3);
  });

  it('mark what the gateway says, and answer in HTML as proxies do', async () => {
    await set({ kind: 'gateway', status: 502, path: '/platform/*' }, { kind: 'html', status: 504, path: '/api/*' });
    const gateway = await environment.call('GET /platform/management/v1/environment');
    expect(gateway.status).toBe(502);
    expect(gateway.headers.get('dynatrace-response-source')).toBe('API Gateway');
    const proxy = await environment.call(problems);
    expect(proxy.status).toBe(504);
    expect(proxy.headers.get('content-type')).toContain('text/html');
  });

  it('reset the connection before the answer, or in the middle of it', async () => {
    await set({ kind: 'reset', path: '/api/*' }, { kind: 'truncate', path: '/v1/*' });
    await expect(environment.call(problems)).rejects.toThrow();
    const { url, credentials } = environment.server;
    const headers = { authorization: `Bearer ${credentials.konnectToken}` };
    const response = await fetch(`${url}/v1/integrations`, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('never answer until the caller gives up', async () => {
    await set({ kind: 'hang', path: '/api/*' });
    const { url } = environment.server;
    const call = fetch(`${url}/api/v2/problems`, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toThrow();
    expect((await environment.call(integrations)).status).not.toBe(500);
  });

  it('delay an answer, and its body, without changing it', async () => {
    const plain = (await environment.call(problems)).body;
    await set({ kind: 'latency', delayMs: 5, path: '/api/*' }, { kind: 'slow-body', delayMs: 1, path: '/api/*' });
    expect((await environment.call(problems)).body).toEqual(plain);
  });

  it('strike as often as they should, of the method they should, after as many calls as they should', async () => {
    await set({ kind: 'unavailable', path: '/api/v2/problems', method: 'GET', after: 1, times: 2 });
    const seen: number[] = [];
    for (let call = 0; call < 4; call++) seen.push((await environment.call(problems)).status);
    expect(seen).toEqual([200, 503, 503, 200]);
    await set({ kind: 'unavailable', path: '/api/v2/problems', method: 'POST' });
    expect((await environment.call(problems)).status).toBe(200);
  });

  it('end when they are cleared or others are set', async () => {
    await set({ kind: 'unavailable', path: '/api/*' });
    await environment.call('DELETE /_demo/faults');
    expect((await environment.call(problems)).status).toBe(200);
  });

  it.each([[{ kind: 'unavailable' }], [{ kind: 'mystery', path: '*' }], 'x', { kind: 'reset', path: '*' }])(
    'are refused when they are none: %j',
    async (body) => {
      expect((await environment.call('POST /_demo/faults', body)).status).toBe(400);
      expect((await environment.call(problems)).status).toBe(200);
    },
  );

  it('can be there from the start', async () => {
    const other = await startDemoServer({ faults: [{ kind: 'unavailable', path: '/api/*' }] });
    expect((await fetch(`${other.url}/api/v2/problems`)).status).toBe(503);
    await other.close();
  });
});

describe('the server', () => {
  it('answers nobody who came by another name', async () => {
    const { hostname, port } = new URL(environment.server.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest({ hostname, port, path: '/api/v2/problems', headers: { host: 'shop.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it('refuses a body that is too large', async () => {
    const body = 'x'.repeat(17 * 1024 * 1024);
    const answer = fetch(`${environment.server.url}/api/v2/events/ingest`, { method: 'POST', body });
    await expect(
      answer.then(
        ({ status }) => status,
        () => 413,
      ),
    ).resolves.toBe(413);
  });

  it('rejects where the port is taken', async () => {
    const port = Number(new URL(environment.server.url).port);
    await expect(startDemoServer({ port })).rejects.toThrow('EADDRINUSE');
  });

  it('has no more answers once it is closed', async () => {
    const other = await startDemoServer();
    await other.close();
    await expect(fetch(`${other.url}/api/v2/problems`)).rejects.toThrow();
  });
});
