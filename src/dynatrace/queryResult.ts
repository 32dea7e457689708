/** Grail results by column. Source: OpenAPI description "Grail - Query API", section "QueryResult". */

export interface ResultColumn {
  readonly name: string;
  /** The API's type of the column (`long`, `timestamp`, `array`, …), `mixed` when its rows differ, `undefined` when the service knows none. */
  readonly type: string;
  /** Of an `array` column: the type of its elements, on the same terms. */
  readonly elementType: string | undefined;
  /** As they came (longs and durations are decimal text); null where the row has none. */
  readonly values: readonly unknown[];
}

export interface QueryTable {
  /** In display order. */
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
}

export declare function decodeTable(records: readonly unknown[], types: unknown): QueryTable;
