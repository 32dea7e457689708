/** Queries over the records that they bring themselves, for tests; the time is 2019-08-01T14:00:00Z. */

import type { DataCatalog } from './engine.ts';
import { executeQuery } from './executeQuery.ts';
import { encodeValue, type WireValue } from './wire.ts';

const now = BigInt(Date.parse('2019-08-01T14:00:00Z')) * 1_000_000n;

/** The rows of the result as the API encodes values, longs as texts of digits, fields in their order. */
export async function rowsOf(query: string, catalog: DataCatalog = { table: () => undefined }): Promise<WireValue[][]> {
  const result = await executeQuery({ query, now }, catalog);
  return result.records.map((record) => result.columns.map((name) => encodeValue(record.get(name) ?? null)));
}

/** The value of an expression over the fields that `record` has, as in `a = 1, b = "x"`. */
export async function evaluate(expression: string, record = ''): Promise<WireValue> {
  const rows = await rowsOf(`data record(${record}) | fields x = ${expression}`);
  return rows[0]![0]!;
}
