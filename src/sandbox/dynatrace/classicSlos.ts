/** `/api/v2/slo`. Source: "Service-level objectives API (classic)". */

import { measure, type Objective, objectiveId, objectives } from '../world/objectives.ts';
import type { Problem } from '../world/problem.ts';
import { serviceNames } from '../world/services.ts';
import { DAY, HOUR, MINUTE } from '../world/time.ts';
import { entityId } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { classicPage } from './classicPaging.ts';
import { oneOf, onlyValue, parseCriteria } from './criteria.ts';
import { badBody, badQuery, classicError } from './errors.ts';
import { choiceParameter, integerParameter, type Range, rangeParameters } from './queryParameters.ts';
import { objectBody } from './requestBody.ts';
import { type Call, json, noContent, type Route } from './route.ts';

const read = { tokenScopes: ['slo.read'], platformScopes: ['environment-api:slo:read'] } as const;
const write = { tokenScopes: ['slo.write'], platformScopes: ['environment-api:slo:write'] } as const;

/** An objective, with what the classic API knows besides. */
export interface ClassicSlo extends Objective {
  readonly id: string;
  readonly enabled: boolean;
  /** Undefined for those that the demo cannot measure: somebody wrote a metric expression that it does not know. */
  readonly measurable: boolean;
  readonly metricExpression: string;
  readonly filter: string;
}

export interface SloEvaluation {
  readonly evaluatedPercentage: number;
  readonly errorBudget: number;
  readonly status: 'SUCCESS' | 'WARNING' | 'FAILURE';
  readonly error: string;
  readonly relatedOpenProblems: number;
  readonly relatedTotalProblems: number;
}

const unevaluated: SloEvaluation = {
  evaluatedPercentage: -1,
  errorBudget: -1,
  status: 'SUCCESS',
  error: 'NONE',
  relatedOpenProblems: -1,
  relatedTotalProblems: -1,
};

export class ClassicSlos {
  readonly #world: World;
  readonly #slos = new Map<string, ClassicSlo>();
  #made = 0;

