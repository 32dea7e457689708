import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createHttpClient, type HttpClient } from './client.ts';
import { type Clock, systemClock } from './clock.ts';
import { ApiError, type ApiErrorReason } from './errors.ts';
import { createRedactor } from './redact.ts';
import type { HttpRequest } from './request.ts';
import { type Answer, type FastClock, fastClock, json, type ScriptedServer, serve, until } from './scriptedServer.ts';

const schema = z.object({ ok: z.boolean() });
const servers: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Bench {
  readonly server: ScriptedServer;
  readonly clock: FastClock;
  readonly lines: string[];
  readonly http: HttpClient;
  get(over?: Partial<HttpRequest>, signal?: AbortSignal): Promise<{ ok: boolean }>;
}

async function bench(answer: Answer, clock?: Clock): Promise<Bench> {
  const server = await serve(answer);
  servers.push(server);
  const fast = fastClock();
  const lines: string[] = [];
  const http = createHttpClient({
    redactor: createRedactor(),
    clock: clock ?? fast,
    random: () => 0.5,
    log: (line) => lines.push(line),
  });
  return {
    server,
    clock: fast,
    lines,
    http,
    get: (over, signal = new AbortController().signal) =>
      http.requestJson(
        {
          plane: 'environment',
          method: 'GET',
          url: `${server.url}/api/v2/things?secret=query`,
          purpose: 'list things',
          scopes: ['things.read'],
          ...over,
        },
        schema,
        signal,
      ),
  };
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!ApiError.is(error)) throw error;
  return error;
}

describe('a request', () => {
  it('comes back parsed, without the fields that nobody asked for', async () => {
    const { get, lines, server } = await bench((_, response) => json(response, 200, { ok: true, more: 1 }));
    expect(await get()).toEqual({ ok: true });
    expect(lines).toEqual([`GET ${server.host}/api/v2/things 200 0 ms`]);
  });

  it('does without a content type', async () => {
    const { get } = await bench((_, response) => response.end('{"ok":true}'));
    expect(await get()).toEqual({ ok: true });
  });

  it('sends JSON and form bodies as what they are', async () => {
    const { get, server } = await bench((_, response) => json(response, 200, { ok: true }));
    await get({ method: 'POST', body: { json: { a: 'ü' } } });
    await get({ method: 'POST', body: { form: { a: 'b c&d' } } });
    expect(server.seen.map((request) => [request.headers['content-type'], request.body])).toEqual([
      ['application/json', '{"a":"ü"}'],
      ['application/x-www-form-urlencoded', 'a=b+c%26d'],
    ]);
  });
});

describe('throttling', () => {
  it('waits as long as Retry-After says, in seconds', async () => {
    const { get, clock } = await bench((_, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '7' }) : json(response, 200, { ok: true }),
    );
    await get();
    expect(clock.slept).toEqual([7125]);
  });

  it('waits until the date that Retry-After names', async () => {
    const { get, clock } = await bench((_, response, count) =>
      count === 1
        ? json(response, 503, {}, { 'retry-after': new Date(Date.UTC(2026, 0, 1, 0, 0, 9)).toUTCString() })
        : json(response, 200, { ok: true }),
    );
    await get();
    expect(clock.slept).toEqual([9125]);
  });

  it('waits as the body says where no header does', async () => {
    const { get, clock } = await bench((_, response, count) =>
      count === 1
        ? json(response, 429, { error: { code: 429, retryAfterSeconds: 3 } })
        : json(response, 200, { ok: true }),
    );
    await get();
    expect(clock.slept).toEqual([3125]);
  });

  it.each([
    ['microseconds', (ms: number) => ms * 1000],
    ['milliseconds', (ms: number) => ms],
    ['seconds', (ms: number) => ms / 1000],
  ])('waits until X-RateLimit-Reset in %s', async (_unit, encode) => {
    const { get, clock } = await bench((_, response, count) =>
      count === 1
        ? json(response, 429, {}, { 'x-ratelimit-reset': String(encode(Date.UTC(2026, 0, 1, 0, 0, 5))) })
        : json(response, 200, { ok: true }),
    );
    await get();
    expect(clock.slept).toEqual([5125]);
  });

  it('backs off with jitter where nobody says how long', async () => {
    const { get, clock, server } = await bench((_, response) =>
      json(response, 429, { message: 'API rate limit exceeded' }),
    );
    const error = await failure(get());
    expect(error).toMatchObject({ reason: 'rate-limited', status: 429, retryAfterMs: undefined });
    expect(error.message).toContain('API rate limit exceeded');
    expect(clock.slept).toEqual([500, 1000, 2000]);
    expect(server.seen).toHaveLength(4);
  });

  it('gives up at once when the wait is longer than the budget, and says how long', async () => {
    const { get, server, clock } = await bench((_, response) => json(response, 503, {}, { 'retry-after': '3600' }));
    const error = await failure(get());
    expect(error).toMatchObject({ reason: 'unavailable', retryAfterMs: 3_600_000 });
    expect(error.message).toContain('Try again in 3600 s.');
    expect([server.seen.length, clock.slept]).toEqual([1, []]);
  });

  it('makes every other call to that host wait, or fail without being sent', async () => {
    const { get, server, clock } = await bench((_, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '20' }) : json(response, 200, { ok: true }),
    );
    await failure(get({ retry: 'never' }));
    const refused = await failure(get({ budgetMs: 5000 }));
    expect(refused).toMatchObject({ reason: 'rate-limited', retryAfterMs: 20_125 });
    expect(server.seen).toHaveLength(1);
    await get();
    expect(clock.slept).toEqual([20_125]);
  });

  it('retries a 503 of a read', async () => {
    const { get, server } = await bench((_, response, count) =>
      count < 4 ? json(response, 503, {}) : json(response, 200, { ok: true }),
    );
    expect(await get()).toEqual({ ok: true });
    expect(server.seen).toHaveLength(4);
  });
});

