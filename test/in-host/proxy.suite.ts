import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import { ApiError } from '../../src/http/errors.ts';
import { makeCertificate } from '../../src/http/testCertificate.ts';
import { connectedApi } from './extension.ts';
import { test } from './suite.ts';

/** A name that only the proxy can reach; the runner has made a certificate for it, signed by an authority the process was told to trust. */
const HOST = 'tenant.test';
const folder = process.env.IN_HOST_TLS;

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/** A CONNECT proxy that takes every tunnel to `target` on this machine and notes what was asked for. */
async function startProxy(target: () => number): Promise<{ port: number; tunnels: string[]; server: Server }> {
  const tunnels: string[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, client, head) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(target(), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return { port: await listen(server), tunnels, server };
}

async function withProxy(
  tls: { key: string; cert: string },
  use: (url: string, tunnels: string[]) => Promise<void>,
): Promise<void> {
  const tenant = createTlsServer(tls, (_, response) => response.end('from the tenant'));
  const port = await listen(tenant);
  const proxy = await startProxy(() => port);
  const settings = vscode.workspace.getConfiguration('http');
  await settings.update('proxy', `http://127.0.0.1:${proxy.port}`, vscode.ConfigurationTarget.Global);
  try {
    await use(`https://${HOST}/api/v1/time`, proxy.tunnels);
  } finally {
    await settings.update('proxy', undefined, vscode.ConfigurationTarget.Global);
    for (const server of [tenant, proxy.server]) {
      server.close();
      server.closeAllConnections();
    }
  }
}

async function get(url: string): Promise<string> {
  const { services } = await connectedApi();
  const http = services.connections.active?.environment.http;
  assert.ok(http);
  const request = { plane: 'environment', method: 'GET', url, purpose: 'read the time', retry: 'never' } as const;
  return (await http.requestText(request, new AbortController().signal)).value;
}

test('requests go through the proxy of the settings and trust a private authority', async () => {
  assert.ok(folder, 'the runner made certificates');
  const tls = {
    key: readFileSync(path.join(folder, 'key.pem'), 'utf8'),
    cert: readFileSync(path.join(folder, 'cert.pem'), 'utf8'),
  };
  await withProxy(tls, async (url, tunnels) => {
    assert.equal(await get(url), 'from the tenant');
    assert.deepEqual([...new Set(tunnels)], [`${HOST}:443`]);
  });
});

test('an authority that nobody vouched for is refused, by name', async () => {
  await withProxy(makeCertificate(HOST), async (url) => {
    await assert.rejects(get(url), (error: unknown) => ApiError.is(error, 'tls'));
  });
});

test('without the proxy the tenant cannot be reached', async () => {
  await assert.rejects(get(`https://${HOST}/api/v1/time`), (error: unknown) => ApiError.is(error, 'network'));
});
