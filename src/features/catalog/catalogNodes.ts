/** The Konnect Catalog as rows: services with what is mapped to them, integrations with their instances and resources. */

import * as vscode from 'vscode';
import type { Page as ListPage } from '../../http/paging.ts';
import {
  type CatalogInstance,
  type CatalogIntegration,
  readInstanceResources,
  readIntegrations,
  readServiceResources,
  readServices,
  readUnmappedResources,
} from '../../konnect/catalog.ts';
import type { CatalogService } from '../../konnect/catalogServices.ts';
import { catalogLink, integrationInstancesLink, integrationsLink } from '../../konnect/deepLinks.ts';
import type { Konnect } from '../../konnect/konnect.ts';
import { type Resource, resourceTitle } from '../../konnect/resources.ts';
import { sloReading } from '../../konnect/sloReading.ts';
import type { Page, PageLoader, TreeNode } from '../explorerTree.ts';
import { sloText } from './sloText.ts';

/** The three groups at the root; each loads when it is opened. */
export function catalogRoot(konnect: Konnect): PageLoader {
  return async () => ({
    nodes: [
      group('services', 'Services', 'symbol-namespace', vscode.TreeItemCollapsibleState.Expanded, (signal) =>
        servicePage(konnect, undefined, signal),
      ),
      group('integrations', 'Integrations', 'plug', vscode.TreeItemCollapsibleState.Collapsed, (signal) =>
        integrationPage(konnect, signal),
      ),
      group(
        'unmapped',
        'Resources without a service',
        'circle-large-outline',
        vscode.TreeItemCollapsibleState.Collapsed,
        (signal) =>
          resourcePage('unmapped', (next, inner) => readUnmappedResources(konnect, next, inner), undefined, signal),
      ),
    ],
  });
}

function group(
  id: string,
  label: string,
  icon: string,
  state: vscode.TreeItemCollapsibleState,
  children: PageLoader,
): TreeNode {
  const item = new vscode.TreeItem(label, state);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon);
  return { id, item, children };
}

async function servicePage(konnect: Konnect, next: string | undefined, signal: AbortSignal): Promise<Page> {
  const page = await readServices(konnect, next, signal);
  return asPage(
    page,
    (service) => serviceNode(konnect, service),
    (after, again) => servicePage(konnect, after, again),
  );
}

