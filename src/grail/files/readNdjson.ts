/** NDJSON (JSON Lines): one JSON object a line. */

import { parseJson } from '../functions/jsonReader.ts';
import { Rec } from '../value.ts';
import { recordOf } from './jsonRecord.ts';
import { LineSplitter } from './lineSplitter.ts';
import type { ReaderContext, RecordReader } from './recordReader.ts';

export function ndjsonReader(context: ReaderContext, limit?: number): RecordReader {
  const take = (line: string, number: number): void => {
    if (line.trim() === '') return;
    const value = parseJson(line);
    if (value instanceof Rec) {
      context.add(recordOf(value, context.zone));
    } else if (value !== undefined) {
      context.notes.add('not-an-object', number);
      context.add(new Map([['content', line]]));
    } else {
      context.notes.add('invalid-json', number);
      if (context.unreadable === 'keep') context.add(new Map([['content', line]]));
    }
  };
  return new LineSplitter(context, take, limit === undefined ? {} : { limit });
}
