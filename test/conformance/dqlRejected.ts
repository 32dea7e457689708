/** Compares what is reported for a rejected query with what the service or a local rule says about it. */

import type { RejectedQuery } from './dqlCorpus.ts';
import { findings } from './dqlFindings.ts';

/** Why the query counts as an exception; undefined when the error expected is there, at its place. */
export function judgeRejected(entry: RejectedQuery): string | undefined {
  const { errors } = findings(entry.query);
  const wanted = entry.expected.errorType;
  if (errors.length === 0 && entry.environmentDependent) return `${wanted} depends on what the environment holds`;
  if (errors.length === 0) return `nothing reported, ${wanted ?? entry.expected.rule} expected`;
  if (wanted === undefined) return undefined;
  const first = errors[0]!;
  if (first.code !== wanted) return `${first.code} reported first, ${wanted} expected`;
  const { span } = entry.expected;
  if (span === undefined) return undefined;
  const start = offset(entry.query, span.line, span.startColumn);
  const end = offset(entry.query, span.line, span.endColumn) + 1;
  if (first.start === start && first.end === end) return undefined;
  return `${wanted} reported at ${first.start}-${first.end}, ${start}-${end} expected`;
}

function offset(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
