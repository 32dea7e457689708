import https, { createServer, request as httpsRequest, type Server } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient } from './client.ts';
import { ApiError } from './errors.ts';
import { createRedactor } from './redact.ts';
import { fastClock } from './scriptedServer.ts';
import { makeCertificate } from './testCertificate.ts';
import { fetchTransport, httpsTransport, systemTransport, type Transport, whereTrusted } from './transport.ts';

const { ca, cert, key } = makeCertificate();
const closers: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0)) close();
});

async function secureServer(): Promise<{ url: string; server: Server; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${body}`);
      response.setHeader('x-two', ['a', 'b']);
      if (request.url === '/away') response.writeHead(302, { location: 'https://sso.example.com/login' });
      response.end(`hello ${request.headers.authorization}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, server, seen };
}

/** Makes Node's https trust the test's authority, as `NODE_EXTRA_CA_CERTS` does from the start of a process. */
function trustTestAuthority(): void {
  vi.spyOn(https, 'request').mockImplementation(((url: string, options: object, answer: () => void) =>
    httpsRequest(url, { ...options, ca }, answer)) as typeof https.request);
}

const asked = (url: string) => ({ method: 'POST', url, headers: { authorization: 'Api-Token x' }, body: 'bödy' });
const textOf = async (transport: Transport, url: string) => {
  const response = await transport(asked(url), new AbortController().signal);
  return { status: response.status, text: await new Response(response.body).text(), headers: response.headers };
};

async function failure(url: string, transport: Transport): Promise<ApiError> {
  const http = createHttpClient({ redactor: createRedactor(), clock: fastClock(), transport });
  const error = await http
    .requestText(
      { plane: 'environment', method: 'GET', url, purpose: 'list things', retry: 'never' },
      new AbortController().signal,
    )
    .catch((reason: unknown) => reason);
  if (!ApiError.is(error)) throw error;
  return error;
}

describe('a certificate that is not trusted', () => {
  it('ends the call before anything is sent, and the error says what to do', async () => {
    const { url, seen } = await secureServer();
    const error = await failure(url, fetchTransport);
    expect(error).toMatchObject({ reason: 'tls', errorCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(error.message).toMatch(/^Could not list things: the certificate of localhost:\d+ is not trusted/);
    expect(seen).toEqual([]);
  });

  it('of fetch is tried with Node’s https, which knows more authorities, and at once the next time', async () => {
    trustTestAuthority();
    const { url, seen } = await secureServer();
    let byFetch = 0;
    const transport = whereTrusted((request, signal) => {
      byFetch++;
      return fetchTransport(request, signal);
    }, httpsTransport);
    const first = await textOf(transport, url);
    expect([first.status, first.text, first.headers.get('x-two')]).toEqual([200, 'hello Api-Token x', 'a, b']);
    await textOf(transport, `${url}/again`);
    expect(seen).toEqual(['POST / bödy', 'POST /again bödy']);
    expect(byFetch).toBe(1);
  });

  it('of both stays an error', async () => {
    const { url } = await secureServer();
    expect((await failure(url, whereTrusted(fetchTransport, httpsTransport))).reason).toBe('tls');
  });

  it('is the only failure that is tried again that way', async () => {
    let second = 0;
    const transport = whereTrusted(fetchTransport, () => {
      second++;
      throw new Error('not expected');
    });
    expect((await failure('http://127.0.0.1:1/', transport)).reason).toBe('network');
    expect(second).toBe(0);
  });
});

describe('Node’s https', () => {
  it('follows no redirect and stops when told to', async () => {
    trustTestAuthority();
    const { url } = await secureServer();
    expect(await textOf(httpsTransport, `${url}/away`)).toMatchObject({ status: 302 });
    await expect(httpsTransport(asked(url), AbortSignal.abort())).rejects.toThrow();
  });

  it('is in use only where NODE_EXTRA_CA_CERTS names more authorities', () => {
    expect(systemTransport({})).toBe(fetchTransport);
    expect(systemTransport({ NODE_EXTRA_CA_CERTS: '/etc/ca.pem' })).not.toBe(fetchTransport);
  });
});

describe('other failures of a connection', () => {
  it('a server that speaks no TLS', async () => {
    const server = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const error = await failure(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, fetchTransport);
    expect(error.reason).toBe('tls');
  });

  it('a proxy that wants credentials, as VS Code reports it', async () => {
    const refused: Transport = async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('Proxy response (407) ?.== 200 when HTTP Tunneling'), {
          code: 'UND_ERR_ABORTED',
        }),
      });
    };
    const error = await failure('https://abc12345.live.dynatrace.com/', refused);
    expect(error.reason).toBe('proxy');
    expect(error.message).toContain('http.proxy');
  });
});
