/** The world's entities as a selector finds them, at one moment. */

import { type Entity, type Tag, tagText } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { parseTag } from './criteria.ts';
import { type EntityCriterion, type EntitySelector, parseEntitySelector, SelectorError } from './entitySelector.ts';
import { entityTypes } from './entityTypes.ts';
import { badQuery } from './errors.ts';
import type { Range } from './queryParameters.ts';
import { parseTime } from './timeExpression.ts';

export interface Reference {
  readonly id: string;
  readonly type: string;
}

export type Relationships = ReadonlyMap<string, readonly Reference[]>;

export class EntityIndex {
  readonly #world: World;
  readonly #to = new Map<string, Map<string, Reference[]>>();
  #unhealthy: ReadonlySet<string> | undefined;

  constructor(world: World) {
    this.#world = world;
    for (const entity of world.entities)
      for (const [name, ids] of entity.from)
        for (const id of ids) {
          const relationships = this.#to.get(id) ?? new Map<string, Reference[]>();
          relationships.set(name, [...(relationships.get(name) ?? []), { id: entity.id, type: entity.type }]);
          this.#to.set(id, relationships);
        }
  }

  from(entity: Entity): Relationships {
    return new Map([...entity.from].map(([name, ids]) => [name, ids.map((id) => ({ id, type: typeOfId(id) }))]));
  }

  to(entity: Entity): Relationships {
    return this.#to.get(entity.id) ?? new Map();
  }

  /** Entities that were there in a timeframe. */
  select(selector: EntitySelector, range: Range): readonly Entity[] {
    return this.#world.entities.filter(
      (entity) =>
        entity.firstSeen <= range.to && (entity.lastSeen ?? range.to) >= range.from && this.matches(entity, selector),
    );
  }

  matches(entity: Entity, selector: EntitySelector): boolean {
    return selector.every((criterion) => this.#matches(entity, criterion));
  }

  healthy(entity: Entity): boolean {
    this.#unhealthy ??= new Set(
      this.#world.problems
        .all(this.#world.now())
        .filter((problem) => problem.end === undefined)
        .flatMap((problem) => [...problem.affected, ...problem.impacted]),
    );
    return !this.#unhealthy.has(entity.id);
  }

  #matches(entity: Entity, criterion: EntityCriterion): boolean {
    switch (criterion.kind) {
      case 'type':
        return entity.type === criterion.type;
      case 'id':
        return criterion.ids.includes(entity.id);
      case 'name':
        return matchesName(entity.name, criterion);
      case 'attribute':
        return criterion.values.some((value) => attributeValues(entity, criterion.name).includes(value));
      case 'attribute exists':
        return attributeValues(entity, criterion.name).length > 0;
      case 'tag':
        return criterion.values.some((value) => this.#world.tagsOf(entity).some((tag) => matchesTag(tag, value)));
      case 'zone id':
        return entity.zones.some(({ id }) => criterion.values.includes(id));
      case 'zone name':
        return entity.zones.some(({ name }) => criterion.values.includes(name));
      case 'health':
        return this.healthy(entity) === criterion.healthy;
      case 'first seen':
        return compare(entity.firstSeen, criterion.operator, parseTime(criterion.time, this.#world.now())!);
      case 'deleted':
        return true;
      case 'not':
        return !this.#matches(entity, criterion.criterion);
      case 'related': {
        const related = (criterion.direction === 'from' ? this.from(entity) : this.to(entity)).get(
          criterion.relationship,
        );
        return (related ?? []).some(({ id }) => {
          const other = this.#world.entity(id);
          return other !== undefined && this.matches(other, criterion.selector);
        });
      }
    }
  }
}

function matchesName(name: string, criterion: Extract<EntityCriterion, { kind: 'name' }>): boolean {
  const fold = (text: string) => (criterion.caseSensitive ? text : text.toLowerCase());
  const subject = fold(name);
  return criterion.values.some((value) => {
    const wanted = fold(value);
    if (criterion.operator === 'contains') return subject.includes(wanted);
    return criterion.operator === 'startsWith' ? subject.startsWith(wanted) : subject === wanted;
  });
}

/** As a problem or entity selector writes a tag: context and value may be left out. */
export function matchesTag(tag: Pick<Tag, 'context' | 'key' | 'value'>, text: string): boolean {
  const wanted = parseTag(text);
  if (wanted.context !== undefined && wanted.context.toUpperCase() !== tag.context.toUpperCase()) return false;
  return wanted.key === tag.key && (wanted.value === undefined || wanted.value === tag.value);
}

function attributeValues(entity: Entity, name: string): readonly string[] {
  const value = entity.properties[name];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function compare(left: number, operator: 'lt' | 'lte' | 'gt' | 'gte', right: number): boolean {
  switch (operator) {
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
  }
}

export function typeOfId(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('-')));
}

/**
 * A selector from a caller.
 * @throws Refusal 400 naming the parameter: what cannot be read, and types, attributes and relationships that there are not
 */
export function entitySelectorParameter(text: string, parameter = 'entitySelector'): EntitySelector {
  try {
    const selector = parseEntitySelector(text);
    checkNames(selector);
    return selector;
  } catch (error) {
    if (error instanceof SelectorError) throw badQuery(parameter, error.message);
    throw error;
  }
}

function checkNames(selector: EntitySelector): void {
  const name = typeSelected(selector);
  const type = entityTypes.find((candidate) => candidate.type === name);
  if (type === undefined) throw new SelectorError(`Unknown entity type '${name}'.`, 0);
  const check = (criterion: EntityCriterion): void => {
    switch (criterion.kind) {
      case 'attribute':
      case 'attribute exists':
        if (!type.properties.some(({ id }) => id === criterion.name))
          throw new SelectorError(`${name} has no attribute '${criterion.name}'.`, 0);
        return;
      case 'related': {
        const { direction, relationship } = criterion;
        const known = direction === 'from' ? type.fromRelationships : type.toRelationships;
        if (!known.some(({ id }) => id === relationship))
          throw new SelectorError(`${name} has no ${direction}Relationships.${relationship}.`, 0);
        checkNames(criterion.selector);
        return;
      }
      case 'not':
        check(criterion.criterion);
        return;
      default:
    }
  };
  for (const criterion of selector) check(criterion);
}

/** The one type of everything that a selector finds. */
function typeSelected(selector: EntitySelector): string {
  for (const criterion of selector) {
    if (criterion.kind === 'type') return criterion.type;
    if (criterion.kind !== 'id') continue;
    const types = new Set(criterion.ids.map(typeOfId));
    if (types.size > 1) throw new SelectorError('All entity ids must be of one type.', 0);
    return [...types][0]!;
  }
  throw new SelectorError('The entity selector must contain exactly one of type or entityId.', 0);
}

export function metag(tag: Pick<Tag, 'context' | 'key' | 'value'>) {
  return {
    context: tag.context,
    key: tag.key,
    ...(tag.value !== undefined && { value: tag.value }),
    stringRepresentation: tagText(tag),
  };
}
