/** A query whose variables have values, and what it takes to find those. */

import type * as vscode from 'vscode';
import type { QueryRunner } from './queryRunner.ts';

export interface FilledQuery {
  readonly text: string;
  /** From an offset in the text to one in the query as it was written. */
  toQuery(offset: number): number;
}

export interface VariablePlace {
  /** Where the query stands: a dashboard says what its variables can be. */
  readonly document: vscode.TextDocument;
  /** Finds the values of variables that are queries themselves. Undefined without a connection. */
  readonly runner: QueryRunner | undefined;
}
