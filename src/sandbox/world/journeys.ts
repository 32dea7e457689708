/** What shoppers do: which service calls which, over what, and how long each takes by itself. */

import { type ServiceName, serviceIndex } from './services.ts';

export interface Step {
  /** A service that is asked, or something behind the service that asks. */
  readonly kind: 'server' | 'client' | 'database' | 'cache' | 'external';
  /** Index into the services: who serves the step, or who makes the call where nobody of ours serves it. */
  readonly service: number;
  readonly method: string;
  readonly route: string;
  /** For databases, caches and outside services: what is called. */
  readonly target: string;
  readonly statement: string;
  /** Own time in milliseconds, without what it waits for: the middle, and the spread of its logarithm. */
  readonly medianMs: number;
  readonly spread: number;
  /** Own failures without any incident, of all. */
  readonly failureRate: number;
  /** The caller goes on when this fails. */
  readonly optional: boolean;
  readonly children: readonly Step[];
}

export interface Journey {
  readonly name: 'home' | 'product' | 'search' | 'add to cart' | 'checkout' | 'sign in' | 'orders';
  readonly weight: number;
  readonly root: Step;
}

interface Costs {
  readonly ms: number;
  readonly spread?: number;
  readonly failureRate?: number;
  readonly optional?: boolean;
}

function serve(name: ServiceName, endpoint: string, costs: Costs, ...children: readonly Step[]): Step {
  const [method = '', route = ''] = endpoint.split(' ');
  return {
    kind: 'server',
    service: serviceIndex(name),
    method,
    route,
    target: name,
    statement: '',
    medianMs: costs.ms,
    spread: costs.spread ?? 0.4,
    failureRate: costs.failureRate ?? 0.0006,
    optional: costs.optional ?? false,
    children,
  };
}

/** The call of one service by another: a client span around the server span. */
function call(caller: ServiceName, callee: Step): Step {
  return {
    ...callee,
    kind: 'client',
    service: serviceIndex(caller),
    medianMs: 1.2,
    spread: 0.3,
    failureRate: 0,
    children: [callee],
  };
}

function behind(
  kind: 'database' | 'cache' | 'external',
  caller: ServiceName,
  target: string,
  operation: string,
  statement: string,
  costs: Costs,
): Step {
  return {
    kind,
    service: serviceIndex(caller),
    method: operation,
    route: kind === 'external' ? statement : '',
    target,
    statement,
    medianMs: costs.ms,
    spread: costs.spread ?? 0.5,
    failureRate: costs.failureRate ?? 0.0001,
    optional: costs.optional ?? false,
    children: [],
  };
}

const price = () =>
  serve(
    'pricing',
    'POST /internal/prices',
    { ms: 6 },
    behind('cache', 'pricing', 'price-cache', 'MGET', 'MGET price:?', { ms: 0.8 }),
  );

const stock = () =>
  serve(
    'inventory',
    'GET /internal/stock/{sku}',
    { ms: 4 },
    behind(
      'database',
      'inventory',
      'inventory_db',
      'SELECT',
      'SELECT sku, on_hand, reserved FROM stock WHERE sku = ANY($1)',
      { ms: 3 },
    ),
  );

const productRow = () =>
  behind(
    'database',
    'catalog',
    'catalog_db',
    'SELECT',
    'SELECT p.id, p.name, p.brand, p.media FROM product p WHERE p.id = $1',
    { ms: 5 },
  );

const gateway = (endpoint: string, upstream: Step) =>
  serve('edge-gateway', endpoint, { ms: 2.2, spread: 0.3, failureRate: 0.0002 }, upstream);

