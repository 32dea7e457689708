import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../http/clock.ts';
import { json } from '../http/scriptedServer.ts';
import {
  failure,
  never,
  type Route,
  type ScriptedTenant,
  tenant,
  testClient,
  tokenEndpoint,
} from './scriptedTenant.ts';
import { evaluateSlo, getSlo, listSlos, type Slo } from './slos.ts';

const open: ScriptedTenant[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function made(routes: Readonly<Record<string, Route>>, options?: Parameters<typeof tenant>[2]) {
  const one = await tenant(
    { 'POST /sso/oauth2/token': tokenEndpoint('all'), ...routes },
    { oauth: testClient },
    options,
  );
  open.push(one);
  return one;
}

const scopesAskedFor = (one: ScriptedTenant) =>
  one.server.seen
    .filter((seen) => seen.path === '/sso/oauth2/token')
    .map((seen) => new URLSearchParams(seen.body).get('scope'));

const slo: Slo = {
  id: 'slo/1=',
  name: 'Checkout availability',
  criteria: [{ timeframeFrom: 'now-7d', target: 99.5 }],
  customSli: { indicator: 'timeseries sli = avg(dt.host.cpu.idle)' },
};
const start = 'POST /platform/slo/v1/slos/evaluation:start';
const poll = 'GET /platform/slo/v1/slos/evaluation:poll';
const done = {
  metadata: { evaluatedSliQuery: 'timeseries …' },
  definition: slo,
  evaluationResults: [{ criteria: 'now-7d - now', status: 'WARNING', value: 99.61, errorBudget: -3 }],
};

describe('SLOs of the platform', () => {
  it('are listed with slo:slos:read alone; the key of the next page replaces everything', async () => {
    const one = await made({
      'GET /platform/slo/v1/slos': (_, response, count) =>
        json(response, 200, { slos: [slo], totalCount: 2, ...(count === 1 ? { nextPageKey: 'k=' } : {}) }),
    });
    const first = await listSlos(one.environment, { pageSize: 1, sort: 'name' }, never);
    expect(first).toMatchObject({ next: 'k=', totalCount: 2 });
    const second = await listSlos(one.environment, { pageSize: 1, sort: 'name', next: 'k=' }, never);
    expect(second.next).toBeUndefined();
    const pages = one.server.seen.filter((seen) => seen.method === 'GET').map((seen) => Object.fromEntries(seen.query));
    expect(pages).toEqual([{ 'page-size': '1', sort: 'name' }, { 'page-key': 'k=' }]);
    expect(scopesAskedFor(one)).toEqual(['slo:slos:read']);
  });

  it('are read by id', async () => {
    const one = await made({ 'GET /platform/slo/v1/slos/slo%2F1%3D': (_, response) => json(response, 200, slo) });
    expect((await getSlo(one.environment, slo.id, never)).name).toBe(slo.name);
  });

  it('are evaluated with the permissions of their own query, until the token is gone', async () => {
    const one = await made({
      [start]: (_, response) => json(response, 202, { definition: slo, evaluationToken: 'e=1', ttlSeconds: 60 }),
      [poll]: (_, response, count) =>
        json(response, 200, count === 1 ? { definition: slo, evaluationToken: 'e=1' } : done),
    });
    expect(await evaluateSlo(one.environment, slo, never)).toEqual({
      status: 'WARNING',
      value: 99.61,
      errorBudget: -3,
      message: undefined,
      criteria: 'now-7d - now',
      query: 'timeseries …',
    });
    expect(scopesAskedFor(one)).toEqual(['slo:slos:read storage:buckets:read storage:metrics:read']);
    expect(JSON.parse(one.server.seen[1]?.body ?? '')).toEqual({ id: slo.id, requestTimeoutMilliseconds: 1000 });
    expect(one.server.seen.at(-1)?.query.get('evaluation-token')).toBe('e=1');
  });

  it('made from a template are evaluated with the permissions of the template', async () => {
    const one = await made({
      'GET /platform/slo/v1/objective-templates/t-1': (_, response) =>
        json(response, 200, { id: 't-1', indicator: 'fetch logs | filter in(dt.entity.service, $services)' }),
      [start]: (_, response) => json(response, 200, done),
    });
    const { customSli: _, ...rest } = slo;
    await evaluateSlo(one.environment, { ...rest, sliReference: { templateId: 't-1' } }, never);
    expect(scopesAskedFor(one)).toEqual(['slo:slos:read', 'slo:slos:read storage:buckets:read storage:logs:read']);
  });

  it('that have no value say why', async () => {
    const one = await made({
      [start]: (_, response) =>
        json(response, 200, {
          evaluationResults: [{ criteria: 'x', status: 'ERROR', message: 'The query returned no field named sli.' }],
        }),
    });
    expect(await evaluateSlo(one.environment, slo, never)).toMatchObject({
      status: 'ERROR',
      value: undefined,
      message: 'The query returned no field named sli.',
    });
  });

  it('whose evaluation ends without a result are an error', async () => {
    const one = await made({ [start]: (_, response) => json(response, 200, { definition: slo }) });
    expect((await failure(evaluateSlo(one.environment, slo, never))).reason).toBe('malformed-response');
  });

  it('nobody waits for any more are cancelled on the service', async () => {
    const one = await made(
      {
        [start]: (_, response) => json(response, 202, { evaluationToken: 'e=1' }),
        [poll]: () => undefined,
        'POST /platform/slo/v1/slos/evaluation:cancel': (_, response) => response.writeHead(202).end(),
      },
      { clock: systemClock },
    );
    const stop = new AbortController();
    const running = failure(evaluateSlo(one.environment, slo, stop.signal));
    await one.server.received(3);
    stop.abort();
    expect((await running).reason).toBe('cancelled');
    await one.environment.settled();
    expect(one.calls().at(-1)).toBe('POST /platform/slo/v1/slos/evaluation:cancel');
    expect(one.server.seen.at(-1)?.query.get('evaluation-token')).toBe('e=1');
  });
});
