import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../../testServer.ts';

const base = '/platform/storage/query/v1';
let shop: Awaited<ReturnType<typeof demo>>;
let slow: Awaited<ReturnType<typeof demo>>;

beforeAll(async () => {
  shop = await demo();
  slow = await demo({ queryDelayMs: 150 });
});

afterAll(async () => {
  await shop.server.close();
  await slow.server.close();
});

const pollPath = (token: string, waitMs: number) =>
  `${base}/query:poll?request-token=${encodeURIComponent(token)}&request-timeout-milliseconds=${waitMs}`;
const cancelPath = (token: string) => `${base}/query:cancel?request-token=${encodeURIComponent(token)}`;

describe('execute', () => {
  test('a quick query is answered at once, with types and metadata', async () => {
    const { status, body } = await shop.query('data record(a = 1, b = "x")');
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'SUCCEEDED', progress: 100, result: { records: [{ a: '1', b: 'x' }] } });
    expect(body.requestToken).toBeUndefined();
    expect(body.result.types).toEqual([
      { indexRange: [0, 0], mappings: { a: { type: 'long' }, b: { type: 'string' } } },
    ]);
    expect(body.result.metadata.grail).toMatchObject({
      timezone: 'Z',
      locale: 'und',
      dqlVersion: 'V1_0',
      sampled: false,
    });
  });

  test('the same seed and time give the same records', async () => {
    const query = 'fetch logs | summarize n = count(), by:{service.name, loglevel} | sort n desc, service.name';
    const other = await demo();
    const answers = [await shop.query(query), await other.query(query)];
    await other.server.close();
    expect(answers[0]?.body.result.records.length).toBeGreaterThan(8);
    expect(answers[0]?.body.result.records).toEqual(answers[1]?.body.result.records);
  });

  test('a slow one gives a token, is asked for, and its result is gone after a minute', async () => {
    const started = await slow.query('data record(a = 1)', { requestTimeoutMilliseconds: 0 });
    expect(started.status).toBe(202);
    expect(['RUNNING', 'NOT_STARTED']).toContain(started.body.state);
    const token: string = started.body.requestToken;
    expect(encodeURIComponent(token)).not.toBe(token);
    const polled = await slow.call(`GET ${pollPath(token, 20_000)}`);
    expect(polled.body).toMatchObject({ state: 'SUCCEEDED', result: { records: [{ a: '1' }] } });
    slow.advance(61_000);
    const late = await slow.call(`GET ${pollPath(token, 0)}`);
    expect(late.status).toBe(410);
    expect(late.body.error.details.errorType).toBe('QUERY_GONE');
  });

  test('a cancelled query answers nothing, then is gone', async () => {
    const { body } = await slow.query('data record(a = 1)', { requestTimeoutMilliseconds: 0 });
    const cancelled = await slow.call(`POST ${cancelPath(body.requestToken)}`);
    expect([cancelled.status, cancelled.body]).toEqual([202, '']);
    expect((await slow.call(`GET ${pollPath(body.requestToken, 0)}`)).status).toBe(410);
  });

  test('cancelling what has ended gives its result', async () => {
    const { body } = await slow.query('data record(a = 1)', { requestTimeoutMilliseconds: 0 });
    await slow.call(`GET ${pollPath(body.requestToken, 20_000)}`);
    const cancelled = await slow.call(`POST ${cancelPath(body.requestToken)}`);
    expect(cancelled.status).toBe(200);
    expect(cancelled.body.state).toBe('SUCCEEDED');
  });

  test('nobody else may ask for a query, and an unknown token is not found', async () => {
    const { body } = await slow.query('data record(a = 1)', { requestTimeoutMilliseconds: 0 });
    const other = `Bearer ${await slow.accessToken('storage:buckets:read')}`;
    expect((await slow.call(`GET ${pollPath(body.requestToken, 0)}`, undefined, other)).status).toBe(403);
    const unknown = await slow.call(`GET ${pollPath('nobody', 0)}`);
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.details.errorType).toBe('QUERY_NOT_FOUND');
  });

  test('an unknown table is refused where it stands', async () => {
    const { status, body } = await shop.query('fetch logz | limit 5');
    expect(status).toBe(400);
    expect(body.error.message).toBe('UNKNOWN_DATA_OBJECT');
    expect(body.error.details).toMatchObject({
      exceptionType: 'DQL-SYNTAX-ERROR',
      arguments: ['logz'],
      queryString: 'fetch logz | limit 5',
      syntaxErrorPosition: {
        start: { line: 1, column: 7, index: 6 },
        end: { line: 1, column: 10, index: 9 },
      },
    });
  });

  test('a table needs its own permission, wherever it is read', async () => {
    const logsOnly = `Bearer ${await shop.accessToken('storage:buckets:read storage:logs:read')}`;
    const execute = (query: string) => shop.call(`POST ${base}/query:execute`, { query }, logsOnly);
    expect((await execute('fetch logs | limit 1')).status).toBe(200);
    const refused = await execute('fetch logs | lookup [fetch bizevents], sourceField:trace_id, lookupField:trace_id');
    expect(refused.status).toBe(403);
    expect(refused.body.error.details).toMatchObject({
      errorType: 'NOT_AUTHORIZED_FOR_TABLE',
      missingPermissions: ['storage:bizevents:read'],
    });
    expect((await execute('fetch dt.system.data_objects | limit 1')).status).toBe(200);
  });

  test('without the scope for buckets the gateway refuses', async () => {
    const { status, body, headers } = await shop.call(
      `POST ${base}/query:execute`,
      { query: 'data record(a = 1)' },
      `Bearer ${await shop.accessToken('slo:slos:read')}`,
    );
    expect(status).toBe(403);
    expect(headers.get('dynatrace-response-source')).toBe('API Gateway');
    expect(body.error.details.missingScopes).toEqual(['storage:buckets:read']);
  });

  test.each([
    [{ query: 7 }, 'query'],
    [{ query: 'data record(a=1)', timezone: 'Mars/Olympus' }, 'timezone'],
    [{ query: 'data record(a=1)', maxResultRecords: 0 }, 'maxResultRecords'],
    [{ query: 'data record(a=1)', requestTimeoutMilliseconds: 70_000 }, 'requestTimeoutMilliseconds'],
    [{ query: `data record(a=1) //${'x'.repeat(1_000_000)}` }, 'query'],
  ])('%j names the parameter that is wrong', async (body, parameter) => {
    const answer = await shop.call(`POST ${base}/query:execute`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.constraintViolations[0].path).toBe(parameter);
  });

  test('times are written in the zone that was asked for', async () => {
    const { body } = await shop.query('fetch logs | fields timestamp | limit 1', { timezone: 'Asia/Kolkata' });
    expect(body.result.records[0].timestamp).toMatch(/^2026-11-20T\d\d:\d\d:\d\d\.\d{9}\+05:30$/);
    expect(body.result.metadata.grail.timezone).toBe('Asia/Kolkata');
  });

  test('a timeframe of the request counts where the query has none', async () => {
    const timeframe = {
      defaultTimeframeStart: '2026-11-20T11:50:00.000Z',
      defaultTimeframeEnd: '2026-11-20T11:55:00.000Z',
    };
    const { body } = await shop.query('fetch logs | summarize from = min(timestamp), to = max(timestamp)', timeframe);
    const [{ from, to }] = body.result.records;
    expect(from >= timeframe.defaultTimeframeStart.replace('Z', '')).toBe(true);
    expect(to < timeframe.defaultTimeframeEnd).toBe(true);
  });
});

