/** What the extension and its browser code say to each other about results: one file, both sides typed by it. */

/** What is known of values, in the type names of the query API (docs "Grail query API") or whatever newer ones a server sends. */
export interface ResultType {
  readonly type: string;
  /** Of an `array`: the type of its elements. */
  readonly element?: ResultType;
  /** Of a `record`: the types of its members. */
  readonly members?: Readonly<Record<string, ResultType>>;
}

export interface ResultColumn extends ResultType {
  readonly name: string;
}

export interface ResultNotification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
}

/** The body of a result output. Cells are column by column, encoded as the query API sends them. */
export interface ResultOutput {
  readonly resultId: string;
  readonly columns: readonly ResultColumn[];
  readonly totalRows: number;
  /** Rows 0 … of every column: the first window, so that a table shows before anything is asked for. */
  readonly firstRows: readonly (readonly unknown[])[];
  /** What stands under the table. */
  readonly footer: string;
  readonly notifications: readonly ResultNotification[];
}

/** Rows `from` to before `to`. */
export interface RowsRequest {
  readonly type: 'rows';
  readonly resultId: string;
  readonly from: number;
  readonly to: number;
}

export interface RowsAnswer {
  readonly type: 'rows';
  readonly resultId: string;
  readonly from: number;
  /** Column by column; absent when the extension no longer has this result. */
  readonly cells?: readonly (readonly unknown[])[];
}

/** What the results panel shows: one query's run, replaced by the next. */
export type PanelState =
  | {
      readonly type: 'running';
      readonly query: string;
      readonly where: string;
      readonly place: string;
      readonly progress: string;
    }
  | { readonly type: 'result'; readonly query: string; readonly where: string; readonly output: ResultOutput }
  | {
      readonly type: 'failed';
      readonly query: string;
      readonly where: string;
      readonly title: string;
      readonly message: string;
    };

export type PanelRequest = RowsRequest | { readonly type: 'ready' } | { readonly type: 'cancel' };
