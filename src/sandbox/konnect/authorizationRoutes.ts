import { type Check, checkedBody, isObject, type Json, list, object, oneOf, text, uri } from './bodyCheck.ts';
import { bareKey, firstDiscovery } from './discovery.ts';
import { findIntegration, type IntegrationRecord } from './integrationCatalog.ts';
import { findInstance } from './integrationRoutes.ts';
import { badBody, notFound, Problem } from './problem.ts';
import { type Call, created, noContent, ok, type Route } from './route.ts';
import type { CredentialRecord } from './store.ts';
import { credentialView } from './views.ts';

const credentialPath = '/v1/integration-instances/{integrationInstanceId}/auth-credential';
const configPath = '/v1/integration-instances/{integrationInstanceId}/auth-config';

const header = object({ name: text(), key: text() }, ['name', 'key'], 'open');

/** By strategy. Source: Konnect Service Catalog API, `CreateIntegrationInstanceAuthCredential`. */
const configChecks: Readonly<Record<string, Check>> = {
  multi_key_auth: object({ headers: list(header) }, ['headers']),
  oauth: object({ grant_type: oneOf(['authorization_code']), code: text(), redirect_uri: uri }, [
    'grant_type',
    'code',
    'redirect_uri',
  ]),
  github_app_installation: object({ installation_id: text(), code: text(), app_installed_by: text() }, [
    'installation_id',
    'code',
  ]),
  aws_role_delegation: object({ role_arn: text() }, ['role_arn']),
};

const authConfigCheck = object(
  {
    type: oneOf(['oauth']),
    client_id: text(),
    client_secret: text(),
    authorization_endpoint: uri,
    token_endpoint: uri,
  },
  ['type', 'client_id', 'client_secret', 'authorization_endpoint', 'token_endpoint'],
);

export const authorizationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: credentialPath,
    permission: 'use credentials',
    handle: (call) => {
      const { store, ids, behaviour, options } = call.organization;
      const { instance, integration } = instanceOf(call);
      const strategy = integration.authorization?.type;
      const body = checkedBody(call.body, credentialCheck(strategy ? [strategy] : []));
      if (instance.credential) throw new Problem(409, 'The integration instance is authorized already');
      const keys = keysOf(body.config as Json, integration);
      if (
        behaviour.credentialCheck === 'at-once' &&
        options.checkDynatraceKey?.(bareKey(keys, integration)) === 'refused'
      ) {
        throw badBody({ field: 'config.headers[0].key', rule: 'invalid', reason: 'was refused', source: 'body' });
      }
      const credential: CredentialRecord = {
        id: ids.uuid(ids.fresh('credential')),
        type: String(body.type),
        shownConfig: shownConfig(String(body.type), body.config as Json),
        keys,
        missing_permissions: [],
        tainted: false,
        expires_at: null,
        created_at: call.at,
      };
      store.write(() => {
        instance.credential = credential;
        instance.discoverAt = firstDiscovery(options.now(), behaviour);
      });
      return created(credentialView(credential, instance));
    },
  },
  {
    method: 'GET',
    path: credentialPath,
    permission: 'use credentials',
    handle: (call) => {
      const { instance } = instanceOf(call);
      if (!instance.credential) throw notFound('auth credential', instance.id);
      return ok(credentialView(instance.credential, instance));
    },
  },
  {
    method: 'DELETE',
    path: credentialPath,
    permission: 'use credentials',
    handle: (call) => {
      const { instance } = instanceOf(call);
      if (!instance.credential) throw notFound('auth credential', instance.id);
      unauthorize(call, instance);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: configPath,
    permission: 'use credentials',
    handle: (call) => {
      const { instance } = instanceOf(call);
      if (!instance.authConfig) throw notFound('auth config', instance.id);
      return ok(instance.authConfig);
    },
  },
  {
    method: 'PUT',
    path: configPath,
    permission: 'use credentials',
    handle: (call) => {
      const { instance, integration } = instanceOf(call);
      const { client_secret: _, ...shown } = checkedBody(call.body, authConfigCheck);
      if (integration.authorization?.type !== 'oauth') {
        throw badBody({
          field: 'type',
          rule: 'invalid',
          reason: 'is not how this integration is authorized',
          source: 'body',
        });
      }
      unauthorize(call, instance);
      instance.authConfig = shown;
      return ok(shown);
    },
  },
  {
    method: 'DELETE',
    path: configPath,
    permission: 'use credentials',
    handle: (call) => {
      const { instance } = instanceOf(call);
      if (!instance.authConfig) throw notFound('auth config', instance.id);
      unauthorize(call, instance);
      instance.authConfig = undefined;
      return noContent;
    },
  },
];

function instanceOf(call: Call) {
  const instance = findInstance(call, 'integrationInstanceId');
  const integration = findIntegration(instance.integration_name);
  if (!integration) throw notFound('integration', instance.integration_name);
  return { instance, integration };
}

/** What was discovered stays. */
function unauthorize({ organization: { store } }: Call, instance: ReturnType<typeof findInstance>): void {
  store.write(() => {
    instance.credential = undefined;
    instance.discoverAt = undefined;
  });
}

function credentialCheck(strategies: readonly string[]): Check {
  return (value, field, invalid) => {
    const type = isObject(value) && typeof value.type === 'string' ? value.type : '';
    const config = configChecks[type] ?? object({}, [], 'open');
    object({ type: oneOf(strategies.length > 0 ? strategies : ['none']), config }, ['type', 'config'])(
      value,
      field,
      invalid,
    );
  };
}

/** By header name in lower case, all that the integration wants. @throws Problem 400 */
function keysOf(config: Json, integration: IntegrationRecord): Map<string, string> {
  const keys = new Map<string, string>();
  if (integration.authorization?.type !== 'multi_key_auth') return keys;
  const wanted = integration.authorization.config.headers.map(({ name }) => name.toLowerCase());
  const given = config.headers as readonly { readonly name: string; readonly key: string }[];
  for (const [index, { name, key }] of given.entries()) {
    if (!wanted.includes(name.toLowerCase())) {
      throw badBody({
        field: `config.headers[${index}].name`,
        rule: 'invalid',
        reason: 'is not a header of this integration',
        source: 'body',
      });
    }
    if (key === '') {
      throw badBody({
        field: `config.headers[${index}].key`,
        rule: 'required',
        reason: 'is a required field',
        source: 'body',
      });
    }
    keys.set(name.toLowerCase(), key);
  }
  const missing = wanted.find((name) => !keys.has(name));
  if (missing !== undefined) {
    throw badBody({
      field: 'config.headers',
      rule: 'required',
      reason: `the header [${missing}] is required`,
      source: 'body',
    });
  }
  return keys;
}

function shownConfig(type: string, config: Json): Json | undefined {
  if (type === 'aws_role_delegation') return { role_arn: config.role_arn };
  if (type !== 'github_app_installation') return undefined;
  return { installation_id: config.installation_id, app_installed_by: config.app_installed_by ?? null };
}
