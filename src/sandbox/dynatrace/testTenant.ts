/** For tests: the demo tenant, called without a socket, whose clock is moved by hand. */

import { createEnvironment } from '../environment.ts';
import type { DemoResponse } from '../http.ts';
import type { DemoServerOptions } from '../options.ts';
import { HOUR } from '../world/time.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `{}` where there is none. */
  readonly body: Json;
  /** The body as it was sent. */
  readonly text: string;
}

/** Noon of a Friday. */
export const begin = Date.UTC(2026, 10, 20, 12);
export const mirror = '/platform/classic/environment-api';

export type Credential = 'api token' | 'platform token' | 'nobody' | { readonly authorization: string };

export interface Tenant {
  readonly apiToken: string;
  readonly platformToken: string;
  /** `GET /api/v2/problems?pageSize=1`. The credential that fits the path unless another is named. */
  call(line: string, body?: unknown, credential?: Credential): Promise<Answer>;
  /** Moves the clock, milliseconds. */
  advance(ms: number): void;
  now(): number;
}

export async function tenant(options: DemoServerOptions = {}): Promise<Tenant> {
  let now = begin;
  const environment = await createEnvironment({ seed: 7, size: { hours: 1 }, ...options }, () => now);
  const { apiToken, platformToken } = environment.principals;
  const authorization = (credential: Credential): string => {
    if (typeof credential === 'object') return credential.authorization;
    return credential === 'api token' ? `Api-Token ${apiToken}` : `Bearer ${platformToken}`;
  };
  return {
    apiToken,
    platformToken,
    call: async (line, body, credential) => {
      const [method = '', target = ''] = line.split(/ (.*)/);
      const url = new URL(target, 'http://demo.invalid');
      const fitting = url.pathname.startsWith('/platform/') ? 'platform token' : 'api token';
      const answer: DemoResponse = await environment.handle({
        method,
        path: url.pathname,
        query: url.searchParams,
        headers: credential === 'nobody' ? {} : { authorization: authorization(credential ?? fitting) },
        body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)),
      });
      const text = textOf(answer.body);
      const isJson = text !== '' && !answer.headers?.['content-type']?.startsWith('text/');
      return {
        status: answer.status,
        headers: answer.headers ?? {},
        body: isJson ? (JSON.parse(text) as Json) : {},
        text,
      };
    },
    advance: (ms) => {
      now += ms;
    },
    now: () => now,
  };
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
}

export function items(answer: Answer, name: string): readonly Json[] {
  return answer.body[name] as readonly Json[];
}

export function error(answer: Answer): Json {
  return answer.body.error as Json;
}

/** `400 pageSize: must be between 1 and 500`, for refusals with one violation. */
export function refusal(answer: Answer): string {
  const { code, message, constraintViolations, details } = error(answer);
  const violations = (constraintViolations ?? (details as Json | undefined)?.constraintViolations) as
    | readonly Json[]
    | undefined;
  const what = violations === undefined ? message : violations.map((one) => `${one.path}: ${one.message}`).join('; ');
  return `${answer.status === code ? code : `${answer.status} with ${code}`} ${what}`;
}

/** Every page, by the key alone; `keyed` is what has to go along with it. */
export async function pages(
  { call }: Tenant,
  path: string,
  name: string,
  keyed: { readonly key: string; readonly along?: string } = { key: 'nextPageKey' },
): Promise<readonly (readonly Json[])[]> {
  const found: (readonly Json[])[] = [];
  let target = path;
  for (;;) {
    const answer = await call(`GET ${target}`);
    if (answer.status !== 200) throw new Error(`${target}: ${refusal(answer)}`);
    found.push(items(answer, name));
    const key = answer.body.nextPageKey;
    if (key === null || key === undefined) return found;
    const [base] = path.split('?');
    target = `${base}?${keyed.key}=${encodeURIComponent(String(key))}${keyed.along ?? ''}`;
  }
}

export const past = (hours: number): number => begin - hours * HOUR;

/** Quotes and commas as a query parameter. */
export function selector(text: string): string {
  return encodeURIComponent(text);
}
