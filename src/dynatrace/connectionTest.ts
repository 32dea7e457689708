import { ApiError } from '../http/errors.ts';
import type { PlaneCheck, PlaneFact, PlaneReport, PlaneState } from '../http/planeReport.ts';
import { listClassicSlos } from './classicSlos.ts';
import { getClusterVersion } from './clusterVersion.ts';
import { checkOAuthClient } from './credentials.ts';
import { listEntityTypes } from './entities.ts';
import { type DynatraceEnvironment, hasPlatformCredential } from './environment.ts';
import { listProblems } from './problems.ts';
import { runQuery } from './query.ts';
import { verifyQuery } from './queryAssistance.ts';
import { apiTokenScopes, missingSentence, platformScopes, type Scope } from './scopes.ts';
import { listSettings } from './settings.ts';
import { listSlos } from './slos.ts';
import { lookUpToken, type TokenInfo } from './tokens.ts';

/**
 * Test Connection for the two planes of one Dynatrace environment, `environment` and `grail`, in this order. A plane fails only where nothing on it can work; a
 * scope that was not granted disables what uses it. Rejects with `cancelled` and nothing else: what goes wrong is in the report.
 */
export async function testConnection(
  environment: DynatraceEnvironment,
  signal: AbortSignal,
): Promise<readonly PlaneReport[]> {
  return Promise.all([testEnvironmentApi(environment, signal), testGrail(environment, signal)]);
}

async function testEnvironmentApi(environment: DynatraceEnvironment, signal: AbortSignal): Promise<PlaneReport> {
  const plane = 'environment';
  const facts: PlaneFact[] = [{ label: 'Address', value: environment.urls.classicApi }];
  const token = (await environment.credentials.apiToken())?.trim();
  if (!token) {
    const through = (await hasPlatformCredential(environment.credentials)) && environment.urls.platform !== undefined;
    if (!through) {
      return { plane, state: 'not-configured', summary: 'No API token was entered.', facts, checks: [] };
    }
    const checks = await probeEnvironmentApi(environment, signal);
    facts.push({ label: 'Credential', value: 'the platform credential, through the platform address' });
    return { plane, ...verdict(checks), facts, checks };
  }
  let info: TokenInfo;
  try {
    info = await lookUpToken(environment, signal);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.reason === 'missing-scope' || failure.reason === 'forbidden' || failure.reason === 'not-found') {
      // The token may not look itself up, so each scope is tried by what it is for.
      const lookup = stateless(apiTokenScopes, 'apiTokens.read');
      const checks = [...(await probeEnvironmentApi(environment, signal)), unavailable(lookup, 'API token')];
      return { plane, ...verdict(checks), facts, checks };
    }
    const checks: PlaneCheck[] = [{ name: 'token', state: 'failed', sentence: failure.message }];
    return { plane, state: 'failed', summary: failure.message, facts, checks };
  }
  facts.push(...tokenFacts(info));
  if (info.enabled === false) {
    const sentence = 'The API token is disabled. Enable it, or enter another one.';
    return { plane, state: 'failed', summary: sentence, facts, checks: [{ name: 'token', state: 'failed', sentence }] };
  }
  const checks: PlaneCheck[] = [{ name: 'token', state: 'ok' }];
  for (const scope of apiTokenScopes) {
    checks.push(info.scopes.includes(scope.name) ? { name: scope.name, state: 'ok' } : lacking(scope, 'API token'));
  }
  if (info.scopes.includes('DataExport')) {
    const version = await attempt(() => getClusterVersion(environment, signal));
    if (version.ok) facts.push({ label: 'Cluster version', value: version.value });
    else checks.push({ name: 'cluster version', state: 'failed', sentence: version.error.message });
  }
  return { plane, ...verdict(checks), facts, checks };
}

function tokenFacts(info: TokenInfo): PlaneFact[] {
  const facts: PlaneFact[] = [];
  if (info.id) facts.push({ label: 'Token', value: info.name ? `${info.name} (${info.id})` : info.id });
  if (info.owner) facts.push({ label: 'Owner', value: info.owner });
  facts.push({ label: 'Expires', value: info.expirationDate ?? 'never' });
  return facts;
}

/** Reads one item of each resource, for tokens whose scopes cannot be looked up. Writing scopes are not tried. */
async function probeEnvironmentApi(environment: DynatraceEnvironment, signal: AbortSignal): Promise<PlaneCheck[]> {
  const probes: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['problems.read', () => listProblems(environment, { pageSize: 1 }, signal)],
    ['entities.read', () => listEntityTypes(environment, { pageSize: 1 }, signal)],
    [
      'settings.read',
      () => listSettings(environment, { schemaIds: ['builtin:alerting.profile'], pageSize: 1 }, signal),
    ],
    ['slo.read', () => listClassicSlos(environment, { evaluate: false, pageSize: 1 }, signal)],
  ];
  return Promise.all(
    probes.map(async ([name, probe]): Promise<PlaneCheck> => {
      const scope = stateless(apiTokenScopes, name);
      const result = await attempt(probe);
      return result.ok ? { name, state: 'ok' } : refusedCheck(scope, 'credential', result.error);
    }),
  );
}

