/** Counts what was odd about a file, with the first places, so that nothing is lost silently. */

const SHOWN = 5;

interface Note {
  count: number;
  readonly lines: number[];
}

export type FileNoteKind =
  /** A line that is not valid JSON. */
  | 'invalid-json'
  /** JSON that is no object; it is kept in `content`. */
  | 'not-an-object'
  /** Bytes that are no text in the file's encoding; each became U+FFFD. */
  | 'invalid-bytes'
  /** A line longer than a record may be; its end was left out. */
  | 'cut-line'
  /** A record with more values than the header has names. */
  | 'extra-values'
  | 'missing-values'
  /** A quoted field without its closing quote. */
  | 'open-quote'
  /** A value that does not fit what the first records of its column are. */
  | 'other-type'
  /** The gzip data breaks off, and the reader was told to keep what comes before. */
  | 'broken-off';

/** A sentence without its full stop. */
type Phrase = (count: number, where: string, unreadable: 'keep' | 'skip') => string;

const s = (count: number): string => (count === 1 ? '' : 's');
const are = (count: number): string => (count === 1 ? 'is' : 'are');
const number = (count: number): string => count.toLocaleString('en-US');

const phrases: Readonly<Record<FileNoteKind, Phrase>> = {
  'invalid-json': (count, where, unreadable) =>
    `${number(count)} line${s(count)} ${are(count)} not valid JSON (${where}); ${unreadable === 'keep' ? 'kept as records that have only `content`' : 'skipped, as the setting for unreadable lines says'}`,
  'not-an-object': (count, where) =>
    `${number(count)} JSON value${s(count)} ${are(count)} no object (${where}); kept as records that have only \`content\``,
  'invalid-bytes': (count, where) =>
    `${number(count)} invalid byte sequence${s(count)} in its text (${where}), shown as \uFFFD; some of it seems to be in another encoding than the rest`,
  'cut-line': (count, where) =>
    `${number(count)} line${s(count)} ${are(count)} too long to be a record (${where}); the end of each was left out`,
  'extra-values': (count, where) =>
    `${number(count)} record${s(count)} with more values than the header has names (${where}); the values are kept in fields named by their position`,
  'missing-values': (count, where) =>
    `${number(count)} record${s(count)} with fewer values than the header has names (${where}); the missing fields are null`,
  'open-quote': (count, where) =>
    `${number(count)} quoted field${s(count)} without a closing quote (${where}); the quote was taken as text`,
  'other-type': (count, where) =>
    `${number(count)} value${s(count)} of another type than the first records of the column (${where}); kept as text`,
  'broken-off': (_count, where) =>
    `the gzip data breaks off (${where}); the records before that are here, the rest is lost`,
};

export class FileNotes {
  readonly #notes = new Map<FileNoteKind, Note>();

  /** `line` counts from 1. */
  add(kind: FileNoteKind, line: number, count = 1): void {
    let note = this.#notes.get(kind);
    if (note === undefined) {
      note = { count: 0, lines: [] };
      this.#notes.set(kind, note);
    }
    note.count += count;
    if (note.lines.length < SHOWN && note.lines.at(-1) !== line) note.lines.push(line);
  }

  count(kind: FileNoteKind): number {
    return this.#notes.get(kind)?.count ?? 0;
  }

  /** A sentence for each kind. */
  sentences(file: string, unreadable: 'keep' | 'skip'): string[] {
    return [...this.#notes].map(([kind, { count, lines }]) => {
      const more = count > lines.length && lines.length === SHOWN ? ', …' : '';
      const where = `line${s(lines.length)} ${lines.map(number).join(', ')}${more}`;
      return `${file}: ${phrases[kind](count, where, unreadable)}.`;
    });
  }
}
