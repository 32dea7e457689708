/** Orders, payments and carts: business events that the shop sends, read off the same traces. */

import { journeys } from './journeys.ts';
import { hashUuid } from './random.ts';
import { Shape, ShapedRecord } from './record.ts';
import { MINUTE, SECOND, timestampOf } from './time.ts';
import type { TimedRecord } from './timedTable.ts';
import { factsOf } from './traceFacts.ts';
import type { Trace, Visit } from './traffic.ts';

const shape = new Shape(
  'timestamp',
  'event.id',
  'event.type',
  'event.provider',
  'event.category',
  'event.kind',
  'trace_id',
  'order.id',
  'order.items',
  'order.total',
  'order.currency',
  'payment.id',
  'payment.state',
  'product.id',
  'cart.id',
  'customer.id',
  'dt.system.bucket',
);

export function businessEventsOf(trace: Trace): readonly TimedRecord[] {
  const journey = journeys[trace.journey]!.name;
  if (journey !== 'checkout' && journey !== 'add to cart' && journey !== 'sign in') return [];
  const facts = factsOf(trace);
  const event = (type: string, provider: string, visit: Visit, fields: Partial<Fields>): TimedRecord => {
    const at = trace.minute * MINUTE + (visit.start + visit.duration) / 1000;
    return {
      time: at,
      visibleFrom: at + SECOND,
      record: new ShapedRecord(shape, [
        timestampOf(at),
        hashUuid(trace.seed, type),
        `com.bergland.${type}`,
        provider,
        type.slice(0, type.indexOf('.')),
        'BIZ_EVENT',
        facts.traceId,
        fields.order ? facts.orderId : undefined,
        fields.order ? BigInt(facts.items) : undefined,
        fields.order || fields.payment ? facts.amount : undefined,
        fields.order || fields.payment ? facts.currency : undefined,
        fields.payment ? facts.paymentId : undefined,
        fields.payment,
        fields.cart ? facts.product : undefined,
        fields.cart ? facts.cartId : undefined,
        facts.user,
        'default_bizevents',
      ]),
    };
  };
  const served = (target: string) => trace.visits.find(({ step }) => step.kind === 'server' && step.target === target);
  const ok = (visit: Visit) => visit.cause === 'none';
  const events: TimedRecord[] = [];
  if (journey === 'checkout') {
    const payment = served('payments');
    const order = served('checkout');
    if (payment)
      events.push(
        event(ok(payment) ? 'payment.authorized' : 'payment.failed', 'payments', payment, {
          order: true,
          payment: ok(payment) ? 'authorized' : 'failed',
        }),
      );
    if (order) events.push(event(ok(order) ? 'order.placed' : 'order.rejected', 'checkout', order, { order: true }));
  }
  const cart = journey === 'add to cart' ? served('cart') : undefined;
  if (cart && ok(cart)) events.push(event('cart.item_added', 'cart', cart, { cart: true }));
  const account = journey === 'sign in' ? served('accounts') : undefined;
  if (account && ok(account)) events.push(event('account.signed_in', 'accounts', account, {}));
  return events;
}

interface Fields {
  readonly order: boolean;
  readonly payment: 'authorized' | 'failed';
  readonly cart: boolean;
}
