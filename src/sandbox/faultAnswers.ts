/** Answers that are errors on purpose, in the envelope of who would give them. */

import { gatewayHeader } from './dynatrace/errors.ts';
import type { Fault } from './faults.ts';
import type { DemoRequest, DemoResponse } from './http.ts';

/** Undefined for faults that are about the connection, not about what is said. */
export function faultAnswer(fault: Fault, request: DemoRequest): DemoResponse | undefined {
  switch (fault.kind) {
    case 'rate-limit':
      return refusal(request, 429, 'Too many requests', fault.retryAfterSeconds);
    case 'unavailable':
      return refusal(request, 503, 'Service unavailable', fault.retryAfterSeconds);
    case 'expired-token':
      return refusal(request, 401, request.path.startsWith('/api/') ? 'Token Authentication failed' : 'Unauthorized');
    case 'gateway': {
      const answer = refusal(request, fault.status, 'Upstream failed');
      return { ...answer, headers: { ...answer.headers, ...gatewayHeader } };
    }
    case 'html':
      return {
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(
          `<!doctype html><html><head><title>${fault.status}</title></head><body>Proxy error</body></html>`,
        ),
      };
    default:
      return undefined;
  }
}

function refusal(request: DemoRequest, status: number, message: string, retryAfterSeconds?: number): DemoResponse {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  if (/^\/v\d\//.test(request.path)) {
    return { status, headers, body: { message: status === 429 ? 'API rate limit exceeded' : message } };
  }
  return {
    status,
    headers,
    body: { error: { code: status, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) } },
  };
}
