/** Which queries speak of files of this machine: their paths stay here. */

/**
 * Also where the query cannot be read yet or its command is misspelled, so that nothing slips out while it is written. A text that
 * merely looks like such a name costs what the tenant would have said, no more.
 */
export function namesLocalFile(query: string): boolean {
  return /["'`]file:/.test(query);
}
