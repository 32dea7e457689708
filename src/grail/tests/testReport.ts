/** What `.dqltest` files and their runs come to, as it is sent to who shows it. Lines and columns count from 0. */

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface TestProblem {
  readonly message: string;
  readonly place: Place;
}

export interface TestCaseReport {
  readonly name: string;
  /** From its name to its end. */
  readonly place: Place;
}

export interface TestFileReport {
  readonly cases: readonly TestCaseReport[];
  /** What is wrong with the file. Cases that are whole run all the same. */
  readonly problems: readonly TestProblem[];
}

export type TestOutcome =
  | { readonly passed: true }
  | {
      readonly passed: false;
      readonly message: string;
      readonly place: Place;
      /** A record a line; where the records are not those that were expected. */
      readonly difference?: { readonly expected: string; readonly actual: string };
    };
