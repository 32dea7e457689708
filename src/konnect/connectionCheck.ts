import { ApiError } from '../http/errors.ts';
import type { PlaneCheck, PlaneFact, PlaneReport } from '../http/planeReport.ts';
import { listCatalogServices } from './catalogServices.ts';
import { personalTokensLink, rolesLink } from './deepLinks.ts';
import { listIntegrationInstances } from './integrationInstances.ts';
import { listIntegrations } from './integrations.ts';
import type { Konnect } from './konnect.ts';
import { fetchMyOrganization, fetchMyUser } from './organizations.ts';
import { listResources } from './resources.ts';

interface Probe {
  readonly name: string;
  readonly effect: string;
  readonly read: (konnect: Konnect, signal: AbortSignal) => Promise<unknown>;
}

const one = { size: 1 };

/** Reads that a role allows; the first also proves that the region answers. Source: "Teams and roles". */
const probes: readonly Probe[] = [
  {
    name: 'catalog',
    effect: 'The catalog of this region cannot be read.',
    read: (konnect, signal) => listIntegrations(konnect, one, signal),
  },
  {
    name: 'integration instances',
    effect: 'Installed integrations cannot be seen. Grant Integration Viewer, or Integration Admin to set one up.',
    read: (konnect, signal) => listIntegrationInstances(konnect, one, signal),
  },
  {
    name: 'services',
    effect: 'Catalog services cannot be seen. Grant Service Viewer, or Service Admin to map resources.',
    read: (konnect, signal) => listCatalogServices(konnect, one, signal),
  },
  {
    name: 'resources',
    effect: 'Discovered resources cannot be seen. Grant Service Viewer, or Service Admin to map resources.',
    read: (konnect, signal) => listResources(konnect, one, signal),
  },
];

/** Checks token, region and reading rights. Never rejects but with `cancelled`. */
export async function checkKonnect(konnect: Konnect, signal: AbortSignal): Promise<PlaneReport> {
  if (!(await konnect.token())) {
    return report('not-configured', 'No Konnect token was entered.', [], []);
  }
  const place = konnect.urls.region ?? new URL(konnect.urls.regional).host;
  const facts: PlaneFact[] = [{ label: 'Region', value: place }];
  const checks: PlaneCheck[] = [];
  let name: string;
  try {
    const organization = await fetchMyOrganization(konnect, signal);
    name = organization.name ?? organization.id ?? 'an organization without a name';
    facts.unshift({ label: 'Organization', value: name });
    checks.push({ name: 'token', state: 'ok' });
  } catch (error) {
    const sentence = tokenSentence(sentenceOf(error));
    return report('failed', sentence, facts, [{ name: 'token', state: 'failed', sentence }]);
  }
  const [user, ...results] = await Promise.all([
    userName(konnect, signal),
    ...probes.map((probe) => tryProbe(konnect, probe, signal)),
  ]);
  if (user) facts.push({ label: 'User', value: user });
  checks.push(...results);
  facts.push({
    label: 'Rights to change',
    value:
      'Cannot be told without changing something. Setting up an integration needs Integration Admin, and Service Creator or Service Admin.',
  });
  const lacking = results.filter((check) => check.state !== 'ok');
  if (lacking.length === 0) return report('ok', `${name} (${place})`, facts, checks);
  const broken = lacking.find((check) => check.state === 'failed');
  if (broken && lacking.length === results.length) return report('failed', broken.sentence ?? '', facts, checks);
  const summary = `${name} (${place}): cannot read ${lacking.map((check) => check.name).join(', ')}.`;
  return report('degraded', broken ? summary : `${summary} Roles are given at ${rolesLink}.`, facts, checks);
}

/** Undefined for a system account, which Konnect does not call a user. */
async function userName(konnect: Konnect, signal: AbortSignal): Promise<string | undefined> {
  try {
    const user = await fetchMyUser(konnect, signal);
    return user.full_name ?? user.email ?? undefined;
  } catch (error) {
    if (ApiError.is(error) && error.reason !== 'cancelled') return undefined;
    throw error;
  }
}

async function tryProbe(konnect: Konnect, probe: Probe, signal: AbortSignal): Promise<PlaneCheck> {
  try {
    await probe.read(konnect, signal);
    return { name: probe.name, state: 'ok' };
  } catch (error) {
    const { message, reason } = sentenceOf(error);
    const state = reason === 'forbidden' || reason === 'missing-scope' ? 'unavailable' : 'failed';
    return { name: probe.name, state, effect: probe.effect, sentence: message };
  }
}

function sentenceOf(error: unknown): ApiError {
  if (!ApiError.is(error) || error.reason === 'cancelled') throw error;
  return error;
}

/** Konnect refuses a good token from an address that is not on the organization's list. Source: "Network". */
function tokenSentence(error: ApiError): string {
  if (error.reason !== 'unauthorized' && error.reason !== 'forbidden') return error.message;
  return `${error.message} Check that the token is not revoked or expired (personal ones are made at ${personalTokensLink}), and that the organization's IP allow list lets this machine in.`;
}

function report(
  state: PlaneReport['state'],
  summary: string,
  facts: readonly PlaneFact[],
  checks: readonly PlaneCheck[],
): PlaneReport {
  return { plane: 'konnect', state, summary, facts, checks };
}
