import { expect, it } from 'vitest';
import type { DemoResponse } from '../http.ts';
import { World } from '../world/world.ts';
import { createDynatraceApi } from './api.ts';
import { ClassicSlos } from './classicSlos.ts';
import { PlatformSlos } from './platformSlos.ts';
import { Principals } from './principals.ts';
import { sloEvaluationRoutes } from './sloEvaluations.ts';
import { begin, type Json } from './testTenant.ts';

/** A tenant whose queries last until `finish` is called. */
function evaluations() {
  const now = () => begin;
  const world = new World({ seed: 7, now });
  const platformSlos = new PlatformSlos(world);
  const principals = new Principals({
    seed: '7',
    now,
    apiTokenScopes: [],
    platformTokenScopes: ['slo:slos:read'],
    oauthScopes: ['slo:slos:read'],
  });
  let finish: (values: readonly number[]) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const evaluation = sloEvaluationRoutes(
    platformSlos,
    (_indicator, _range, _principal, aborted) => {
      signal = aborted;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    now,
    '7',
  );
  const api = createDynatraceApi({
    world,
    principals,
    classicSlos: new ClassicSlos(world),
    platformSlos,
    platformRoutes: evaluation.routes,
  });
  const call = async (line: string, body: Json = {}, token = principals.platformToken): Promise<DemoResponse> => {
    const [method = '', target = ''] = line.split(' ');
    const url = new URL(`/platform/slo/v1/slos/${target}`, 'http://demo.invalid');
    const answer = await api.handle({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from(JSON.stringify(body)),
    });
    return answer!;
  };
  const start = async () => {
    const { id } = platformSlos.all()[0]!;
    const { body } = await call('POST evaluation:start', { id, requestTimeoutMilliseconds: 0 });
    return encodeURIComponent(String((body as Json).evaluationToken));
  };
  return {
    call,
    start,
    finish: (values: readonly number[]) => finish(values),
    aborted: () => signal?.aborted,
    otherToken: principals.issue(['slo:slos:read']).token,
  };
}

const poll = (token: string) => `GET evaluation:poll?request-timeout-milliseconds=0&evaluation-token=${token}`;
const cancel = (token: string) => `POST evaluation:cancel?evaluation-token=${token}`;

it('is polled with 200 while it runs, and gives the mean at the end', async () => {
  const { call, start, finish } = evaluations();
  const token = await start();
  expect(await call(poll(token))).toMatchObject({ status: 200, body: { evaluationToken: decodeURIComponent(token) } });
  finish([90, 100, 98]);
  const { body } = await call(poll(token).replace('=0', '=1000'));
  expect(body).toMatchObject({ evaluationResults: [{ value: 96, status: 'FAILURE' }] });
  expect(body).not.toHaveProperty('evaluationToken');
});

it('is cancelled with 202 while it runs, and with 200 and the result at the end', async () => {
  const { call, start, finish, aborted } = evaluations();
  const running = await start();
  expect(aborted()).toBe(false);
  expect((await call(cancel(running))).status).toBe(202);
  expect(aborted()).toBe(true);
  expect((await call(cancel(running))).status).toBe(410);
  expect((await call(poll(running))).status).toBe(410);
  const finished = await start();
  finish([100]);
  await call(poll(finished).replace('=0', '=1000'));
  expect(await call(cancel(finished))).toMatchObject({ status: 200, body: { evaluationResults: [{ value: 100 }] } });
});

it('belongs to who started it', async () => {
  const { call, start, otherToken } = evaluations();
  const token = await start();
  expect((await call(poll(token), {}, otherToken)).status).toBe(403);
  expect((await call(cancel(token), {}, otherToken)).status).toBe(403);
  expect((await call(poll(token))).status).toBe(200);
});
