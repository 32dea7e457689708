/** `/platform/slo/v1/slos` and the templates. Source: OpenAPI description "Service-Level Objectives" 1.0. */

import { indicatorOf, objectives } from '../world/objectives.ts';
import { hashHex, hashUuid } from '../world/random.ts';
import { serviceNamed } from '../world/services.ts';
import { entityId } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { platformError, platformViolations, type Violation } from './errors.ts';
import { FilterError, parseFilter } from './filterExpression.ts';
import { platformPage, refused } from './platformPaging.ts';
import { isObject, type JsonObject, objectBody } from './requestBody.ts';
import { type Call, json, noContent, type Route } from './route.ts';

export interface Slo {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly description?: string;
  readonly criteria: readonly [Criterion];
  readonly tags: readonly string[];
  readonly externalId?: string;
  readonly customSli?: { readonly indicator: string; readonly filterSegments?: readonly unknown[] };
  readonly sliReference?: SliReference;
}

export interface Criterion {
  readonly timeframeFrom: string;
  readonly timeframeTo?: string;
  readonly target: number;
  readonly warning?: number;
}

interface SliReference {
  readonly templateId: string;
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly indicator: string;
  readonly variables: readonly { readonly name: string; readonly scope: string }[];
  readonly applicableScope: string;
}

export class PlatformSlos {
  readonly templates: readonly Template[];
  readonly #world: World;
  readonly #slos = new Map<string, Slo>();
  #changes = 0;

  constructor(world: World) {
    this.#world = world;
    this.templates = templatesOf(world.seed);
    for (const objective of objectives) {
      const service = serviceNamed(objective.service);
      const serviceId = entityId(world.seed, 'SERVICE', service.name);
      const byTemplate = objective.kind === 'latency' && objective.service === 'accounts';
      const id = this.#idOf(objective.name);
      this.#slos.set(id, {
        id,
        version: this.#nextVersion(),
        name: objective.name,
        description: objective.description,
        criteria: [
          {
            timeframeFrom: objective.timeframe === '1w' ? 'now-7d' : `now-${objective.timeframe.replace('1d', '24h')}`,
            timeframeTo: 'now',
            target: objective.target,
            warning: objective.warning,
          },
        ],
        tags: [`team:${service.team}`, `service:${service.name}`],
        ...(byTemplate
          ? {
              sliReference: {
                templateId: this.templates[1]!.id,
                variables: [
                  { name: 'services', value: `"${serviceId}"` },
                  { name: 'latency', value: String(service.slowMs) },
                ],
              },
            }
          : { customSli: { indicator: indicatorOf(objective, serviceId) } }),
      });
    }
  }

  all(): readonly Slo[] {
    return [...this.#slos.values()];
  }

  find(id: string): Slo | undefined {
    return this.#slos.get(id);
  }

  create(fields: Omit<Slo, 'id' | 'version'>): Slo {
    const version = this.#nextVersion();
    const slo = { ...fields, id: this.#idOf(version), version };
    this.#slos.set(slo.id, slo);
    return slo;
  }

  replace(slo: Slo, fields: Omit<Slo, 'id' | 'version'>): void {
    this.#slos.set(slo.id, { ...fields, id: slo.id, version: this.#nextVersion() });
  }

  remove(slo: Slo): void {
    this.#slos.delete(slo.id);
  }

  /** The query of an SLO, with the variables of its template put in as text; undefined for an unknown template. */
  indicator(slo: Slo): string | undefined {
    if (slo.customSli !== undefined) return slo.customSli.indicator;
    const template = this.templates.find(({ id }) => id === slo.sliReference?.templateId);
    return template?.indicator.replace(
      /\$(\w+)/g,
      (whole, name: string) => slo.sliReference?.variables.find((variable) => variable.name === name)?.value ?? whole,
    );
  }

  #idOf(key: string): string {
    return `vu9U3hXY3q0ATAAk${Buffer.from(hashUuid(this.#world.seed, 'slo', key)).toString('base64url')}`;
  }

  #nextVersion(): string {
    const digits = hashHex(12, this.#world.seed, 'slo version', ++this.#changes);
    return `vu9U3hXY3q0AVAAk${Buffer.from(digits).toString('base64url')}`;
  }
}

