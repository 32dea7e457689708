/** Traces as span records. Fields: semantic dictionary, "Spans". */

import { Duration, Rec, Uid, type Value } from '../../grail/value.ts';
import { type BadVersionOf, failureOf, javaStackTrace } from './failures.ts';
import { Shape, ShapedRecord } from './record.ts';
import type { Resources } from './resources.ts';
import { services } from './services.ts';
import { MINUTE, SECOND, timestampOf } from './time.ts';
import type { TimedRecord } from './timedTable.ts';
import { ipOf, podAt, type Topology } from './topology.ts';
import { factsOf, spanIdBits, type TraceFacts } from './traceFacts.ts';
import type { Trace, Visit } from './traffic.ts';

const common = [
  'start_time',
  'end_time',
  'duration',
  'trace.id',
  'span.id',
  'span.parent_id',
  'span.name',
  'span.kind',
  'span.status_code',
  'span.status_message',
  'request.is_failed',
  'exception.type',
  'exception.message',
  'exception.stack_trace',
  'span.events',
] as const;

const serverShape = new Shape(
  ...common,
  'request.is_root_span',
  'endpoint.name',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'url.path',
  'client.ip',
  'enduser.id',
  'payment.currency',
);
const clientShape = new Shape(
  ...common,
  'http.request.method',
  'http.response.status_code',
  'server.address',
  'server.port',
  'url.full',
);
const databaseShape = new Shape(
  ...common,
  'db.system',
  'db.namespace',
  'db.operation.name',
  'db.query.text',
  'server.address',
);

/** A finished span takes a moment to arrive. */
const EXPORT_DELAY = SECOND;

export interface SpanContext {
  readonly topology: Topology;
  readonly resources: Resources;
  readonly badVersion: BadVersionOf;
}

export function spansOf(trace: Trace, context: SpanContext): readonly TimedRecord[] {
  const facts = factsOf(trace);
  const traceId = new Uid('uid128', facts.traceIdBits);
  const ids = trace.visits.map((_, index) => new Uid('uid64', spanIdBits(trace, index)));
  return trace.visits.map((visit, index) => {
    const start = trace.minute * MINUTE + visit.start / 1000;
    const end = start + visit.duration / 1000;
    const failure = failureOf(trace, visit, context.badVersion);
    const service = services[visit.step.service]!;
    const failed = visit.cause !== 'none';
    const raised = failed && visit.step.kind === 'server' ? failure : undefined;
    const shared: (Value | undefined)[] = [
      timestampOf(start),
      timestampOf(end),
      new Duration(BigInt(visit.duration) * 1000n),
      traceId,
      ids[index]!,
      visit.parent < 0 ? undefined : ids[visit.parent]!,
      spanName(visit),
      visit.step.kind === 'server' ? 'server' : 'client',
      failed ? 'error' : 'ok',
      failed ? failure?.message : undefined,
      visit.step.kind === 'server' ? failed : undefined,
      raised?.exception,
      raised?.message,
      raised !== undefined && service.technology === 'java' ? javaStackTrace(service.name, raised) : undefined,
      raised === undefined ? undefined : [exceptionEvent(raised.exception, raised.message)],
    ];
    const [shape, special] = specifics(visit, facts);
    const pod = podAt(context.topology, visit.step.service, visit.slot, start);
    return {
      time: start,
      visibleFrom: end + EXPORT_DELAY,
      record: new ShapedRecord(shape, [...shared, ...special], context.resources.ofSpans(pod)),
    };
  });
}

function spanName({ step }: Visit): string {
  switch (step.kind) {
    case 'server':
      return `${step.method} ${step.route}`;
    case 'database':
      return `${step.method} ${step.target}`;
    case 'cache':
      return step.method;
    default:
      return step.method;
  }
}

function specifics(visit: Visit, facts: TraceFacts): readonly [Shape, readonly (Value | undefined)[]] {
  const { step } = visit;
  const status = BigInt(visit.status);
  switch (step.kind) {
    case 'server': {
      const path = pathOf(step.route, facts);
      const root = visit.parent < 0;
      const paying = step.route === '/payments' || step.route === '/checkout';
      return [
        serverShape,
        [
          root,
          `${step.method} ${step.route}`,
          step.method,
          status,
          step.route,
          path,
          root ? ipOf(facts.clientIp) : undefined,
          root ? facts.user : undefined,
          paying ? facts.currency : undefined,
        ],
      ];
    }
    case 'client':
    case 'external': {
      const external = step.kind === 'external';
      const host = external ? step.target : `${step.target}.svc.cluster.local`;
      const path = pathOf(step.route, facts);
      return [
        clientShape,
        [step.method, status, host, external ? 443n : 8080n, `${external ? 'https' : 'http'}://${host}${path}`],
      ];
    }
    case 'database':
      return [databaseShape, ['postgresql', step.target, step.method, step.statement, 'bergland-db-1']];
    case 'cache':
      return [databaseShape, ['redis', step.target, step.method, step.statement, `${step.target}.svc.cluster.local`]];
  }
}

/** The route with what this shopper asked for. */
export function pathOf(route: string, facts: TraceFacts): string {
  return route.replace(/\{(\w+)\}/, (_, name: string) =>
    name === 'order' ? facts.orderId : route.startsWith('/cart') ? facts.cartId : facts.product,
  );
}

function exceptionEvent(type: string, message: string): Rec {
  return new Rec(
    new Map([
      ['span_event.name', 'exception'],
      ['exception.type', type],
      ['exception.message', message],
    ]),
  );
}
