import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnvironmentUrls, parseEnvironmentUrl } from './environmentUrl.ts';

function urls(input: string, platformUrl?: string): EnvironmentUrls {
  const result = parseEnvironmentUrl(input, platformUrl);
  if (!result.ok) throw new Error(`${input}: ${result.message}`);
  return result.urls;
}

const production = {
  deployment: 'saas',
  stage: 'production',
  classicApi: 'https://abc12345.live.dynatrace.com',
  platform: 'https://abc12345.apps.dynatrace.com',
  web: 'https://abc12345.live.dynatrace.com',
  environmentId: 'abc12345',
  warnings: [],
};

describe('SaaS addresses', () => {
  it.each([
    'https://abc12345.live.dynatrace.com',
    'https://abc12345.apps.dynatrace.com',
    'abc12345.apps.dynatrace.com',
    '  https://ABC12345.Apps.Dynatrace.com///  ',
    'https://abc12345.apps.dynatrace.com./',
    'https://abc12345.apps.dynatrace.com:443/',
    'https://abc12345.live.dynatrace.com/api/v2',
    'https://abc12345.live.dynatrace.com/e/abc12345/api/v2/problems?pageSize=1',
    'https://abc12345.apps.dynatrace.com/ui/apps/dynatrace.davis.problems/problem/-1_1V2?from=now-2h#a',
    'https://abc12345.apps.dynatrace.com/ui/intent/dynatrace.notebooks/view-query#%7B%22dt.query%22%3A%22fetch%20logs%22%7D',
    'https://abc12345.live.dynatrace.com/#problems/problemdetails;pid=1',
    'https://abc12345.apps.dynatrace.com/platform/swagger-ui/index.html',
  ])('%s is one environment', (input) => {
    expect(urls(input)).toEqual(production);
  });

  it.each([
    ['https://abc12345.sprint.dynatracelabs.com', 'sprint'],
    ['https://abc12345.sprint.apps.dynatracelabs.com/ui/', 'sprint'],
    ['https://abc12345.dev.dynatracelabs.com', 'dev'],
    ['https://abc12345.dev.apps.dynatracelabs.com', 'dev'],
  ] as const)('%s is on its stage', (input, stage) => {
    expect(urls(input)).toMatchObject({
      stage,
      classicApi: `https://abc12345.${stage}.dynatracelabs.com`,
      platform: `https://abc12345.${stage}.apps.dynatracelabs.com`,
      environmentId: 'abc12345',
      warnings: [],
    });
  });

  it('without a plane is read as an environment, and says so', () => {
    const read = urls('https://abc12345.dynatrace.com');
    expect({ ...read, warnings: [] }).toEqual(production);
    expect(read.warnings).toHaveLength(1);
  });

  it('whatever its parts: both hosts lead to the same, and reading a result again changes nothing', () => {
    const id = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
    const host = fc.constantFrom(
      '.live.dynatrace.com',
      '.apps.dynatrace.com',
      '.sprint.dynatracelabs.com',
      '.sprint.apps.dynatracelabs.com',
      '.dev.dynatracelabs.com',
      '.dev.apps.dynatracelabs.com',
    );
    const tail = fc.constantFrom('', '/', '//', '/ui/apps/x', '/#dashboards', '/platform/x?y=1', '?a=b');
    const scheme = fc.constantFrom('', 'https://', 'HTTPS://');
    fc.assert(
      fc.property(id, host, tail, scheme, (name, suffix, rest, start) => {
        const read = urls(`${start}${name}${suffix}${rest}`);
        expect(read.environmentId).toBe(name);
        expect(urls(read.classicApi)).toEqual(read);
        expect(urls(read.platform ?? '')).toEqual(read);
        expect(read.classicApi.endsWith('/')).toBe(false);
      }),
    );
  });

  it('a host that only looks like one is not sent the credentials of one', () => {
    for (const host of [
      'abc12345.live.dynatrace.com.evil.example',
      'abc12345-live.dynatrace.com.example',
      'xdynatrace.com',
    ]) {
      expect(urls(`https://${host}`)).toMatchObject({ deployment: 'custom', classicApi: `https://${host}` });
    }
  });
});

