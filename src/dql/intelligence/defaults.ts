/** Defaults of parameters, as they are shown. */

/** The definitions give it where a parameter has no bound. */
const LARGEST = '9223372036854775807';

export function defaultText(value: string): string {
  return value === LARGEST ? 'no limit' : value;
}

/** What can be written in its place: nothing that says anything, where there is no bound. */
export function defaultInsert(value: string | undefined): string | undefined {
  return value === LARGEST ? '' : value;
}
