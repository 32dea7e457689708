/** Bytes of requests and answers, and what faults do to them on the way. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { DemoRequest, DemoResponse } from './http.ts';

const maxBodyBytes = 16 * 1024 * 1024;
const slowPieces = 12;

export class BodyTooLarge extends Error {}

/** @throws BodyTooLarge */
export async function readRequest(message: IncomingMessage): Promise<DemoRequest> {
  const url = new URL(message.url ?? '/', 'http://demo.invalid');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) throw new BodyTooLarge();
    chunks.push(chunk as Buffer);
  }
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

/** Writes an answer; `fault` is what happens to its body. */
export async function send(response: ServerResponse, answer: DemoResponse, fault: Fault | undefined): Promise<void> {
  const body = bytesOf(answer);
  const headers = { 'content-type': 'application/json', ...answer.headers };
  if (body === undefined) {
    response.writeHead(answer.status, answer.headers).end();
    return;
  }
  response.writeHead(answer.status, { ...headers, 'content-length': body.length });
  if (fault?.kind === 'truncate') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.resetAndDestroy());
    return;
  }
  if (fault?.kind === 'slow-body') {
    const piece = Math.ceil(body.length / slowPieces);
    for (let at = 0; at < body.length && !response.destroyed; at += piece) {
      response.write(body.subarray(at, at + piece));
      await sleep(fault.delayMs);
    }
    response.end();
    return;
  }
  response.end(body);
}

function bytesOf({ body }: DemoResponse): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
