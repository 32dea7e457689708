import type { EnvironmentUrls } from './environmentUrl.ts';

/**
 * Addresses of the web UI, in one place because they are no stable API. The browser opens them, the extension never requests them. Where there is a platform
 * host the apps are linked, else the classic UI. What an intent carries stands behind `#` and never reaches the server.
 */

/** Longer addresses are cut off by browsers and operating systems; the figure is our own. */
const longestAddress = 2000;

export function problemLink(urls: EnvironmentUrls, problemId: string): string {
  return urls.platform === undefined
    ? `${urls.web}/#problems/problemdetails;pid=${encodeURIComponent(problemId)}`
    : `${urls.platform}/ui/apps/dynatrace.davis.problems/problem/${encodeURIComponent(problemId)}`;
}

export function problemListLink(urls: EnvironmentUrls): string {
  return urls.platform === undefined ? `${urls.web}/ui/problems` : `${urls.platform}/ui/apps/dynatrace.davis.problems`;
}

export function entityLink(urls: EnvironmentUrls, entityId: string): string {
  const entity = `ui/entity/${encodeURIComponent(entityId)}`;
  return urls.platform === undefined
    ? `${urls.web}/${entity}`
    : `${urls.platform}/ui/apps/dynatrace.classic.technologies/${entity}`;
}

/** An SLO of the platform's service; one of the classic API has `classicSloLink`. */
export function sloLink(urls: EnvironmentUrls, sloId: string): string | undefined {
  if (urls.platform === undefined) return undefined;
  return `${urls.platform}/ui/apps/dynatrace.site.reliability/slos/${encodeURIComponent(sloId)}`;
}

export function classicSloLink(urls: EnvironmentUrls, sloId: string): string {
  return `${urls.web}/ui/slo/${encodeURIComponent(sloId)}`;
}

export function settingsLink(urls: EnvironmentUrls, schemaId: string): string {
  const settings = `ui/settings/${encodeURIComponent(schemaId)}`;
  return urls.platform === undefined
    ? `${urls.web}/${settings}`
    : `${urls.platform}/ui/apps/dynatrace.classic.settings/${settings}`;
}

/** Opens the query in a notebook of the web UI. Undefined where there is no Grail, and for a query too long for an address. */
export function queryLink(urls: EnvironmentUrls, query: string): string | undefined {
  const link = intent(urls, 'dynatrace.notebooks/view-query', {
    'dt.query': query,
    hideInput: false,
    visualizationSettings: { autoSelectVisualization: true },
  });
  return link !== undefined && link.length <= longestAddress ? link : undefined;
}

export function traceLink(urls: EnvironmentUrls, traceId: string): string | undefined {
  return intent(urls, 'dynatrace.distributedtracing/view-trace', { trace_id: traceId });
}

function intent(urls: EnvironmentUrls, name: string, payload: Readonly<Record<string, unknown>>): string | undefined {
  if (urls.platform === undefined) return undefined;
  return `${urls.platform}/ui/intent/${name}#${encodeURIComponent(JSON.stringify(payload))}`;
}
