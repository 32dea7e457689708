/** The fields of the local files that queries read, learnt from the beginning of each file. */

import type * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import type { DataObject } from '../../dql/catalogue/objects.ts';
import { fieldTypes } from '../../dql/catalogue/tables.ts';
import { fileAddresses } from '../../grail/files/fileAddress.ts';
import { fileOf, type LocalFiles, localFolders } from '../localFilesService.ts';
import type { PlacedQuery } from './placedQuery.ts';

/** A file changes while it is worked on: what is older than this is learnt anew. */
const FRESH_MS = 5000;
/** Whoever asks waits so long for the first reading of a file, counted from its beginning: it may have to start local Grail. Later questions do not wait again. */
const PATIENCE_MS = 1500;

interface Learnt {
  readonly at: number;
  readonly reading: Promise<void>;
  isRead: boolean;
  /** Undefined where the file has not been read, or could not be. */
  object: DataObject | undefined;
}

export interface FileKnowledge {
  readonly catalogue: Catalogue;
  /** A file is still being read. */
  readonly isIncomplete: boolean;
}

export class LocalFileFields {
  readonly #local: LocalFiles;
  readonly #catalogue: Catalogue;
  /** By address and the folders that it may begin at. */
  readonly #files = new Map<string, Learnt>();

  constructor(local: LocalFiles, catalogue: Catalogue) {
    this.#local = local;
    this.#catalogue = catalogue;
  }

  /** The catalogue with the fields of the files that the query reads. */
  async around({ text, document }: PlacedQuery): Promise<FileKnowledge> {
    const addresses = text.includes('file:') ? fileAddresses(text) : [];
    if (addresses.length === 0) return { catalogue: this.#catalogue, isIncomplete: false };
    const file = fileOf(document);
    const files = addresses.map((address) => [address, this.#learn(address, file)] as const);
    const missing = files.map(([, learnt]) => learnt).filter(({ isRead, object }) => !isRead && object === undefined);
    if (missing.length > 0) {
      const patience = Math.min(...missing.map(({ at }) => at + PATIENCE_MS - Date.now()));
      await Promise.race([Promise.all(missing.map(({ reading }) => reading)), after(Math.max(0, patience))]);
    }
    const found = files.flatMap(([address, { object }]) => (object === undefined ? [] : [[address, object] as const]));
    return {
      catalogue: this.#catalogue.withFiles(new Map(found)),
      isIncomplete: missing.some(({ isRead }) => !isRead),
    };
  }

  #learn(address: string, document: vscode.Uri): Learnt {
    const key = [address, ...localFolders(document).map(({ fsPath }) => fsPath)].join('\n');
    const known = this.#files.get(key);
    if (known !== undefined && (!known.isRead || Date.now() - known.at < FRESH_MS)) return known;
    const learnt: Learnt = {
      at: Date.now(),
      isRead: false,
      object: known?.object,
      reading: this.#local.head(address, document).then(
        (columns) => {
          learnt.isRead = true;
          learnt.object = objectOf(address, columns);
        },
        () => {
          // What is wrong with the file is said when the query runs.
          learnt.isRead = true;
          learnt.object = undefined;
        },
      ),
    };
    this.#files.set(key, learnt);
    return learnt;
  }
}

function objectOf(address: string, columns: readonly { readonly name: string; readonly type: string }[]): DataObject {
  return {
    name: address,
    category: '',
    description: '',
    timeField: undefined,
    samplable: false,
    strict: false,
    deprecated: false,
    replacement: undefined,
    fields: new Map(columns.map(({ name, type }) => [name, { name, types: fieldTypes(type), description: '' }])),
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
