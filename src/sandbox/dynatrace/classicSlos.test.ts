import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../world/time.ts';
import { begin, items, type Json, mirror, pages, refusal, selector, type Tenant, tenant } from './testTenant.ts';

const path = '/api/v2/slo';

let demo: Tenant;
beforeAll(async () => {
  demo = await tenant();
});

const list = (query: string) => demo.call(`GET ${path}?${query}`);
const names = async (query: string) => items(await list(query), 'slo').map(({ name }) => name);
const named = async (name: string, query = 'evaluate=true') =>
  items(await list(`${query}&sloSelector=${selector(`name("${name}")`)}`), 'slo')[0]!;

describe('the list of SLOs', () => {
  it('has ten to a page, by name, and does not evaluate unless asked to', async () => {
    const { body } = await list('');
    expect(body).toMatchObject({ totalCount: 9, pageSize: 10, nextPageKey: null });
    const found = await names('');
    expect(found).toEqual([...found].sort());
    expect(await names('sort=-name')).toEqual([...found].reverse());
    for (const slo of items({ ...(await list('')) }, 'slo'))
      expect(slo).toMatchObject({ evaluatedPercentage: -1, errorBudget: -1, status: 'SUCCESS', error: 'NONE' });
  });

  it('evaluates, and finds the state that follows from target and warning', async () => {
    const evaluated = items(await list('evaluate=true'), 'slo');
    for (const { evaluatedPercentage, errorBudget, target, warning, status } of evaluated as readonly {
      evaluatedPercentage: number;
      errorBudget: number;
      target: number;
      warning: number;
      status: string;
    }[]) {
      expect(errorBudget).toBeCloseTo(evaluatedPercentage - target, 3);
      const expected = evaluatedPercentage < target ? 'FAILURE' : evaluatedPercentage < warning ? 'WARNING' : 'SUCCESS';
      expect(status).toBe(expected);
    }
    expect(new Set(evaluated.map(({ status }) => status))).toEqual(new Set(['SUCCESS', 'WARNING', 'FAILURE']));
  });

  it('burns where a problem is open', async () => {
    expect(await named('Checkout availability')).toMatchObject({
      status: 'FAILURE',
      timeframe: '-1d',
      relatedOpenProblems: 1,
      errorBudgetBurnRate: { burnRateType: 'FAST', fastBurnThreshold: 10 },
    });
    expect(await named('Cart availability')).toMatchObject({
      relatedOpenProblems: 0,
      errorBudgetBurnRate: { burnRateType: 'NONE' },
    });
  });

  it('keeps what was asked for on the pages that follow', async () => {
    const paged = await pages(demo, `${path}?evaluate=true&pageSize=4&sort=-name`, 'slo');
    expect(paged.map(({ length }) => length)).toEqual([4, 4, 1]);
    for (const { evaluatedPercentage } of paged.flat()) expect(evaluatedPercentage).toBeGreaterThan(0);
    const { nextPageKey } = (await list('pageSize=4')).body;
    const beside = await list(`evaluate=true&nextPageKey=${encodeURIComponent(String(nextPageKey))}`);
    expect(refusal(beside)).toBe('400 evaluate: must not be used together with nextPageKey');
  });

  it.each([
    ['name("Cart availability")', ['Cart availability']],
    ['name("cart availability")', []],
    ['text("SPEED")', ['Product page speed', 'Sign-in speed']],
    ['healthState("UNHEALTHY")', ['Checkout availability', 'Edge availability', 'Payment success']],
    ['healthState("HEALTHY"),text("speed")', ['Product page speed', 'Sign-in speed']],
    ['managementZone("Back office"),text("stock")', ['Stock lookups']],
    ['managementZoneID("1")', []],
    ['problemDisplayName("P-1")', []],
  ])('%s', async (text, expected) => {
    expect(await names(`sloSelector=${selector(text)}`)).toEqual(expected);
  });

  it('finds by id and by problem', async () => {
    const { id } = await named('Cart availability');
    expect(await names(`sloSelector=${selector(`id("${id}")`)}`)).toEqual(['Cart availability']);
    const [open] = items(await demo.call('GET /api/v2/problems'), 'problems');
    expect(await names(`sloSelector=${selector(`problemDisplayName("${open!.displayId}")`)}`)).toContain(
      'Checkout availability',
    );
  });

  it('measures another timeframe with GTF', async () => {
    const before = await named('Checkout availability', `evaluate=true&timeFrame=GTF&from=now-1h&to=now-40m`);
    expect(before.evaluatedPercentage).toBeGreaterThan(95);
    const { id } = before;
    const since = await demo.call(`GET ${path}/${id}?timeFrame=GTF&from=${begin - HOUR / 3}&to=${begin}`);
    expect(since.body.evaluatedPercentage).toBeLessThan(80);
    const ignored = await demo.call(`GET ${path}/${id}?from=now-1h&to=now-40m`);
    expect(ignored.body.evaluatedPercentage).toBe((await named('Checkout availability')).evaluatedPercentage);
  });

  it.each([
    ['pageSize=10001', '400 pageSize: must be between 1 and 10000'],
    ['evaluate=true&pageSize=26', '400 pageSize: must be between 1 and 25'],
    ['evaluate=yes', '400 evaluate: must be one of true, false'],
    ['enabledSlos=some', '400 enabledSlos: must be one of true, false, all'],
    ['timeFrame=ALL', '400 timeFrame: must be one of CURRENT, GTF'],
    ['timeFrame=GTF&from=x', "400 from: Could not parse timestamp 'x'"],
    ['sort=target', '400 sort: must be one of'],
    ['sloSelector=size(1)', "400 sloSelector: Unknown criterion 'size'"],
    ['sloSelector=healthState(ILL)', "400 sloSelector: Unknown value 'ILL'"],
    ['nextPageKey=x', '400 nextPageKey: Invalid nextPageKey'],
  ])('refuses ?%s', async (query, expected) => {
    expect(refusal(await list(query))).toContain(expected);
  });
});