describe('verify', () => {
  const verify = (query: string, more = {}) => shop.call(`POST ${base}/query:verify`, { query, ...more });

  test('says where a query is wrong, with status 200', async () => {
    const { status, body } = await verify('fetch logs | fitler a == 1');
    expect(status).toBe(200);
    expect(body.valid).toBe(false);
    expect(body.notifications[0]).toMatchObject({ severity: 'ERROR', syntaxPosition: { start: { index: 13 } } });
  });

  test('gives the canonical query when asked', async () => {
    expect((await verify('fetch logs|limit 5')).body).toEqual({ valid: true, notifications: [] });
    const { canonicalQuery } = (await verify('fetch logs|limit 5', { generateCanonicalQuery: true })).body;
    expect(canonicalQuery).toBe('fetch logs\n| limit 5');
  });
});

describe('autocomplete', () => {
  const suggest = async (query: string) => {
    const { body } = await shop.call(`POST ${base}/query:autocomplete`, { query });
    return body as {
      optional: boolean;
      suggestions: { suggestion: string; alreadyTypedCharacters: number; parts: { type: string }[] }[];
    };
  };

  test('commands that begin with what is typed', async () => {
    const { suggestions } = await suggest('fetch logs | fi');
    expect(suggestions.map(({ suggestion }) => suggestion)).toContain('filterOut ');
    expect(suggestions[0]).toMatchObject({
      alreadyTypedCharacters: 2,
      parts: [{ type: 'COMMAND_NAME' }, { type: 'SPACE' }],
    });
  });

  test.each([
    ['', 'fetch '],
    ['fetch ', 'bizevents'],
    ['fetch logs | filter service.', 'service.name'],
    ['fetch logs | filter service.name == ', '"payments"'],
    ['timeseries avg(', 'dt.host.cpu.usage'],
  ])('%j may go on with %s', async (query, expected) => {
    expect((await suggest(query)).suggestions.map(({ suggestion }) => suggestion)).toContain(expected);
  });

  test.each([
    ['fetch logs | summarize n = count(), by: {service.name} | filter ', ['n', 'service.name']],
    ['fetch logs | summarize n = count() | append [fetch logs | fields loglevel] | fields ', ['loglevel', 'n']],
    ['fetch logs | append [fetch logs | summarize m = count() | sort ', ['m']],
  ])('%j may go on with the fields that exist there', async (query, expected) => {
    expect((await suggest(query)).suggestions.map(({ suggestion }) => suggestion)).toEqual(expected);
  });

  test('a field that was removed is not suggested', async () => {
    const names = (await suggest('fetch logs | fieldsRemove content | filter ')).suggestions.map(
      (each) => each.suggestion,
    );
    expect(names).toContain('loglevel');
    expect(names).not.toContain('content');
  });

  test('a cursor behind the end is refused', async () => {
    const { status } = await shop.call(`POST ${base}/query:autocomplete`, { query: 'fetch', cursorPosition: 9 });
    expect(status).toBe(400);
  });
});

