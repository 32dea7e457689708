/** Runs one case of a `.dqltest` file. */

import path from 'node:path';
import { type DataTable, QueryError } from '../engine.ts';
import { executeQuery } from '../executeQuery.ts';
import { FileError } from '../files/fileError.ts';
import { readTableFile } from '../files/readFile.ts';
import { timeZoneOrUtc } from '../functions/timeZone.ts';
import { type RecordMap, Timestamp } from '../value.ts';
import { encodeSpan } from '../wire.ts';
import { compareRecords } from './compareRecords.ts';
import type { TestCase, TestTable } from './testFile.ts';
import type { Place, TestOutcome } from './testReport.ts';

export interface RunOptions {
  /** Where the paths of input files begin. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

const timeFields = ['timestamp', 'start_time'];
/** More records than a test shows. */
const maxRecords = 10_000;

/** Throws the signal's reason once it is aborted; everything else is an outcome. */
export async function runTest(test: TestCase, { folder, signal }: RunOptions): Promise<TestOutcome> {
  let tables: Map<string, DataTable>;
  try {
    tables = await openTables(test, folder, signal);
  } catch (error) {
    if (error instanceof InputError) return { passed: false, message: error.message, place: error.place };
    throw error;
  }
  const range = timesOf([...tables.values()]);
  const now = test.now?.nanos ?? range?.end ?? BigInt(Date.now()) * 1_000_000n;
  try {
    const { records } = await executeQuery(
      {
        query: test.query,
        now,
        timezone: test.timezone ?? 'UTC',
        maxResultRecords: maxRecords,
        signal,
        // A query without a timeframe reads all of the input, however old it is.
        ...(range === undefined ? {} : { defaultTimeframe: { start: range.start, end: range.end + 1n } }),
      },
      { table: (name) => tables.get(name), file: (name) => tables.get(name) },
    );
    return judge(test, records);
  } catch (error) {
    if (error instanceof QueryError) return judgeError(test, error);
    throw error;
  }
}

function judge(test: TestCase, records: readonly RecordMap[]): TestOutcome {
  const { expected } = test;
  if (expected.kind === 'error') {
    const message = `The query gave ${count(records.length)} instead of the error \`${expected.words}\`.`;
    return { passed: false, message, place: expected.place };
  }
  const difference = compareRecords(expected.records, records, test.anyOrder);
  if (difference === undefined) return { passed: true };
  const message =
    expected.records.length === records.length
      ? 'The records are not those that were expected.'
      : `The query gave ${count(records.length)} instead of ${expected.records.length}.`;
  return { passed: false, message, place: expected.place, difference };
}

function judgeError(test: TestCase, error: QueryError): TestOutcome {
  const { expected } = test;
  const said = `${error.message} (${error.errorType})`;
  if (expected.kind === 'error') {
    const wanted = expected.words.trim();
    if (error.errorType === wanted || error.message.includes(wanted)) return { passed: true };
    return { passed: false, message: `Another error than \`${wanted}\`: ${said}`, place: expected.place };
  }
  return { passed: false, message: said, place: placeInQuery(test, error) };
}

/** Where the error stands in the file; the whole query where that cannot be said. */
function placeInQuery(test: TestCase, { span }: QueryError): Place {
  const { queryPlace, query, queryIsBlock } = test;
  if (span === undefined || !queryIsBlock) return queryPlace;
  const { start, end } = encodeSpan(span, query);
  // Block lines are indented, by how much only the file knows: the line is enough to find it.
  return {
    line: queryPlace.line + start.line,
    column: 0,
    endLine: queryPlace.line + end.line,
    endColumn: Number.MAX_SAFE_INTEGER,
  };
}

class InputError extends Error {
  readonly place: Place;
  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

async function openTables(test: TestCase, folder: string, signal: AbortSignal): Promise<Map<string, DataTable>> {
  const tables = new Map<string, DataTable>();
  for (const [name, table] of test.tables) tables.set(name, await openTable(name, table, test, folder, signal));
  return tables;
}

async function openTable(
  name: string,
  table: TestTable,
  test: TestCase,
  folder: string,
  signal: AbortSignal,
): Promise<DataTable> {
  if (table.kind === 'records') {
    const { records } = table;
    const timeField = timeFields.find((field) => records.some((record) => record.get(field) instanceof Timestamp));
    return { name, records: () => records, ...(timeField === undefined ? {} : { timeField }) };
  }
  try {
    const zone = timeZoneOrUtc(test.timezone ?? 'UTC');
    const file = await readTableFile(path.resolve(folder, table.path), { name: table.path, zone, signal });
    const { timeField } = file;
    return { name, records: () => [], columns: () => file.table, ...(timeField === undefined ? {} : { timeField }) };
  } catch (error) {
    if (error instanceof FileError) throw new InputError(error.message, table.place);
    throw error;
  }
}

/** From the first time to the last, both included. */
function timesOf(tables: readonly DataTable[]): { start: bigint; end: bigint } | undefined {
  let start: bigint | undefined;
  let end: bigint | undefined;
  const see = (nanos: bigint | undefined): void => {
    if (nanos === undefined) return;
    if (start === undefined || nanos < start) start = nanos;
    if (end === undefined || nanos > end) end = nanos;
  };
  for (const table of tables) {
    for (const { earliest, latest } of table.columns?.().blocks ?? []) {
      see(earliest);
      see(latest);
    }
    for (const record of table.records()) {
      const value = table.timeField === undefined ? undefined : record.get(table.timeField);
      if (value instanceof Timestamp) see(value.nanos);
    }
  }
  return start === undefined || end === undefined ? undefined : { start, end };
}

function count(records: number): string {
  return `${records.toLocaleString('en-US')} record${records === 1 ? '' : 's'}`;
}
