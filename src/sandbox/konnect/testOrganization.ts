/** For tests: a demo organization that is called without a socket, and whose clock is moved by hand. */

import type { DemoResponse } from '../http.ts';
import { createKonnectApi } from './api.ts';
import type { KonnectApiOptions, KonnectBehaviour } from './options.ts';

export const token = 'kpat_tester';
const begin = Date.UTC(2026, 10, 20, 12);

export function organization(behaviour: Partial<KonnectBehaviour> = {}, options: Partial<KonnectApiOptions> = {}) {
  let now = begin;
  const slo = { status: 'SUCCESS', target: 99, warning: 99.5, evaluatedPercentage: 99.7, errorBudget: 0.7 };
  const api = createKonnectApi({
    seed: 7,
    now: () => now,
    slos: () => [{ id: 'a', name: 'Answers', timeframe: '-1d', relatedOpenProblems: 1, ...slo }],
    tokens: [{ token, kind: 'personal', roles: ['Organization Admin'] }],
    behaviour,
    ...options,
  });
  const call = (line: string, body?: unknown): DemoResponse & { readonly body: Answer } => {
    const [method = '', target = ''] = line.split(' ');
    const url = new URL(target, 'http://demo.invalid');
    const answer = api.handle({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    });
    return { ...answer!, body: answer?.body as Answer };
  };
  return { api, call, advance: (ms: number) => (now += ms) };
}

interface Answer {
  readonly id: string;
  readonly data: readonly (Record<string, unknown> & { readonly id: string; readonly name: string })[];
  readonly meta: { readonly page: Record<string, unknown> };
  readonly invalid_parameters: readonly Record<string, unknown>[];
  readonly [key: string]: unknown;
}

type Caller = ReturnType<typeof organization>['call'];

export const dynatrace = { integration_name: 'dynatrace', name: 'dynatrace', display_name: 'Dynatrace' };
export const config = { base_url: 'https://abc.example' };
export const credential = { type: 'multi_key_auth', config: { headers: [{ name: 'Authorization', key: 'demo' }] } };

export function connect(call: Caller): string {
  const { id } = call('POST /v1/integration-instances', { ...dynatrace, config }).body;
  const { status } = call(`POST /v1/integration-instances/${id}/auth-credential`, credential);
  if (status !== 201) throw new Error(`Authorizing gave ${status}.`);
  return `/v1/integration-instances/${id}`;
}

export const names = (answer: DemoResponse & { readonly body: Answer }) => answer.body.data.map(({ name }) => name);
