/**
 * The Konnect half: drives our client and setup, and then every operation of the demo organization by hand, in success and in error, and holds each
 * answer, and each request of ours, against Kong's OpenAPI documents.
 */

import path from 'node:path';
import { allPages } from '../../src/http/paging.ts';
import {
  readInstanceResources,
  readIntegrations,
  readServiceResources,
  readUnmappedResources,
} from '../../src/konnect/catalog.ts';
import { listCatalogServices } from '../../src/konnect/catalogServices.ts';
import { checkKonnect } from '../../src/konnect/connectionCheck.ts';
import { IntegrationSetup } from '../../src/konnect/integrationSetup.ts';
import { konnectRoutes } from '../../src/sandbox/konnect/api.ts';
import { adminToken, type Exchange, holder, type KonnectServer, startKonnect } from '../unit/konnect/konnectServer.ts';
import { driveByHand } from './konnectCalls.ts';
import { type Json, type OpenApi, readOpenApi } from './openApi.ts';
import type { ConformanceResult } from './result.ts';

const catalogDocument = 'konnect-service-catalog-v1.yaml';

/** The other documents, each with the path its operations are under. */
const otherDocuments = [
  ['konnect-identity-v3.cut.yaml', '/v3'],
  ['konnect-control-planes-v2.cut.yaml', '/v2'],
  ['konnect-control-planes-config-v2.cut.yaml', '/v2'],
] as const;

interface Excuse {
  readonly place: string;
  readonly defect: string;
  readonly treatment: string;
  readonly apply?: (schemas: Readonly<Record<string, Json>>) => void;
}

/** Where Kong's document is wrong by its own examples. */
const excuses: readonly Excuse[] = [
  {
    place: 'ScorecardCriteriaService',
    defect: 'requires "evaluation" and declares "score"',
    treatment: '"evaluation" is declared as well',
    apply: ({ ScorecardCriteriaService: schema }) => {
      Object.assign((schema?.properties as Record<string, unknown> | undefined) ?? {}, {
        evaluation: { nullable: true, type: 'object' },
      });
    },
  },
  {
    place: 'CriteriaEvaluationResultDetails.raw_value',
    defect: 'one branch of oneOf takes everything',
    treatment: 'read as anyOf',
    apply: ({ CriteriaEvaluationResultDetails: schema }) => {
      const rawValue = (schema?.properties as Record<string, Record<string, unknown>> | undefined)?.raw_value;
      if (!rawValue?.oneOf) return;
      rawValue.anyOf = rawValue.oneOf;
      delete rawValue.oneOf;
    },
  },
  {
    place: 'one scorecard of a service',
    defect: 'the example lacks "name" of a criterion',
    treatment: 'not answered here',
  },
  {
    place: 'CursorPageQuery',
    defect: 'an object without deepObject',
    treatment: 'page[size], page[after] and bare names count as documented',
  },
  { place: 'ids of services and instances in paths', defect: 'plain strings', treatment: 'UUIDs are used' },
  {
    place: 'CatalogIntegrationAuthorization',
    defect: 'no branch for AWS',
    treatment: 'tolerated: its first branch takes any object',
  },
  { place: 'list examples', defect: 'members that no schema has', treatment: 'not answered here' },
  {
    place: 'scorecard template example',
    defect: 'spells an integration with an underscore',
    treatment: 'not answered here',
  },
  { place: 'labels', defect: 'rules for keys are prose', treatment: 'enforced by hand, not compared' },
];

/** Answers whose status Kong documents elsewhere or is reported to give: see the choices of `KonnectBehaviour`. */
const undocumented: readonly { readonly status: number; readonly operations: RegExp; readonly why: string }[] = [
  { status: 409, operations: /^create-(catalog-service|integration-instance)$/, why: 'a taken name, as for update' },
  { status: 404, operations: /^create-resource-mapping$/, why: 'an unknown reference, by choice' },
  { status: 409, operations: /^delete-catalog-service$/, why: 'a mapped service, by choice' },
  { status: 403, operations: /^list-service$/, why: 'as for the control plane' },
  { status: 404, operations: /^list-service$/, why: 'as for the control plane' },
  { status: 429, operations: /./, why: 'the gateway in front of every operation' },
];

/** Kong's command line asks for the regions; the other is the demo environment's own. */
const undocumentedPaths = /^(\/v3\/available-regions|\/_demo\/.*)$/;

export async function check(shared: string): Promise<ConformanceResult> {
  const folder = path.join(shared, 'contracts/openapi');
  const catalog = readOpenApi(path.join(folder, catalogDocument), '/v1', (document) => {
    const schemas = (document.components as Json).schemas as Readonly<Record<string, Json>>;
    for (const excuse of excuses) excuse.apply?.(schemas);
  });
  const documents = [catalog, ...otherDocuments.map(([file, prefix]) => readOpenApi(path.join(folder, file), prefix))];
  const judge = new Judge(documents);
  await withServer(judge, 'ours', driveClient);
  await withServer(judge, 'by hand', (server) => driveByHand(server.url, (calls) => server.api.throttle(calls)));
  return judge.result(catalog);
}

type Origin = 'ours' | 'by hand';

