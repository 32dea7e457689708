/** Queries over local files: reads the files that a query names, runs it, and says what was odd about the files. */

import type { DataTable, Notification, QueryResult } from './engine.ts';
import { executeQuery } from './executeQuery.ts';
import { fileAddresses, locateAddress } from './files/fileAddress.ts';
import { FileCache } from './files/fileCache.ts';
import { FileError } from './files/fileError.ts';
import { defaultFileBytes, type FileTable } from './files/readFile.ts';
import { timeZoneOrUtc } from './functions/timeZone.ts';

export interface LocalQuery {
  readonly query: string;
  /** Nanoseconds. */
  readonly now: bigint;
  /** Where relative paths begin: the first that has such a file. */
  readonly folders?: readonly string[];
  /** IANA name; of times in files and queries that name none. Default UTC. */
  readonly timezone?: string;
  readonly maxResultRecords?: number;
  readonly files?: FileSettings;
}

export interface FileSettings {
  readonly unreadable?: 'keep' | 'skip';
  readonly readTruncated?: boolean;
  /** What all files together may take as columns. */
  readonly maxBytes?: number;
  /** Reads only so much of each file: enough to learn its fields. */
  readonly headBytes?: number;
}

export interface LocalProgress {
  readonly phase: 'reading' | 'running';
  /** 0 to 100. */
  readonly percent?: number;
  readonly bytes: number;
}

export interface LocalOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: LocalProgress) => void;
}

export class LocalQueries {
  readonly #cache = new FileCache();

  /** Throws a `QueryError`, a `FileError`, or the signal's reason. */
  async run(request: LocalQuery, { signal, onProgress }: LocalOptions): Promise<QueryResult> {
    const { query, now, folders = [], timezone = 'UTC', maxResultRecords, files = {} } = request;
    const { maxBytes = defaultFileBytes, ...manner } = files;
    const zone = timeZoneOrUtc(timezone);
    const paths = new Map<string, string>();
    for (const address of fileAddresses(query)) paths.set(address, await locateAddress(address, folders));
    const needed = new Set(paths.values());
    const tables = new Map<string, DataTable>();
    const notes: Notification[] = [];
    let held = 0;
    for (const [address, path] of paths) {
      signal.throwIfAborted();
      this.#cache.shrink(Math.max(0, maxBytes - held), needed);
      const file = await this.#cache.file(path, {
        ...manner,
        name: address.slice(address.indexOf(':') + 1),
        zone,
        maxBytes,
        signal,
        onProgress: (read, size) =>
          onProgress?.({ phase: 'reading', percent: Math.floor((100 * read) / Math.max(1, size)), bytes: read }),
      });
      held += file.bytes;
      if (held > maxBytes) throw tooMuch(paths.size, maxBytes);
      tables.set(address, tableOf(address, file));
      for (const message of file.notes) {
        notes.push({ severity: 'WARN', notificationType: 'LOCAL_FILE', message, arguments: [address] });
      }
    }
    this.#cache.shrink(maxBytes, needed);
    const result = await executeQuery(
      {
        query,
        now,
        timezone,
        signal,
        ...(maxResultRecords === undefined ? {} : { maxResultRecords }),
        onProgress: (percent, bytes) => onProgress?.({ phase: 'running', percent, bytes }),
      },
      { table: () => undefined, file: (address) => tables.get(address) },
    );
    return { ...result, notifications: [...notes, ...result.notifications] };
  }
}

function tableOf(name: string, { table, timeField }: FileTable): DataTable {
  return { name, ...(timeField === undefined ? {} : { timeField }), records: () => [], columns: () => table };
}

function tooMuch(files: number, maxBytes: number): FileError {
  return new FileError(
    'out-of-memory',
    `The ${files} files of this query do not fit into the ${Math.round(maxBytes / 1024 ** 2)} MB that local files may take together. Raise the setting dynatraceKonnect.localFiles.maxMemory, or query them one by one.`,
  );
}