it('evaluates one SLO, and has a 404 for others', async () => {
  const { id } = await named('Payment success', '');
  expect((await demo.call(`GET ${path}/${id}`)).body).toMatchObject({ name: 'Payment success', status: 'WARNING' });
  expect(refusal(await demo.call(`GET ${path}/none`))).toBe("404 SLO 'none' was not found");
});

describe('writing SLOs', () => {
  const slo = {
    name: 'Orders',
    target: 95,
    warning: 97,
    timeframe: '-1d',
    evaluationType: 'AGGREGATE',
    enabled: true,
    filter: 'type(SERVICE),entityName.equals(checkout)',
    metricExpression: '(100)*(builtin:service.errors.total.successCount)/(builtin:service.requestCount.total)',
  };
  beforeEach(async () => {
    demo = await tenant();
  });

  it('creates with an empty 201 and a location, changes and deletes', async () => {
    const created = await demo.call(`POST ${path}`, slo);
    expect(created).toMatchObject({ status: 201, text: '' });
    const one = created.headers.location!;
    expect((await demo.call(`GET ${one}`)).body).toMatchObject({ name: 'Orders', timeframe: '-1d', error: 'NONE' });
    const changed = await demo.call(`PUT ${one}`, { ...slo, name: 'All orders' });
    expect(changed).toMatchObject({ status: 200, text: '' });
    expect(await names('')).toContain('All orders');
    expect((await demo.call(`DELETE ${one}`)).status).toBe(204);
    expect((await demo.call(`DELETE ${one}`)).status).toBe(404);
  });

  it('is not enabled unless it says so, and says when it cannot be measured', async () => {
    const { enabled: _, ...disabled } = slo;
    await demo.call(`POST ${path}`, disabled);
    expect(await names('')).not.toContain('Orders');
    expect(await names('enabledSlos=all')).toContain('Orders');
    expect(await names('enabledSlos=false')).toEqual(['Orders']);
    const odd = await demo.call(`POST ${path}`, { ...slo, metricExpression: 'builtin:host.cpu.usage' });
    expect((await demo.call(`GET ${odd.headers.location}`)).body).toMatchObject({
      evaluatedPercentage: -1,
      error: expect.stringContaining('EVALUATION_FAILED'),
    });
  });

  it.each<[Json, string]>([
    [{ name: undefined }, 'name: must not be null'],
    [{ target: '95' }, 'target: must not be null'],
    [{ warning: undefined }, 'warning: must not be null'],
    [{ warning: 90 }, 'warning: must be greater than target'],
    [{ timeframe: undefined }, 'timeframe: must not be null'],
    [{ evaluationType: 'PER_INTERVAL' }, 'evaluationType: must be AGGREGATE'],
  ])('refuses %j', async (change, expected) => {
    expect(refusal(await demo.call(`POST ${path}`, { ...slo, ...change }))).toBe(`400 ${expected}`);
  });
});

it('needs a scope for reading and another for writing', async () => {
  const reader = await tenant({ scopes: { apiToken: ['slo.read'], platformToken: ['environment-api:slo:read'] } });
  for (const base of ['/api/v2', `${mirror}/v2`]) {
    expect((await reader.call(`GET ${base}/slo`)).status).toBe(200);
    for (const call of ['POST /slo', 'PUT /slo/x', 'DELETE /slo/x'])
      expect((await reader.call(call.replace('/', `${base}/`), {})).status).toBe(403);
  }
});
