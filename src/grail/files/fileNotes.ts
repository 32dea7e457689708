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
  /** A record with more values than the header has names. */
  | 'extra-values'
  | 'missing-values'
  /** A quoted field without its closing quote. */
  | 'open-quote'
  /** A value that does not fit what the rest of its column is. */
  | 'other-type';

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

  /** One sentence or two for each kind. */
  sentences(file: string, unreadable: 'keep' | 'skip'): string[] {
    const fate =
      unreadable === 'keep'
        ? 'kept as records that have only `content`'
        : 'skipped, as the setting for unreadable lines says';
    return [...this.#notes].map(([kind, { count, lines }]) => {
      const where = `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${count > lines.length ? ', …' : ''}`;
      return `${file}: ${phrases[kind](count.toLocaleString('en-US'), count, where, fate)}.`;
    });
  }
}

const s = (count: number): string => (count === 1 ? '' : 's');
const are = (count: number): string => (count === 1 ? 'is' : 'are');

type Phrase = (n: string, count: number, where: string, fate: string) => string;

const phrases: Readonly<Record<FileNoteKind, Phrase>> = {
  'invalid-json': (n, count, where, fate) => `${n} line${s(count)} ${are(count)} not valid JSON (${where}); ${fate}`,
  'not-an-object': (n, count, where) =>
    `${n} JSON value${s(count)} ${are(count)} no object (${where}); kept as records that have only \`content\``,
  'invalid-bytes': (n, count, where) =>
    `${n} invalid byte sequence${s(count)} in its text (${where}), shown as \uFFFD; is it in another encoding than UTF-8 or UTF-16?`,
  'extra-values': (n, count, where) =>
    `${n} record${s(count)} with more values than the header has names (${where}); the values are kept in fields named by their position`,
  'missing-values': (n, count, where) =>
    `${n} record${s(count)} with fewer values than the header has names (${where}); the missing fields are null`,
  'open-quote': (n, count, where) =>
    `${n} quoted field${s(count)} without a closing quote (${where}); the quote was taken as text`,
  'other-type': (n, count, where) =>
    `${n} value${s(count)} of another type than the first records of the column (${where}); kept as text`,
};
