/** Files that were read, as columns, for as long as they are unchanged and there is room. */

import { stat } from 'node:fs/promises';
import { type FileOptions, type FileTable, readTableFile } from './readFile.ts';

interface Entry {
  readonly file: FileTable;
  /** What else it was read with. */
  readonly manner: string;
}

export class FileCache {
  /** By path; the one that was used last comes last. */
  readonly #entries = new Map<string, Entry>();

  /** What all files take. */
  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, { file }) => sum + file.bytes, 0);
  }

  /** Reads the file where it is new or changed; what is read of its head alone is not kept. Throws as `readTableFile` does. */
  async file(path: string, options: FileOptions): Promise<FileTable> {
    const manner = JSON.stringify([options.zone.name, options.unreadable, options.readTruncated]);
    const known = this.#entries.get(path);
    const isHead = options.headBytes !== undefined;
    if (!isHead) this.#entries.delete(path);
    if (known !== undefined && known.manner === manner && (await unchanged(path, known.file))) {
      this.#entries.set(path, known);
      return known.file;
    }
    const file = await readTableFile(path, options);
    if (isHead) return file;
    this.#entries.set(path, { file, manner });
    return file;
  }

  /** Lets go of files that were not used lately until the others take no more than `bytes`; those of `needed` stay. */
  shrink(bytes: number, needed: ReadonlySet<string>): void {
    let held = this.bytes;
    for (const [path, { file }] of this.#entries) {
      if (held <= bytes) return;
      if (needed.has(path)) continue;
      this.#entries.delete(path);
      held -= file.bytes;
    }
  }
}

async function unchanged(path: string, file: FileTable): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path);
    return size === file.size && mtimeMs === file.modifiedMs;
  } catch {
    // Reading it says what is wrong.
    return false;
  }
}
