/** What an environment's address says about it. No member ends in a slash. */
export interface EnvironmentUrls {
  readonly deployment: 'saas' | 'managed' | 'activegate' | 'custom' | 'loopback';
  readonly stage: 'production' | 'sprint' | 'dev';
  /** Base of `/api/v2/…`; on Managed it ends in `/e/{id}`. */
  readonly classicApi: string;
  /** Base of `/platform/…`; undefined where there is none (Managed, ActiveGate). */
  readonly platform: string | undefined;
  /** Base of links into the classic web UI; links into apps use `platform`. */
  readonly web: string;
  readonly environmentId: string;
  /** Sentences for the person who typed the address. */
  readonly warnings: readonly string[];
}

export type UrlRefusal =
  | 'empty'
  | 'not-a-url'
  | 'insecure'
  | 'credentials-in-url'
  | 'not-an-environment'
  | 'bad-platform-url';

export type EnvironmentUrlResult =
  | { readonly ok: true; readonly urls: EnvironmentUrls }
  | { readonly ok: false; readonly reason: UrlRefusal; readonly message: string };

type Parsed = { readonly ok: true; readonly url: URL } | Extract<EnvironmentUrlResult, { ok: false }>;

/** Host suffixes of the two planes, by stage. The platform's come first: a `.dev.apps.…` host also ends like a classic one. Source: "Dynatrace API - Access". */
const saasHosts = [
  { stage: 'production', platform: '.apps.dynatrace.com', classic: '.live.dynatrace.com' },
  { stage: 'sprint', platform: '.sprint.apps.dynatracelabs.com', classic: '.sprint.dynatracelabs.com' },
  { stage: 'dev', platform: '.dev.apps.dynatracelabs.com', classic: '.dev.dynatracelabs.com' },
] as const;

/** Hosts of `dynatrace.com` that are no environment. */
const otherSites = new Set([
  'account',
  'api',
  'apps',
  'community',
  'developer',
  'docs',
  'hub',
  'live',
  'myaccount',
  'sso',
  'status',
  'support',
  'token',
  'university',
  'www',
]);

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Reads every form of address that people paste: either SaaS host with or without scheme and path, stages, Managed and ActiveGate with `/e/{id}`, custom
 * domains, deep links. Plain http is for loopback only. `platformUrl` is for hosts from which it cannot be derived, and wins where it is given.
 */
export function parseEnvironmentUrl(input: string, platformUrl?: string): EnvironmentUrlResult {
  const parsed = readUrl(input);
  if (!parsed.ok) return parsed;
  const result = classify(parsed.url);
  if (!result.ok || platformUrl === undefined || platformUrl.trim() === '') return result;
  const platform = readUrl(platformUrl);
  if (!platform.ok) {
    return refused('bad-platform-url', `The platform address cannot be used: ${platform.message}`);
  }
  const { urls } = result;
  return {
    ok: true,
    urls: { ...urls, platform: base(platform.url), warnings: urls.deployment === 'custom' ? [] : urls.warnings },
  };
}

function readUrl(input: string): Parsed {
  const text = input.trim();
  if (text === '') {
    return refused('empty', 'Enter the address of the environment, for example https://abc12345.apps.dynatrace.com.');
  }
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${isLoopback(hostIn(text)) ? 'http' : 'https'}://${text}`;
  const url = URL.parse(withScheme);
  if (url === null || !/^[^.]/.test(url.hostname) || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return refused(
      'not-a-url',
      'This is not a web address. An environment looks like https://abc12345.apps.dynatrace.com.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refused('credentials-in-url', 'The address holds a user name or a password. Enter the address alone.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refused('insecure', `Credentials are not sent over plain http. Use https://${url.host}.`);
  }
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '');
  return { ok: true, url };
}

