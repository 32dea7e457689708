/** Queries over files of this machine, as the user's settings want them. The worker starts with the first one. */

import * as vscode from 'vscode';
import { settings } from '../ids.ts';
import type { LocalGrail } from './localGrail.ts';
import type { QueryRunner } from './queryRunner.ts';

const NANOS = 1_000_000n;
const MEGABYTE = 1024 ** 2;

export class LocalFiles implements vscode.Disposable {
  readonly #script: string;
  #grail: Promise<LocalGrail> | undefined;

  constructor(extension: vscode.Uri) {
    this.#script = vscode.Uri.joinPath(extension, 'dist/grail.js').fsPath;
  }

  dispose(): void {
    void this.#grail?.then((grail) => grail.dispose());
  }

  /** Loads the code with the first call. */
  grail(): Promise<LocalGrail> {
    this.#grail ??= import('./localGrail.ts').then(({ LocalGrail }) => new LocalGrail(this.#script));
    return this.#grail;
  }

  /** Relative paths begin at the folder of the document, else at those of the workspace. */
  runner(document: vscode.Uri): QueryRunner {
    return {
      place: 'local Grail',
      run: async (request, { signal, onProgress }) => {
        const grail = await this.grail();
        return await grail.query(
          {
            ...request,
            now: BigInt(Date.now()) * NANOS,
            timezone: timeZone(),
            files: fileSettings(document),
            folders: localFolders(document).map(({ fsPath }) => fsPath),
          },
          {
            signal,
            onProgress: ({ percent, bytes }) => onProgress({ state: 'RUNNING', scannedBytes: bytes, percent }),
          },
        );
      },
    };
  }
}

/** Whether a query reads files of this machine. */
export async function readsLocalFiles(query: string): Promise<boolean> {
  if (!query.includes('file:')) return false;
  const { fileAddresses } = await import('../grail/files/fileAddress.ts');
  return fileAddresses(query).length > 0;
}

/** Times in files and queries that name no zone are those of this machine unless a setting says otherwise. */
function timeZone(): string {
  const wanted = configuration().get<string>(settings.localTimezone);
  return wanted === undefined || wanted === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : wanted;
}

function fileSettings(scope: vscode.Uri) {
  const found = configuration(scope);
  return {
    unreadable: found.get<'keep' | 'skip'>(settings.localUnreadable) ?? 'keep',
    readTruncated: found.get<boolean>(settings.localReadTruncated) ?? false,
    maxBytes: (found.get<number>(settings.localMaxMemory) ?? 1024) * MEGABYTE,
  };
}

function configuration(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(settings.section, scope);
}

/** Where relative paths in a document begin, the first choice first. */
export function localFolders(document: vscode.Uri): readonly vscode.Uri[] {
  const own = document.scheme === 'file' ? [vscode.Uri.joinPath(document, '..')] : [];
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return [...own, ...open.filter(({ scheme }) => scheme === 'file')];
}