async function withServer(
  judge: Judge,
  origin: Origin,
  drive: (server: KonnectServer) => Promise<void>,
): Promise<void> {
  const server = await startKonnect({
    tokens: [
      holder(adminToken, 'Organization Admin'),
      holder('kpat_nobody-0123456789'),
      holder('spat_robot-0123456789', 'Organization Admin'),
    ],
    onExchange: (exchange) => judge.take(exchange, origin),
  });
  try {
    await drive(server);
  } finally {
    await server.close();
  }
}

/** The whole setup, twice, and everything the Catalog tree and the connection check read. */
async function driveClient(server: KonnectServer): Promise<void> {
  const { signal } = new AbortController();
  const konnect = server.client();
  await checkKonnect(konnect, signal);
  for (let run = 0; run < 2; run++) {
    const base_url = 'https://abc12345.apps.dynatrace.com';
    const setup = new IntegrationSetup(konnect, { integrationName: 'dynatrace', config: { base_url: [base_url] } });
    let step = await setup.inspect(signal);
    if (step.kind === 'install') step = await setup.install(step, { base_url }, signal);
    if (step.kind === 'authorize') await setup.authorize({ authorization: 'dt0c01.DEMOPUBLIC.DEMOSECRETDEMO' }, signal);
    await setup.createService({ name: 'gift-cards', display_name: 'Gift Cards' }, signal);
    await setup.awaitDiscovery({}, signal);
    setup.chooseResources((setup.state.resources ?? []).map(({ id }) => id));
    await setup.map(() => undefined, signal);
    await setup.validate(signal);
  }
  for (const { instances } of await readIntegrations(konnect, signal)) {
    for (const { instance } of instances) await readInstanceResources(konnect, instance.id, undefined, signal);
  }
  for (const service of await allPages((page) => listCatalogServices(konnect, { page, size: 2 }, signal))) {
    await readServiceResources(konnect, service.id, undefined, signal);
  }
  await readUnmappedResources(konnect, undefined, signal);
}

class Judge {
  readonly #documents: readonly OpenApi[];
  readonly #failures = new Set<string>();
  readonly #statuses = new Map<string, Set<number>>();
  readonly #excused = new Map<string, number>();
  #passed = 0;
  #ours = 0;

  constructor(documents: readonly OpenApi[]) {
    this.#documents = documents;
  }

  take({ request, answer }: Exchange, origin: Origin): void {
    const { method, path: requested } = request;
    if (undocumentedPaths.test(requested)) return;
    const document = this.#documents.find((candidate) => candidate.find(method, requested));
    const operation = document?.find(method, requested);
    if (!document || !operation) {
      // Calls for what does not exist are meant to be refused.
      if (answer.status !== 404 && requested !== '/v3/available-regions')
        this.#fail(`${method} ${requested}: is not a documented operation`);
      return;
    }
    const title = `${operation.id} ${answer.status}`;
    const statuses = this.#statuses.get(operation.id) ?? new Set();
    this.#statuses.set(operation.id, statuses.add(answer.status));
    const body = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    const type = answer.headers?.['content-type'] ?? 'application/json';
    const found = document.judgeAnswer(operation, answer.status, type, body);
    if (found === undefined) {
      const excuse = undocumented.find(
        ({ status, operations }) => status === answer.status && operations.test(operation.id),
      );
      if (!excuse) this.#fail(`${title}: the status is not documented`);
      else this.#excused.set(`${title}: ${excuse.why}`, (this.#excused.get(`${title}: ${excuse.why}`) ?? 0) + 1);
    } else this.#count(title, found);
    if (origin === 'by hand') return;
    this.#ours++;
    const sent = request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : undefined;
    this.#count(`${operation.id}, the body we send`, document.judgeBody(operation, sent));
    this.#count(`${operation.id}, the query we send`, document.judgeQuery(operation, request.query));
  }

  result(catalog: OpenApi): ConformanceResult {
    const covered = catalog.operations.filter(({ id }) => this.#statuses.has(id));
    const implemented = new Set(konnectRoutes.map(({ method, path: route }) => `${method} ${route}`));
    for (const { id, method, path: route } of catalog.operations) {
      if (implemented.has(`${method} ${route}`) && !this.#statuses.get(id)?.size)
        this.#fail(`${id}: is implemented and was not driven`);
    }
    const missing = catalog.operations.filter(({ id }) => !this.#statuses.has(id));
    const statuses = [...this.#statuses.values()].reduce((sum, seen) => sum + seen.size, 0);
    const others = this.#documents.slice(1).flatMap(({ operations }) => operations);
    return {
      title: 'Konnect',
      passed: this.#passed,
      failures: [...this.#failures],
      notes: [
        ...excuses.map(({ place, defect, treatment }) => `excused: ${place}: ${defect} (${treatment})`),
        ...[...this.#excused].map(([what, times]) => `undocumented status, by choice: ${what} (${times} times)`),
        `not implemented: ${missing.map(({ id }) => id).join(', ') || 'nothing'}`,
        `${this.#ours} exchanges of our own client, ${statuses} pairs of operation and status`,
        `other documents: ${others.filter(({ id }) => this.#statuses.has(id)).length} of ${others.length} operations`,
        `Service Catalog operations covered: ${covered.length} of ${catalog.operations.length}`,
      ],
    };
  }

  #count(title: string, found: readonly string[]): void {
    if (found.length === 0) this.#passed++;
    for (const finding of found) this.#fail(`${title}: ${finding}`);
  }

  #fail(line: string): void {
    this.#failures.add(line);
  }
}
