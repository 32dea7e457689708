/** A query's outcome as the table in the editor takes it: the first window at once, the rest from the store when it scrolls there. */

import type { ResultOutput } from '../../webview/messages.ts';
import type { QueryOutcome } from '../dynatrace/query.ts';
import type { ResultStore } from './resultStore.ts';
import { footerText, notificationLines } from './resultText.ts';

const FIRST_ROWS = 200;

/** Keeps the outcome's table in the store; `elapsedMs` is what the user waited. */
export function resultOutput(outcome: QueryOutcome, elapsedMs: number, results: ResultStore): ResultOutput {
  const { table } = outcome;
  const resultId = results.keep(table);
  return {
    resultId,
    columns: table.columns.map(({ values: _, ...column }) => column),
    totalRows: table.rowCount,
    firstRows: results.rows(resultId, 0, FIRST_ROWS) ?? [],
    footer: footerText(outcome, elapsedMs),
    notifications: notificationLines(outcome.notifications),
  };
}
