/** Queries over files of this machine, as the user's settings want them. The worker starts with the first one. */

import * as vscode from 'vscode';
import type { ResultColumn } from '../dynatrace/queryResult.ts';
import { settings } from '../ids.ts';
import type { LocalGrail } from './localGrail.ts';
import type { QueryRunner } from './queryRunner.ts';

const NANOS = 1_000_000n;
const MEGABYTE = 1024 ** 2;
/** Enough of a file to know its fields. */
const headBytes = MEGABYTE;

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
          { ...request, ...surroundings(document), files: fileSettings(document) },
          {
            signal,
            onProgress: ({ percent, bytes }) => onProgress({ state: 'RUNNING', scannedBytes: bytes, percent }),
          },
        );
      },
    };
  }

  /** The first records of a file. */
  async head(address: string, document: vscode.Uri): Promise<readonly ResultColumn[]> {
    const grail = await this.grail();
    const files = { ...fileSettings(document), unreadable: 'skip', headBytes, maxBytes: 16 * headBytes } as const;
    const query = `fetch ${JSON.stringify(address)} | limit 1000`;
    const request = { query, ...surroundings(document), files };
    return (await grail.query(request, { signal: new AbortController().signal })).table.columns;
  }
}

function surroundings(document: vscode.Uri) {
  return {
    now: BigInt(Date.now()) * NANOS,
    timezone: timeZone(),
    folders: localFolders(document).map(({ fsPath }) => fsPath),
  };
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

/** The file that a document is or is part of: a cell lies where its notebook does. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
  const isOf = (notebook: vscode.NotebookDocument): boolean =>
    notebook.getCells().some((cell) => cell.document === document);
  return vscode.workspace.notebookDocuments.find(isOf)?.uri ?? document.uri;
}

/** Where relative paths in a document begin, the first choice first. */
export function localFolders(document: vscode.Uri): readonly vscode.Uri[] {
  const own = document.scheme === 'file' ? [vscode.Uri.joinPath(document, '..')] : [];
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return [...own, ...open.filter(({ scheme }) => scheme === 'file')];
}