describe('what must not be sent twice', () => {
  const faults: readonly (readonly [string, Answer])[] = [
    ['a 429', (_, response) => json(response, 429, {})],
    ['a 503', (_, response) => json(response, 503, {})],
    ['a 500', (_, response) => json(response, 500, {})],
    ['a reset', (_, response) => response.socket?.destroy()],
  ];
  it.each(faults)('a POST is sent once after %s', async (_name, answer) => {
    const { get, server } = await bench(answer);
    await failure(get({ method: 'POST', body: { json: {} } }));
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['a 429', 4, faults[0]?.[1]],
    ['a 503', 4, faults[1]?.[1]],
    ['a 500', 1, faults[2]?.[1]],
    ['a reset', 1, faults[3]?.[1]],
  ] as const)('a query is started again after %s: %i times in all', async (_name, times, answer) => {
    const { get, server } = await bench(answer as Answer);
    await failure(get({ method: 'POST', body: { json: {} }, retry: 'throttled' }));
    expect(server.seen).toHaveLength(times);
  });

  it('a read is not repeated after an answer that will stay the same', async () => {
    const { get, server } = await bench((_, response) => json(response, 500, {}));
    expect((await failure(get())).reason).toBe('server');
    expect(server.seen).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  it('in the middle of the body is not taken for an answer, and a read is repeated', async () => {
    const { get, server } = await bench((_, response, count) => {
      if (count > 2) return json(response, 200, { ok: true });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"ok":true}', () => response.socket?.destroy());
      return undefined;
    });
    expect(await get()).toEqual({ ok: true });
    expect(server.seen).toHaveLength(3);
  });

  it('again and again is an error that says so', async () => {
    const { get, server } = await bench((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"ok":', () => response.socket?.resetAndDestroy());
    });
    const error = await failure(get());
    expect(error.reason).toBe('truncated');
    expect(error.message).toMatch(/^Could not list things: the connection to .* ended before the answer did/);
    expect(server.seen).toHaveLength(4);
  });

  it('before it is made names the host and is repeated', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const { get, clock } = await bench(() => undefined);
    const error = await failure(get({ url: `http://127.0.0.1:${port}/` }));
    expect(error).toMatchObject({ reason: 'network', errorCode: 'ECONNREFUSED', host: `127.0.0.1:${port}` });
    expect(clock.slept).toEqual([125, 250, 500]);
  });

  it('because of its name says which name', async () => {
    const { get } = await bench(() => undefined);
    const error = await failure(get({ url: 'https://no-such-host.invalid/', retry: 'never' }));
    expect(error.reason).toBe('network');
    expect(error.message).toContain('the name no-such-host.invalid cannot be resolved');
  });
});

describe('silence', () => {
  it('before the headers ends the attempt', async () => {
    const { get, server } = await bench(() => undefined, systemClock);
    const error = await failure(get({ silenceMs: 30, retry: 'never' }));
    expect(error.reason).toBe('timeout');
    expect(error.message).toContain('went silent');
    await until(() => server.connections() === 0);
  });

  it('within the body ends the attempt', async () => {
    const { get } = await bench((_, response) => {
      response.writeHead(200);
      response.write('{');
    }, systemClock);
    expect((await failure(get({ silenceMs: 30, retry: 'never' }))).reason).toBe('timeout');
  });

  it('does not count while the service holds the call on purpose', async () => {
    const { get } = await bench((_, response) => {
      setTimeout(() => json(response, 200, { ok: true }), 60);
    }, systemClock);
    expect(await get({ silenceMs: 30, serverWaitMs: 10_000 })).toEqual({ ok: true });
  });

  it('is not heard in a slow body that goes on, but the budget ends that too', async () => {
    const { get } = await bench((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    }, systemClock);
    const error = await failure(get({ silenceMs: 2000, budgetMs: 80 }));
    expect(error.reason).toBe('timeout');
    expect(error.message).toContain('within 0.1 s');
  });
});

