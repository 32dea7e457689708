import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../world/time.ts';
import { begin, items, type Json, mirror, refusal, type Tenant, tenant } from './testTenant.ts';

const path = '/api/v1/events';

let demo: Tenant;
beforeEach(async () => {
  demo = await tenant();
});

const info = { eventType: 'CUSTOM_INFO', source: 'test', description: 'Hello' };
const hosts = { tagRule: [{ meTypes: ['HOST'], tags: ['team:platform'] }] };
const send = (event: Json) => demo.call(`POST ${path}`, { attachRules: hosts, ...event });
const stored = async (attachRules: Json) => (await send({ ...info, attachRules })).body.storedIds as readonly string[];

describe('sending an event the old way', () => {
  it('answers 200 with ids whose numbers may be too long for a double', async () => {
    const answer = await demo.call(`POST ${path}`, { ...info, attachRules: hosts });
    expect(answer.status).toBe(200);
    const text = answer.text;
    const ids = /"storedEventIds":\[([-\d,]+)\]/.exec(text)![1]!.split(',');
    expect(ids).toHaveLength(7);
    expect(JSON.parse(text).storedIds).toEqual(ids.map((id) => `${id}_${begin}`));
    expect(JSON.parse(text).storedCorrelationIds).toHaveLength(7);
  });

  it('takes what a shell script of a monitoring agent sends', async () => {
    const event = {
      title: 'Alarm from web-01',
      source: 'Alarm',
      description: 'web-01 cpu is high',
      eventType: 'CUSTOM_INFO',
      attachRules: hosts,
      customProperties: { description: 'web-01 cpu is high' },
    };
    const token = demo.apiToken;
    const target = `POST /e/abc12345${path}`;
    const answer = await demo.call(target, event, { authorization: `Api-token ${token}` });
    expect(answer.status).toBe(200);
    const unescaped = JSON.stringify(event).replace('web-01 cpu', 'a "quoted" cpu');
    expect(refusal(await demo.call(target, unescaped))).toBe('400 The body is not valid JSON.');
  });

  it('attaches to ids and to tags, as text and as objects', async () => {
    const host = (await demo.call('GET /api/v2/entities?entitySelector=type(HOST)')).body.entities as readonly Json[];
    expect(await stored({ entityIds: [host[0]!.entityId, 'HOST-0'] })).toHaveLength(1);
    const tagged = (...tags: readonly unknown[]) => stored({ tagRule: [{ meTypes: ['SERVICE'], tags }] });
    expect(await tagged('team:till')).toHaveLength(2);
    expect(await tagged('[KUBERNETES]app:cart')).toHaveLength(1);
    expect(await tagged('team:till', 'tier:critical')).toHaveLength(2);
    expect(await tagged({ context: 'CONTEXTLESS', key: 'team:till' })).toHaveLength(2);
    expect(await tagged({ context: 'KUBERNETES', key: 'app', value: 'cart' })).toHaveLength(1);
    expect(refusal(await send({ ...info, attachRules: { tagRule: [{ meTypes: ['HOST'], tags: ['none'] }] } }))).toBe(
      '400 No entity matches the attach rules.',
    );
  });

  it('shows in the newer API, by the newer name', async () => {
    await send({ ...info, eventType: 'RESOURCE_CONTENTION', title: 'Disk is full' });
    const events = await demo.call('GET /api/v2/events?eventSelector=eventType(RESOURCE_CONTENTION_EVENT)');
    expect(items(events, 'events')).toHaveLength(7);
    const problems = await demo.call('GET /api/v2/problems?problemSelector=severityLevel(RESOURCE_CONTENTION)');
    expect(items(problems, 'problems')).toHaveLength(7);
  });

  it.each([
    [{ ...info, eventType: 'RESOURCE_CONTENTION_EVENT' }, 'eventType: must be one of'],
    [{ ...info, source: undefined }, 'source: must not be null'],
    [{ ...info, eventType: 'ERROR_EVENT' }, 'title: must not be null'],
    [{ ...info, eventType: 'CUSTOM_DEPLOYMENT', deploymentName: 'x' }, 'deploymentVersion: must not be null'],
    [{ ...info, attachRules: undefined }, 'attachRules: must not be null'],
    [{ ...info, attachRules: {} }, 'attachRules: needs an entity id or a tag rule'],
    [{ ...info, start: begin - 30 * DAY - 1 }, 'start: is too far in the past'],
    [{ ...info, eventType: 'ERROR_EVENT', title: 'x', start: begin - HOUR - 1 }, 'start: is too far in the past'],
    [{ ...info, customProperties: { a: 1 } }, 'customProperties.a: must be a string'],
  ])('%j is refused', async (event, expected) => {
    expect(refusal(await send(event))).toContain(`400 ${expected}`);
  });
});

describe('the old feed of events', () => {
  const list = (query: string) => demo.call(`GET ${path}?${query}`);

  it('goes 30 days back, in pages of 150 by the cursor alone', async () => {
    for (let i = 0; i < 25; i++) await send({ ...info, description: `Hello ${i}` });
    const first = (await list('')).body;
    expect(first).toMatchObject({ from: begin - 30 * DAY, to: begin });
    expect((first.events as readonly Json[]).length).toBe(150);
    const cursor = encodeURIComponent(String(first.nextCursor));
    const second = (await list(`cursor=${cursor}`)).body;
    expect(second.nextCursor).toBeNull();
    expect((second.events as readonly Json[]).length).toBe(Number(first.totalEventCount) - 150);
    expect(refusal(await list(`cursor=${cursor}&eventType=CUSTOM_INFO`))).toBe('400 cursor: must be used alone');
    expect(refusal(await list('cursor=nonsense'))).toBe('400 cursor: Invalid cursor');
  });

  it('is narrowed by time, type and entity', async () => {
    const found = async (query: string) => (await list(query)).body.events as readonly Json[];
    const changes = await found('eventType=CUSTOM_CONFIGURATION');
    expect(new Set(changes.map(({ eventType }) => eventType))).toEqual(new Set(['CUSTOM_CONFIGURATION']));
    const { entityId, id } = changes[0]!;
    expect(await found(`entityId=${entityId}&eventType=CUSTOM_CONFIGURATION`)).toContainEqual(changes[0]);
    expect((await demo.call(`GET ${path}/${id}`)).body).toEqual(changes[0]);
    expect((await demo.call(`GET ${path}/1_2`)).status).toBe(404);
    for (const { startTime, endTime } of await found('relativeTime=6hours'))
      expect(Number(endTime) === -1 || Math.max(Number(startTime), Number(endTime)) >= begin - 6 * HOUR).toBe(true);
    expect(refusal(await list('relativeTime=soon'))).toContain('400 relativeTime: must be one of min, 5mins');
  });

  it('needs DataExport, and is not on the mirror', async () => {
    const reader = await tenant({ scopes: { apiToken: ['events.read', 'events.ingest'] } });
    expect(refusal(await reader.call(`GET ${path}`))).toContain('Use one of: DataExport (');
    expect((await reader.call(`POST ${path}`, info)).status).toBe(403);
    expect((await demo.call(`GET ${mirror}/v1/events`)).status).toBe(404);
  });
});
