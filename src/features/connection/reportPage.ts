/** The report of Test Connection as a page: every plane, what it grants, what is missing and what to do about it. */

import * as vscode from 'vscode';
import type { PlaneReport } from '../../http/planeReport.ts';
import type { ConnectionReport, Connections } from '../services.ts';
import { escapeMarkdown, planeTitle } from './statusBar.ts';

const SCHEME = 'dynatrace-konnect-report';
const PAGE = vscode.Uri.from({ scheme: SCHEME, path: '/Connection Report.md' });

export class ReportPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #connections: Connections;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      connections.onDidChangeReport(() => this.#changed.fire(PAGE)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  provideTextDocumentContent(): string {
    const { report } = this.#connections;
    return report ? reportText(report) : '# Connection Report\n\nThe connection is being tested …\n';
  }

  async show(): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', PAGE);
  }
}

export function reportText(report: ConnectionReport): string {
  const { name, environmentUrl } = report.profile;
  return [
    `# Connection Report: ${escapeMarkdown(name)}`,
    `${environmentUrl}, tested ${report.at.toLocaleString()}`,
    ...report.planes.map(planeText),
    '',
  ].join('\n\n');
}

const states = { ok: 'OK', degraded: 'degraded', failed: '**failed**', 'not-configured': 'not set up' } as const;

function planeText(plane: PlaneReport): string {
  const facts = plane.facts.map(({ label, value }) => `- ${label}: ${escapeMarkdown(value)}`);
  const rows = plane.checks.map(
    ({ name, state, effect, sentence }) =>
      `| \`${name}\` | ${state === 'ok' ? 'OK' : state.toUpperCase()} | ${cell(state === 'ok' ? '' : (sentence ?? effect ?? ''))} |`,
  );
  return [
    `## ${planeTitle(plane)}: ${states[plane.state]}`,
    escapeMarkdown(plane.summary),
    ...(facts.length ? [facts.join('\n')] : []),
    ...(rows.length ? [['| Check | Result | What it means |', '| --- | --- | --- |', ...rows].join('\n')] : []),
  ].join('\n\n');
}

function cell(text: string): string {
  return escapeMarkdown(text.replaceAll('\n', ' '));
}
