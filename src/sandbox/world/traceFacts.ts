/** Who was behind a trace and what they wanted: drawn from the trace's own seed, so that every table tells the same. */

import { hash32, hash64, Random } from './random.ts';
import { currencies, type Trace } from './traffic.ts';

export interface TraceFacts {
  readonly traceIdBits: bigint;
  readonly traceId: string;
  readonly user: string;
  readonly clientIp: string;
  readonly userAgent: string;
  readonly product: string;
  readonly orderId: string;
  readonly cartId: string;
  readonly paymentId: string;
  /** In `currency`, two decimals. */
  readonly amount: number;
  readonly currency: string;
  readonly items: number;
  readonly searchText: string;
}

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_6) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15',
  'BerglandApp/8.4.1 (Android 16)',
] as const;

const products = [
  'rain-jacket',
  'trail-shoe',
  'down-vest',
  'trekking-pole',
  'bivouac-tent',
  'head-torch',
  'climbing-rope',
  'gas-stove',
  'merino-shirt',
  'ski-helmet',
  'ice-axe',
  'day-pack',
] as const;

const searches = [
  'rain jacket',
  'tent 2 person',
  'trail shoe 43',
  'merino',
  'stove gas',
  'rope 60m',
  'gift card',
] as const;

/** Shoppers who come back: as many as a small shop has. */
const USERS = 4200;

export function factsOf(trace: Trace): TraceFacts {
  const random = new Random(trace.seed);
  const traceIdBits =
    hash64(trace.seed, 'trace id high') * 0x1_0000_0000_0000_0000n + hash64(trace.seed, 'trace id low');
  const items = 1 + random.below(4);
  return {
    traceIdBits,
    traceId: traceIdBits.toString(16).padStart(32, '0'),
    user: userName(random.below(USERS)),
    clientIp: `${random.pick(['198.51.100', '203.0.113', '192.0.2'])}.${1 + random.below(254)}`,
    userAgent: random.pick(agents),
    product: `${random.pick(products)}-${100 + random.below(80)}`,
    orderId: `BO-${(hash32(trace.seed, 'order') % 90_000_000) + 10_000_000}`,
    cartId: hash64(trace.seed, 'cart').toString(36).slice(0, 12),
    paymentId: `pay_${hash64(trace.seed, 'payment').toString(36)}`,
    amount: Math.round(items * (1290 + random.unit() * 16_000)) / 100,
    currency: currencies[trace.currency]!,
    items,
    searchText: random.pick(searches),
  };
}

export function spanIdBits(trace: Trace, visit: number): bigint {
  return hash64(trace.seed, 'span', visit);
}

export function spanIdText(trace: Trace, visit: number): string {
  return spanIdBits(trace, visit).toString(16).padStart(16, '0');
}

function userName(index: number): string {
  return `u-${(100_000 + index * 37).toString(36)}`;
}
