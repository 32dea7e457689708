/** The output channel, with every line redacted before it is written. */

import type * as vscode from 'vscode';
import type { Redactor } from '../http/redact.ts';
import type { Log } from './services.ts';

export function createLog(channel: vscode.LogOutputChannel, redactor: Redactor): Log {
  return {
    info: (line) => channel.info(redactor.redact(line)),
    warn: (line) => channel.warn(redactor.redact(line)),
    error: (line, error) => channel.error(redactor.redact(error === undefined ? line : `${line}: ${described(error)}`)),
  };
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${described(error.cause)})`;
}
