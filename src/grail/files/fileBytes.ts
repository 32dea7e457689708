/** The bytes of a file in pieces, unpacked where they are gzip. */

import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { FileError } from './fileError.ts';

const pieceBytes = 256 * 1024;

export interface OpenFile {
  readonly handle: FileHandle;
  /** Bytes on disk when it was opened; what is appended later is not read. */
  readonly size: number;
  readonly modifiedMs: number;
}

/** Throws a `FileError` where the path names no regular file that can be read. */
export async function openFile(path: string, name: string): Promise<OpenFile> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    throw openError(error, name);
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      const what = stat.isDirectory() ? 'a folder' : 'no regular file';
      throw new FileError('not-readable', `${name} is ${what}. Name a file.`);
    }
    return { handle, size: stat.size, modifiedMs: stat.mtimeMs };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function openError(error: unknown, name: string): FileError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new FileError('not-found', `There is no file ${name}.`, error);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new FileError('not-readable', `${name} may not be read by this user. Change its permissions.`, error);
  }
  return new FileError('not-readable', `${name} cannot be opened: ${message}.`, error);
}

/** `read` counts bytes on disk. The pieces are lent until the next is asked for. */
export interface FilePiece {
  readonly bytes: Buffer;
  readonly read: number;
}

/** Throws a `FileError`: `changed` where the file became shorter, `truncated` and `damaged` for gzip data; or the signal's reason. */
export async function* filePieces(
  { handle, size }: OpenFile,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<FilePiece, void, undefined> {
  const progress = { read: 0 };
  const raw = rawPieces(handle, size, name, progress, signal);
  const first = await raw.next();
  if (first.done === true) return;
  const gzip = first.value.length >= 3 && first.value.readUInt32BE(0) >>> 8 === 0x1f8b08;
  const pieces = rejoin(first.value, raw);
  if (!gzip) {
    for await (const bytes of pieces) yield { bytes, read: progress.read };
    return;
  }
  const unpacker = createGunzip({ chunkSize: pieceBytes });
  // Pumps by hand: `pipeline` would not tell an error of the file from one of the data.
  let failure: unknown;
  const pump = (async () => {
    try {
      for await (const bytes of pieces) {
        if (unpacker.destroyed) return;
        if (!unpacker.write(Buffer.from(bytes))) {
          await new Promise<void>((resolve) => {
            unpacker.once('drain', resolve);
            unpacker.once('close', resolve);
          });
        }
      }
      unpacker.end();
    } catch (error) {
      failure = error;
      unpacker.destroy();
    }
  })();
  try {
    for await (const bytes of unpacker as AsyncIterable<Buffer>) yield { bytes, read: progress.read };
  } catch (error) {
    throw failure ?? gzipError(error, name);
  } finally {
    unpacker.destroy();
    await pump;
  }
  if (failure !== undefined) throw failure;
}

async function* rejoin(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* rawPieces(
  handle: FileHandle,
  size: number,
  name: string,
  progress: { read: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  while (progress.read < size) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - progress.read), progress.read);
    if (bytesRead === 0) {
      throw new FileError(
        'changed',
        `${name} became shorter while it was read; it was probably rotated. Run the query again.`,
      );
    }
    progress.read += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function gzipError(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new FileError(
      'truncated',
      `${name} breaks off: its gzip data has no end, so the file was not copied or written whole. Get it again, or read what there is with the setting dynatraceKonnect.localFiles.readTruncated.`,
      error,
    );
  }
  if (typeof code === 'string' && code.startsWith('Z_')) {
    return new FileError('damaged', `${name} is damaged: its gzip data cannot be unpacked. Get the file again.`, error);
  }
  return error;
}
