/** Problems as rows: what an icon, a description and a tooltip say about each, and what stands below it. */

import * as vscode from 'vscode';
import { entityLink, problemLink } from '../../dynatrace/deepLinks.ts';
import type { DynatraceEnvironment } from '../../dynatrace/environment.ts';
import { type Evidence, getProblem, type Impact, listProblems, type Problem } from '../../dynatrace/problems.ts';
import type { EntityStub } from '../../dynatrace/stubs.ts';
import { age, span } from '../age.ts';
import type { Page, TreeNode } from '../explorerTree.ts';

const severityIcons: Readonly<Record<string, string>> = {
  AVAILABILITY: 'circle-slash',
  ERROR: 'error',
  PERFORMANCE: 'dashboard',
  RESOURCE_CONTENTION: 'flame',
  CUSTOM_ALERT: 'bell',
  MONITORING_UNAVAILABLE: 'eye-closed',
  INFO: 'info',
};

const severityNames: Readonly<Record<string, string>> = {
  AVAILABILITY: 'Availability',
  ERROR: 'Error',
  PERFORMANCE: 'Slowdown',
  RESOURCE_CONTENTION: 'Resource',
  CUSTOM_ALERT: 'Custom alert',
  MONITORING_UNAVAILABLE: 'Monitoring unavailable',
  INFO: 'Info',
};

const PAGE_SIZE = 50;

/** One page of problems since `from`; `next` is of the page before. */
export async function problemPage(
  environment: DynatraceEnvironment,
  options: { readonly from: string; readonly next?: string },
  signal: AbortSignal,
): Promise<Page> {
  const page = await listProblems(environment, { sort: '+status,-startTime', pageSize: PAGE_SIZE, ...options }, signal);
  const { next } = page;
  return {
    nodes: page.items.map((problem) => problemNode(environment, problem)),
    total: page.totalCount,
    more: next === undefined ? undefined : (again) => problemPage(environment, { ...options, next }, again),
  };
}

