import { describe, expect, it } from 'vitest';
import { checkOAuthClient, type TokenKind, tokenHint } from './credentials.ts';
import { testApiToken, testClient, testPlatformToken } from './scriptedTenant.ts';

describe('an OAuth client', () => {
  it.each([
    [undefined, 'absent'],
    [{ clientId: '', clientSecret: ' ', accountUrn: '' }, 'absent'],
    [testClient, 'complete'],
    [{ ...testClient, tokenUrl: '' }, 'complete'],
    [{ ...testClient, tokenUrl: 'http://127.0.0.1:1/token' }, 'complete'],
    [
      {
        ...testClient,
        accountUrn: ` ${testClient.accountUrn.toUpperCase().replace('URN:DTACCOUNT', 'urn:dtaccount')} `,
      },
      'complete',
    ],
    [{ ...testClient, clientSecret: '' }, 'partial'],
    [{ ...testClient, clientId: '', accountUrn: '' }, 'partial'],
    [{ ...testClient, accountUrn: '11111111-2222-4333-8444-555555555555' }, 'malformed-urn'],
    [{ ...testClient, accountUrn: 'urn:dtaccount:1234' }, 'malformed-urn'],
    [{ ...testClient, tokenUrl: 'http://sso.example.com/token' }, 'malformed-token-url'],
    [{ ...testClient, clientSecret: 'a b' }, 'malformed-credential'],
  ])('%j is %s', (client, state) => {
    expect(checkOAuthClient(client).state).toBe(state);
  });

  it('that is half there is told which half is missing', () => {
    expect(checkOAuthClient({ ...testClient, clientId: '', accountUrn: '' })).toMatchObject({
      message: expect.stringContaining('the client id and the account URN are empty'),
    });
  });
});

describe('a hint', () => {
  it.each<[TokenKind, string, RegExp | undefined]>([
    ['apiToken', testApiToken, undefined],
    ['platformToken', ` ${testPlatformToken}\n`, undefined],
    ['clientId', testClient.clientId, undefined],
    ['clientSecret', testClient.clientSecret, undefined],
    ['apiToken', '', undefined],
    ['apiToken', testPlatformToken, /looks like a platform token, not like an API token/],
    ['platformToken', testApiToken, /looks like an API token/],
    ['clientId', testClient.clientSecret, /looks like the client secret/],
    ['clientSecret', testClient.clientId, /cut off/],
    ['apiToken', 'abcdef', /does not begin with dt0c01/],
    ['apiToken', 'dt0c01.A B.C', /blank/],
    ['apiToken', 'dt0s99.A.B', /a credential of the kind dt0s99/],
  ])('for %s %j', (kind, text, hint) => {
    if (hint === undefined) expect(tokenHint(kind, text)).toBeUndefined();
    else expect(tokenHint(kind, text)).toMatch(hint);
  });
});
