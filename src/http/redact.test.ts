import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, redact } from './redact.ts';

const letters = (alphabet: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const word = `${upper}abcdefghijklmnopqrstuvwxyz_-`;

const dynatraceToken = fc
  .tuple(
    fc.constantFrom('dt0c01', 'dt0s01', 'dt0s02', 'dt0s06', 'dt0s08', 'dt0s16', 'dt0s17'),
    letters(upper, 24, 24),
    letters(upper, 40, 64),
  )
  .map(([prefix, id, secret]) => ({ text: `${prefix}.${id}.${secret}`, secret }));
const konnectToken = fc
  .tuple(fc.constantFrom('kpat_', 'spat_'), letters(word, 30, 60))
  .map(([prefix, secret]) => ({ text: `${prefix}${secret}`, secret }));
const jsonWebToken = fc
  .tuple(letters(word, 20, 40), letters(word, 20, 60), letters(word, 20, 60))
  .map(([header, claims, signature]) => ({
    text: `eyJ${header}.eyJ${claims}.${signature}`,
    secret: `${claims}.${signature}`,
  }));
const opaqueInField = fc
  .tuple(
    fc.constantFrom(
      'Authorization: Bearer ',
      'Api-Token ',
      'api-token=',
      'client_secret=',
      '"access_token":"',
      'clientSecret: ',
    ),
    letters(upper, 20, 40),
  )
  .map(([field, secret]) => ({ text: `${field}${secret}`, secret }));
const credential = fc.oneof(dynatraceToken, konnectToken, jsonWebToken, opaqueInField);

/** What may stand beside a credential without becoming part of it. */
const surrounding = fc.constantFrom(
  '',
  ' ',
  '\n',
  '"',
  "'",
  '&',
  ',',
  '{',
  '}',
  ': ',
  '<',
  '>',
  '(',
  ')',
  'text ',
  ' für ',
);

describe('redact', () => {
  it('takes every form of credential out of whatever it stands in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(surrounding, credential, surrounding), { minLength: 1, maxLength: 5 }), (parts) => {
        const clean = redact(parts.map(([before, { text }, after]) => `${before}${text}${after}\n`).join(''));
        for (const [, { secret }] of parts) expect(clean).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it('takes them out of JSON and of addresses, encoded or not', () => {
    fc.assert(
      fc.property(dynatraceToken, ({ text, secret }) => {
        const nested = JSON.stringify({ a: JSON.stringify({ token: text, header: `Bearer ${text}` }) });
        expect(redact(nested)).not.toContain(secret);
        expect(redact(`https://x.live.dynatrace.com/api?api-token=${text}&a=1`)).not.toContain(secret);
        expect(redact(encodeURIComponent(`Api-Token ${text}`))).not.toContain(secret);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(surrounding, credential, fc.string(), (before, { text }, after) => {
        const once = redact(`${before}${text} ${after}`);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the public part of a Dynatrace token, which is its id', () => {
    expect(redact('dt0c01.ABCDEFGHIJKLMNOPQRSTUVWX.SECRETSECRETSECRETSECRET')).toBe(
      'dt0c01.ABCDEFGHIJKLMNOPQRSTUVWX.***',
    );
  });

  it.each([
    'Could not list problems: abc12345.live.dynatrace.com refused the API token (401: Token Authentication failed).',
    'fetch logs | filter loglevel == "ERROR" | summarize count(), by:{dt.entity.host}',
    'GET abc12345.apps.dynatrace.com/platform/storage/query/v1/query:poll 200 51 ms',
    'The OAuth client lacks storage:logs:read.',
    "Dynatrace platform APIs require the authorization scheme 'Bearer'. Enter a bearer token, basic information.",
  ])('leaves innocent text alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('a redactor', () => {
  it('knows the exact secrets, in plain, encoded and JSON form, until it is told to forget them', () => {
    const redactor = createRedactor();
    const secret = 'päss "word"/+1';
    redactor.register(secret);
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret)]) {
      expect(redactor.redact(`<${form}>`)).not.toContain(form.slice(1, -1));
    }
    redactor.forget(secret);
    expect(redactor.redact(secret)).toBe(secret);
  });

  it('leaves no rest of a secret that holds another', () => {
    const redactor = createRedactor();
    redactor.register('abcdefgh');
    redactor.register('abcdefgh-and-more');
    expect(redactor.redact('x abcdefgh-and-more y')).toBe('x *** y');
  });

  it('does not take three letters for a secret', () => {
    const redactor = createRedactor();
    redactor.register('log');
    expect(redactor.redact('a log')).toBe('a log');
  });
});