function classify(url: URL): EnvironmentUrlResult {
  const saas = classifySaas(url);
  if (saas !== undefined) return saas;
  const origin = url.origin;
  const environment = /^(.*?)\/e\/([^/]+)/.exec(url.pathname);
  const activeGate = url.port === '9999' || /active-?gate/.test(url.hostname);
  if (environment !== null) {
    const [, prefix, id] = environment as unknown as [string, string, string];
    const address = `${origin}${prefix}/e/${id}`;
    return accepted({
      deployment: activeGate ? 'activegate' : 'managed',
      stage: 'production',
      classicApi: address,
      platform: undefined,
      web: address,
      environmentId: decodeURIComponent(id),
      warnings: activeGate
        ? [
            'This is the address of an ActiveGate: it serves the Environment API only. Links into the web UI will not open, and Grail, notebooks and platform SLOs are not available through it. Use the address of the environment where you can.',
          ]
        : [],
    });
  }
  if (activeGate) {
    return refused(
      'not-an-environment',
      `An ActiveGate serves environments below /e/{environment-id}. Enter ${origin}/e/ followed by the id of the environment.`,
    );
  }
  const address = base(url);
  const loopback = isLoopback(url.hostname);
  return accepted({
    deployment: loopback ? 'loopback' : 'custom',
    stage: 'production',
    classicApi: address,
    platform: address,
    web: address,
    environmentId: url.host,
    warnings: loopback
      ? []
      : [
          `${url.host} is not a host name of Dynatrace SaaS, so the same address is used for the Environment API and for the platform. Enter the platform address separately if it differs.`,
        ],
  });
}

function classifySaas(url: URL): EnvironmentUrlResult | undefined {
  const { hostname } = url;
  const port = url.port === '' ? '' : `:${url.port}`;
  for (const hosts of saasHosts) {
    for (const suffix of [hosts.platform, hosts.classic]) {
      if (!hostname.endsWith(suffix)) continue;
      const id = hostname.slice(0, -suffix.length);
      return label.test(id) ? saasEnvironment(id, hosts, port, []) : noEnvironment(hostname);
    }
  }
  if (hostname === 'dynatrace.com' || /(^|\.)dynatracelabs\.com$/.test(hostname)) return noEnvironment(hostname);
  if (!hostname.endsWith('.dynatrace.com')) return undefined;
  const id = hostname.slice(0, -'.dynatrace.com'.length);
  if (!label.test(id) || otherSites.has(id)) return noEnvironment(hostname);
  return saasEnvironment(id, saasHosts[0], port, [
    `${hostname} is read as the environment ${id}: ${id}.apps.dynatrace.com and ${id}.live.dynatrace.com.`,
  ]);
}

function saasEnvironment(
  id: string,
  hosts: (typeof saasHosts)[number],
  port: string,
  warnings: readonly string[],
): EnvironmentUrlResult {
  const classic = `https://${id}${hosts.classic}${port}`;
  return accepted({
    deployment: 'saas',
    stage: hosts.stage,
    classicApi: classic,
    platform: `https://${id}${hosts.platform}${port}`,
    web: classic,
    environmentId: id,
    warnings,
  });
}

/** Origin and path prefix, without what belongs to a page or an API below it. */
function base(url: URL): string {
  const path = url.pathname.replace(/\/(?:ui|platform|api|rest|e|login|oauth2)(?:\/.*)?$/, '').replace(/\/+$/, '');
  return `${url.origin}${path}`;
}

function hostIn(text: string): string {
  return URL.parse(`http://${text}`)?.hostname ?? '';
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

function accepted(urls: EnvironmentUrls): EnvironmentUrlResult {
  return { ok: true, urls };
}

function refused(reason: UrlRefusal, message: string): Extract<EnvironmentUrlResult, { ok: false }> {
  return { ok: false, reason, message };
}

function noEnvironment(hostname: string): EnvironmentUrlResult {
  return refused(
    'not-an-environment',
    `${hostname} is a site of Dynatrace but names no environment. Copy the address from a browser tab in which the environment is open; it looks like https://abc12345.apps.dynatrace.com.`,
  );
}
