/**
 * Where Konnect answers. Source: "Geographic regions" and the servers of the Konnect Service Catalog API; a whole base URL replaces the region for
 * custom domains, as `KONG_CUSTOM_DOMAIN` does in Kong's Go SDK.
 */

import { ApiError } from '../http/errors.ts';

export interface Region {
  readonly name: string;
  readonly displayName: string;
  /** An organization administrator has to switch it on first. */
  readonly optIn?: true;
}

/** The regions that hold catalog data. `global` holds identity only. */
export const regions: readonly Region[] = [
  { name: 'us', displayName: 'United States' },
  { name: 'eu', displayName: 'Europe' },
  { name: 'au', displayName: 'Australia' },
  { name: 'me', displayName: 'Middle East' },
  { name: 'in', displayName: 'India' },
  { name: 'sg', displayName: 'Singapore', optIn: true },
];

/** Both without a trailing slash and without a version. */
export interface KonnectUrls {
  /** Catalog, control planes, search. */
  readonly regional: string;
  /** Identity and organizations. */
  readonly global: string;
  /** For links into Konnect and for sentences; undefined for a custom base URL that does not tell. */
  readonly region: string | undefined;
}

const regionName = /^[a-z0-9-]+$/;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @throws ApiError `invalid-configuration` for a region that is none, the region `global`, and a base URL that is none or not HTTPS. */
export function konnectUrls(place: {
  readonly region?: string | undefined;
  readonly url?: string | undefined;
}): KonnectUrls {
  const region = place.region?.trim().toLowerCase() || undefined;
  if (region === 'global') {
    throw invalid(
      'Catalog data is regional: choose the region of the organization, such as "us" or "eu", in place of "global".',
    );
  }
  if (region !== undefined && !regionName.test(region)) {
    throw invalid(`"${region}" is no Konnect region: it is a word such as "us" or "eu".`);
  }
  const custom = place.url?.trim();
  if (custom) return customUrls(custom, region);
  if (region === undefined)
    throw new ApiError({ reason: 'not-configured', plane: 'konnect', message: 'Choose a Konnect region.' });
  return { regional: `https://${region}.api.konghq.com`, global: 'https://global.api.konghq.com', region };
}

function customUrls(text: string, region: string | undefined): KonnectUrls {
  if (!URL.canParse(text))
    throw invalid(`"${text}" is no URL: the base URL of Konnect reads https://us.api.konghq.com.`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) {
    throw invalid(`The base URL of Konnect has to start with https:// (${url.host} was given with ${url.protocol}//).`);
  }
  if (url.username !== '' || url.password !== '')
    throw invalid('The base URL of Konnect must not hold a user name or password.');
  const base = url.origin + url.pathname.replace(/(\/v\d+)?\/*$/, '');
  const host = /^([a-z0-9-]+)\.api\.(.+)$/.exec(url.host);
  if (!host) return { regional: base, global: base, region };
  if (host[1] === 'global')
    throw invalid('Give the base URL of a region, such as https://us.api.konghq.com: the global one has no catalog.');
  return { regional: base, global: `${url.protocol}//global.api.${host[2]}`, region: region ?? host[1] };
}

function invalid(message: string): ApiError {
  return new ApiError({ reason: 'invalid-configuration', plane: 'konnect', message });
}
