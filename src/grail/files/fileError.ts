/** What is wrong with a local file: a reason a program can test and a sentence a person can act on. */

export type FileErrorReason =
  | 'not-found'
  | 'not-readable'
  /** No folder to resolve a relative path against, or an address that is no file. */
  | 'bad-address'
  /** The gzip data ends before its end. */
  | 'truncated'
  /** The gzip data is not what it says it is. */
  | 'damaged'
  | 'binary'
  /** The file grew shorter while it was read. */
  | 'changed'
  /** One JSON value or quoted field longer than `maxRecordBytes`. */
  | 'record-too-long'
  | 'not-json'
  /** The columns would need more than the memory allowed. */
  | 'out-of-memory';

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly reason: FileErrorReason;

  constructor(reason: FileErrorReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}
