/** The log records of the bench, made from their number by the same integer arithmetic here and in SQL. */

import type { ColumnTable } from '../../src/grail/columns/columnTable.ts';
import { FileTableBuilder } from '../../src/grail/files/fileTable.ts';
import { Duration, Timestamp, type Value } from '../../src/grail/value.ts';

/** 2026-01-01, then ten milliseconds a record. */
export const startNanos = 1_767_225_600_000_000_000n;
const STEP_NANOS = 10_000_000n;
const LEVELS = ['INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'DEBUG', 'WARN', 'ERROR'];

export interface PlainRecord {
  readonly timestamp: number;
  readonly loglevel: string;
  readonly host: string;
  readonly service: string;
  readonly namespace: string;
  readonly content: string;
  readonly duration: number;
  readonly bytes: number;
  readonly ratio: number;
  readonly trace: string;
  readonly code: number;
  readonly user: string;
}

export function plainRecord(index: number): PlainRecord {
  const took = (index * 7919) % 1_000_003;
  const code = index % 50 === 0 ? 500 : index % 7 === 0 ? 404 : 200;
  const user = `u-${(index * 131) % 5000}`;
  return {
    timestamp: index * 10,
    loglevel: LEVELS[(index * 7) % 10]!,
    host: `host-${(index * 31) % 200}`,
    service: `service-${(index * 17) % 40}`,
    namespace: `ns-${index % 12}`,
    content: `request ${index} of ${user} to /shop/item/${(index * 37) % 900} took ${took} us and ended with ${code}`,
    duration: took * 1000,
    bytes: (index * 104_729) % 65_536,
    ratio: (index % 1000) / 1000,
    trace: `${String((index * 40_503) % 99_999_989).padStart(8, '0')}-${String(index).padStart(8, '0')}`,
    code,
    user,
  };
}

export const sqlRecords = (count: number): string => `
  create table logs as
  select
    i * 10 as timestamp,
    ['INFO','INFO','INFO','INFO','INFO','INFO','DEBUG','DEBUG','WARN','ERROR'][((i * 7) % 10) + 1] as loglevel,
    'host-' || ((i * 31) % 200) as host,
    'service-' || ((i * 17) % 40) as service,
    'ns-' || (i % 12) as namespace,
    'request ' || i || ' of u-' || ((i * 131) % 5000) || ' to /shop/item/' || ((i * 37) % 900) || ' took ' || ((i * 7919) % 1000003) || ' us and ended with ' ||
      (case when i % 50 = 0 then 500 when i % 7 = 0 then 404 else 200 end) as content,
    ((i * 7919) % 1000003) * 1000 as duration,
    (i * 104729) % 65536 as bytes,
    (i % 1000) / 1000.0 as ratio,
    lpad(((i * 40503) % 99999989)::varchar, 8, '0') || '-' || lpad(i::varchar, 8, '0') as trace,
    (case when i % 50 = 0 then 500 when i % 7 = 0 then 404 else 200 end) as code,
    'u-' || ((i * 131) % 5000) as "user"
  from range(${count}) as numbers(i)`;

/** The columns of the engine; making them is not measured. */
export function columnTable(count: number): ColumnTable {
  const builder = new FileTableBuilder({ name: 'the bench', maxBytes: Number.MAX_SAFE_INTEGER });
  for (let index = 0; index < count; index++) {
    const { timestamp, duration, bytes, code, ...rest } = plainRecord(index);
    builder.add(
      new Map<string, Value>([
        ['timestamp', new Timestamp(startNanos + BigInt(index) * STEP_NANOS)],
        ['loglevel', rest.loglevel],
        ['host', rest.host],
        ['service', rest.service],
        ['namespace', rest.namespace],
        ['content', rest.content],
        ['duration', new Duration(BigInt(duration))],
        ['bytes', BigInt(bytes)],
        ['ratio', rest.ratio],
        ['trace', rest.trace],
        ['code', BigInt(code)],
        ['user', rest.user],
      ]),
    );
  }
  return builder.finish().table;
}
