/**
 * The `.dqltest` file: YAML (so JSON too) with test cases for DQL.
 *
 *     now: 2024-05-01T12:00:00Z      # what now() answers; by default the newest time among the input records
 *     timezone: Europe/Vienna        # default UTC
 *     tables:                        # what fetch reads; a list of records, or a file beside this one
 *       logs:
 *         - { timestamp: 2024-05-01T11:59:00Z, loglevel: ERROR, content: boom }
 *       orders: { file: orders.csv }
 *     tests:
 *       - name: counts the errors
 *         query: |
 *           fetch logs
 *           | summarize errors = countIf(loglevel == "ERROR")
 *         expect:
 *           - errors: 1
 *       - name: says what is wrong
 *         query: fetch logs | filterr true
 *         error: UNKNOWN_COMMAND     # the type of the error, or words of its message
 *
 * A case may have `now`, `timezone` and `tables` of its own, which go before the file's. `anyOrder: true` takes the expected records in
 * any order. A time without quotes is a timestamp, a whole number a long, another number a double; `!dql` before a text makes it the value of
 * a DQL expression: `!dql duration(5, unit: "m")`.
 */

import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { executeQuery } from '../executeQuery.ts';
import { parseTimestamp } from '../functions/timeText.ts';
import { findTimeZone, timeZoneOrUtc } from '../functions/timeZone.ts';
import { Rec, type RecordMap, type Timestamp, type Value } from '../value.ts';
import type { Place, TestProblem } from './testReport.ts';

export interface TestFile {
  readonly cases: readonly TestCase[];
  readonly problems: readonly TestProblem[];
}

export interface TestCase {
  readonly name: string;
  readonly place: Place;
  readonly query: string;
  readonly queryPlace: Place;
  /** The query's lines are lines of the file: its first is `queryPlace.line + 1`. */
  readonly queryIsBlock: boolean;
  readonly now: Timestamp | undefined;
  readonly timezone: string | undefined;
  readonly tables: ReadonlyMap<string, TestTable>;
  readonly anyOrder: boolean;
  readonly expected:
    | { readonly kind: 'records'; readonly records: readonly RecordMap[]; readonly place: Place }
    | { readonly kind: 'error'; readonly words: string; readonly place: Place };
}

export type TestTable =
  | { readonly kind: 'records'; readonly records: readonly RecordMap[] }
  | { readonly kind: 'file'; readonly path: string; readonly place: Place };

const fileKeys = ['now', 'timezone', 'tables', 'tests'];
const caseKeys = ['name', 'query', 'now', 'timezone', 'tables', 'expect', 'error', 'anyOrder'];
const isoTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

export async function readTestFile(text: string): Promise<TestFile> {
  return await new TestFileReader(text).read();
}

interface Shared {
  readonly now: Timestamp | undefined;
  readonly timezone: string | undefined;
  readonly tables: ReadonlyMap<string, TestTable>;
}

class TestFileReader {
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #problems: TestProblem[] = [];
  /** What `!dql` stands for. */
  readonly #evaluated = new Map<Scalar, Value>();

  constructor(text: string) {
    this.#text = text;
  }

