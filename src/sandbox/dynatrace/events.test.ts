import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../world/time.ts';
import { begin, items, type Json, mirror, pages, past, refusal, selector, type Tenant, tenant } from './testTenant.ts';

const path = '/api/v2/events';

let demo: Tenant;
beforeAll(async () => {
  demo = await tenant();
});

const list = (query: string) => demo.call(`GET ${path}?${query}`);
const found = async (eventSelector: string, rest = '&from=now-8d') =>
  items(await list(`eventSelector=${selector(eventSelector)}${rest}`), 'events');

describe('the list of events', () => {
  it('has those of the last two hours unless a timeframe is given', async () => {
    const recent = await list('');
    expect(recent.body).toMatchObject({ pageSize: 100, nextPageKey: null, warnings: [] });
    for (const { startTime, endTime } of items(recent, 'events')) {
      expect(startTime).toBeLessThanOrEqual(begin);
      expect(endTime ?? begin).toBeGreaterThanOrEqual(past(2));
    }
    expect((await list('from=now-8d')).body.totalCount).toBeGreaterThan(Number(recent.body.totalCount));
  });

  it('tells an event with a null while it lasts', async () => {
    const [rise] = await found('status("OPEN"),eventType("SERVICE_ERROR_RATE_INCREASED")');
    expect(rise).toMatchObject({
      eventId: expect.stringMatching(/^-?\d+_\d{13}$/),
      correlationId: expect.stringMatching(/^[0-9a-f]{16}$/),
      endTime: null,
      status: 'OPEN',
      entityId: { entityId: { type: 'SERVICE' }, name: expect.any(String) },
      suppressAlert: false,
    });
    expect(rise!.properties).toContainEqual({ key: 'dt.event.description', value: expect.any(String) });
    const [deployment] = await found('eventType("CUSTOM_DEPLOYMENT")');
    expect(deployment).toMatchObject({ endTime: expect.any(Number), status: 'CLOSED', suppressProblem: true });
  });

  it('is paged by the key alone', async () => {
    const paged = await pages(demo, `${path}?from=now-8d&pageSize=7`, 'events');
    expect(paged.flat()).toEqual(items(await list('from=now-8d'), 'events'));
    const { nextPageKey } = (await list('from=now-8d&pageSize=7')).body;
    const beside = await list(`from=now-8d&nextPageKey=${encodeURIComponent(String(nextPageKey))}`);
    expect(refusal(beside)).toBe('400 from: must not be used together with nextPageKey');
  });

  it.each<[string, (event: Json) => boolean]>([
    ['status("OPEN")', ({ endTime }) => endTime === null],
    ['status(CLOSED)', ({ endTime }) => endTime !== null],
    ['eventType("CUSTOM_DEPLOYMENT")', ({ eventType }) => eventType === 'CUSTOM_DEPLOYMENT'],
    ['suppressAlert(true)', ({ suppressAlert }) => suppressAlert === true],
    ['suppressProblem(false),status(CLOSED)', (one) => one.suppressProblem === false && one.status === 'CLOSED'],
    ['property.dt.event.deployment.name("Deploy payments 2.14.0")', ({ title }) => title === 'Deploy payments 2.14.0'],
  ])('%s finds what it says', async (text, expected) => {
    const every = items(await list('from=now-8d&pageSize=1000'), 'events');
    const ids = every.filter(expected).map(({ eventId }) => eventId);
    expect((await found(text)).map(({ eventId }) => eventId)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThan(every.length);
  });

  it('is selected by ids, zone and entity', async () => {
    const [one] = await found('status("OPEN")');
    const entity = ((one!.entityId as Json).entityId as Json).id;
    const zone = (one!.managementZones as readonly Json[])[0]!.id;
    for (const text of [`eventId("${one!.eventId}")`, `correlationId("${one!.correlationId}")`])
      expect(await found(text)).toEqual([one]);
    expect(await found(`entityId("${entity}"),managementZoneId("${zone}")`)).toContainEqual(one);
    expect(await found(`managementZoneId("1")`)).toEqual([]);
    expect(await found('underMaintenance(true)')).toEqual([]);
    const byEntity = items(await list(`entitySelector=${selector(`entityId("${entity}")`)}&from=now-8d`), 'events');
    expect(byEntity).toContainEqual(one);
    for (const event of byEntity) expect(((event.entityId as Json).entityId as Json).id).toBe(entity);
  });

  it.each([
    ['pageSize=1001', '400 pageSize: must be between 1 and 1000'],
    ['eventSelector=kind(x)', "400 eventSelector: Unknown criterion 'kind'"],
    ['eventSelector=status(ACTIVE)', "400 eventSelector: Unknown value 'ACTIVE'"],
    ['eventSelector=eventType(A,B)', "400 eventSelector: 'eventType' takes one value"],
    ['eventSelector=status(OPEN),', '400 eventSelector: Could not parse'],
    ['nextPageKey=x', '400 nextPageKey: Invalid nextPageKey'],
  ])('refuses ?%s', async (query, expected) => {
    expect(refusal(await list(query))).toContain(expected);
  });
});

it('gives one event, its types and its properties', async () => {
  const [one] = await found('status("OPEN")');
  expect((await demo.call(`GET ${path}/${one!.eventId}`)).body).toEqual(one);
  expect((await demo.call(`GET ${path}/1_2`)).status).toBe(404);
  const types = await pages(demo, '/api/v2/eventTypes?pageSize=6', 'eventTypeInfos');
  expect(types.flat().map(({ type }) => type)).toEqual(
    expect.arrayContaining(['CUSTOM_DEPLOYMENT', 'OSI_HIGH_CPU', 'SERVICE_SLOWDOWN']),
  );
  expect((await demo.call('GET /api/v2/eventTypes/OSI_HIGH_CPU')).body).toMatchObject({
    severityLevel: 'RESOURCE_CONTENTION',
  });
  expect((await demo.call('GET /api/v2/eventTypes/NOTHING')).status).toBe(404);
  const properties = await demo.call('GET /api/v2/eventProperties');
  expect(items(properties, 'eventProperties')[0]).toMatchObject({ writable: true, filterable: true });
  expect((await demo.call('GET /api/v2/eventProperties/dt.event.timeout')).body).toMatchObject({
    key: 'dt.event.timeout',
  });
  expect((await demo.call('GET /api/v2/eventProperties/nothing')).status).toBe(404);
});

describe('sending an event', () => {
  const ingest = (event: Json) => demo.call(`POST ${path}/ingest`, event);
  const cart = 'type(SERVICE),entityName.equals(cart)';
  const openProblems = async () =>
    items(await demo.call('GET /api/v2/problems?problemSelector=status(open)'), 'problems').map(({ title }) => title);

  beforeEach(async () => {
    demo = await tenant();
  });

  it('gives a result for each entity', async () => {
    const answer = await ingest({ eventType: 'CUSTOM_INFO', title: 'Hello', entitySelector: 'type(HOST)' });
    expect(answer.status).toBe(201);
    expect(answer.body.reportCount).toBe(7);
    for (const result of items(answer, 'eventIngestResults'))
      expect(result).toEqual({ status: 'OK', correlationId: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it('shows it among the events, with its properties as a list', async () => {
    const properties = { 'dt.event.deployment.version': '9.9', ticket: 'A-1' };
    const answer = await ingest({
      eventType: 'CUSTOM_DEPLOYMENT',
      title: 'Cart 9.9',
      entitySelector: cart,
      properties,
    });
    const { correlationId } = items(answer, 'eventIngestResults')[0]!;
    const [event] = await found(`correlationId("${correlationId}")`);
    expect(event).toMatchObject({
      title: 'Cart 9.9',
      eventType: 'CUSTOM_DEPLOYMENT',
      startTime: begin,
      endTime: begin,
    });
    expect(event!.properties).toContainEqual({ key: 'ticket', value: 'A-1' });
    expect(await openProblems()).toHaveLength(1);
  });

  it('opens a problem for what is wrong, which ends after its timeout', async () => {
    await ingest({ eventType: 'ERROR_EVENT', title: 'Cart is broken', entitySelector: cart, timeout: 20 });
    expect(await openProblems()).toContain('Cart is broken');
    const [problem] = items(await demo.call('GET /api/v2/problems?fields=evidenceDetails'), 'problems');
    expect(problem).toMatchObject({ severityLevel: 'ERROR', impactLevel: 'SERVICES', status: 'OPEN', endTime: -1 });
    demo.advance(19 * MINUTE);
    expect(await openProblems()).toContain('Cart is broken');
    demo.advance(MINUTE);
    expect(await openProblems()).not.toContain('Cart is broken');
  });

  it('lasts longer when the same is sent again', async () => {
    const event = { eventType: 'PERFORMANCE_EVENT', title: 'Slow', entitySelector: cart };
    await ingest(event);
    demo.advance(10 * MINUTE);
    await ingest(event);
    demo.advance(10 * MINUTE);
    expect((await openProblems()).filter((title) => title === 'Slow')).toHaveLength(1);
    demo.advance(5 * MINUTE);
    expect(await openProblems()).not.toContain('Slow');
  });

  it('is about the environment without a selector', async () => {
    await ingest({ eventType: 'CUSTOM_ALERT', title: 'Everything' });
    const [problem] = items(await demo.call('GET /api/v2/problems'), 'problems');
    expect(problem).toMatchObject({ title: 'Everything', impactLevel: 'ENVIRONMENT', severityLevel: 'CUSTOM_ALERT' });
  });

  it.each([
    [{ eventType: 'ERROR_EVENT', startTime: begin - 6 * HOUR - 1 }, 'INVALID_TIMESTAMPS'],
    [{ eventType: 'ERROR_EVENT', startTime: begin - 6 * HOUR }, 'OK'],
    [{ eventType: 'ERROR_EVENT', startTime: begin + 5 * MINUTE + 1 }, 'INVALID_TIMESTAMPS'],
    [{ eventType: 'CUSTOM_INFO', startTime: begin - 30 * DAY - 1 }, 'INVALID_TIMESTAMPS'],
    [{ eventType: 'CUSTOM_INFO', startTime: begin + 7 * DAY }, 'OK'],
    [{ eventType: 'CUSTOM_INFO', startTime: begin, endTime: begin - 1 }, 'INVALID_TIMESTAMPS'],
    [{ eventType: 'CUSTOM_INFO', properties: { x: 'y'.repeat(4097) } }, 'INVALID_METADATA'],
    [{ eventType: 'CUSTOM_INFO', properties: { ['k'.repeat(101)]: 'y' } }, 'INVALID_METADATA'],
    [{ eventType: 'CUSTOM_INFO', entitySelector: 'type(KUBERNETES_CLUSTER)' }, 'INVALID_ENTITY_TYPE'],
  ])('%j is a 201 with %s', async (event, status) => {
    const answer = await ingest({ title: 'Test', ...event });
    expect(answer.status).toBe(201);
    const [result] = items(answer, 'eventIngestResults');
    expect(result!.status).toBe(status);
    expect(Object.hasOwn(result!, 'correlationId')).toBe(status === 'OK');
  });

  it.each([
    [{ title: 'x' }, 'eventType: must be one of'],
    [{ eventType: 'RESOURCE_CONTENTION', title: 'x' }, 'eventType: must be one of'],
    [{ eventType: 'CUSTOM_INFO' }, 'title: must not be blank'],
    [{ eventType: 'CUSTOM_INFO', title: 'x', startTime: '1' }, 'startTime: must be an integer'],
    [{ eventType: 'CUSTOM_INFO', title: 'x', properties: { a: 1 } }, 'properties.a: must be a string'],
    [{ eventType: 'CUSTOM_INFO', title: 'x', properties: [] }, 'properties: must be an object'],
    [
      { eventType: 'CUSTOM_INFO', title: 'x', entitySelector: 'type(HOST),entityName(nowhere)' },
      'does not match any entity',
    ],
    [{ eventType: 'CUSTOM_INFO', title: 'x', entitySelector: 'HOST' }, 'entitySelector: Unexpected end'],
  ])('%j is refused', async (event, expected) => {
    const answer = await ingest(event);
    expect(answer.status).toBe(400);
    expect(refusal(answer)).toContain(expected);
  });
});

it('needs its own scopes, on the mirror one of three', async () => {
  const event = { eventType: 'CUSTOM_INFO', title: 'Hello' };
  const reader = await tenant({
    scopes: { apiToken: ['events.read'], platformToken: ['environment-api:events:read'] },
  });
  expect((await reader.call(`GET ${path}`)).status).toBe(200);
  expect(refusal(await reader.call(`POST ${path}/ingest`, event))).toBe(
    '403 Token is missing required scope. Use one of: events.ingest (Ingest events)',
  );
  expect((await reader.call(`POST ${mirror}/v2/events/ingest`, event)).status).toBe(403);
  for (const scope of ['openpipeline:events.davis:ingest', 'storage:events:write', 'environment-api:events:write']) {
    const sender = await tenant({ scopes: { platformToken: [scope] } });
    expect((await sender.call(`POST ${mirror}/v2/events/ingest`, event)).status).toBe(201);
    expect((await sender.call(`GET ${mirror}/v2/events`)).status).toBe(403);
  }
});
