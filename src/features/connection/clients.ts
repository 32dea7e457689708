/** What a connection is made of once it is used. Loaded with the first connection, so that a window without one stays light. */

import { testConnection } from '../../dynatrace/connectionTest.ts';
import { createEnvironment } from '../../dynatrace/environment.ts';
import { type EnvironmentUrls, parseEnvironmentUrl } from '../../dynatrace/environmentUrl.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../http/client.ts';
import { ApiError } from '../../http/errors.ts';
import type { PlaneReport } from '../../http/planeReport.ts';
import { checkKonnect } from '../../konnect/connectionCheck.ts';
import { createKonnect } from '../../konnect/konnect.ts';
import { type KonnectUrls, konnectUrls } from '../../konnect/regions.ts';
import type { ActiveConnection, ConnectionProfile } from '../services.ts';
import type { CredentialVault } from './credentialVault.ts';

/** One for the window: the limits and pauses per host hold for all connections together. */
export class Clients {
  readonly #http: HttpClient;
  readonly #vault: CredentialVault;

  constructor(options: HttpClientOptions, vault: CredentialVault) {
    this.#http = createHttpClient(options);
    this.#vault = vault;
  }

  /** Throws `invalid-configuration` where an address cannot be right. */
  connect(profile: ConnectionProfile): ActiveConnection {
    const { environment: urls, konnect: konnectAt } = addressesOf(profile);
    const source = this.#vault.sourceFor(profile.id, credentialHosts(profile));
    const http = this.#http;
    return {
      profile,
      environment: createEnvironment({ http, urls, credentials: source }),
      konnect: konnectAt && createKonnect({ http, urls: konnectAt, token: source.konnectToken }),
    };
  }
}

/** One report a plane; rejects only when cancelled. */
export async function testPlanes(
  { environment, konnect }: ActiveConnection,
  signal: AbortSignal,
): Promise<PlaneReport[]> {
  const [dynatrace, catalog] = await Promise.all([
    testConnection(environment, signal),
    konnect ? [await checkKonnect(konnect, signal)] : [],
  ]);
  return [...dynatrace, ...catalog];
}

/** Every host that is sent one of the connection's credentials. */
export function credentialHosts(profile: ConnectionProfile): string[] {
  const { environment, konnect } = addressesOf(profile);
  const urls = [environment.classicApi, environment.platform, profile.tokenUrl, konnect?.regional, konnect?.global];
  return [...new Set(urls.filter((url) => url !== undefined).map((url) => new URL(url).host))];
}

function addressesOf(profile: ConnectionProfile): {
  readonly environment: EnvironmentUrls;
  readonly konnect: KonnectUrls | undefined;
} {
  const parsed = parseEnvironmentUrl(profile.environmentUrl, profile.platformUrl);
  if (!parsed.ok) {
    throw new ApiError({ reason: 'invalid-configuration', plane: 'environment', message: parsed.message });
  }
  const konnect =
    profile.konnectRegion || profile.konnectUrl
      ? konnectUrls({ region: profile.konnectRegion, url: profile.konnectUrl })
      : undefined;
  return { environment: parsed.urls, konnect };
}
