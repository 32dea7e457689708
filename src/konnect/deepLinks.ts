/**
 * Pages of Konnect's user interface. Kong documents few addresses, and none for a single service, resource or instance: each link leads
 * to the nearest documented page. Source: the addresses used in Kong's Catalog documentation.
 */

import type { Konnect } from './konnect.ts';

type Place = Pick<Konnect, 'urls'>;

const ui = 'https://cloud.konghq.com';

/** Where personal access tokens are made, and where roles are given; the same in every region. */
export const personalTokensLink = `${ui}/global/account/tokens`;
export const rolesLink = `${ui}/organization/`;

export function catalogLink(place: Place): string {
  return catalogPage(place, '');
}

export function integrationsLink(place: Place): string {
  return catalogPage(place, 'integrations');
}

/** Where "Actions, Sync Now" is found. Documented without a region, so Konnect shows the region last used. */
export function integrationInstancesLink(integrationName: string): string {
  return `${ui}/service-catalog/integrations/${encodeURIComponent(integrationName)}/instances`;
}

function catalogPage(place: Place, page: string): string {
  const region = place.urls.region;
  return `${ui}/${region ? `${region}/` : ''}service-catalog/${page}`;
}