function serviceNode(konnect: Konnect, service: CatalogService): TreeNode {
  const item = new vscode.TreeItem(service.display_name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `service/${service.id}`;
  item.description = service.name;
  item.tooltip = [
    service.display_name,
    service.description,
    ...Object.entries(service.labels ?? {}).map(([key, value]) => `${key}: ${value}`),
  ]
    .filter(Boolean)
    .join('\n');
  item.iconPath = new vscode.ThemeIcon('symbol-interface');
  item.contextValue = 'service konnect id';
  const read = (next: string | undefined, signal: AbortSignal) =>
    readServiceResources(konnect, service.id, next, signal);
  return {
    id: item.id,
    item,
    link: catalogLink(konnect),
    copyText: service.id,
    children: (signal) => resourcePage(`service/${service.id}`, read, undefined, signal),
  };
}

async function integrationPage(konnect: Konnect, signal: AbortSignal): Promise<Page> {
  const integrations = await readIntegrations(konnect, signal);
  return { nodes: integrations.map((entry) => integrationNode(konnect, entry)) };
}

function integrationNode(konnect: Konnect, { integration, instances }: CatalogIntegration): TreeNode {
  const installed = instances.length > 0;
  const item = new vscode.TreeItem(
    integration.display_name,
    installed ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `integration/${integration.name}`;
  item.description = integration.built_in ? 'built in' : installed ? '' : 'not installed';
  item.tooltip = integration.description ?? integration.name;
  item.iconPath = new vscode.ThemeIcon('plug', installed ? undefined : new vscode.ThemeColor('disabledForeground'));
  item.contextValue = 'integration konnect id';
  const base = { id: item.id, item, link: integrationsLink(konnect), copyText: integration.name };
  return installed
    ? { ...base, children: async () => ({ nodes: instances.map((entry) => instanceNode(konnect, entry)) }) }
    : base;
}

const instanceStates = {
  'built-in': ['built in', 'pass', undefined],
  authorized: ['authorized', 'pass', undefined],
  'not-authorized': ['not authorized', 'warning', 'problemsWarningIcon.foreground'],
} as const;

function instanceNode(konnect: Konnect, { instance, state }: CatalogInstance): TreeNode {
  const [words, icon, color] = instanceStates[state];
  const item = new vscode.TreeItem(instance.display_name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `instance/${instance.id}`;
  item.description = words;
  item.tooltip = [
    instance.name,
    ...Object.entries(instance.config).map(([key, value]) => `${key}: ${String(value)}`),
  ].join('\n');
  item.iconPath = new vscode.ThemeIcon(icon, color && new vscode.ThemeColor(color));
  item.contextValue = 'instance konnect id';
  const read = (next: string | undefined, signal: AbortSignal) =>
    readInstanceResources(konnect, instance.id, next, signal);
  return {
    id: item.id,
    item,
    link: integrationInstancesLink(instance.integration.name),
    copyText: instance.id,
    children: (signal) => resourcePage(`instance/${instance.id}`, read, undefined, signal),
  };
}

/** A resource stands in several places of the tree, so its row's id begins with the place. */
async function resourcePage(
  place: string,
  read: (next: string | undefined, signal: AbortSignal) => Promise<ListPage<Resource>>,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const page = await read(next, signal);
  return asPage(
    page,
    (resource) => resourceNode(place, resource),
    (after, again) => resourcePage(place, read, after, again),
  );
}

const sloLooks: Readonly<Record<string, readonly [string, string]>> = {
  SUCCESS: ['pass-filled', 'testing.iconPassed'],
  WARNING: ['warning', 'problemsWarningIcon.foreground'],
  FAILURE: ['error', 'problemsErrorIcon.foreground'],
};

function resourceNode(place: string, resource: Resource): TreeNode {
  const slo = sloReading(resource);
  const item = new vscode.TreeItem(resourceTitle(resource));
  item.id = `${place}/resource/${resource.id}`;
  item.description = [
    slo ? `${sloText(slo)} · SLO` : (resource.integration.display_name ?? resource.integration.name),
    place.startsWith('service/') ? undefined : mappedText(resource),
  ]
    .filter(Boolean)
    .join(' · ');
  const look = slo?.status === undefined ? undefined : sloLooks[slo.status];
  item.iconPath = look
    ? new vscode.ThemeIcon(look[0], new vscode.ThemeColor(look[1]))
    : new vscode.ThemeIcon(slo ? 'target' : 'symbol-misc');
  item.tooltip = resourceTooltip(resource);
  item.contextValue = 'resource konnect id';
  return { id: item.id, item, link: integrationInstancesLink(resource.integration.name), copyText: resource.id };
}

function mappedText({ service_associations: services }: Resource): string {
  return services === 0 ? 'not mapped' : services === 1 ? 'mapped' : `mapped to ${services} services`;
}

function resourceTooltip(resource: Resource): string {
  const data = Object.entries(resource.integration_data ?? {}).map(
    ([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return [
    resourceTitle(resource),
    `${resource.integration.display_name ?? resource.integration.name}: ${resource.type}`,
    ...data,
  ].join('\n');
}

function asPage<T>(
  page: ListPage<T>,
  node: (item: T) => TreeNode,
  more: (next: string, signal: AbortSignal) => Promise<Page>,
): Page {
  const after = page.next;
  return {
    nodes: page.items.map(node),
    total: page.totalCount,
    more: after === undefined ? undefined : (signal) => more(after, signal),
  };
}
