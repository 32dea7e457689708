/**
 * Plain text logs: a line a record, with `content` and, where the line has them, `timestamp` and `loglevel`.
 *
 * Lines that go on with the record before are joined to it, so that a stack trace is one record: lines that begin with white space and
 * lines that only occur in stack traces (`Caused by: …`, `Traceback …`, the name of an exception), but only behind a line that has
 * a time. Everything else is a record of its own, without `timestamp` where it has none. Empty lines are left out.
 */

import type { Value } from '../value.ts';
import { levelOf } from './lineLevel.ts';
import { LineSplitter } from './lineSplitter.ts';
import { LineTimes } from './lineTime.ts';
import { maxLineBytes, type ReaderContext, type RecordReader } from './recordReader.ts';

const traceLine =
  /^(?:Caused by: |Suppressed: |Traceback \(most recent call last\)|During handling of the above exception|The above exception was|--- End of |goroutine \d+ \[|panic: |(?:[\w$]+\.)*[\w$]*(?:Exception|Error|Throwable)(?::|$))/;

/** Lines of one record, at most. */
const maxJoined = 2000;

export function textReader(context: ReaderContext): RecordReader {
  const times = new LineTimes(context);
  let open: { readonly record: Map<string, Value>; lines: string[]; length: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    if (open.lines.length > 1) open.record.set('content', open.lines.join('\n'));
    context.add(open.record);
    open = undefined;
  };
  const take = (line: string): void => {
    if (line.trim() === '') return;
    const first = line.charCodeAt(0);
    const indented = first === 32 || first === 9;
    if (open?.record.has('timestamp') === true && (indented || traceLine.test(line))) {
      if (open.lines.length < maxJoined && open.length + line.length < maxLineBytes) {
        open.lines.push(line);
        open.length += line.length;
        return;
      }
    }
    close();
    const time = times.find(line);
    const level = levelOf(line, time?.end ?? 0);
    const record = new Map<string, Value>();
    if (time !== undefined) record.set('timestamp', time.timestamp);
    record.set('content', line);
    if (level !== undefined) record.set('loglevel', level);
    open = { record, lines: [line], length: line.length };
  };
  return new LineSplitter(context, take, { finish: close, limit: maxLineBytes, longer: 'cut' });
}
