/** `fetch` and `load`: reads a table, only the blocks that can hold records of the timeframe (docs "Data source commands"). */

import type { Batch } from '../columns/batch.ts';
import { Slot } from '../columns/batch.ts';
import { constantColumn, valueAt } from '../columns/column.ts';
import { type Block, type ColumnTable, columnsOf } from '../columns/columnTable.ts';
import { type DataTable, localFilePrefix, QueryError } from '../engine.ts';
import { compileWildcard } from '../functions/wildcard.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import type { Environment } from '../plan/environment.ts';
import type { LatestFirst, SourcePlan, StageInput, Stream, TimeRange } from '../plan/pipeline.ts';
import { closedSchema, openSchema, type Schema } from '../plan/schema.ts';
import { Timeframe, Timestamp, type Value } from '../value.ts';
import { constantItem, constantParameter, countParameter, mustBe } from './parameters.ts';
import { explicitRange } from './timeRange.ts';

export function columnTableOf(table: DataTable): ColumnTable {
  return table.columns?.() ?? columnsOf(table.records(), table.timeField, table.hiddenFields);
}

export function planFetch(input: StageInput): SourcePlan {
  const node = expressionOf(single(input.bindings, 'dataObject')!.value);
  const name = node.kind === 'Field' ? node.name.text : node.kind === 'String' ? node.value : '';
  const local = name.startsWith(localFilePrefix);
  if (node.kind !== 'Field' && !local) {
    throw new QueryError('`fetch` takes the name of a data object.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['a data object'],
    });
  }
  const table = local ? findFile(name, node, input) : findTable(name, node, input);
  const natural = local ? (timesOf(table) ?? input.range) : input.range;
  const explicit = explicitRange(input, natural);
  const range = explicit ?? natural;
  const scan: Scan = {
    table,
    range: table.timeField === undefined || (local && explicit === undefined) ? undefined : range,
    buckets: bucketTests(input),
    ratio: samplingRatio(input, table),
    limit: scanLimit(input),
    span: spanOf(node),
  };
  return {
    schema: schemaOf(table),
    range,
    run: () => runScan(scan, input.environment),
    latestFirst: latestFirst(scan, input.environment),
  };
}

/** Not for samples: which records they have depends on where the reading began. */
function latestFirst(scan: Scan, environment: Environment): LatestFirst | undefined {
  const { timeField } = scan.table;
  if (timeField === undefined || scan.ratio > 1) return undefined;
  return { timeField, run: () => runScan(scan, environment, true) };
}

/** A local file is read whole unless the query names a timeframe: its records are seldom of the last hours. */
function timesOf(table: DataTable): TimeRange | undefined {
  let start: bigint | undefined;
  let end: bigint | undefined;
  for (const { earliest, latest } of columnTableOf(table).blocks) {
    if (earliest !== undefined && (start === undefined || earliest < start)) start = earliest;
    if (latest !== undefined && (end === undefined || latest >= end)) end = latest + 1n;
  }
  return start === undefined || end === undefined ? undefined : { start, end };
}

function findFile(name: string, node: { start: number; end: number }, input: StageInput): DataTable {
  const table = input.environment.catalog.file?.(name);
  if (table !== undefined) return table;
  throw new QueryError(`There's no file \`${name}\` here. Local files are read on the kernel *Local files*.`, {
    errorType: 'UNKNOWN_DATA_OBJECT',
    span: spanOf(node),
    arguments: [name],
  });
}

// Known to the service, but read by commands of their own.
const elsewhere: Readonly<Record<string, string>> = {
  'smartscape.nodes': 'smartscapeNodes',
  'smartscape.edges': 'smartscapeEdges',
  metrics: 'timeseries',
};

