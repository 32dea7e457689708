/** The problem selector. Source: "Problems API v2 - GET problems list", parameter `problemSelector`. */

import type { Problem } from '../world/problem.ts';
import type { World } from '../world/world.ts';
import { type Criterion, oneOf, onlyValue, parseCriteria } from './criteria.ts';
import { matchesTag, typeOfId } from './entityIndex.ts';
import { badQuery } from './errors.ts';
import { defaultProfile, tagsOfProblem, zonesOfProblem } from './problemViews.ts';

const parameter = 'problemSelector';

const severities = [
  'AVAILABILITY',
  'CUSTOM_ALERT',
  'ERROR',
  'INFO',
  'MONITORING_UNAVAILABLE',
  'PERFORMANCE',
  'RESOURCE_CONTENTION',
];
const impactLevels = ['APPLICATION', 'ENVIRONMENT', 'INFRASTRUCTURE', 'SERVICES'];
const longestText = 30;

/** @throws Refusal 400 for what cannot be read and for criteria that there are not */
export function problemCriteria(text: string): readonly Criterion[] {
  if (text === '') return [];
  const criteria = parseCriteria(text, parameter);
  for (const criterion of criteria) {
    switch (criterion.name) {
      case 'status':
        onlyValue(criterion, parameter);
        oneOf(
          { ...criterion, values: criterion.values.map((value) => value.toLowerCase()) },
          ['open', 'closed'],
          parameter,
        );
        break;
      case 'severityLevel':
        oneOf(criterion, severities, parameter);
        break;
      case 'impactLevel':
        oneOf(criterion, impactLevels, parameter);
        break;
      case 'underMaintenance':
        oneOf(criterion, ['true', 'false'], parameter);
        break;
      case 'text':
        if (onlyValue(criterion, parameter).length > longestText)
          throw badQuery(parameter, `text must not exceed ${longestText} characters`);
        break;
      default:
        if (!Object.hasOwn(subjects, criterion.name) && !Object.hasOwn(texts, criterion.name))
          throw badQuery(parameter, `Unknown criterion '${criterion.name}'`);
    }
  }
  return criteria;
}

type Subject = (world: World, problem: Problem) => readonly string[];

/** What a criterion compares its values with; in lower case where case does not matter. */
const subjects: Readonly<Record<string, Subject>> = {
  status: (_, problem) => [problem.end === undefined ? 'open' : 'closed'],
  severityLevel: (_, problem) => [problem.severity],
  impactLevel: (_, problem) => [problem.impactLevel],
  rootCauseEntity: (_, problem) => (problem.rootCause === undefined ? [] : [problem.rootCause]),
  managementZoneIds: (world, problem) => zonesOfProblem(world, problem).map(({ id }) => id),
  impactedEntities: (_, problem) => problem.impacted,
  affectedEntities: (_, problem) => problem.affected,
  affectedEntityTypes: (_, problem) => problem.affected.map(typeOfId),
  problemId: (_, problem) => [problem.id],
  displayId: (_, problem) => [problem.displayId],
  problemFilterIds: (world) => [defaultProfile(world).id],
  'problemFilterNames.equals': (world) => [defaultProfile(world).name.toLowerCase()],
  entityTags: () => [],
  underMaintenance: () => ['false'],
};

/** What a criterion looks for its values in, whatever their case. */
const texts: Readonly<Record<string, Subject>> = {
  managementZones: (world, problem) => zonesOfProblem(world, problem).map(({ name }) => name),
  problemFilterNames: (world) => [defaultProfile(world).name],
  text: (_, problem) => [
    problem.title,
    problem.displayId,
    ...problem.events.map(({ title }) => title),
    ...problem.affected,
    ...problem.impacted,
  ],
};

const ignoringCase: readonly string[] = ['status', 'problemFilterNames.equals'];

export function matchesProblem(world: World, problem: Problem, criteria: readonly Criterion[]): boolean {
  return criteria.every(({ name, values }) => {
    if (name === 'entityTags')
      return values.some((value) => tagsOfProblem(world, problem).some((tag) => matchesTag(tag, value)));
    const places = texts[name]?.(world, problem);
    if (places !== undefined)
      return values.some((value) => places.some((place) => place.toLowerCase().includes(value.toLowerCase())));
    const found = subjects[name]!(world, problem);
    return values.some((value) => found.includes(ignoringCase.includes(name) ? value.toLowerCase() : value));
  });
}
