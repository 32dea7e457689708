/** What the shop writes to its logs: each service in the format of its framework, with the ids of the trace. */

import { type BadVersionOf, type Failure, failureOf, javaStackTrace } from './failures.ts';
import { hash32, hashHex, hashUnit } from './random.ts';
import { Shape, ShapedRecord } from './record.ts';
import type { Resources } from './resources.ts';
import { type ServiceDefinition, services } from './services.ts';
import { pathOf } from './spans.ts';
import { MINUTE, SECOND, timestampOf } from './time.ts';
import type { TimedRecord } from './timedTable.ts';
import { type Pod, podAt, type Topology } from './topology.ts';
import { factsOf, spanIdText, type TraceFacts } from './traceFacts.ts';
import type { Trace, Visit } from './traffic.ts';

export type Level = 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'NONE';

const shape = new Shape(
  'timestamp',
  'content',
  'loglevel',
  'status',
  'trace_id',
  'span_id',
  'log.logger',
  'log.iostream',
);

/** Of the requests that went well, those that are worth a line. */
const CHATTER = 0.3;
const ARRIVAL_DELAY = SECOND;

export interface LogContext {
  readonly topology: Topology;
  readonly resources: Resources;
  readonly badVersion: BadVersionOf;
}

interface Line {
  readonly at: number;
  readonly level: Level;
  readonly message: string;
  readonly failure: Failure | undefined;
  readonly service: ServiceDefinition;
  readonly pod: Pod;
  readonly traceId: string;
  readonly spanId: string;
  readonly visit: Visit;
  readonly facts: TraceFacts;
}

export function logsOf(trace: Trace, context: LogContext): readonly TimedRecord[] {
  const facts = factsOf(trace);
  const lines: TimedRecord[] = [];
  trace.visits.forEach((visit, index) => {
    if (visit.step.kind !== 'server') return;
    const failed = visit.cause !== 'none';
    const gateway = visit.parent < 0;
    // A pod that is gone writes nothing.
    if (visit.cause === 'pod gone') return;
    if (!failed && !gateway && hashUnit(trace.seed, 'chatter', index) > CHATTER) return;
    const at = trace.minute * MINUTE + (visit.start + visit.duration) / 1000;
    const service = services[visit.step.service]!;
    const line: Line = {
      at,
      level: levelOf(visit),
      message: messageOf(visit, facts),
      failure: failureOf(trace, visit, context.badVersion),
      service,
      pod: podAt(context.topology, visit.step.service, visit.slot, trace.minute * MINUTE + visit.start / 1000),
      traceId: facts.traceId,
      spanId: spanIdText(trace, index),
      visit,
      facts,
    };
    lines.push(logRecord(line, context.resources));
  });
  return lines;
}

function logRecord(line: Line, resources: Resources): TimedRecord {
  return {
    time: line.at,
    visibleFrom: line.at + ARRIVAL_DELAY,
    record: new ShapedRecord(
      shape,
      [
        timestampOf(line.at),
        content(line),
        line.level,
        line.level,
        line.traceId,
        line.spanId,
        line.service.technology === 'java' ? loggerOf(line.service) : undefined,
        line.level === 'ERROR' ? 'stderr' : 'stdout',
      ],
      resources.ofLogs(line.pod),
    ),
  };
}

/** A line of something that is no request: a host's kernel, the database. */
export function plainLog(at: number, level: Level, text: string, base: ReturnType<Resources['ofLogs']>): TimedRecord {
  return {
    time: at,
    visibleFrom: at + ARRIVAL_DELAY,
    record: new ShapedRecord(shape, [timestampOf(at), text, level, level], base),
  };
}

function levelOf(visit: Visit): Level {
  if (visit.cause === 'none') return visit.duration > services[visit.step.service]!.slowMs * 1000 ? 'WARN' : 'INFO';
  return visit.cause === 'callee' && visit.status < 500 ? 'WARN' : 'ERROR';
}

function messageOf(visit: Visit, facts: TraceFacts): string {
  const ms = Math.round(visit.duration / 1000);
  if (visit.cause !== 'none') return `${visit.step.method} ${visit.step.route} failed`;
  switch (`${visit.step.target} ${visit.step.route}`) {
    case 'checkout /checkout':
      return `order ${facts.orderId} placed, total ${facts.amount.toFixed(2)} ${facts.currency}, ${facts.items} items`;
    case 'payments /payments':
      return `authorized ${facts.paymentId} for ${facts.orderId}, ${facts.amount.toFixed(2)} ${facts.currency}`;
    case 'catalog /search':
      return `search "${facts.searchText}" took ${ms} ms`;
    case 'cart /cart/items':
      return `added ${facts.product} to cart ${facts.cartId}`;
    case 'accounts /login':
      return `user ${facts.user} signed in`;
    case 'recommendations /recommendations':
      return `ranked 24 items for ${facts.user} in ${ms} ms`;
    case 'shipping /shipments':
      return `quoted shipment of ${facts.orderId}`;
    default:
      return `${visit.step.method} ${pathOf(visit.step.route, facts)} served in ${ms} ms`;
  }
}

