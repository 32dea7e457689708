/** Reads the text tables of the catalogue's data: one entry a line. */

import { DATA_TYPES, type DataType, Type, type TypeSet } from './typeSet.ts';

/** A column of a data object or of a command's result. */
export interface TableField {
  readonly name: string;
  readonly types: TypeSet;
  /** Empty where none is known. */
  readonly description: string;
}

/** The lines of a table. Those behind `dt.host.*` begin with `dt.host.`, up to an empty line or a heading. */
export function tableLines(table: string): string[] {
  const lines: string[] = [];
  let prefix = '';
  for (const line of table.split('\n')) {
    if (line.endsWith('.*')) prefix = line.slice(0, -1);
    else if (line === '') prefix = '';
    else if (line.startsWith('# ')) {
      prefix = '';
      lines.push(line);
    } else lines.push(prefix + line);
  }
  return lines;
}

/** `name type description`, one a line. */
export function parseFieldLines(table: string): TableField[] {
  return tableLines(table).map((line) => {
    const [name, rest] = splitFirst(line);
    const [type, description] = splitFirst(rest);
    return { name, types: fieldTypes(type), description };
  });
}

/** The text before the first blank and the text behind it. */
export function splitFirst(line: string): [string, string] {
  const blank = line.indexOf(' ');
  return blank < 0 ? [line, ''] : [line.slice(0, blank), line.slice(blank + 1)];
}

/** `string[]` is an array; an unknown or missing type can be anything. */
export function fieldTypes(type: string): TypeSet {
  if (type.endsWith('[]')) return Type.Array;
  const index = DATA_TYPES.indexOf(type as DataType);
  return index < 0 ? Type.Any : 1 << index;
}