function templatesOf(seed: string): readonly Template[] {
  const id = (name: string) => hashUuid(seed, 'template', name);
  return [
    {
      id: id('availability'),
      name: 'Service availability',
      description: 'Share of requests that succeed',
      indicator: [
        'timeseries { total = sum(dt.service.request.count), failed = sum(dt.service.request.failure_count) }, filter: in(dt.entity.service, $services)',
        '| fieldsAdd sli = (((total[] - failed[]) / total[]) * (100))',
        '| fieldsRemove total, failed',
      ].join('\n'),
      variables: [{ name: 'services', scope: 'SERVICE' }],
      applicableScope: 'SERVICE',
    },
    {
      id: id('performance'),
      name: 'Service performance',
      description: 'Share of minutes that were faster than a number of milliseconds',
      indicator: [
        'timeseries response = avg(dt.service.request.response_time), filter: in(dt.entity.service, $services)',
        '| fieldsAdd sli = if(response[] < $latency * 1000, 100, else: 0)',
        '| fieldsRemove response',
      ].join('\n'),
      variables: [
        { name: 'services', scope: 'SERVICE' },
        { name: 'latency', scope: 'CUSTOM' },
      ],
      applicableScope: 'SERVICE',
    },
    {
      id: id('host cpu'),
      name: 'Host CPU to spare',
      description: 'Idle CPU of hosts',
      indicator: 'timeseries sli = avg(dt.host.cpu.idle), filter: in(dt.entity.host, $hosts)',
      variables: [{ name: 'hosts', scope: 'HOST' }],
      applicableScope: 'HOST',
    },
  ];
}

const read = { platformScopes: ['slo:slos:read'] } as const;
const write = { platformScopes: ['slo:slos:write'] } as const;
const readTemplates = { platformScopes: ['slo:objective-templates:read', 'slo:slos:read'] } as const;

