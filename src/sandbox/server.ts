/** The demo environment's server: one origin on loopback that answers for Dynatrace and for Konnect. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BodyTooLarge, readRequest, send } from './answering.ts';
import { tokenPath } from './dynatrace/oauth.ts';
import { createEnvironment, type DemoEnvironment } from './environment.ts';
import { faultAnswer } from './faultAnswers.ts';
import { FaultSwitch } from './faultSwitch.ts';
import { type Fault, faultKinds } from './faults.ts';
import type { DemoRequest, DemoResponse } from './http.ts';
import type { DemoServerOptions } from './options.ts';

/** Credentials of the demo world. They look like real ones and open nothing else. */
export interface DemoCredentials {
  readonly apiToken: string;
  readonly platformToken: string;
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly accountUrn: string;
    readonly tokenUrl: string;
  };
  readonly konnectToken: string;
}

export interface DemoServer {
  /** `http://127.0.0.1:<port>`, for every plane. */
  readonly url: string;
  readonly credentials: DemoCredentials;
  close(): Promise<void>;
}

/** Not a path of either API: what a test wants to go wrong is set here. */
const faultsPath = '/_demo/faults';

/** Rejects when the port is taken. */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const { now = Date.now } = options;
  const clock = typeof now === 'number' ? () => now : now;
  const environment = await createEnvironment(options, clock);
  const faults = new FaultSwitch(options.faults ?? []);
  const server = createServer((message, response) => {
    void serve(message, response, environment, faults).catch((error: unknown) => {
      response.socket?.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { principals, konnectToken } = environment;
  return {
    url,
    credentials: {
      apiToken: principals.apiToken,
      platformToken: principals.platformToken,
      oauth: { ...principals.oauth, tokenUrl: `${url}${tokenPath}` },
      konnectToken,
    },
    close: async () => {
      environment.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  environment: DemoEnvironment,
  faults: FaultSwitch,
): Promise<void> {
  // A web page that a name points here must not read the demo.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(message.headers.host ?? '')) {
    response.writeHead(421).end();
    return;
  }
  let request: DemoRequest;
  try {
    request = await readRequest(message);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  if (request.path === faultsPath) {
    await send(response, setFaults(request, faults), undefined);
    return;
  }
  const striking = faults.next(request);
  for (const fault of striking) {
    if (fault.kind === 'latency') await sleep(fault.delayMs);
    if (fault.kind === 'hang') return;
    if (fault.kind === 'reset') {
      message.socket.resetAndDestroy();
      return;
    }
  }
  const refusal = striking.map((fault) => faultAnswer(fault, request)).find((answer) => answer !== undefined);
  const onBody = striking.find(({ kind }) => kind === 'truncate' || kind === 'slow-body');
  await send(response, refusal ?? (await environment.handle(request)), onBody);
}

/** `POST` sets the faults, a JSON array; `DELETE` clears them. */
function setFaults(request: DemoRequest, faults: FaultSwitch): DemoResponse {
  if (request.method === 'DELETE') {
    faults.set([]);
    return { status: 204 };
  }
  try {
    const wanted: unknown = JSON.parse(request.body.toString('utf8'));
    if (!Array.isArray(wanted) || !wanted.every(isFault)) throw new SyntaxError('A list of faults is needed.');
    faults.set(wanted);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 400, body: { message: error.message } };
  }
  return { status: 204 };
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, path } = value as Readonly<Record<string, unknown>>;
  return typeof path === 'string' && typeof kind === 'string' && faultKinds.has(kind);
}
