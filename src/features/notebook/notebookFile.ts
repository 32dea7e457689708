/**
 * The `.dqlnb` file: JSON, one array element a line of source so that version control shows changes line by line. Members this
 * version does not know are kept and written back. Results are never stored: they are the tenant's data.
 */

export interface NotebookFile {
  readonly cells: readonly FileCell[];
  /** Members beside `version` and `cells`. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export interface FileCell {
  readonly kind: 'code' | 'markdown';
  readonly language: string;
  readonly text: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

const VERSION = 1;

/** The file cannot be read as a notebook. Its bytes are left alone. */
export class NotebookFileError extends Error {
  override readonly name = 'NotebookFileError';
}

/** Reads the bytes of a notebook. An empty file is an empty notebook; anything else unreadable throws. */
export function readNotebook(bytes: Uint8Array): NotebookFile {
  const text = decode(bytes).trim();
  if (text === '') return { cells: [], extra: {} };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new NotebookFileError(
      `This is not a DQL notebook: its JSON breaks off or is damaged (${(error as Error).message}). The file was left as it is; open it with the text editor to repair it.`,
    );
  }
  if (!isObject(raw) || !Array.isArray(raw.cells)) {
    throw new NotebookFileError('This is not a DQL notebook: it has no list of cells. The file was left as it is.');
  }
  const { version = VERSION, cells, ...extra } = raw;
  if (typeof version !== 'number' || version > VERSION) {
    throw new NotebookFileError(
      `This DQL notebook was written by a newer version of the extension (format ${String(version)}; this one reads ${VERSION}). Update the extension; the file was left as it is.`,
    );
  }
  return { cells: cells.map(readCell), extra };
}

/** The bytes of a notebook; reading them back gives the same notebook. */
export function writeNotebook(file: NotebookFile): Uint8Array {
  const cells = file.cells.map(({ kind, language, text, extra }) => ({
    kind,
    ...(kind === 'code' && language !== 'dql' ? { language } : {}),
    source: text.split('\n'),
    ...extra,
  }));
  return new TextEncoder().encode(`${JSON.stringify({ version: VERSION, cells, ...file.extra }, null, 2)}\n`);
}

function readCell(raw: unknown, index: number): FileCell {
  if (!isObject(raw)) throw damaged(index, 'it is not an object');
  const { kind, language, source, ...extra } = raw;
  if (kind !== 'code' && kind !== 'markdown') throw damaged(index, 'its kind is neither "code" nor "markdown"');
  return {
    kind,
    language: typeof language === 'string' ? language : defaultLanguage(kind),
    text: readSource(source, index),
    extra,
  };
}

function readSource(source: unknown, index: number): string {
  if (typeof source === 'string') return source;
  if (Array.isArray(source) && source.every((line) => typeof line === 'string')) return source.join('\n');
  throw damaged(index, 'its source is not text');
}

function damaged(index: number, what: string): NotebookFileError {
  return new NotebookFileError(
    `Cell ${index + 1} of this DQL notebook cannot be read: ${what}. The file was left as it is.`,
  );
}

function defaultLanguage(kind: 'code' | 'markdown'): string {
  return kind === 'code' ? 'dql' : 'markdown';
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotebookFileError('This is not a DQL notebook: it is not UTF-8 text. The file was left as it is.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
