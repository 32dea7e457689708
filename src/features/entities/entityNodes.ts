/** Entities as rows, below the types that are in use. */

import * as vscode from 'vscode';
import { entityLink } from '../../dynatrace/deepLinks.ts';
import {
  countEntities,
  type Entity,
  type EntityType,
  listEntities,
  listEntityTypes,
} from '../../dynatrace/entities.ts';
import { entitySelector } from '../../dynatrace/entitySelector.ts';
import type { DynatraceEnvironment } from '../../dynatrace/environment.ts';
import type { Page, TreeNode } from '../explorerTree.ts';

const PAGE_SIZE = 100;
/** How many counts are asked for at a time: an environment knows hundreds of types. */
const COUNTS_AT_A_TIME = 6;

/** Types without entities are left out: most environments use a few of the many types there are. */
export async function typePage(
  environment: DynatraceEnvironment,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const page = await listEntityTypes(environment, next === undefined ? {} : { next }, signal);
  const counts = await inTurns(page.items, (type) =>
    countEntities(environment, entitySelector({ type: type.type }), signal),
  );
  const after = page.next;
  return {
    nodes: page.items
      .map((type, index) => ({ type, count: counts[index] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => typeName(a.type).localeCompare(typeName(b.type)))
      .map(({ type, count }) => typeNode(environment, type, count)),
    more: after === undefined ? undefined : (again) => typePage(environment, after, again),
  };
}

function typeNode(environment: DynatraceEnvironment, type: EntityType, count: number): TreeNode {
  const item = new vscode.TreeItem(typeName(type), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `type/${type.type}`;
  item.description = String(count);
  item.tooltip = type.type;
  item.iconPath = new vscode.ThemeIcon(iconOf(type.type));
  item.contextValue = 'entityType id';
  return {
    id: item.id,
    item,
    copyText: type.type,
    children: (signal) => entityPage(environment, type.type, undefined, signal),
  };
}

async function entityPage(
  environment: DynatraceEnvironment,
  type: string,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const page = await listEntities(
    environment,
    {
      selector: entitySelector({ type }),
      fields: ['tags', 'lastSeenTms'],
      pageSize: PAGE_SIZE,
      sort: 'name',
      ...(next === undefined ? {} : { next }),
    },
    signal,
  );
  const after = page.next;
  return {
    nodes: page.items.map((entity) => entityNode(environment, type, entity)),
    more: after === undefined ? undefined : (again) => entityPage(environment, type, after, again),
  };
}

function entityNode(environment: DynatraceEnvironment, type: string, entity: Entity): TreeNode {
  const item = new vscode.TreeItem(entity.displayName ?? entity.entityId);
  const tags = (entity.tags ?? []).map(
    ({ key, value, stringRepresentation }) => stringRepresentation ?? (value ? `${key}:${value}` : key),
  );
  item.id = `entity/${entity.entityId}`;
  item.description = tags.slice(0, 3).join(', ');
  item.tooltip = [entity.displayName, entity.entityId, tags.length ? `Tags: ${tags.join(', ')}` : undefined]
    .filter(Boolean)
    .join('\n');
  item.iconPath = new vscode.ThemeIcon(iconOf(type));
  item.contextValue = 'entity dynatrace id';
  return { id: item.id, item, link: entityLink(environment.urls, entity.entityId), copyText: entity.entityId };
}

function typeName(type: EntityType): string {
  return type.displayName ?? type.type;
}

const icons: readonly (readonly [RegExp, string])[] = [
  [/HOST/, 'server'],
  [/SERVICE/, 'symbol-interface'],
  [/PROCESS/, 'gear'],
  [/APPLICATION/, 'window'],
  [/KUBERNETES|CLOUD_APPLICATION|CONTAINER/, 'package'],
  [/DATABASE|DB_/, 'database'],
];

function iconOf(type: string): string {
  return icons.find(([pattern]) => pattern.test(type))?.[1] ?? 'symbol-misc';
}

/** Asks for each item, a few at a time; the answers are in the order of the items. */
async function inTurns<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      answers[index] = await ask(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: COUNTS_AT_A_TIME }, worker));
  return answers;
}
