import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../http/clock.ts';
import { fastClock, json, until } from '../http/scriptedServer.ts';
import { type QueryProgress, queryFault, runQuery } from './query.ts';
import { autocompleteQuery, verifyQuery } from './queryAssistance.ts';
import {
  type Credentials,
  failure,
  never,
  type Route,
  type ScriptedTenant,
  tenant,
  testClient,
  testPlatformToken,
  tokenEndpoint,
} from './scriptedTenant.ts';

const execute = 'POST /platform/storage/query/v1/query:execute';
const poll = 'GET /platform/storage/query/v1/query:poll';
const cancel = 'POST /platform/storage/query/v1/query:cancel';

const open: ScriptedTenant[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function grail(
  routes: Readonly<Record<string, Route>>,
  credentials: Credentials = { platformToken: testPlatformToken },
  options: Parameters<typeof tenant>[2] = {},
): Promise<ScriptedTenant> {
  const made = await tenant({ 'POST /sso/oauth2/token': tokenEndpoint('all'), ...routes }, credentials, options);
  open.push(made);
  return made;
}

function succeeded(records: readonly unknown[] = [{ n: '9007199254740993' }], grailMetadata: object = {}) {
  return {
    state: 'SUCCEEDED',
    progress: 100,
    result: {
      records,
      types: [{ indexRange: [0, 0], mappings: { n: { type: 'long' } } }],
      metadata: { grail: { queryId: 'query-1', scannedBytes: 912345, notifications: [], ...grailMetadata } },
    },
  };
}

const request = { query: 'fetch logs | summarize n = count()' };
const token = 'a+b/c=&d e';

describe('a query', () => {
  it('that ends soon takes one request, asks the service to wait, and keeps its longs', async () => {
    const { environment, server } = await grail({ [execute]: (_, response) => json(response, 200, succeeded()) });
    const outcome = await runQuery(
      environment,
      {
        ...request,
        timeframe: { start: 'a', end: 'b' },
        maxResultRecords: 5,
        timezone: 'Europe/Vienna',
        scanLimitGbytes: -1,
      },
      { signal: never },
    );
    expect(outcome.table.columns).toEqual([{ name: 'n', type: 'long', values: ['9007199254740993'] }]);
    expect(outcome).toMatchObject({ queryId: 'query-1', scannedBytes: 912345, sampled: false });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.query.get('enrich')).toBe('metric-metadata');
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      query: request.query,
      requestTimeoutMilliseconds: 1000,
      defaultTimeframeStart: 'a',
      defaultTimeframeEnd: 'b',
      timezone: 'Europe/Vienna',
      maxResultRecords: 5,
      defaultScanLimitGbytes: -1,
    });
  });

  it('is polled while it runs or has not begun; previews are not results', async () => {
    const preview = { state: 'RUNNING', progress: 42, result: { ...succeeded([{ n: '1' }]).result } };
    const { environment, server } = await grail({
      [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token, ttlSeconds: 399 }),
      [poll]: (_, response, count) =>
        json(response, 200, [{ state: 'NOT_STARTED' }, preview, succeeded([{ n: '7' }])][count - 1]),
    });
    const progress: QueryProgress[] = [];
    const outcome = await runQuery(environment, request, { signal: never, onProgress: (step) => progress.push(step) });
    expect(outcome.table.columns[0]?.values).toEqual(['7']);
    expect(progress).toEqual([
      { state: 'RUNNING', percent: undefined, scannedBytes: undefined },
      { state: 'NOT_STARTED', percent: undefined, scannedBytes: undefined },
      { state: 'RUNNING', percent: 42, scannedBytes: 912345 },
    ]);
    const polls = server.seen.filter((seen) => seen.method === 'GET');
    expect(polls.map((seen) => seen.query.get('request-token'))).toEqual([token, token, token]);
    expect(polls[0]?.query.get('request-timeout-milliseconds')).toBe('2000');
  });

  it('is not polled in a tight loop where the service does not wait', async () => {
    const clock = fastClock();
    const { environment } = await grail(
      {
        [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
        [poll]: (_, response, count) => json(response, 200, count < 10 ? { state: 'RUNNING' } : succeeded()),
      },
      undefined,
      { clock },
    );
    await runQuery(environment, request, { signal: never });
    expect(clock.slept.slice(0, 3)).toEqual([200, 300, 450]);
    expect(Math.max(...clock.slept)).toBe(2000);
  });

  it('polls on through throttling and outages', async () => {
    const { environment } = await grail({
      [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
      [poll]: (_, response, count) => {
        if (count === 1) return json(response, 429, { error: { code: 429, message: 'BUSY_SCHEDULER_TENANT' } });
        if (count === 2) return json(response, 503, {});
        if (count === 3) return response.socket?.destroy();
        return json(response, 200, succeeded());
      },
    });
    expect((await runQuery(environment, request, { signal: never })).queryId).toBe('query-1');
  });

  it('asks an OAuth client for its own scopes only, and renews a token that ends on the way', async () => {
    const { environment, server } = await grail(
      {
        [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
        [poll]: (seen, response) =>
          seen.headers.authorization?.startsWith('Bearer token-1')
            ? json(response, 401, { error: { code: 401, message: 'Unauthorized' } })
            : json(response, 200, succeeded()),
      },
      { oauth: testClient, platformToken: testPlatformToken },
    );
    await runQuery(environment, request, { signal: never });
    const forms = server.seen
      .filter((seen) => seen.path === '/sso/oauth2/token')
      .map((seen) => new URLSearchParams(seen.body).get('scope'));
    expect(forms).toEqual(['storage:buckets:read storage:logs:read', 'storage:buckets:read storage:logs:read']);
    expect(
      server.seen
        .filter((seen) => seen.path.includes('/platform/'))
        .every((seen) => seen.headers.authorization?.startsWith('Bearer token-')),
    ).toBe(true);
  });

  it('renews once, not for ever', async () => {
    const { environment, calls } = await grail(
      { [execute]: (_, response) => json(response, 401, { error: { code: 401, message: 'Unauthorized' } }) },
      { oauth: testClient },
    );
    expect((await failure(runQuery(environment, request, { signal: never }))).reason).toBe('unauthorized');
    expect(calls().filter((call) => call === execute)).toHaveLength(2);
  });

  it('without credentials, or with half of them, says so before anything is sent', async () => {
    const bare = await grail({}, {});
    const error = await failure(runQuery(bare.environment, request, { signal: never }));
    expect(error).toMatchObject({ reason: 'not-configured', scopes: ['storage:buckets:read', 'storage:logs:read'] });
    const half = await grail({}, { oauth: { ...testClient, accountUrn: '' } });
    expect((await failure(runQuery(half.environment, request, { signal: never }))).reason).toBe(
      'invalid-configuration',
    );
    expect([...bare.calls(), ...half.calls()]).toEqual([]);
  });

  it('on Managed says that there is no Grail', async () => {
    const { environment, calls } = await grail({}, { platformToken: testPlatformToken }, { managed: true });
    const error = await failure(runQuery(environment, request, { signal: never }));
    expect(error.reason).toBe('not-configured');
    expect(error.message).toContain('Managed');
    expect(calls()).toEqual([]);
  });
});

describe('a query that fails', () => {
  it('because of its text says where', async () => {
    const { environment } = await grail({
      [execute]: (_, response) =>
        json(response, 400, {
          error: {
            code: 400,
            message: 'UNKNOWN_DATA_OBJECT',
            details: {
              errorType: 'UNKNOWN_DATA_OBJECT',
              errorMessage: "The data object `logz` isn't known.",
              syntaxErrorPosition: { start: { line: 1, column: 7, index: 6 }, end: { line: 1, column: 10, index: 9 } },
            },
          },
        }),
    });
    const query = 'fetch logz | limit 5';
    const error = await failure(runQuery(environment, { query }, { signal: never }));
    expect(error).toMatchObject({ reason: 'bad-request', errorCode: 'UNKNOWN_DATA_OBJECT' });
    expect(error.message).toContain("(400: The data object `logz` isn't known).");
    const fault = queryFault(error, query);
    expect(query.slice(fault?.start, fault?.end)).toBe('logz');
    expect(fault?.message).toBe("The data object `logz` isn't known.");
  });

  it('for want of a permission names it', async () => {
    const { environment } = await grail({
      [execute]: (_, response) =>
        json(response, 403, {
          error: {
            code: 403,
            message: 'NOT_AUTHORIZED_FOR_TABLE',
            details: {
              errorType: 'NOT_AUTHORIZED_FOR_TABLE',
              errorMessage: 'Insufficient permission to access table (bizevents).',
              missingPermissions: ['storage:bizevents:read'],
            },
          },
        }),
    });
    const error = await failure(runQuery(environment, { query: 'fetch bizevents' }, { signal: never }));
    expect(error).toMatchObject({ reason: 'missing-scope', scopes: ['storage:bizevents:read'] });
  });

  it('because the client was not granted a scope names it without asking Grail', async () => {
    const { environment, calls } = await grail(
      { 'POST /sso/oauth2/token': tokenEndpoint(['storage:buckets:read']) },
      { oauth: testClient },
    );
    const error = await failure(runQuery(environment, request, { signal: never }));
    expect(error).toMatchObject({ reason: 'missing-scope', scopes: ['storage:logs:read'] });
    expect(calls()).toEqual(['POST /sso/oauth2/token']);
  });

  it.each([
    ['a result that is gone', (r) => json(r, 410, { error: { code: 410, message: 'QUERY_GONE' } }), 'gone'],
    ['a token that is not known', (r) => json(r, 404, { error: { code: 404, message: 'QUERY_NOT_FOUND' } }), 'gone'],
    ['the state RESULT_GONE', (r) => json(r, 200, { state: 'RESULT_GONE' }), 'gone'],
    ['the state CANCELLED', (r) => json(r, 200, { state: 'CANCELLED' }), 'query-failed'],
    ['the state FAILED', (r) => json(r, 200, { state: 'FAILED' }), 'query-failed'],
    ['the state FAILED beside a preview', (r) => json(r, 200, { ...succeeded(), state: 'FAILED' }), 'query-failed'],
    ['success without a result', (r) => json(r, 200, { state: 'SUCCEEDED' }), 'query-failed'],
    ['an answer that is none', (r) => json(r, 200, { progress: 3 }), 'malformed-response'],
  ] satisfies [string, (response: Parameters<Route>[1]) => void, string][])(
    'with %s is an error and no empty table',
    async (_name, answer, reason) => {
      const { environment } = await grail({
        [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
        [poll]: (_, response) => answer(response),
      });
      expect((await failure(runQuery(environment, request, { signal: never }))).reason).toBe(reason);
    },
  );

  it('with a reason in its last answer gives that reason', async () => {
    const { environment } = await grail({
      [execute]: (_, response) =>
        json(response, 200, {
          state: 'FAILED',
          error: {
            message: 'x',
            details: { errorType: 'INTERNAL_ERROR', errorMessage: 'Division by zero.', queryId: 'q-9' },
          },
        }),
    });
    const error = await failure(runQuery(environment, request, { signal: never }));
    expect(error).toMatchObject({ errorCode: 'INTERNAL_ERROR', errorRef: 'q-9' });
    expect(error.message).toContain('Division by zero.');
  });

  it('without a token to ask with is an error', async () => {
    const { environment } = await grail({ [execute]: (_, response) => json(response, 202, { state: 'RUNNING' }) });
    expect((await failure(runQuery(environment, request, { signal: never }))).reason).toBe('malformed-response');
  });
});

describe('an abandoned query', () => {
  it('is cancelled on the service while it is polled', async () => {
    const { environment, server } = await grail(
      {
        [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
        [poll]: () => undefined,
        [cancel]: (_, response) => response.writeHead(202).end(),
      },
      undefined,
      { clock: systemClock },
    );
    const stop = new AbortController();
    const running = failure(runQuery(environment, request, { signal: stop.signal }));
    await server.received(2);
    stop.abort();
    expect((await running).reason).toBe('cancelled');
    await environment.settled();
    expect(server.seen.at(-1)).toMatchObject({ method: 'POST', path: '/platform/storage/query/v1/query:cancel' });
    expect(server.seen.at(-1)?.query.get('request-token')).toBe(token);
  });

  it('is cancelled on the service even when its token comes later', async () => {
    let begin: (() => void) | undefined;
    const { environment, server } = await grail(
      {
        [execute]: (_, response) => {
          begin = () => json(response, 202, { state: 'RUNNING', requestToken: token });
        },
        [cancel]: (_, response) => response.writeHead(202).end(),
      },
      undefined,
      { clock: systemClock },
    );
    const stop = new AbortController();
    const running = failure(runQuery(environment, request, { signal: stop.signal }));
    await server.received(1);
    stop.abort();
    expect((await running).reason).toBe('cancelled');
    begin?.();
    await server.received(2);
    await environment.settled();
    expect(server.seen[1]?.path).toBe('/platform/storage/query/v1/query:cancel');
  });

  it('is cancelled on the service when polling fails for good', async () => {
    const { environment, calls } = await grail({
      [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
      [poll]: (_, response) => json(response, 500, {}),
      [cancel]: (_, response) => json(response, 410, {}),
    });
    expect((await failure(runQuery(environment, request, { signal: never }))).reason).toBe('server');
    await environment.settled();
    expect(calls().at(-1)).toBe(cancel);
  });

  it('is not begun when the signal has fired before', async () => {
    const { environment, calls } = await grail({});
    expect((await failure(runQuery(environment, request, { signal: AbortSignal.abort() }))).reason).toBe('cancelled');
    expect(calls()).toEqual([]);
  });

  it('says nothing to anybody when the service does not take the cancellation', async () => {
    const { environment, server, calls } = await grail(
      {
        [execute]: (_, response) => json(response, 202, { state: 'RUNNING', requestToken: token }),
        [poll]: () => undefined,
      },
      undefined,
      { clock: systemClock },
    );
    const stop = new AbortController();
    const running = failure(runQuery(environment, request, { signal: stop.signal }));
    await server.received(2);
    stop.abort();
    expect((await running).reason).toBe('cancelled');
    await until(() => calls().includes(cancel));
    await environment.settled();
  });
});

describe('notifications', () => {
  it('tell what is partial and where they point', async () => {
    const { environment } = await grail({
      [execute]: (_, response) =>
        json(
          response,
          200,
          succeeded(undefined, {
            notifications: [
              { severity: 'WARNING', notificationType: 'RESULT_LIMIT_RECORDS', message: 'More than 1,000 records.' },
              {
                severity: 'WARN',
                notificationType: 'LIMIT_ADDED',
                message: 'A limit was added.',
                syntaxPosition: { start: { line: 1, column: 7, index: 6 }, end: { line: 1, column: 10, index: 9 } },
              },
              { message: 'No type.', syntaxPosition: { start: { line: 2, column: 3 }, end: { line: 2, column: 4 } } },
            ],
          }),
        ),
    });
    const { notifications } = await runQuery(environment, { query: 'fetch logs\n| limit 3' }, { signal: never });
    expect(notifications).toEqual([
      {
        severity: 'WARNING',
        type: 'RESULT_LIMIT_RECORDS',
        message: 'More than 1,000 records.',
        partial: true,
        range: undefined,
      },
      {
        severity: 'WARN',
        type: 'LIMIT_ADDED',
        message: 'A limit was added.',
        partial: false,
        range: { start: 6, end: 10 },
      },
      { severity: 'INFO', type: '', message: 'No type.', partial: false, range: { start: 13, end: 15 } },
    ]);
  });
});

describe('checking and completing', () => {
  it('says that a query is not valid without failing', async () => {
    const { environment, server } = await grail({
      'POST /platform/storage/query/v1/query:verify': (_, response) =>
        json(response, 200, {
          valid: false,
          notifications: [
            {
              severity: 'ERROR',
              notificationType: 'SYNTAX_ERROR',
              message: 'no',
              syntaxPosition: { start: { index: 90 }, end: { index: 99 } },
            },
          ],
        }),
    });
    const answer = await verifyQuery(environment, { query: 'fetch logz' }, never);
    expect(answer).toEqual({
      valid: false,
      canonicalQuery: undefined,
      notifications: [
        { severity: 'ERROR', type: 'SYNTAX_ERROR', message: 'no', partial: false, range: { start: 10, end: 10 } },
      ],
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ query: 'fetch logz', generateCanonicalQuery: true });
  });

  it('tells what may follow and what it replaces', async () => {
    const { environment, server } = await grail({
      'POST /platform/storage/query/v1/query:autocomplete': (_, response) =>
        json(response, 200, {
          optional: false,
          suggestedTtlSeconds: 60,
          suggestions: [
            {
              suggestion: 'filter ',
              alreadyTypedCharacters: 2,
              parts: [
                { type: 'COMMAND_NAME', suggestion: 'filter', synopsis: 'filter condition' },
                { type: 'SPACE', suggestion: ' ' },
              ],
            },
          ],
        }),
    });
    const answer = await autocompleteQuery(environment, { query: 'fetch logs | fi', cursor: 99 }, never);
    expect(JSON.parse(server.seen[0]?.body ?? '').cursorPosition).toBe(15);
    expect(answer).toMatchObject({
      optional: false,
      ttlSeconds: 60,
      suggestions: [
        {
          text: 'filter ',
          replaces: 2,
          parts: [{ type: 'COMMAND_NAME', synopsis: 'filter condition' }, { type: 'SPACE' }],
        },
      ],
    });
  });
});
