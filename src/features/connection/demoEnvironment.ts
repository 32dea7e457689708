/**
 * The demo environment: a server on loopback in a worker thread of its own, so that it never holds up the extension host. Nobody
 * else in the extension knows that it exists; the rest sees an environment with an address and credentials.
 */

import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import type { DemoCredentials } from '../../sandbox/server.ts';

/** How long the worker may take to say that it listens. */
const START_TIMEOUT_MS = 20_000;

export interface RunningDemo {
  readonly url: string;
  readonly credentials: DemoCredentials;
}

export class DemoEnvironment implements vscode.Disposable {
  readonly #script: string;
  #worker: Worker | undefined;
  #running: Promise<RunningDemo> | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  /** Starts it, or answers with the one that runs. */
  start(): Promise<RunningDemo> {
    this.#running ??= this.#launch().catch((error: unknown) => {
      this.#running = undefined;
      throw error;
    });
    return this.#running;
  }

  dispose(): void {
    this.#worker?.postMessage({ type: 'stop' });
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#running = undefined;
  }

  #launch(): Promise<RunningDemo> {
    return new Promise<RunningDemo>((resolve, reject) => {
      const worker = new Worker(this.#script, { name: 'demo environment', workerData: {} });
      this.#worker = worker;
      const timer = setTimeout(() => {
        void worker.terminate();
        reject(new Error(`The demo environment did not start within ${START_TIMEOUT_MS / 1000} seconds.`));
      }, START_TIMEOUT_MS);
      worker.once('message', (message: { type: 'ready' } & RunningDemo) => {
        clearTimeout(timer);
        resolve({ url: message.url, credentials: message.credentials });
      });
      worker.once('error', (error) => {
        clearTimeout(timer);
        reject(new Error(`The demo environment stopped: ${error.message}`, { cause: error }));
      });
      worker.once('exit', () => {
        if (this.#worker === worker) this.#running = undefined;
      });
    });
  }
}
