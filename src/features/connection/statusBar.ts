/** The one status bar item: which environment, and how the connection is. */

import * as vscode from 'vscode';
import type { PlaneReport } from '../../http/planeReport.ts';
import { commands, statusBarItemId } from '../../ids.ts';
import type { ConnectionReport, Connections } from '../services.ts';

export function createStatusBar(connections: Connections): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(statusBarItemId, vscode.StatusBarAlignment.Left, 50);
  item.name = 'Dynatrace Connection';
  const show = (): void => {
    const look = lookOf(connections);
    item.text = look.text;
    item.tooltip = look.tooltip;
    item.command = look.command;
    item.backgroundColor = look.background ? new vscode.ThemeColor(look.background) : undefined;
    item.accessibilityInformation = { label: look.text.replace(/\$\([^)]*\)\s*/g, ''), role: 'button' };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, connections.onDidChangeActive(show), connections.onDidChangeReport(show));
}

interface Look {
  readonly text: string;
  readonly tooltip: string | vscode.MarkdownString;
  readonly command: string;
  readonly background?: string | undefined;
}

function lookOf({ active, report }: Connections): Look {
  if (!active) {
    return {
      text: '$(debug-disconnect) Dynatrace: signed out',
      tooltip: 'Not connected to a Dynatrace environment. Select to add a connection.',
      command: commands.addConnection,
    };
  }
  const { name, demo } = active.profile;
  const command = commands.showConnectionReport;
  if (!report) return { text: `$(sync~spin) ${name}`, tooltip: `Testing the connection to ${name} …`, command };
  const tooltip = tooltipOf(report);
  const failed = report.planes.find(({ state }) => state === 'failed');
  if (failed) {
    return {
      text: `$(error) ${name}: ${planeTitle(failed)} failed`,
      tooltip,
      command,
      background: 'statusBarItem.errorBackground',
    };
  }
  const degraded = report.planes.filter(({ state }) => state === 'degraded');
  if (degraded.length > 0) {
    return { text: `$(warning) ${name}: ${degraded.map(planeTitle).join(', ')} degraded`, tooltip, command };
  }
  return { text: demo ? `$(beaker) ${name}: connected (demo)` : `$(pass) ${name}: connected`, tooltip, command };
}

function tooltipOf(report: ConnectionReport): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.appendMarkdown(`**${escapeMarkdown(report.profile.name)}**\n\n`);
  for (const plane of report.planes) {
    text.appendMarkdown(`${planeIcon(plane)} **${planeTitle(plane)}**: ${escapeMarkdown(plane.summary)}\n\n`);
  }
  text.appendMarkdown('Select to see the whole report.');
  return text;
}

export function planeTitle({ plane }: PlaneReport): string {
  return { environment: 'Environment API', grail: 'Grail', konnect: 'Konnect' }[plane];
}

export function planeIcon({ state }: PlaneReport): string {
  return { ok: '$(pass)', degraded: '$(warning)', failed: '$(error)', 'not-configured': '$(circle-slash)' }[state];
}

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|$-]/g, '\\$&');
}