  constructor(world: World) {
    this.#world = world;
    for (const objective of objectives) {
      const id = objectiveId(world.seed, objective.name);
      this.#slos.set(id, {
        ...objective,
        id,
        enabled: true,
        measurable: true,
        metricExpression: expressionOf(objective),
        filter: `type(SERVICE),entityName.equals(${objective.service})`,
      });
    }
  }

  all(): readonly ClassicSlo[] {
    return [...this.#slos.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws Refusal 404 */
  get(id: string): ClassicSlo {
    const slo = this.#slos.get(id);
    if (slo === undefined) throw classicError(404, `SLO '${id}' was not found`);
    return slo;
  }

  put(slo: ClassicSlo): void {
    this.#slos.set(slo.id, slo);
  }

  remove(id: string): void {
    this.#slos.delete(this.get(id).id);
  }

  nextId(): string {
    return objectiveId(this.#world.seed, `made ${++this.#made}`);
  }

  evaluate(slo: ClassicSlo, range = this.ownRange(slo)): SloEvaluation {
    const value = slo.measurable ? measure(this.#world, slo, range.from, range.to) : undefined;
    if (value === undefined)
      return { ...unevaluated, error: 'EVALUATION_FAILED: The metric expression returned no data.' };
    const problems = this.#problems(slo).filter((problem) => (problem.end ?? range.to) >= range.from);
    return {
      evaluatedPercentage: round(value),
      errorBudget: round(value - slo.target),
      status: value < slo.target ? 'FAILURE' : value < slo.warning ? 'WARNING' : 'SUCCESS',
      error: 'NONE',
      relatedOpenProblems: problems.filter(({ end }) => end === undefined).length,
      relatedTotalProblems: problems.length,
    };
  }

  openProblems(slo: ClassicSlo): number {
    return this.#problems(slo).filter(({ end }) => end === undefined).length;
  }

  #problems(slo: ClassicSlo): readonly Problem[] {
    const entity = entityId(this.#world.seed, 'SERVICE', slo.service);
    return this.#world.problems.all(this.#world.now()).filter((problem) => problem.affected.includes(entity));
  }

  ownRange(slo: ClassicSlo): Range {
    const to = this.#world.now();
    return { from: to - lengthOf(slo.timeframe), to };
  }

  /** How fast the budget goes, by the last hour. */
  burnRate(slo: ClassicSlo) {
    const to = this.#world.now();
    const value = slo.measurable ? measure(this.#world, slo, to - HOUR, to) : undefined;
    if (value === undefined || slo.target >= 100)
      return { burnRateVisualizationEnabled: true, burnRateType: 'NONE', fastBurnThreshold };
    const rate = (100 - value) / (100 - slo.target);
    return {
      burnRateVisualizationEnabled: true,
      burnRateType: rate >= fastBurnThreshold ? 'FAST' : rate > 1 ? 'SLOW' : 'NONE',
      burnRateValue: round(rate),
      ...(rate > 0 && { estimatedTimeToConsumeErrorBudget: round(lengthOf(slo.timeframe) / HOUR / rate) }),
      fastBurnThreshold,
      sloValue: round(value),
    };
  }
}

const fastBurnThreshold = 10;

function expressionOf({ kind }: Objective): string {
  return kind === 'availability'
    ? '(100)*(builtin:service.errors.total.successCount:splitBy())/(builtin:service.requestCount.total:splitBy())'
    : '(100)*(builtin:service.response.time:partition("speed",value("fast",lt(500000))):filter(eq("speed","fast")):count:splitBy())/(builtin:service.requestCount.total:splitBy())';
}

const unitLengths: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/** `1w` or `-1w` in milliseconds; a week for what it does not know. */
function lengthOf(timeframe: string): number {
  const match = /^-?(\d+)([mhdw])$/.exec(timeframe);
  return match === null ? 7 * DAY : Number(match[1]) * unitLengths[match[2]!]!;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

export function classicSloRoutes(slos: ClassicSlos): readonly Route[] {
  return [
    { method: 'GET', path: '/v2/slo', ...read, handle: (call) => list(call, slos) },
    { method: 'POST', path: '/v2/slo', ...write, handle: (call) => create(call, slos) },
    {
      method: 'GET',
      path: '/v2/slo/{id}',
      ...read,
      handle: (call) => {
        const slo = slos.get(call.path.id!);
        return json(view(slos, slo, slos.evaluate(slo, rangeOf(call, slos, slo))));
      },
    },
    {
      method: 'PUT',
      path: '/v2/slo/{id}',
      ...write,
      handle: (call) => {
        slos.put(fromBody(call, slos.get(call.path.id!).id));
        return { status: 200 };
      },
    },
    {
      method: 'DELETE',
      path: '/v2/slo/{id}',
      ...write,
      handle: (call) => {
        slos.remove(call.path.id!);
        return noContent;
      },
    },
  ];
}

function rangeOf(call: Call, slos: ClassicSlos, slo: ClassicSlo): Range {
  const own = choiceParameter(call.query, 'timeFrame', ['CURRENT', 'GTF'], 'CURRENT') === 'CURRENT';
  return own ? slos.ownRange(slo) : rangeParameters(call.query, 'now-2w', call.world.now());
}

const parameter = 'sloSelector';

function list(call: Call, slos: ClassicSlos) {
  let evaluate = false;
  let range: Range | undefined;
  const { items, ...counts } = classicPage(call, { list: 'slo', defaultSize: 10, maxSize: 10_000 }, (query) => {
    evaluate = choiceParameter(query, 'evaluate', ['true', 'false'], 'false') === 'true';
    if (evaluate) integerParameter(query, 'pageSize', 10, 25);
    if (choiceParameter(query, 'timeFrame', ['CURRENT', 'GTF'], 'CURRENT') === 'GTF')
      range = rangeParameters(query, 'now-2w', call.world.now());
    const enabled = choiceParameter(query, 'enabledSlos', ['true', 'false', 'all'], 'true');
    const descending = choiceParameter(query, 'sort', ['name', '+name', ' name', '-name'], 'name') === '-name';
    const found = slos
      .all()
      .filter(
        (slo) =>
          (enabled === 'all' || String(slo.enabled) === enabled) && matches(call, slos, slo, query.get(parameter)),
      );
    return descending ? found.reverse() : found;
  });
  return json({
    slo: items.map((slo) => view(slos, slo, evaluate ? slos.evaluate(slo, range) : undefined)),
    ...counts,
  });
}

function matches({ world }: Call, slos: ClassicSlos, slo: ClassicSlo, selector: string | null): boolean {
  if (selector === null || selector === '') return true;
  return parseCriteria(selector, parameter).every((criterion) => {
    const { name, values } = criterion;
    const zones = world.entity(entityId(world.seed, 'SERVICE', slo.service))?.zones ?? [];
    switch (name) {
      case 'id':
        return values.includes(slo.id);
      case 'name':
        return values.includes(slo.name);
      case 'healthState': {
        oneOf(criterion, ['HEALTHY', 'UNHEALTHY'], parameter);
        const healthy = slos.openProblems(slo) === 0;
        return onlyValue(criterion, parameter) === (healthy ? 'HEALTHY' : 'UNHEALTHY');
      }
      case 'text':
        return `${slo.name}\n${slo.description}`.toLowerCase().includes(onlyValue(criterion, parameter).toLowerCase());
      case 'problemDisplayName':
        return world.problems
          .all(world.now())
          .some(
            (problem) =>
              values.includes(problem.displayId) &&
              problem.affected.includes(entityId(world.seed, 'SERVICE', slo.service)),
          );
      case 'managementZone':
        return zones.some((zone) => values.includes(zone.name));
      case 'managementZoneID':
        return zones.some((zone) => values.includes(zone.id));
      default:
        throw badQuery(parameter, `Unknown criterion '${name}'`);
    }
  });
}

function view(slos: ClassicSlos, slo: ClassicSlo, evaluation: SloEvaluation = unevaluated) {
  const metricName = slo.name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const evaluated = evaluation !== unevaluated;
  return {
    id: slo.id,
    enabled: slo.enabled,
    name: slo.name,
    description: slo.description,
    ...evaluation,
    relatedOpenProblems: evaluated ? evaluation.relatedOpenProblems : 0,
    relatedTotalProblems: evaluated ? evaluation.relatedTotalProblems : 0,
    target: slo.target,
    warning: slo.warning,
    evaluationType: 'AGGREGATE',
    timeframe: `-${slo.timeframe}`,
    filter: slo.filter,
    metricName,
    metricExpression: slo.metricExpression,
    metricKey: `func:slo.${metricName}`,
    burnRateMetricKey: `func:slo.errorBudgetBurnRate.${metricName}`,
    errorBudgetMetricKey: `func:slo.errorBudget.${metricName}`,
    normalizedErrorBudgetMetricKey: `func:slo.normalizedErrorBudget.${metricName}`,
    errorBudgetBurnRate: evaluated ? slos.burnRate(slo) : { burnRateVisualizationEnabled: true, fastBurnThreshold },
    useRateMetric: null,
    metricRate: '',
    metricNumerator: '',
    metricDenominator: '',
    numeratorValue: 0,
    denominatorValue: 0,
    problemFilters: ['type(SERVICE)'],
  };
}

function create(call: Call, slos: ClassicSlos) {
  const slo = fromBody(call, slos.nextId());
  slos.put(slo);
  return { status: 201, headers: { location: `${call.request.path}/${slo.id}` } };
}

function fromBody(call: Call, id: string): ClassicSlo {
  const body = objectBody(call);
  const { name, target, warning, timeframe, evaluationType } = body;
  if (typeof name !== 'string' || name === '') throw badBody('name', 'must not be null');
  if (typeof target !== 'number') throw badBody('target', 'must not be null');
  if (typeof warning !== 'number') throw badBody('warning', 'must not be null');
  if (warning < target) throw badBody('warning', 'must be greater than target');
  if (typeof timeframe !== 'string') throw badBody('timeframe', 'must not be null');
  if (evaluationType !== 'AGGREGATE') throw badBody('evaluationType', 'must be AGGREGATE');
  const filter = typeof body.filter === 'string' ? body.filter : '';
  const metricExpression = typeof body.metricExpression === 'string' ? body.metricExpression : '';
  const service = serviceNames.find((candidate) => filter.includes(candidate));
  const availability = metricExpression.includes('successCount');
  return {
    id,
    name,
    description: typeof body.description === 'string' ? body.description : '',
    service: service ?? 'edge-gateway',
    kind: 'availability',
    target,
    warning,
    timeframe: timeframe.replace(/^-/, ''),
    enabled: body.enabled === true,
    measurable: service !== undefined && availability,
    metricExpression,
    filter,
  };
}
