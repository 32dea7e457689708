/** How a failure reads in the language of the service that had it. */

import type { Incident } from './incidents.ts';
import { hash32 } from './random.ts';
import { services, type Technology } from './services.ts';
import { currencies, type Trace, type Visit } from './traffic.ts';

export interface Failure {
  readonly exception: string;
  readonly message: string;
}

const ownErrors: Readonly<Record<Technology, readonly Failure[]>> = {
  kong: [
    { exception: 'kong.upstream', message: 'upstream prematurely closed connection while reading response header' },
  ],
  nodejs: [
    { exception: 'TypeError', message: "Cannot read properties of undefined (reading 'variants')" },
    { exception: 'AbortError', message: 'The operation was aborted due to timeout' },
  ],
  java: [
    { exception: 'java.net.SocketTimeoutException', message: 'Read timed out' },
    { exception: 'java.lang.IllegalStateException', message: 'Order is in state CANCELLED, expected NEW' },
    { exception: 'org.springframework.dao.CannotAcquireLockException', message: 'could not obtain lock on row' },
  ],
  go: [
    { exception: '*url.Error', message: 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)' },
  ],
  python: [{ exception: 'KeyError', message: "'embedding_v3'" }],
  dotnet: [{ exception: 'System.TimeoutException', message: 'The operation has timed out.' }],
};

/** Undefined where nothing failed. */
export function failureOf(trace: Trace, visit: Visit, badVersion: BadVersionOf): Failure | undefined {
  const service = services[visit.step.service]!;
  switch (visit.cause) {
    case 'none':
      return undefined;
    case 'bad version': {
      const incident = badVersion(service.name, trace.minute);
      const message = (incident?.message ?? 'Unexpected state').replace('{currency}', currencies[trace.currency]!);
      return { exception: incident?.exception ?? 'Error', message };
    }
    case 'no connection':
      return {
        exception: 'java.sql.SQLTransientConnectionException',
        message: `${service.name}-pool - Connection is not available, request timed out after 3000ms`,
      };
    case 'pod gone':
      return { exception: 'ConnectionRefused', message: `connect ECONNREFUSED ${service.name}:8080` };
    case 'callee': {
      const failed = trace.visits.find(
        (other) => other.parent === trace.visits.indexOf(visit) && other.cause !== 'none',
      );
      return {
        exception: calleeException(service.technology),
        message: `${failed?.step.target ?? 'upstream'} answered ${failed?.status ?? 500}`,
      };
    }
    case 'own error': {
      const choices = ownErrors[service.technology];
      return choices[hash32(trace.seed, 'failure') % choices.length]!;
    }
  }
}

/** The incident that is at work in a service in a minute. */
export type BadVersionOf = (service: string, minute: number) => Extract<Incident, { kind: 'bad version' }> | undefined;

function calleeException(technology: Technology): string {
  switch (technology) {
    case 'java':
      return 'org.springframework.web.client.HttpServerErrorException';
    case 'nodejs':
      return 'UpstreamError';
    case 'dotnet':
      return 'System.Net.Http.HttpRequestException';
    case 'python':
      return 'requests.exceptions.HTTPError';
    default:
      return 'UpstreamError';
  }
}

const frames: Readonly<Record<'payments' | 'checkout' | 'catalog', readonly string[]>> = {
  payments: [
    'com.bergland.payments.routing.AcquirerRouter.route(AcquirerRouter.java:88)',
    'com.bergland.payments.AuthorizationService.authorize(AuthorizationService.java:141)',
    'com.bergland.payments.api.PaymentController.create(PaymentController.java:57)',
  ],
  checkout: [
    'com.bergland.checkout.client.PaymentsClient.authorize(PaymentsClient.java:73)',
    'com.bergland.checkout.OrderService.place(OrderService.java:204)',
    'com.bergland.checkout.api.CheckoutController.submit(CheckoutController.java:49)',
  ],
  catalog: [
    'com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)',
    'com.bergland.catalog.ProductRepository.find(ProductRepository.java:112)',
    'com.bergland.catalog.api.ProductController.get(ProductController.java:38)',
  ],
};

const springFrames = [
  'org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)',
  'org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:167)',
  'org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun(NioEndpoint.java:1774)',
  'java.base/java.lang.Thread.run(Thread.java:1583)',
];

/** As a JVM prints it; the services without frames of their own print the framework's. */
export function javaStackTrace(service: string, { exception, message }: Failure): string {
  const own = Object.hasOwn(frames, service) ? frames[service as keyof typeof frames] : [];
  return [`${exception}: ${message}`, ...[...own, ...springFrames].map((frame) => `\tat ${frame}`)].join('\n');
}
