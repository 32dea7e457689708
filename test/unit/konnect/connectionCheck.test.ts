import { afterEach, expect, it } from 'vitest';
import { ApiError } from '../../../src/http/errors.ts';
import { checkKonnect } from '../../../src/konnect/connectionCheck.ts';
import { holder, type KonnectServer, type ServerOptions, startKonnect } from './konnectServer.ts';

let server: KonnectServer;
afterEach(() => server.close());

const token = 'kpat_somebody-0123456789';

async function check(options: ServerOptions, as = token, signal = new AbortController().signal) {
  server = await startKonnect(options);
  return checkKonnect(server.client(as), signal);
}

it('is fine with a token that may read everything, and does not claim to know about writing', async () => {
  const report = await check({ tokens: [holder(token, 'Organization Admin')] });
  expect(report.state).toBe('ok');
  expect(report.checks.every(({ state }) => state === 'ok')).toBe(true);
  expect(report.facts.find(({ label }) => label === 'Region')?.value).toBe('eu');
  expect(report.facts.find(({ label }) => label === 'Rights to change')?.value).toContain('Cannot be told');
  expect(server.mutations()).toEqual([]);
});

it('fails when the token is refused, and says what to look at', async () => {
  const report = await check({}, 'kpat_revoked-0123456789');
  expect(report.state).toBe('failed');
  expect(report.summary).toContain('allow list');
  expect(report.checks).toMatchObject([{ name: 'token', state: 'failed' }]);
  expect(JSON.stringify(report)).not.toContain('revoked-0123456789');
});

it('is degraded when a role is missing, and names it', async () => {
  const report = await check({ tokens: [holder(token, 'Integration Viewer')] });
  expect(report.state).toBe('degraded');
  expect(report.summary).toContain('services, resources');
  const missing = report.checks.filter(({ state }) => state === 'unavailable');
  expect(missing.map(({ name }) => name)).toEqual(['services', 'resources']);
  expect(missing[0]?.effect).toContain('Service Viewer');
});

it('fails when the region does not answer although the token is good', async () => {
  const report = await check({
    tokens: [holder(token, 'Organization Admin')],
    intercept: (request) => (request.path.startsWith('/v1/') ? { status: 500, body: {} } : undefined),
  });
  expect(report.state).toBe('failed');
});

it('is degraded when one part does not answer', async () => {
  const report = await check({
    tokens: [holder(token, 'Organization Admin')],
    intercept: (request) => (request.path === '/v1/resources' ? { status: 500, body: {} } : undefined),
  });
  expect(report).toMatchObject({ state: 'degraded', summary: expect.stringContaining('cannot read resources') });
});

it('names the user of a personal token, and does without one for a system account', async () => {
  const robot = 'spat_robot-0123456789';
  const labels = (report: Awaited<ReturnType<typeof check>>) => report.facts.map(({ label }) => label);
  const options = { tokens: [holder(token, 'Organization Admin'), holder(robot, 'Organization Admin')] };
  expect(labels(await check(options))).toContain('User');
  await server.close();
  const report = await check(options, robot);
  expect(report.state).toBe('ok');
  expect(labels(report)).not.toContain('User');
});

it('is not configured without a token', async () => {
  expect((await check({}, '')).state).toBe('not-configured');
});

it('rejects when it is cancelled', async () => {
  await expect(check({}, token, AbortSignal.abort())).rejects.toSatisfy((error) => ApiError.is(error, 'cancelled'));
});