describe('cancelling', () => {
  async function cancelledAfter(
    answer: Answer,
    when: (server: ScriptedServer) => Promise<void>,
    over?: Partial<HttpRequest>,
  ) {
    const stop = new AbortController();
    const { get, server } = await bench(answer, systemClock);
    const call = failure(get(over, stop.signal));
    await when(server);
    stop.abort();
    return { error: await call, server };
  }

  it('before it begins sends nothing', async () => {
    const { get, server } = await bench(() => undefined);
    expect((await failure(get({}, AbortSignal.abort()))).reason).toBe('cancelled');
    expect(server.seen).toHaveLength(0);
  });

  it('while connecting', async () => {
    const stop = new AbortController();
    const { get } = await bench(() => undefined, systemClock);
    // A documentation address: nothing answers there, so the connection stays in the making.
    const call = failure(get({ url: 'http://192.0.2.1/' }, stop.signal));
    setTimeout(() => stop.abort(), 10);
    expect(['cancelled', 'network']).toContain((await call).reason);
  });

  it('while the headers are awaited closes the connection', async () => {
    const { error, server } = await cancelledAfter(
      () => undefined,
      (server) => server.received(1),
    );
    expect(error.reason).toBe('cancelled');
    await until(() => server.connections() === 0);
  });

  it('while the body is read closes the connection', async () => {
    const begun = Promise.withResolvers<void>();
    const { error, server } = await cancelledAfter(
      (_, response) => {
        response.writeHead(200);
        response.write('{', () => setTimeout(begun.resolve, 10));
      },
      () => begun.promise,
    );
    expect(error.reason).toBe('cancelled');
    await until(() => server.connections() === 0);
  });

  it('while waiting for the next attempt', async () => {
    const { error, server } = await cancelledAfter(
      (_, response) => json(response, 429, {}, { 'retry-after': '20' }),
      async (server) => {
        await server.received(1);
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    );
    expect(error.reason).toBe('cancelled');
    expect(server.seen).toHaveLength(1);
  });

  it('while queueing behind other calls', async () => {
    const { get, server } = await bench(() => undefined, systemClock);
    const stop = new AbortController();
    const running = Array.from({ length: 6 }, () => failure(get({}, stop.signal)));
    await server.received(6);
    const late = new AbortController();
    const queued = failure(get({}, late.signal));
    late.abort();
    expect((await queued).reason).toBe('cancelled');
    expect(server.seen).toHaveLength(6);
    stop.abort();
    await Promise.all(running);
  });
});

describe('answers that are none', () => {
  it('a redirect is not followed, and its host is named', async () => {
    const target = await serve((_, response) => json(response, 200, { ok: true }));
    servers.push(target);
    const { get } = await bench((_, response) => {
      response.writeHead(302, { location: `${target.url}/login?next=%2Fapi` });
      response.end();
    });
    const error = await failure(get({ headers: { authorization: 'Bearer secret-token' } }));
    expect(error).toMatchObject({ reason: 'redirected', status: 302, detail: { locationHost: target.host } });
    expect(error.message).toContain(target.host);
    expect(target.seen).toHaveLength(0);
  });

  const page = '<!DOCTYPE html><html><head><title>Sign in - Example Corp</title></head><body>Hello</body></html>';
  const html = { 'content-type': 'text/html' };
  it.each<[string, Answer, ApiErrorReason, RegExp]>([
    [
      'a web page instead of data',
      (_, r) => r.writeHead(200, html).end(page),
      'malformed-response',
      /a web page titled "Sign in - Example Corp" instead of data/,
    ],
    [
      'a web page as an error',
      (_, r) => r.writeHead(403, html).end(page),
      'forbidden',
      /\(403: a web page titled "Sign in - Example Corp"\)/,
    ],
    ['truncated JSON', (_, r) => r.end('{"ok":tr'), 'malformed-response', /cannot be understood \(it is not JSON\)/],
    ['no body', (_, r) => r.end(), 'malformed-response', /it is empty/],
    ['JSON of another shape', (_, r) => json(r, 200, { ok: 'yes' }), 'malformed-response', /ok: /],
    ['text as an error', (_, r) => r.writeHead(400).end('no such thing'), 'bad-request', /\(400: no such thing\)/],
  ])('%s', async (_name, answer, reason, sentence) => {
    const { get } = await bench(answer);
    const error = await failure(get());
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(sentence);
  });

  it('a body over the limit is not read to its end', async () => {
    let written = 0;
    const { get } = await bench((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && written < 64_000_000) {
          written += 64_000;
          if (!response.write(' '.repeat(64_000))) break;
        }
      };
      response.on('drain', more);
      more();
    }, systemClock);
    const error = await failure(get({ maxBytes: 1_000_000 }));
    expect(error.reason).toBe('too-large');
    expect(error.message).toContain('larger than 1 MiB');
    expect(written).toBeLessThan(64_000_000);
  });
});

