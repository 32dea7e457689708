/**
 * The demo environment as a worker thread, so that it never holds up who uses it. `workerData` is the server's options; the parent gets
 * `{ type: 'ready', url, credentials }` once it listens and stops it with `{ type: 'stop' }`.
 */

import { parentPort, workerData } from 'node:worker_threads';
import type { DemoServerOptions } from './options.ts';
import { startDemoServer } from './server.ts';

/** What can be sent to a worker. */
export type DemoWorkerOptions = Omit<DemoServerOptions, 'now'> & { readonly now?: number };

const parent = parentPort;
if (parent === null) throw new Error('This script is the entry of a worker thread.');
const server = await startDemoServer((workerData as DemoWorkerOptions | null) ?? {});
parent.on('message', (message: { readonly type: string }) => {
  if (message.type !== 'stop') return;
  void server.close().then(() => parent.close());
});
parent.postMessage({ type: 'ready', url: server.url, credentials: server.credentials });