function findTable(name: string, node: { start: number; end: number }, input: StageInput): DataTable {
  const table = input.environment.catalog.table(name);
  if (table !== undefined) return table;
  const other = elsewhere[name];
  throw new QueryError(
    other === undefined
      ? `There's no data object \`${name}\`.`
      : `\`fetch\` does not read \`${name}\`; use \`${other}\`.`,
    {
      errorType: other === undefined ? 'UNKNOWN_DATA_OBJECT' : 'DATA_OBJECT_NOT_SUPPORTED',
      span: spanOf(node),
      arguments: [name],
    },
  );
}

export function schemaOf(table: DataTable): Schema {
  return table.fixedFields === undefined ? openSchema : closedSchema(table.fixedFields, true);
}

export function planLoad(input: StageInput): SourcePlan {
  const { value, node } = constantParameter(input, 'tabularFile')!;
  if (typeof value !== 'string') throw mustBe(node, 'tabularFile', 'a string');
  const fail = (errorType: string, message: string): never => {
    throw new QueryError(message, { errorType, span: spanOf(node), arguments: [value] });
  };
  const table = input.environment.catalog.file?.(value);
  if (table === undefined) {
    if (!value.startsWith('/')) {
      fail('TABULAR_FILE_MUST_START_WITH_SLASH', `The name of the file has to start with a slash: "/${value}".`);
    }
    return fail('UNKNOWN_TABULAR_FILE', `There's no file \`${value}\`.`);
  }
  const offset = countParameter(input, 'offset') ?? 0;
  const scan: Scan = { table, range: undefined, buckets: [], ratio: 1, limit: undefined, span: spanOf(node) };
  return {
    schema: schemaOf(table),
    range: input.range,
    run: () => skipRecords(runScan(scan, input.environment), offset),
  };
}

function* skipRecords(stream: Stream, count: number): Stream {
  let left = count;
  for (const batch of stream) {
    if (batch === undefined || left >= batch.length) {
      left -= batch?.length ?? 0;
      yield undefined;
    } else {
      const rest = batch.slice(left, batch.length);
      left = 0;
      yield rest;
    }
  }
}

type BucketTest = (bucket: string) => boolean;

interface Scan {
  readonly table: DataTable;
  readonly range: TimeRange | undefined;
  readonly buckets: readonly BucketTest[];
  readonly ratio: number;
  readonly limit: { readonly gigabytes: number } | undefined;
  readonly span: { start: number; end: number };
}

function bucketTests(input: StageInput): BucketTest[] {
  const items = input.bindings.get('bucket')?.items ?? [];
  return items.map((item) => {
    const { value, node } = constantItem(item, input);
    if (typeof value !== 'string') throw mustBe(node, 'bucket', 'a string');
    return compileWildcard(value, '*');
  });
}

/** Down to a power of ten, at most 100,000. */
function samplingRatio(input: StageInput, table: DataTable): number {
  const constant = constantParameter(input, 'samplingRatio');
  if (constant === undefined || (table.name !== 'logs' && table.name !== 'spans')) return 1;
  const { value, node } = constant;
  const wanted = typeof value === 'bigint' ? Number(value) : value;
  if (typeof wanted !== 'number' || !(wanted >= 1)) throw mustBe(node, 'samplingRatio', 'a number of at least 1');
  return 10 ** Math.min(5, Math.floor(Math.log10(wanted) + 1e-9));
}

function scanLimit(input: StageInput): { gigabytes: number } | undefined {
  const constant = constantParameter(input, 'scanLimitGBytes');
  if (constant !== undefined && (typeof constant.value !== 'bigint' || constant.value < -1n)) {
    throw mustBe(constant.node, 'scanLimitGBytes', 'a whole number of gigabytes, or -1 for no limit');
  }
  const gigabytes =
    constant === undefined ? (input.environment.request.defaultScanLimitGbytes ?? 500) : Number(constant.value);
  return gigabytes < 0 ? undefined : { gigabytes };
}