export function platformSloRoutes(slos: PlatformSlos): readonly Route[] {
  const templateView = (template: Template) => ({
    ...template,
    tags: [],
    version: '1',
    builtIn: true,
    deprecation: { deprecated: false },
  });
  return [
    {
      method: 'GET',
      path: '/slo/v1/slos',
      ...read,
      handle: (call) => {
        const { items, ...counts } = platformPage(call, { defaultSize: 100, maxSize: 500 }, (query) => {
          const found = filtered(call, query, slos.all(), sloFields);
          return sorted(call, query, found);
        });
        return json({ slos: items, ...counts });
      },
    },
    {
      method: 'POST',
      path: '/slo/v1/slos',
      ...write,
      handle: (call) => json(slos.create(sloFrom(call, slos, objectBody(call))), 201),
    },
    { method: 'GET', path: '/slo/v1/slos/{id}', ...read, handle: (call) => json(sloOf(call, slos)) },
    {
      method: 'PUT',
      path: '/slo/v1/slos/{id}',
      ...write,
      handle: (call) => {
        const slo = locked(call, sloOf(call, slos));
        slos.replace(slo, sloFrom(call, slos, objectBody(call), slo.id));
        return { status: 200 };
      },
    },
    {
      method: 'DELETE',
      path: '/slo/v1/slos/{id}',
      ...write,
      handle: (call) => {
        slos.remove(locked(call, sloOf(call, slos)));
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/slo/v1/objective-templates',
      ...readTemplates,
      handle: (call) =>
        json(
          platformPage(call, { defaultSize: 100, maxSize: 500 }, (query) =>
            filtered(call, query, slos.templates.map(templateView), templateFields),
          ),
        ),
    },
    {
      method: 'GET',
      path: '/slo/v1/objective-templates/{id}',
      ...readTemplates,
      handle: (call) => {
        const found = slos.templates.find(({ id }) => id === call.path.id);
        if (found === undefined)
          throw platformError(404, 'Objective template not found', { errorRef: call.errorRef() });
        return json(templateView(found));
      },
    },
  ];
}

/** @throws Refusal 404 */
export function sloOf(call: Call, slos: PlatformSlos, id = call.path.id!): Slo {
  const slo = slos.find(id);
  if (slo === undefined) throw platformError(404, `SLO with id '${id}' not found`, { errorRef: call.errorRef() });
  return slo;
}

function locked(call: Call, slo: Slo): Slo {
  const version = call.query.get('optimistic-locking-version');
  if (version === null) throw refused(call, 'optimistic-locking-version', 'must not be null');
  if (version !== slo.version) throw platformError(409, 'Optimistic locking failed', { errorRef: call.errorRef() });
  return slo;
}

type Fields<T> = Readonly<Record<string, (item: T) => readonly string[]>>;

const sloFields: Fields<Slo> = {
  id: ({ id }) => [id],
  name: ({ name }) => [name],
  'tag.key': ({ tags }) => tags.map((tag) => tag.split(/(?<!\\):/)[0]!.replaceAll('\\:', ':')),
  'tag.value': ({ tags }) => tags.flatMap((tag) => tag.split(/(?<!\\):/).slice(1, 2)),
};

const templateFields: Fields<Template> = {
  id: ({ id }) => [id],
  name: ({ name }) => [name],
  builtIn: () => ['true'],
  deprecated: () => ['false'],
  applicableScope: ({ applicableScope }) => [applicableScope],
  'tag.key': () => [],
  'tag.value': () => [],
};

function filtered<T>(call: Call, query: URLSearchParams, items: readonly T[], fields: Fields<T>): readonly T[] {
  const text = query.get('filter');
  if (text === null || text === '') return items;
  try {
    const filter = parseFilter(text, { allows: (field) => Object.hasOwn(fields, field), maxLength: 1024, maxDepth: 3 });
    return items.filter((item) => filter((field) => fields[field]!(item)));
  } catch (error) {
    if (error instanceof FilterError) throw refused(call, 'filter', error.message);
    throw error;
  }
}

function sorted(call: Call, query: URLSearchParams, items: readonly Slo[]): readonly Slo[] {
  const sort = query.get('sort');
  if (sort === null) return items;
  if (sort !== 'name' && sort !== '-name') throw refused(call, 'sort', 'must be name or -name');
  const direction = sort === 'name' ? 1 : -1;
  return [...items].sort((a, b) => direction * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** @throws Refusal 400 with everything that is wrong */
function sloFrom(call: Call, slos: PlatformSlos, body: JsonObject, ownId?: string): Omit<Slo, 'id' | 'version'> {
  const violations: Violation[] = [];
  const check = (holds: boolean, path: string, message: string) => {
    if (!holds) violations.push({ path, message, parameterLocation: 'PAYLOAD_BODY' });
  };
  const { name, description, criteria, tags = [], externalId, customSli, sliReference } = body;
  check(typeof name === 'string' && name !== '' && name.length <= 200, 'name', 'must have 1 to 200 characters');
  check(
    description === undefined || (typeof description === 'string' && description.length <= 250),
    'description',
    'must not exceed 250 characters',
  );
  check(Array.isArray(criteria) && criteria.length === 1, 'criteria', 'must have exactly one element');
  const criterion: unknown = Array.isArray(criteria) ? criteria[0] : undefined;
  check(isCriterion(criterion), 'criteria[0]', 'needs timeframeFrom and a target from 0 to 100');
  check(isTextArray(tags) && tags.length <= 100, 'tags', 'must be at most 100 texts');
  check(
    externalId === undefined || (typeof externalId === 'string' && externalId.length <= 500),
    'externalId',
    'must not exceed 500 characters',
  );
  check(
    externalId === undefined || !slos.all().some((slo) => slo.externalId === externalId && slo.id !== ownId),
    'externalId',
    'must be unique',
  );
  check(
    (customSli === undefined) !== (sliReference === undefined),
    'customSli',
    'exactly one of customSli and sliReference is required',
  );
  check(customSli === undefined || isCustomSli(customSli), 'customSli.indicator', 'must have 1 to 5000 characters');
  check(sliReference === undefined || isReference(sliReference), 'sliReference', 'needs templateId and variables');
  if (violations.length > 0) throw platformViolations(violations, call.errorRef());
  return {
    name: name as string,
    criteria: [criterion as Criterion],
    tags: tags as readonly string[],
    ...(description !== undefined && { description: description as string }),
    ...(externalId !== undefined && { externalId: externalId as string }),
    ...(isCustomSli(customSli) && { customSli }),
    ...(isReference(sliReference) && { sliReference }),
  };
}

function isCriterion(value: unknown): value is Criterion {
  if (!isObject(value)) return false;
  const { timeframeFrom, timeframeTo, target, warning } = value;
  const percent = (number: unknown) => typeof number === 'number' && number >= 0 && number <= 100;
  const time = (text: unknown) => typeof text === 'string' && text.length >= 3 && text.length <= 30;
  return (
    time(timeframeFrom) &&
    (timeframeTo === undefined || time(timeframeTo)) &&
    percent(target) &&
    (warning === undefined || percent(warning))
  );
}

function isCustomSli(value: unknown): value is NonNullable<Slo['customSli']> {
  return (
    isObject(value) && typeof value.indicator === 'string' && value.indicator !== '' && value.indicator.length <= 5000
  );
}

function isReference(value: unknown): value is SliReference {
  if (!isObject(value) || typeof value.templateId !== 'string' || !Array.isArray(value.variables)) return false;
  return value.variables.every(
    (one: unknown) => isObject(one) && typeof one.name === 'string' && typeof one.value === 'string',
  );
}

function isTextArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