function problemNode(environment: DynatraceEnvironment, problem: Problem): TreeNode {
  const open = problem.status === 'OPEN';
  const item = new vscode.TreeItem(problem.title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `problem/${problem.problemId}`;
  item.description = [problem.displayId, impactText(problem), ageText(problem)].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(
    severityIcons[problem.severityLevel] ?? 'warning',
    new vscode.ThemeColor(open ? 'problemsErrorIcon.foreground' : 'disabledForeground'),
  );
  item.tooltip = problemTooltip(problem);
  item.contextValue = 'problem dynatrace id';
  item.accessibilityInformation = {
    label: `${open ? 'Open' : 'Closed'} problem ${problem.title}, ${severityName(problem)}, ${item.description}`,
  };
  return {
    id: item.id,
    item,
    link: problemLink(environment.urls, problem.problemId),
    copyText: problem.problemId,
    children: (signal) => problemParts(environment, problem.problemId, signal),
  };
}

/** Affected entities, root cause and evidence of one problem, read when its row is opened. */
async function problemParts(environment: DynatraceEnvironment, problemId: string, signal: AbortSignal): Promise<Page> {
  const problem = await getProblem(environment, problemId, signal);
  const prefix = `problem/${problemId}`;
  const nodes: TreeNode[] = [];
  nodes.push(
    problem.rootCauseEntity
      ? entityNode(environment, `${prefix}/rootCause`, problem.rootCauseEntity, 'root cause', 'target')
      : plainNode(`${prefix}/rootCause`, 'Root cause not found', undefined, 'question'),
  );
  nodes.push(
    groupNode(
      `${prefix}/affected`,
      'Affected entities',
      'references',
      problem.affectedEntities.map((stub) =>
        entityNode(environment, `${prefix}/affected/${stub.entityId.id}`, stub, typeName(stub), 'server-environment'),
      ),
    ),
  );
  const evidence = problem.evidenceDetails?.details ?? [];
  nodes.push(
    groupNode(
      `${prefix}/evidence`,
      'Evidence',
      'search',
      evidence.map((each, index) => evidenceNode(`${prefix}/evidence/${index}`, each)),
    ),
  );
  const impacts = (problem.impactAnalysis?.impacts ?? []).filter((each) => impactCount(each) !== undefined);
  if (impacts.length > 0) {
    nodes.push(
      groupNode(
        `${prefix}/impact`,
        'Impact',
        'account',
        impacts.map((each, index) => impactNode(`${prefix}/impact/${index}`, each)),
      ),
    );
  }
  return { nodes };
}

function groupNode(id: string, label: string, icon: string, nodes: readonly TreeNode[]): TreeNode {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = String(nodes.length);
  item.iconPath = new vscode.ThemeIcon(icon);
  return { id, item, children: async () => ({ nodes }) };
}

function entityNode(
  environment: DynatraceEnvironment,
  id: string,
  stub: EntityStub,
  description: string,
  icon: string,
): TreeNode {
  const item = new vscode.TreeItem(stub.name ?? stub.entityId.id);
  item.id = id;
  item.description = description;
  item.tooltip = stub.entityId.id;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = 'entity dynatrace id';
  return { id, item, link: entityLink(environment.urls, stub.entityId.id), copyText: stub.entityId.id };
}

function evidenceNode(id: string, evidence: Evidence): TreeNode {
  const label = evidence.displayName ?? evidence.data?.title ?? evidence.evidenceType;
  const change = changeText(evidence);
  const where = evidence.entity?.name ?? evidence.entity?.entityId.id;
  const icon = evidence.rootCauseRelevant
    ? 'target'
    : evidence.evidenceType === 'METRIC'
      ? 'graph-line'
      : 'circle-outline';
  const node = plainNode(id, label, [where, change].filter(Boolean).join(' · '), icon);
  const properties = evidence.data?.properties ?? [];
  node.item.tooltip = [
    label,
    evidence.rootCauseRelevant ? 'Relevant to the root cause' : undefined,
    evidence.startTime ? `Since ${new Date(evidence.startTime).toLocaleString()}` : undefined,
    ...properties.map(({ key, value }) => `${key}: ${value ?? ''}`),
  ]
    .filter(Boolean)
    .join('\n');
  return node;
}

function impactNode(id: string, impact: Impact): TreeNode {
  return plainNode(id, impact.impactedEntity?.name ?? impact.impactType, impactCount(impact), 'account');
}

function plainNode(id: string, label: string, description: string | undefined, icon: string): TreeNode {
  const item = new vscode.TreeItem(label);
  item.id = id;
  item.description = description ?? '';
  item.iconPath = new vscode.ThemeIcon(icon);
  return { id, item };
}

function impactCount(impact: Impact): string | undefined {
  const parts = [
    impact.estimatedAffectedUsers ? `${impact.estimatedAffectedUsers} users` : undefined,
    impact.numberOfPotentiallyAffectedServiceCalls
      ? `${impact.numberOfPotentiallyAffectedServiceCalls} calls`
      : undefined,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function changeText({
  valueBeforeChangePoint: before,
  valueAfterChangePoint: after,
  unit,
}: Evidence): string | undefined {
  if (typeof before !== 'number' || typeof after !== 'number') return undefined;
  return `${round(before)} → ${round(after)}${unit ? ` ${unit}` : ''}`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function typeName({ entityId }: EntityStub): string {
  return (entityId.type ?? '').toLowerCase().replaceAll('_', ' ');
}

function severityName(problem: Problem): string {
  return severityNames[problem.severityLevel] ?? problem.severityLevel;
}

function impactText(problem: Problem): string {
  const entities = problem.impactedEntities.length || problem.affectedEntities.length;
  const level = problem.impactLevel.toLowerCase();
  return entities > 0 ? `${level} (${entities})` : level;
}

function ageText(problem: Problem): string {
  if (problem.status === 'OPEN') return `open for ${age(problem.startTime)}`;
  const lasted = problem.endTime && problem.endTime > 0 ? `, lasted ${span(problem.endTime - problem.startTime)}` : '';
  return `${age(problem.startTime)} ago${lasted}`;
}

function problemTooltip(problem: Problem): vscode.MarkdownString {
  const lines: [string, string | undefined][] = [
    ['Status', problem.status],
    ['Severity', severityName(problem)],
    ['Impact', problem.impactLevel],
    ['Started', new Date(problem.startTime).toLocaleString()],
    ['Ended', problem.endTime && problem.endTime > 0 ? new Date(problem.endTime).toLocaleString() : undefined],
    ['Root cause', problem.rootCauseEntity?.name ?? problem.rootCauseEntity?.entityId.id],
    ['Affected', problem.affectedEntities.map(({ name, entityId }) => name ?? entityId.id).join(', ') || undefined],
    ['Management zones', problem.managementZones?.map(({ name, id }) => name ?? id).join(', ') || undefined],
  ];
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(`${problem.displayId} ${problem.title}`).appendMarkdown('**\n\n');
  for (const [label, value] of lines)
    if (value) text.appendMarkdown(`${label}: `).appendText(value).appendMarkdown('  \n');
  return text;
}
