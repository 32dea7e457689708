import { describe, expect, it } from 'vitest';
import type { DataCatalog, DataTable } from '../engine.ts';
import { rowsOf } from '../testQuery.ts';
import { Rec, type RecordMap, SmartscapeId, Timeframe, Timestamp, type Value } from '../value.ts';
import type { WireValue } from '../wire.ts';

const now = BigInt(Date.parse('2019-08-01T14:00:00Z')) * 1_000_000n;
const hour = 3_600_000_000_000n;

const ago = (hours: number) => new Timestamp(now - BigInt(hours * 60) * (hour / 60n));
const record = (fields: Readonly<Record<string, Value>>): RecordMap => new Map(Object.entries(fields));

const logs: DataTable = {
  name: 'logs',
  timeField: 'timestamp',
  hiddenFields: new Set(['secret']),
  schema: new Map([
    ['content', ['string']],
    ['timestamp', ['timestamp']],
  ]),
  records: () => [
    record({ timestamp: ago(30), content: 'old', 'dt.system.bucket': 'default_logs', secret: 'x' }),
    record({ timestamp: ago(1.5), content: 'b', 'dt.system.bucket': 'default_logs', secret: 'y' }),
    record({ timestamp: ago(0.5), content: 'c', 'dt.system.bucket': 'other_logs', secret: 'z' }),
  ],
};

const hosts: DataTable = {
  name: 'dt.entity.host',
  timeField: 'lifetime',
  hiddenFields: new Set(['state', 'lifetime']),
  fixedFields: new Set(['id', 'entity.name', 'state', 'lifetime']),
  records: () => [
    record({ id: 'HOST-1', 'entity.name': 'a', state: 'UP', lifetime: new Timeframe(ago(50), ago(0)) }),
    record({ id: 'HOST-2', 'entity.name': 'b', state: 'DOWN', lifetime: new Timeframe(ago(50), ago(40)) }),
  ],
};

const host = new SmartscapeId('HOST', 1n);
const process = new SmartscapeId('PROCESS', 2n);
const catalog: DataCatalog = {
  table: (name) => [logs, hosts].find((table) => table.name === name),
  file: (name) =>
    name === '/lookups/codes'
      ? { name, records: () => [record({ code: 1n }), record({ code: 2n }), record({ code: 3n })] }
      : undefined,
  smartscape: () => ({
    nodes: () => [
      record({ id: host, type: 'HOST', name: 'a', tags: new Rec(new Map([['team', 'x']])) }),
      record({ id: process, type: 'PROCESS', name: 'p' }),
    ],
    edges: () => [
      record({ source_id: process, source_type: 'PROCESS', type: 'runs_on', target_id: host, target_type: 'HOST' }),
    ],
  }),
};

/** Facts: docs "Data source commands", "Querying monitored entities", "Smartscape commands". */
describe('sources', () => {
  it.each<[string, WireValue[][]]>([
    ['fetch logs | fields content', [['b'], ['c']]],
    ['fetch logs, from: -1h | fields content', [['c']]],
    ['fetch logs, from: -2d, to: -1d | fields content', [['old']]],
    ['fetch logs, from: "2019-08-01T12:00:00Z", to: "2019-08-01T13:00:00Z" | fields content', [['b']]],
    ['fetch logs, timeframe: "2019-07-31/2019-08-01" | fields content', [['old']]],
    ['fetch logs, timeframe: timeframe(from: -1h, to: now()) | fields content', [['c']]],
    ['fetch logs, bucket: {"default_*"} | fields content', [['b']]],
    ['fetch sourceId: logs | summarize count()', [['2']]],
    ['fetch logs | limit 1', [['2019-08-01T12:30:00.000000000Z', 'b', 'default_logs']]],
    ['fetch logs | fields secret', [['y'], ['z']]],
    [
      'fetch logs | fields exists(secret), exists(content), exists(nothing)',
      [
        [true, true, false],
        [true, true, false],
      ],
    ],
    ['fetch dt.entity.host', [['HOST-1', 'a']]],
    [
      'fetch dt.entity.host, from: -60h | fields id, state',
      [
        ['HOST-1', 'UP'],
        ['HOST-2', 'DOWN'],
      ],
    ],
    ['fetch dt.entity.host | fieldsAdd entityName(id), entityAttr(id, "state")', [['HOST-1', 'a', 'a', 'UP']]],
    [
      'describe logs',
      [
        ['content', ['string']],
        ['timestamp', ['timestamp']],
      ],
    ],
    ['load "/lookups/codes"', [['1'], ['2'], ['3']]],
    ['load "/lookups/codes", offset: 2', [['3']]],
    ['smartscapeNodes HOST | fields name, tags[team]', [['a', 'x']]],
    ['smartscapeNodes "PRO*" | fields id', [['PROCESS-0000000000000002']]],
    ['smartscapeNodes types: {HOST, PROCESS} | summarize count()', [['2']]],
    ['smartscapeNodes NOTHING', []],
    ['smartscapeEdges runs_on | fields source_id, target_type', [['PROCESS-0000000000000002', 'HOST']]],
    [
      'smartscapeNodes PROCESS | traverse runs_on, HOST | fields name, dt.traverse.history[0][edge_type]',
      [['a', 'runs_on']],
    ],
    ['smartscapeNodes HOST | traverse runs_on, "*", direction: backward | fields name', [['p']]],
    ['smartscapeNodes HOST | traverse runs_on, "*" | fields name', []],
    ['smartscapeNodes "*" | filter id == toSmartscapeId("HOST-0000000000000001") | fields getNodeName(id)', [['a']]],
    ['smartscapeNodes "*" | filter id == "HOST-0000000000000001"', []],
  ])('%s', async (query, expected) => {
    expect(await rowsOf(query, catalog)).toEqual(expected);
  });

  it.each([
    ['fetch log', 'UNKNOWN_DATA_OBJECT'],
    ['fetch smartscape.nodes', 'DATA_OBJECT_NOT_SUPPORTED'],
    ['fetch dt.entity.host | fields nothing', 'FIELD_DOES_NOT_EXIST'],
    ['fetch logs, timeframe: "x"', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['fetch logs, from: -1h, timeframe: "2019-07-31/2019-08-01"', 'PARAMETERS_EXCLUDE_EACH_OTHER'],
    ['fetch logs, from: -1h, to: -2h', 'INVALID_TIMEFRAME'],
    ['load "/lookups/nothing"', 'UNKNOWN_TABULAR_FILE'],
    ['smartscapeNodes', 'NO_PARAMETERS_FOR_COMMAND'],
  ])('refuses %s', async (query, errorType) => {
    await expect(rowsOf(query, catalog)).rejects.toMatchObject({ errorType });
  });
});
