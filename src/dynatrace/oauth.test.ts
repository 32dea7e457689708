import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../http/client.ts';
import { createRedactor } from '../http/redact.ts';
import { type FastClock, fastClock, json, type ScriptedServer, serve } from '../http/scriptedServer.ts';
import type { OAuthClient } from './credentials.ts';
import { createTokenProvider, type TokenProvider } from './oauth.ts';
import { failure, never, type Route, testClient, tokenEndpoint } from './scriptedTenant.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function bench(
  route: Route,
): Promise<{ server: ScriptedServer; clock: FastClock; tokens: TokenProvider; client: OAuthClient }> {
  const server = await serve(route);
  servers.push(server);
  const clock = fastClock();
  const http = createHttpClient({ redactor: createRedactor(), clock, random: () => 0 });
  return {
    server,
    clock,
    tokens: createTokenProvider(http, 'production'),
    client: { ...testClient, tokenUrl: server.url },
  };
}

describe('a token', () => {
  it('is asked for with the documented form, for its scopes and no others', async () => {
    const { server, tokens, client } = await bench(tokenEndpoint('all'));
    await tokens.token(client, ['storage:logs:read', 'storage:buckets:read', 'storage:logs:read'], never);
    expect(server.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: testClient.clientId,
      client_secret: testClient.clientSecret,
      scope: 'storage:buckets:read storage:logs:read',
      resource: testClient.accountUrn,
    });
  });

  it('is kept by its set of scopes, in whatever order, until shortly before its end', async () => {
    const { server, clock, tokens, client } = await bench(tokenEndpoint('all'));
    const first = await tokens.token(client, ['a', 'b'], never);
    clock.advance(269_000);
    expect(await tokens.token(client, ['b', 'a'], never)).toBe(first);
    await tokens.token(client, ['a'], never);
    expect(server.seen).toHaveLength(2);
    clock.advance(2000);
    expect(await tokens.token(client, ['a', 'b'], never)).not.toBe(first);
  });

  it('of a few seconds is used for half of its life', async () => {
    const { server, clock, tokens, client } = await bench(tokenEndpoint('all', 20));
    await tokens.token(client, ['a'], never);
    clock.advance(9000);
    await tokens.token(client, ['a'], never);
    expect(server.seen).toHaveLength(1);
    clock.advance(2000);
    await tokens.token(client, ['a'], never);
    expect(server.seen).toHaveLength(2);
  });

  it('is fetched once for all who wait, and one who leaves disturbs nobody', async () => {
    let grant: (() => void) | undefined;
    const { server, tokens, client } = await bench((request, response, count) => {
      grant = () => tokenEndpoint('all')(request, response, count);
    });
    const leaver = new AbortController();
    const left = failure(tokens.token(client, ['a'], leaver.signal));
    const stayed = [tokens.token(client, ['a'], never), tokens.token(client, ['a'], never)];
    await server.received(1);
    leaver.abort();
    expect((await left).reason).toBe('cancelled');
    grant?.();
    expect(new Set(await Promise.all(stayed)).size).toBe(1);
    expect(server.seen).toHaveLength(1);
  });

  it('of one client is never given to another', async () => {
    const { server, tokens, client } = await bench(tokenEndpoint('all'));
    await tokens.token(client, ['a'], never);
    await tokens.token({ ...client, accountUrn: 'urn:dtaccount:22222222-2222-4333-8444-555555555555' }, ['a'], never);
    expect(server.seen).toHaveLength(2);
  });

  it('that the service refused is dropped, a newer one is not', async () => {
    const { server, tokens, client } = await bench(tokenEndpoint('all'));
    const first = await tokens.token(client, ['a'], never);
    tokens.refused(first);
    const second = await tokens.token(client, ['a'], never);
    tokens.refused(first);
    expect(await tokens.token(client, ['a'], never)).toBe(second);
    expect(server.seen).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it('names the scopes that the client was not granted', async () => {
    const { tokens, client } = await bench(tokenEndpoint(['a']));
    const error = await failure(tokens.token(client, ['a', 'storage:logs:read'], never));
    expect(error).toMatchObject({ reason: 'missing-scope', plane: 'sso', scopes: ['storage:logs:read'] });
    expect(error.message).toContain('Grant storage:logs:read');
  });

  it('of id or secret says what to check and what to quote, and holds no secret', async () => {
    const { tokens, client } = await bench(tokenEndpoint('all'));
    const secret = 'dt0s02.TESTCLNT.WRONGSECRETWRONGSECRET';
    const error = await failure(tokens.token({ ...client, clientSecret: secret }, ['a'], never));
    expect(error).toMatchObject({ reason: 'unauthorized', errorRef: 'ISSUE1' });
    expect(error.message).toMatch(/Check the client id, the client secret and the account URN/);
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain('WRONGSECRET');
  });

  it.each<[string, Route, string, RegExp]>([
    ['an RFC 6749 body', (_, r) => json(r, 401, { error: 'invalid_client' }), 'unauthorized', /invalid_client/],
    ['an unknown scope', (_, r) => json(r, 400, { error: 'invalid_scope' }), 'missing-scope', /Grant a/],
    ['a web page', (_, r) => r.writeHead(400).end('<html><title>Oops</title></html>'), 'unauthorized', /titled "Oops"/],
    [
      'an expired token',
      (_, r) => json(r, 200, { access_token: 'x', expires_in: 0 }),
      'malformed-response',
      /already expired/,
    ],
    ['no token', (_, r) => json(r, 200, { token_type: 'Bearer' }), 'malformed-response', /access_token/],
  ])('%s', async (_name, route, reason, sentence) => {
    const { tokens, client } = await bench(route);
    const error = await failure(tokens.token(client, ['a'], never));
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(sentence);
  });

  it('is not remembered', async () => {
    const { tokens, client } = await bench((request, response, count) =>
      tokenEndpoint(count === 1 ? [] : 'all')(request, response, count),
    );
    await failure(tokens.token(client, ['a'], never));
    expect(await tokens.token(client, ['a'], never)).toContain('token-2');
  });

  it('because of throttling is waited for', async () => {
    const { clock, tokens, client } = await bench((request, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '2' }) : tokenEndpoint('all')(request, response, count),
    );
    await tokens.token(client, ['a'], never);
    expect(clock.slept).toEqual([2000]);
  });
});