describe('other deployments', () => {
  const id = '0f6d2f5c-3c1b-4b7e-9b35-8c2f3a6d1e90';

  it.each([
    `https://managed.example.com/e/${id}`,
    `https://managed.example.com/e/${id}/`,
    `managed.example.com/e/${id}/api/v2/problems`,
    `https://managed.example.com/e/${id}/#dashboard;id=1`,
    `https://managed.example.com/e/${id}/ui/problems?gtf=-2h`,
  ])('%s is Managed: no platform', (input) => {
    expect(urls(input)).toEqual({
      deployment: 'managed',
      stage: 'production',
      classicApi: `https://managed.example.com/e/${id}`,
      platform: undefined,
      web: `https://managed.example.com/e/${id}`,
      environmentId: id,
      warnings: [],
    });
  });

  it('a government environment has the form of Managed', () => {
    expect(urls(`https://xyz.gov.example.us/e/${id}`)).toMatchObject({ deployment: 'managed', environmentId: id });
  });

  it.each([
    `https://10.0.0.5:9999/e/${id}/api/v2`,
    `https://activegate.example.com/e/${id}`,
    `https://my-active-gate.example.com:8443/e/${id}`,
  ])('%s is an ActiveGate, with a warning', (input) => {
    const read = urls(input);
    expect(read).toMatchObject({ deployment: 'activegate', platform: undefined });
    expect(read.warnings.join()).toContain('ActiveGate');
    expect(read.classicApi).toBe(input.replace('/api/v2', ''));
  });

  it('a custom domain serves both planes unless told otherwise, and a prefix stays', () => {
    const read = urls('https://observe.example.com/dynatrace/ui/problems');
    expect(read).toMatchObject({
      deployment: 'custom',
      classicApi: 'https://observe.example.com/dynatrace',
      platform: 'https://observe.example.com/dynatrace',
    });
    expect(read.warnings).toHaveLength(1);
    expect(urls('https://observe.example.com', 'https://apps.example.com/ui/')).toMatchObject({
      classicApi: 'https://observe.example.com',
      platform: 'https://apps.example.com',
      warnings: [],
    });
  });

  it.each([
    'http://127.0.0.1:4711',
    'http://localhost:4711/',
    'localhost:4711',
    'http://[::1]:4711',
    'https://localhost:4711',
  ])('%s is on this machine and may be plain http', (input) => {
    const read = urls(input);
    expect(read.deployment).toBe('loopback');
    expect(read.platform).toBe(read.classicApi);
    expect(urls(read.classicApi)).toEqual(read);
  });

  it('reading a result again changes nothing', () => {
    for (const input of [
      `managed.example.com/e/${id}/ui`,
      `https://10.0.0.5:9999/e/${id}/api/v2`,
      'observe.example.com/a/b/',
    ]) {
      expect(urls(urls(input).classicApi)).toEqual(urls(input));
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['https://', 'not-a-url'],
    ['https://..', 'not-a-url'],
    ['ftp://abc12345.live.dynatrace.com', 'not-a-url'],
    ['not a url', 'not-a-url'],
    ['javascript://abc12345.live.dynatrace.com', 'not-a-url'],
    ['http://abc12345.live.dynatrace.com', 'insecure'],
    ['http://managed.example.com/e/1', 'insecure'],
    ['http://127.0.0.1.example.com', 'insecure'],
    ['http://localhost.example.com', 'insecure'],
    ['https://user:pass@abc12345.live.dynatrace.com', 'credentials-in-url'],
    ['https://www.dynatrace.com/pricing', 'not-an-environment'],
    ['https://sso.dynatrace.com/', 'not-an-environment'],
    ['https://apps.dynatrace.com', 'not-an-environment'],
    ['https://a.b.apps.dynatrace.com', 'not-an-environment'],
    ['https://dynatrace.com', 'not-an-environment'],
    ['https://dev.dynatracelabs.com', 'not-an-environment'],
    ['https://10.0.0.5:9999/', 'not-an-environment'],
  ] as const)('%j: %s', (input, reason) => {
    const result = parseEnvironmentUrl(input);
    expect(result).toMatchObject({ ok: false, reason });
    expect(result.ok ? '' : result.message).toMatch(/^[A-Z].*\.$|^[a-z0-9.-]+ is a site/);
  });

  it('a platform address by the same rules', () => {
    expect(parseEnvironmentUrl('https://observe.example.com', 'http://apps.example.com')).toMatchObject({
      ok: false,
      reason: 'bad-platform-url',
    });
  });

  it('never throws, and never accepts what it cannot read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (input) => {
        const result = parseEnvironmentUrl(input);
        if (result.ok) expect(urls(result.urls.classicApi).classicApi).toBe(result.urls.classicApi);
      }),
      { numRuns: 1000 },
    );
  });
});