describe('many calls', () => {
  it('never more than six ordinary ones at a time to one host', async () => {
    let open = 0;
    let most = 0;
    const { get } = await bench((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        json(response, 200, { ok: true });
      }, 5);
    }, systemClock);
    await Promise.all(Array.from({ length: 30 }, () => get()));
    expect(most).toBe(6);
  });

  it('long polls do not hold up ordinary calls', async () => {
    const { get, server } = await bench((request, response) => {
      if (request.path === '/now') json(response, 200, { ok: true });
    }, systemClock);
    const stop = new AbortController();
    const polls = Array.from({ length: 6 }, () => failure(get({ serverWaitMs: 10_000 }, stop.signal)));
    await server.received(6);
    expect(await get({ url: `${server.url}/now` })).toEqual({ ok: true });
    stop.abort();
    await Promise.all(polls);
  });

  it('identical reads share one exchange when asked to', async () => {
    const { get, server } = await bench((_, response) => {
      setTimeout(() => json(response, 200, { ok: true }), 10);
    }, systemClock);
    await Promise.all([get({ share: true }), get({ share: true }), get({ share: true })]);
    expect(server.seen).toHaveLength(1);
    await get({ share: true });
    expect(server.seen).toHaveLength(2);
  });

  it('reads with different credentials never share', async () => {
    const { get, server } = await bench((_, response) => {
      setTimeout(() => json(response, 200, { ok: true }), 10);
    }, systemClock);
    await Promise.all(['a', 'b'].map((who) => get({ share: true, headers: { authorization: who } })));
    expect(server.seen).toHaveLength(2);
  });

  it('one who leaves a shared read does not take the others along, the last one does', async () => {
    let answerNow: (() => void) | undefined;
    const closed: boolean[] = [];
    const { get, server } = await bench((_, response) => {
      answerNow = () => json(response, 200, { ok: true });
      response.on('close', () => closed.push(response.writableFinished));
    }, systemClock);
    const [first, second] = [new AbortController(), new AbortController()];
    const leaving = failure(get({ share: true }, first.signal));
    const staying = get({ share: true }, second.signal);
    await server.received(1);
    first.abort();
    expect((await leaving).reason).toBe('cancelled');
    answerNow?.();
    expect(await staying).toEqual({ ok: true });

    const last = new AbortController();
    const abandoned = failure(get({ share: true }, last.signal));
    await server.received(2);
    last.abort();
    expect((await abandoned).reason).toBe('cancelled');
    await until(() => closed.length === 2);
    expect(closed).toEqual([true, false]);
  });
});

describe('secrets', () => {
  it('are in no error and in no line of the log, even when the service sends them back', async () => {
    const secret = 'dt0c01.ABCDEFGHIJKLMNOPQRSTUVWX.SECRETSECRETSECRETSECRET';
    const opaque = 'a-secret-of-no-known-form';
    const { get, lines, http } = await bench((request, response) =>
      json(response, 400, {
        error: { code: 400, message: `bad ${request.headers.authorization} ${opaque}`, details: { echo: secret } },
      }),
    );
    http.redactor.register(opaque);
    const error = await failure(get({ headers: { authorization: `Api-Token ${secret}` } }));
    const everything = JSON.stringify([error, error.message, error.stack, lines]);
    expect(everything).not.toContain('SECRETSECRET');
    expect(everything).not.toContain(opaque);
    expect(everything).not.toContain('secret=query');
    expect(error.message).toContain('bad ');
  });

  it('that cannot be sent are not shown by the refusal to send them', async () => {
    const { get } = await bench(() => undefined);
    const error = await failure(get({ headers: { authorization: 'Bearer line\nbreak-secret' }, retry: 'never' }));
    expect(JSON.stringify([error.message, error.stack])).not.toContain('break-secret');
  });
});