describe('tables', () => {
  test.each([
    ['fetch dt.davis.problems, from:-30d | filter event.status == "ACTIVE"', 1],
    ['fetch dt.davis.problems, from:-30d | filter event.status == "CLOSED"', 2],
    ['fetch events, from:-30d | filter event.type == "CUSTOM_DEPLOYMENT"', 5],
    ['fetch dt.entity.service', 10],
    ['fetch dt.entity.service | filter isNotNull(calls)', 4],
    ['smartscapeNodes HOST', 5],
    ['smartscapeNodes SERVICE | traverse calls, SERVICE', 5],
    ['timeseries avg(dt.host.cpu.usage), by:{host.name}', 5],
    ['fetch bizevents', 100],
    ['describe logs', 10],
  ])('%s gives at least %i records', async (query, least) => {
    const { status, body } = await shop.query(query);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.result.records.length).toBeGreaterThanOrEqual(least);
  });

  test('a data object without records answers with none', async () => {
    const { status, body } = await shop.query('fetch user.sessions, from:now() - 1s | limit 1');
    expect(status).toBe(200);
    expect(body.result).toMatchObject({ records: [], types: [] });
  });

  test('the open problem is the fault of a deployment that the events tell of', async () => {
    const problem = (await shop.query('fetch dt.davis.problems | filter event.status == "ACTIVE"')).body.result
      .records[0];
    const change = (
      await shop.query(
        `fetch events, from:-1d | filter event.type == "CUSTOM_DEPLOYMENT" and dt.entity.service == "${problem.root_cause_entity_id}" | sort timestamp desc | limit 1`,
      )
    ).body.result.records[0];
    expect(Date.parse(change['event.start'])).toBeLessThan(Date.parse(problem['event.start']));
    expect(Date.parse(problem['event.start']) - Date.parse(change['event.start'])).toBeLessThan(30 * 60_000);
  });
});