function* runScan(scan: Scan, environment: Environment, isLatestFirst = false): Stream {
  const { usage } = environment;
  const { range } = scan;
  const table = columnTableOf(scan.table);
  const blocks = isLatestFirst ? table.blocks.toReversed() : table.blocks;
  if (range !== undefined) widen(usage, range);
  usage.blocks += blocks.length;
  let position = 0;
  for (const block of blocks) {
    usage.blocksDone++;
    if (scan.limit !== undefined && usage.scannedBytes >= scan.limit.gigabytes * 1e9) {
      environment.notify(scanLimitReached(scan.limit.gigabytes, scan.span));
      return;
    }
    let batch = range === undefined ? block.batch : within(block, range, scan.table.timeField!);
    if (batch.length > 0) {
      usage.scannedRecords += batch.length;
      usage.scannedBytes += Math.ceil((block.bytes * batch.length) / block.batch.length);
      const first = position;
      position += batch.length;
      if (scan.buckets.length > 0) batch = inBuckets(batch, scan.buckets);
      if (scan.ratio > 1) {
        usage.sampled = true;
        batch = sample(batch, scan.ratio, first);
      }
    }
    yield batch.length === 0 ? undefined : batch;
  }
}

function widen(usage: Environment['usage'], range: TimeRange): void {
  if (usage.start === undefined || range.start < usage.start) usage.start = range.start;
  if (usage.end === undefined || range.end > usage.end) usage.end = range.end;
}

function scanLimitReached(gigabytes: number, span: { start: number; end: number }) {
  return {
    severity: 'WARN',
    notificationType: 'SCAN_LIMIT_GBYTES',
    message: `Your execution was stopped after ${gigabytes} gigabytes of data were scanned.`,
    arguments: [String(gigabytes)],
    span,
  } as const;
}

/** Records of the block that lie in the range; the others are not looked at where the block's own range says so. */
function within(block: Block, range: TimeRange, timeField: string): Batch {
  const { batch, earliest, latest } = block;
  if (earliest === undefined || latest === undefined) {
    const spans = batch.column(timeField);
    return keepRows(batch, (row) => overlaps(valueAt(spans, row), range));
  }
  if (latest < range.start || earliest >= range.end) return batch.slice(0, 0);
  if (block.sorted) {
    if (earliest >= range.start && latest < range.end) return batch;
    const column = batch.column(timeField);
    const before = (moment: bigint) => {
      let low = 0;
      let high = batch.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((valueAt(column, middle) as Timestamp).nanos < moment) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return batch.slice(before(range.start), before(range.end));
  }
  const column = batch.column(timeField);
  return keepRows(batch, (row) => {
    const value = valueAt(column, row);
    return value instanceof Timestamp && value.nanos >= range.start && value.nanos < range.end;
  });
}

/** The lifetime of an entity. */
function overlaps(value: Value, range: TimeRange): boolean {
  return value instanceof Timeframe && value.start.nanos < range.end && value.end.nanos >= range.start;
}

function keepRows(batch: Batch, keep: (row: number) => boolean): Batch {
  const rows = new Int32Array(batch.length);
  let count = 0;
  for (let row = 0; row < batch.length; row++) if (keep(row)) rows[count++] = row;
  return count === batch.length ? batch : batch.select(rows.subarray(0, count));
}

function inBuckets(batch: Batch, tests: readonly BucketTest[]): Batch {
  const column = batch.column('dt.system.bucket');
  return keepRows(batch, (row) => {
    const bucket = valueAt(column, row);
    return typeof bucket === 'string' && tests.some((test) => test(bucket));
  });
}

/** Every `ratio`-th record, so that the same query reads the same records. */
function sample(batch: Batch, ratio: number, first: number): Batch {
  const kept = keepRows(batch, (row) => (first + row) % ratio === 0);
  const name = 'dt.system.sampling_ratio';
  return kept.set(name, new Slot(constantColumn(BigInt(ratio), kept.length))).hide(name);
}