  async read(): Promise<TestFile> {
    const document = parseDocument(this.#text, {
      lineCounter: this.#lines,
      intAsBigInt: true,
      prettyErrors: false,
      logLevel: 'silent',
      customTags: [{ tag: '!dql', resolve: (source: string) => source }],
    });
    for (const { message, pos } of [...document.errors, ...document.warnings]) {
      this.#problems.push({ message, place: this.#between(pos[0], pos[1]) });
    }
    await this.#evaluate(document);
    const root = document.contents;
    if (root === null) return { cases: [], problems: this.#problems };
    if (!isMap(root)) {
      this.#report(root, 'A test file has `tests:` with a list of cases.');
      return { cases: [], problems: this.#problems };
    }
    const entries = this.#entries(root, fileKeys, 'a test file');
    const shared = this.#shared(entries);
    const list = entries.get('tests')?.value;
    if (!isSeq(list)) {
      this.#report((list as Node | null | undefined) ?? root, 'A test file has `tests:` with a list of cases.');
      return { cases: [], problems: this.#problems };
    }
    const cases = list.items.flatMap((item) => this.#case(item as Node, shared) ?? []);
    const seen = new Set<string>();
    for (const { name, place } of cases) {
      if (seen.has(name)) this.#problems.push({ message: `There is another case named \`${name}\`.`, place });
      seen.add(name);
    }
    return { cases, problems: this.#problems };
  }

  async #evaluate(document: Document.Parsed): Promise<void> {
    const marked: Scalar[] = [];
    visit(document, {
      Scalar: (_, node) => {
        if (node.tag === '!dql') marked.push(node);
      },
    });
    for (const node of marked) {
      try {
        const query = `data record(value = ${String(node.value)})`;
        const { records } = await executeQuery({ query, now: 0n }, { table: () => undefined });
        this.#evaluated.set(node, records[0]?.get('value') ?? null);
      } catch (error) {
        this.#report(node, `\`${String(node.value)}\` has no value: ${(error as Error).message}`);
      }
    }
  }

  #case(node: Node, shared: Shared): TestCase | undefined {
    if (!isMap(node)) return this.#report(node, 'A case has `name:`, `query:` and `expect:` or `error:`.');
    const entries = this.#entries(node, caseKeys, 'a case');
    const name = this.#textOf(entries.get('name'), node, 'name');
    const query = this.#textOf(entries.get('query'), node, 'query');
    const own = this.#shared(entries);
    const expected = this.#expected(entries, node);
    if (name === undefined || query === undefined || expected === undefined) return undefined;
    const queryNode = entries.get('query')!.value as Scalar;
    const anyOrder = (entries.get('anyOrder')?.value as Scalar | undefined)?.value ?? false;
    if (typeof anyOrder !== 'boolean') return this.#report(node, '`anyOrder` is true or false.');
    return {
      name,
      place: this.#placeOf(node),
      query,
      queryPlace: this.#placeOf(queryNode),
      queryIsBlock: queryNode.type === 'BLOCK_LITERAL',
      now: own.now ?? shared.now,
      timezone: own.timezone ?? shared.timezone,
      tables: new Map([...shared.tables, ...own.tables]),
      anyOrder,
      expected,
    };
  }

  #expected(entries: ReadonlyMap<string, Pair>, node: Node): TestCase['expected'] | undefined {
    const records = entries.get('expect');
    const error = entries.get('error');
    if ((records === undefined) === (error === undefined)) {
      return this.#report(node, 'A case has either `expect:` with the records that come out, or `error:`.');
    }
    if (error !== undefined) {
      const words = this.#textOf(error, node, 'error');
      return words === undefined ? undefined : { kind: 'error', words, place: this.#placeOf(error.key as Node) };
    }
    const read = this.#records(records!.value as Node | null, records!.key as Node);
    return read && { kind: 'records', records: read, place: this.#placeOf(records!.key as Node) };
  }

  #shared(entries: ReadonlyMap<string, Pair>): Shared {
    const zone = entries.get('timezone')?.value as Scalar | undefined;
    let timezone: string | undefined;
    if (zone !== undefined) {
      if (typeof zone.value === 'string' && findTimeZone(zone.value) !== undefined) timezone = zone.value;
      else this.#report(zone, `There is no time zone \`${String(zone.value)}\`. Name one such as Europe/Vienna.`);
    }
    const moment = entries.get('now')?.value as Scalar | undefined;
    let now: Timestamp | undefined;
    if (moment !== undefined) {
      now = parseTimestamp(String(moment.value), timeZoneOrUtc(timezone ?? 'UTC'));
      if (now === undefined) this.#report(moment, '`now` is a time such as 2024-05-01T12:00:00Z.');
    }
    return { now, timezone, tables: this.#tables(entries.get('tables')) };
  }

  #tables(pair: Pair | undefined): Map<string, TestTable> {
    const tables = new Map<string, TestTable>();
    if (pair === undefined) return tables;
    if (!isMap(pair.value)) {
      this.#report(pair.key as Node, '`tables` has a name for each table, and its records.');
      return tables;
    }
    for (const entry of pair.value.items) {
      const key = entry.key as Scalar;
      const value = entry.value as Node | null;
      const file = isMap(value) ? value.get('file', true) : undefined;
      if (isScalar(file) && typeof file.value === 'string') {
        tables.set(String(key.value), { kind: 'file', path: file.value, place: this.#placeOf(file) });
        continue;
      }
      const records = this.#records(value, key);
      if (records !== undefined) tables.set(String(key.value), { kind: 'records', records });
    }
    return tables;
  }

  #records(node: Node | null, owner: Node): RecordMap[] | undefined {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) return this.#report(owner, 'Records are a list: a line with `-` for each.');
    return node.items.flatMap((item) => {
      const value = isMap(item) ? this.#value(item) : undefined;
      if (value instanceof Rec) return [value.members];
      this.#report(item as Node, 'A record has a name and a value for each field.');
      return [];
    });
  }

  #value(node: unknown): Value {
    if (isMap(node)) {
      return new Rec(new Map(node.items.map(({ key, value }) => [String((key as Scalar).value), this.#value(value)])));
    }
    if (isSeq(node)) return node.items.map((item) => this.#value(item));
    if (!isScalar(node)) return null;
    if (node.tag === '!dql') {
      return this.#evaluated.get(node) ?? null;
    }
    const { value } = node;
    if (typeof value === 'string' && node.type === 'PLAIN' && isoTime.test(value)) {
      return parseTimestamp(value, timeZoneOrUtc('UTC')) ?? value;
    }
    return typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'bigint' ||
      typeof value === 'boolean'
      ? value
      : null;
  }

  #textOf(pair: Pair | undefined, owner: Node, key: string): string | undefined {
    const value = pair?.value;
    if (isScalar(value) && typeof value.value === 'string' && value.value.trim() !== '') return value.value;
    return this.#report((value as Node | null | undefined) ?? owner, `A case has \`${key}:\` with a text.`);
  }

  #entries(map: YAMLMap, known: readonly string[], what: string): Map<string, Pair> {
    const entries = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = pair.key as Scalar;
      const name = String(key.value);
      if (known.includes(name)) entries.set(name, pair);
      else
        this.#report(
          key,
          `\`${name}\` is no part of ${what}. It has ${known.map((each) => `\`${each}\``).join(', ')}.`,
        );
    }
    return entries;
  }

  #report(node: Node, message: string): undefined {
    this.#problems.push({ message, place: this.#placeOf(node) });
    return undefined;
  }

  #placeOf(node: Node): Place {
    const [start, end] = node.range ?? [0, 0];
    return this.#between(start, end);
  }

  #between(start: number, end: number): Place {
    // Nodes that end a line reach to the start of the next.
    let last = end;
    while (last > start && /\s/.test(this.#text.charAt(last - 1))) last--;
    const from = this.#lines.linePos(start);
    const to = this.#lines.linePos(last);
    return {
      line: Math.max(0, from.line - 1),
      column: Math.max(0, from.col - 1),
      endLine: Math.max(0, to.line - 1),
      endColumn: Math.max(0, to.col - 1),
    };
  }
}
