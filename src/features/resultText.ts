/** A result in words: the line under the table, and the Markdown that stands in where no renderer can. */

import type { ResultNotification } from '../../webview/messages.ts';
import type { QueryNotification, QueryOutcome } from '../dynatrace/query.ts';
import type { QueryTable } from '../dynatrace/queryResult.ts';
import { settings } from '../ids.ts';

const MARKDOWN_ROWS = 50;
const MARKDOWN_CELL = 120;

/** `elapsedMs` is what the user waited. */
export function footerText(outcome: QueryOutcome, elapsedMs: number): string {
  const { table, scannedBytes, scannedRecords } = outcome;
  return [
    `${count(table.rowCount, 'record')}`,
    scannedBytes === undefined ? undefined : `${bytesText(scannedBytes)} scanned`,
    scannedRecords === undefined ? undefined : `${count(scannedRecords, 'record')} read`,
    `${elapsedMs < 1000 ? `${Math.round(elapsedMs)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`}`,
    outcome.sampled ? 'sampled' : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[unit]}`;
}

export function notificationLines(notifications: readonly QueryNotification[]): ResultNotification[] {
  return notifications.map(({ severity, type, message, partial }) => {
    const more =
      type === 'RESULT_LIMIT_RECORDS'
        ? ` The setting ${settings.section}.${settings.maxResultRecords} allows more.`
        : '';
    return {
      severity: severity === 'ERROR' ? 'error' : partial || severity.startsWith('WARN') ? 'warning' : 'info',
      message: partial ? `The result is not complete: ${message}${more}` : message,
    };
  });
}

export function markdownText(outcome: QueryOutcome, footer: string): string {
  const warnings = notificationLines(outcome.notifications).map(({ message }) => `> ${escapeCell(message)}`);
  return [...warnings, tableText(outcome.table), footer].join('\n\n');
}

function tableText(table: QueryTable): string {
  if (table.rowCount === 0) return 'The query ran and returned no records.';
  const shown = Math.min(table.rowCount, MARKDOWN_ROWS);
  const lines = [
    `| ${table.columns.map(({ name }) => escapeCell(name)).join(' | ')} |`,
    `| ${table.columns.map(() => '---').join(' | ')} |`,
  ];
  for (let row = 0; row < shown; row++) {
    lines.push(`| ${table.columns.map(({ values }) => escapeCell(cell(values[row]))).join(' | ')} |`);
  }
  const rest = table.rowCount - shown;
  return rest > 0 ? `${lines.join('\n')}\n\n… and ${count(rest, 'more record')}` : lines.join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > MARKDOWN_CELL ? `${text.slice(0, MARKDOWN_CELL - 1)}…` : text;
}

function escapeCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\r?\n/g, ' ');
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}
