/** Token lookup and cluster version. Source: "Access tokens API - POST lookup"; "Cluster version". */

import { badBody, classicError } from './errors.ts';
import { type Principals, publicPart } from './principals.ts';
import { objectBody } from './requestBody.ts';
import { json, type Route } from './route.ts';
import { classicScopeNames } from './scopes.ts';

export function tokenRoutes(principals: Principals): readonly Route[] {
  const describe = (token: string) => {
    const found = token === principals.apiToken ? principals.find(token) : undefined;
    if (found === undefined) throw classicError(404, 'Token does not exist');
    const created = '2026-01-12T08:30:00.000Z';
    return json({
      id: publicPart(token),
      name: 'demo explorer',
      enabled: true,
      personalAccessToken: false,
      owner: found.owner,
      creationDate: created,
      modifiedDate: created,
      lastUsedDate: new Date(principals.options.now()).toISOString(),
      lastUsedIpAddress: '127.0.0.1',
      scopes: [...found.scopes].filter((scope) => Object.hasOwn(classicScopeNames, scope)),
    });
  };
  return [
    {
      method: 'POST',
      path: '/v2/apiTokens/lookup',
      handle: (call) => {
        const { token } = objectBody(call);
        if (typeof token !== 'string' || token === '') throw badBody('token', 'must not be null');
        return describe(token);
      },
    },
    {
      method: 'GET',
      path: '/v2/apiTokens/{id}',
      tokenScopes: ['apiTokens.read'],
      handle: ({ path }) => describe(path.id === publicPart(principals.apiToken) ? principals.apiToken : ''),
    },
  ];
}

export const clusterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/config/clusterversion',
    tokenScopes: ['DataExport'],
    platformScopes: ['environment-api:cluster-version:read'],
    handle: () => json({ version: '1.330.57.20261102-094512' }),
  },
];
