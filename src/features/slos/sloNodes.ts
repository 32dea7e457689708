/** An SLO as a row: how it stands against its target and warning. */

import * as vscode from 'vscode';
import type { TreeNode } from '../explorerTree.ts';

export interface SloState {
  /** `SUCCESS`, `WARNING`, `FAILURE`, `ERROR`; others may come. */
  readonly status: string;
  /** Per cent. */
  readonly value: number | undefined;
  readonly errorBudget: number | undefined;
  /** Why there is no value. */
  readonly message: string | undefined;
}

export interface SloRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  /** Per cent, as `warning`. */
  readonly target: number | undefined;
  readonly warning: number | undefined;
  readonly timeframe: string | undefined;
  readonly state: SloState;
  readonly link: string | undefined;
}

const looks: Readonly<Record<string, readonly [icon: string, color: string, words: string]>> = {
  SUCCESS: ['pass-filled', 'testing.iconPassed', 'met'],
  WARNING: ['warning', 'problemsWarningIcon.foreground', 'close to its target'],
  FAILURE: ['error', 'problemsErrorIcon.foreground', 'missed'],
  ERROR: ['circle-slash', 'disabledForeground', 'not evaluated'],
};

export function sloNode(slo: SloRow): TreeNode {
  const [icon, color, words] = looks[slo.state.status] ?? ['question', 'disabledForeground', slo.state.status];
  const item = new vscode.TreeItem(slo.name);
  item.id = `slo/${slo.id}`;
  const numbers = [
    percent(slo.state.value),
    slo.target === undefined ? undefined : `target ${percent(slo.target)}`,
  ].filter(Boolean);
  item.description = [numbers.join(' / '), words].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.tooltip = tooltip(slo, words);
  item.contextValue = 'slo dynatrace id';
  item.accessibilityInformation = { label: `SLO ${slo.name}, ${words}, ${numbers.join(' of ')}` };
  return { id: item.id, item, link: slo.link, copyText: slo.id };
}

function percent(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${Number(value.toFixed(3))} %`;
}

function tooltip(slo: SloRow, words: string): string {
  const { state } = slo;
  return [
    `${slo.name}: ${words}`,
    slo.description,
    `Status: ${percent(state.value) ?? 'no value'}`,
    `Target: ${percent(slo.target) ?? 'none'}, warning: ${percent(slo.warning) ?? 'none'}`,
    state.errorBudget === undefined ? undefined : `Error budget: ${Number(state.errorBudget.toFixed(3))}`,
    slo.timeframe && `Timeframe: ${slo.timeframe}`,
    state.message,
  ]
    .filter(Boolean)
    .join('\n');
}