function content(line: Line): string {
  switch (line.service.technology) {
    case 'kong':
      return accessLog(line);
    case 'java':
      return springLog(line);
    case 'nodejs':
      return pinoLog(line);
    case 'go':
      return slogLog(line);
    case 'python':
      return pythonLog(line);
    case 'dotnet':
      return dotnetLog(line);
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The combined format of the gateway, with the latencies that Kong adds. */
function accessLog({ at, visit, facts, traceId }: Line): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const bytes = visit.status >= 500 ? 164 : 800 + (hash32(facts.traceId, 'bytes') % 30_000);
  const seconds = (visit.duration / 1e6).toFixed(3);
  return (
    `${facts.clientIp} - ${facts.user} [${day}:${time} +0000] "${visit.step.method} ${pathOf(visit.step.route, facts)} HTTP/2.0" ` +
    `${visit.status} ${bytes} "-" "${facts.userAgent}" rt=${seconds} kong_request_id="${traceId}"`
  );
}

function springLog({ at, level, message, failure, service, traceId, spanId }: Line): string {
  const stamp = new Date(at).toISOString();
  const thread = `[nio-8080-exec-${1 + (hash32(traceId) % 40)}]`;
  const head = `${stamp} ${level.padStart(5)} 1 --- [${service.name}] ${thread} [${traceId}-${spanId}] ${loggerOf(service)} : ${message}`;
  return failure === undefined ? head : `${head}\n${javaStackTrace(service.name, failure)}`;
}

function loggerOf(service: ServiceDefinition): string {
  return `c.bergland.${service.name}.api.RequestLogger`;
}

function pinoLog({ at, level, message, failure, pod, visit, traceId, spanId, facts }: Line): string {
  const numeric = level === 'ERROR' ? 50 : level === 'WARN' ? 40 : 30;
  return JSON.stringify({
    level: numeric,
    time: Math.floor(at),
    pid: 1,
    hostname: pod.name,
    trace_id: traceId,
    span_id: spanId,
    req: { method: visit.step.method, url: pathOf(visit.step.route, facts), userId: facts.user },
    res: { statusCode: visit.status },
    responseTime: Math.round(visit.duration / 1000),
    ...(failure && { err: { type: failure.exception, message: failure.message } }),
    msg: message,
  });
}

function slogLog({ at, level, message, failure, traceId, visit }: Line): string {
  const error = failure === undefined ? '' : ` error=${JSON.stringify(failure.message)}`;
  return `time=${new Date(at).toISOString()} level=${level} msg=${JSON.stringify(message)} trace_id=${traceId} status=${visit.status} duration=${(visit.duration / 1000).toFixed(1)}ms${error}`;
}

function pythonLog({ at, level, message, failure, traceId }: Line): string {
  const stamp = new Date(at).toISOString().replace('T', ' ').replace('.', ',').replace('Z', '');
  const head = `${stamp} ${level === 'WARN' ? 'WARNING' : level} [recommendations.api] trace=${traceId} ${message}`;
  if (failure === undefined) return head;
  return `${head}\nTraceback (most recent call last):\n  File "/srv/recommendations/api.py", line 118, in rank\n    scores = model.score(features["embedding_v3"])\n${failure.exception}: ${failure.message}`;
}

function dotnetLog({ level, message, failure, service, traceId }: Line): string {
  const short = level === 'ERROR' ? 'fail' : level === 'WARN' ? 'warn' : 'info';
  const name = `${service.name.charAt(0).toUpperCase()}${service.name.slice(1)}`;
  const head = `${short}: Bergland.${name}.RequestHandler[${level === 'ERROR' ? 5001 : 1001}]\n      ${message} TraceId=${traceId}`;
  return failure === undefined
    ? head
    : `${head}\n      ${failure.exception}: ${failure.message}\n         at Bergland.${name}.RequestHandler.HandleAsync(HttpContext context)`;
}

/** An id such as requests and restarts have in the logs of others. */
export function shortId(...key: readonly (string | number)[]): string {
  return hashHex(8, ...key);
}
