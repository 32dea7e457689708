/**
 * How long a service asks to wait, in milliseconds: `Retry-After` (seconds or a date), else the body's `retryAfterSeconds`, else `X-RateLimit-Reset`, whose
 * unit is told by its size because its documentation (microseconds) and the vendor's own clients (seconds) differ. Undefined when it says nothing.
 */
export function retryAfterMs(headers: Headers, bodySeconds: number | undefined, now: number): number | undefined {
  const header = headers.get('retry-after')?.trim();
  if (header) {
    if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
    const date = Date.parse(header);
    if (!Number.isNaN(date)) return Math.max(0, date - now);
  }
  if (bodySeconds !== undefined && bodySeconds >= 0) return bodySeconds * 1000;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  if (!Number.isFinite(reset) || reset <= 0) return undefined;
  const at = reset > 1e14 ? reset / 1000 : reset > 1e11 ? reset : reset * 1000;
  return Math.max(0, at - now);
}