async function testGrail(environment: DynatraceEnvironment, signal: AbortSignal): Promise<PlaneReport> {
  const plane = 'grail';
  const { urls, credentials } = environment;
  if (urls.platform === undefined) {
    const summary = `${urls.environmentId} has no Grail: ${urls.deployment === 'managed' ? 'Managed' : 'an ActiveGate'} serves the Environment API only.`;
    return { plane, state: 'not-configured', summary, facts: [], checks: [] };
  }
  const facts: PlaneFact[] = [{ label: 'Address', value: urls.platform }];
  const check = checkOAuthClient(await credentials.oauthClient());
  if (check.state !== 'absent' && check.state !== 'complete') {
    const checks: PlaneCheck[] = [{ name: 'OAuth client', state: 'failed', sentence: check.message }];
    return { plane, state: 'failed', summary: check.message, facts, checks };
  }
  if (check.state === 'absent' && !(await hasPlatformCredential(credentials))) {
    const summary =
      'Grail needs an OAuth client or a platform token; none was entered. What uses the API token works without.';
    return { plane, state: 'not-configured', summary, facts, checks: [] };
  }
  const credential = check.state === 'complete' ? 'OAuth client' : 'platform token';
  facts.push({ label: 'Credential', value: credential });
  // Without its first scope nothing on the plane works, so the others are only asked for afterwards.
  const [needed, ...others] = platformScopes as readonly [Scope, ...Scope[]];
  const first = await attempt(() => probePlatformScope(environment, needed, credential, signal));
  if (!first.ok) {
    const sentence = first.error.reason === 'missing-scope' ? missingSentence(needed, credential) : first.error.message;
    const state = first.error.reason === 'missing-scope' ? 'missing' : 'failed';
    const checks: PlaneCheck[] = [{ name: needed.name, state, effect: needed.enables, sentence }];
    return { plane, state: 'failed', summary: sentence, facts, checks };
  }
  const rest = await Promise.all(
    others.map(async (scope): Promise<PlaneCheck> => {
      const result = await attempt(() => probePlatformScope(environment, scope, credential, signal));
      return result.ok ? { name: scope.name, state: 'ok' } : refusedCheck(scope, credential, result.error);
    }),
  );
  const checks: PlaneCheck[] = [{ name: needed.name, state: 'ok' }, ...rest];
  return { plane, ...verdict(checks), facts, checks };
}

/**
 * The cheapest call that tells whether the scope is there. An OAuth client is refused the token, so checking a query is enough; a platform token is only refused by
 * a query that runs, over a second and for one record.
 */
async function probePlatformScope(
  environment: DynatraceEnvironment,
  scope: Scope,
  credential: 'OAuth client' | 'platform token',
  signal: AbortSignal,
): Promise<void> {
  if (scope.name === 'slo:slos:read') {
    await listSlos(environment, { pageSize: 1 }, signal);
    return;
  }
  const query = probeQueries[scope.name] ?? 'data record(connected = true)';
  if (scope.needed || credential === 'platform token') {
    await runQuery(
      environment,
      { query, maxResultRecords: 1, scanLimitGbytes: 1, fetchTimeoutSeconds: 10 },
      { signal },
    );
  } else {
    await verifyQuery(environment, { query }, signal);
  }
}

const probeQueries: Readonly<Record<string, string>> = {
  'storage:logs:read': 'fetch logs, from: now() - 1s | limit 1',
  'storage:metrics:read': 'metrics from: now() - 1m | limit 1',
  'storage:spans:read': 'fetch spans, from: now() - 1s | limit 1',
  'storage:bizevents:read': 'fetch bizevents, from: now() - 1s | limit 1',
  'storage:events:read': 'fetch events, from: now() - 1s | limit 1',
  'storage:user.sessions:read': 'fetch user.sessions, from: now() - 1s | limit 1',
};

/** A plane fails for a scope it needs, and when no check succeeded; anything else only degrades it. */
function verdict(checks: readonly PlaneCheck[]): { readonly state: PlaneState; readonly summary: string } {
  const bad = checks.filter((check) => check.state === 'missing' || check.state === 'failed');
  const off = checks.filter((check) => check.state === 'unavailable');
  const [first] = bad;
  if (first !== undefined) {
    const more = bad.length > 1 ? ` (and ${bad.length - 1} more)` : '';
    const useless = bad.some((check) => check.state === 'missing') || !checks.some((check) => check.state === 'ok');
    return { state: useless ? 'failed' : 'degraded', summary: `${first.sentence ?? first.name}${more}` };
  }
  if (off.length > 0) {
    return { state: 'degraded', summary: `Not granted: ${off.map((check) => check.name).join(', ')}.` };
  }
  return { state: 'ok', summary: 'Everything that is used was granted.' };
}

function lacking(scope: Scope, credential: string): PlaneCheck {
  return {
    name: scope.name,
    state: scope.needed ? 'missing' : 'unavailable',
    effect: scope.enables,
    sentence: missingSentence(scope, credential),
  };
}

function unavailable(scope: Scope, credential: string): PlaneCheck {
  return {
    name: scope.name,
    state: 'unavailable',
    effect: scope.enables,
    sentence: missingSentence(scope, credential),
  };
}

function refusedCheck(scope: Scope, credential: string, error: ApiError): PlaneCheck {
  if (error.reason === 'missing-scope' || error.reason === 'forbidden') return lacking(scope, credential);
  return { name: scope.name, state: 'failed', effect: scope.enables, sentence: error.message };
}

function stateless(scopes: readonly Scope[], name: string): Scope {
  return scopes.find((scope) => scope.name === name) ?? { name, enables: name, needed: false };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ApiError };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: asFailure(error) };
  }
}

/** Anything but an `ApiError` is a defect, and a cancellation is the caller's own: neither belongs in a report. */
function asFailure(error: unknown): ApiError {
  if (!ApiError.is(error) || error.reason === 'cancelled') throw error;
  return error;
}