export const journeys: readonly Journey[] = [
  {
    name: 'home',
    weight: 21,
    root: gateway(
      'GET /',
      serve(
        'storefront',
        'GET /',
        { ms: 28 },
        call(
          'storefront',
          serve(
            'catalog',
            'GET /products',
            { ms: 12 },
            behind(
              'database',
              'catalog',
              'catalog_db',
              'SELECT',
              'SELECT p.id, p.name FROM product p WHERE p.category = $1 ORDER BY p.rank LIMIT 24',
              { ms: 9 },
            ),
          ),
        ),
        call(
          'storefront',
          serve(
            'recommendations',
            'GET /recommendations',
            { ms: 38, spread: 0.5, failureRate: 0.003, optional: true },
            behind('cache', 'recommendations', 'feature-store', 'HGETALL', 'HGETALL user:?', { ms: 1.5 }),
          ),
        ),
      ),
    ),
  },
  {
    name: 'product',
    weight: 24,
    root: gateway(
      'GET /products/{id}',
      serve(
        'catalog',
        'GET /products/{id}',
        { ms: 9 },
        productRow(),
        call('catalog', price()),
        call('catalog', stock()),
      ),
    ),
  },
  {
    name: 'search',
    weight: 11,
    root: gateway(
      'GET /search',
      serve(
        'catalog',
        'GET /search',
        { ms: 18 },
        behind(
          'database',
          'catalog',
          'catalog_db',
          'SELECT',
          'SELECT p.id, ts_rank(p.text, q) FROM product p, plainto_tsquery($1) q WHERE p.text @@ q LIMIT 24',
          { ms: 22 },
        ),
      ),
    ),
  },
  {
    name: 'add to cart',
    weight: 15,
    root: gateway(
      'POST /cart/items',
      serve(
        'cart',
        'POST /cart/items',
        { ms: 5 },
        behind('cache', 'cart', 'cart-store', 'HSET', 'HSET cart:? ? ?', { ms: 1 }),
        call('cart', price()),
        call('cart', stock()),
      ),
    ),
  },
  {
    name: 'checkout',
    weight: 16,
    root: gateway(
      'POST /checkout',
      serve(
        'checkout',
        'POST /checkout',
        { ms: 32, failureRate: 0.001 },
        call(
          'checkout',
          serve(
            'cart',
            'GET /cart/{id}',
            { ms: 4 },
            behind('cache', 'cart', 'cart-store', 'HGETALL', 'HGETALL cart:?', { ms: 1 }),
          ),
        ),
        call('checkout', price()),
        call(
          'checkout',
          serve(
            'payments',
            'POST /payments',
            { ms: 45, failureRate: 0.0015 },
            behind('external', 'payments', 'api.alpenpay.example', 'POST', '/v2/authorizations', {
              ms: 120,
              spread: 0.45,
              failureRate: 0.001,
            }),
            behind(
              'database',
              'payments',
              'payments_db',
              'INSERT',
              'INSERT INTO payment (id, order_id, amount, currency, state) VALUES ($1, $2, $3, $4, $5)',
              { ms: 4 },
            ),
          ),
        ),
        call(
          'checkout',
          serve(
            'shipping',
            'POST /shipments',
            { ms: 22, failureRate: 0.001 },
            behind('external', 'shipping', 'rates.gelberblitz.example', 'POST', '/quotes', {
              ms: 60,
              failureRate: 0.001,
            }),
          ),
        ),
        behind(
          'database',
          'checkout',
          'orders_db',
          'INSERT',
          'INSERT INTO orders (id, customer_id, total, currency, placed_at) VALUES ($1, $2, $3, $4, now())',
          { ms: 5 },
        ),
      ),
    ),
  },
  {
    name: 'sign in',
    weight: 8,
    root: gateway(
      'POST /login',
      serve(
        'accounts',
        'POST /login',
        { ms: 85, spread: 0.3 },
        behind(
          'database',
          'accounts',
          'accounts_db',
          'SELECT',
          'SELECT id, password_hash, locked FROM account WHERE email = $1',
          { ms: 3 },
        ),
      ),
    ),
  },
  {
    name: 'orders',
    weight: 5,
    root: gateway(
      'GET /account/orders',
      serve(
        'accounts',
        'GET /account/orders',
        { ms: 14 },
        behind(
          'database',
          'accounts',
          'accounts_db',
          'SELECT',
          'SELECT o.id, o.total, o.state FROM order_view o WHERE o.customer_id = $1 ORDER BY o.placed_at DESC LIMIT 20',
          { ms: 6 },
        ),
        call('accounts', serve('shipping', 'GET /shipments/{order}', { ms: 8, optional: true })),
      ),
    ),
  },
];

export const journeyWeights: readonly number[] = journeys.map((journey) => journey.weight);
export const journeyWeightTotal: number = journeyWeights.reduce((sum, weight) => sum + weight, 0);
