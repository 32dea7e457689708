/** How a file is read: told by its name, and where the name says nothing, by its first bytes. */

import { parseJson } from '../functions/jsonReader.ts';
import { Rec } from '../value.ts';
import { csvReader } from './readCsv.ts';
import { JsonDocumentReader } from './readJson.ts';
import { ndjsonReader } from './readNdjson.ts';
import { textReader } from './readText.ts';
import type { ReaderContext, RecordReader } from './recordReader.ts';

export type FileFormat = 'ndjson' | 'json' | 'csv' | 'tsv' | 'text';

const byExtension: Readonly<Record<string, FileFormat>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
};

/** `head` is UTF-8; a `.gz` at the end of the name is passed over. */
export function formatOf(name: string, head: string): FileFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? '';
  const named = byExtension[extension];
  if (named !== undefined) return named;
  const start = head.trimStart();
  if (start.startsWith('{')) {
    const line = start.slice(0, start.indexOf('\n') < 0 ? undefined : start.indexOf('\n'));
    const rest = start.slice(line.length).trimStart();
    // Lines that are whole objects are NDJSON whatever the file is called; a single one is both.
    if (parseJson(line) instanceof Rec && (rest === '' || rest.startsWith('{') || extension !== 'json')) {
      return extension === 'json' && rest === '' ? 'json' : 'ndjson';
    }
  }
  if (extension === 'json' || /^(?:\[\s*[{\]]|\{\s*"(?:[^"\\]|\\.)*"\s*:)/.test(start)) return 'json';
  return 'text';
}

export function createReader(format: FileFormat, context: ReaderContext): RecordReader {
  switch (format) {
    case 'ndjson':
      return ndjsonReader(context);
    case 'json':
      return new JsonDocumentReader(context);
    case 'csv':
      return csvReader(context);
    case 'tsv':
      return csvReader(context, { delimiter: '\t' });
    case 'text':
      return textReader(context);
  }
}
