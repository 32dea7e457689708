/** Where the secrets come from when a call needs them. Each getter resolves to undefined when nothing was entered. */
export interface CredentialSource {
  apiToken(): Promise<string | undefined>;
  platformToken(): Promise<string | undefined>;
  oauthClient(): Promise<OAuthClient | undefined>;
}

/** An OAuth client of Account Management. Fields may be empty: `checkOAuthClient` tells. */
export interface OAuthClient {
  /** `dt0s02.PUBLIC` */
  readonly clientId: string;
  /** `dt0s02.PUBLIC.SECRET` */
  readonly clientSecret: string;
  /** `urn:dtaccount:{uuid}` */
  readonly accountUrn: string;
  /** Only where the token endpoint is not that of the environment's stage. */
  readonly tokenUrl?: string | undefined;
}
