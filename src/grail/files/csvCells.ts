/** Types of CSV values, which are all written as text. */

import { isLong } from '../functions/long.ts';
import { parseTimestamp } from '../functions/timeText.ts';
import type { TimeZone } from '../functions/timeZone.ts';
import type { Value } from '../value.ts';

export type CellType = 'boolean' | 'long' | 'double' | 'timestamp' | 'string';

/** A number with a leading zero is a key (a postal code, a telephone number), not a number. */
const whole = /^-?(?:0|[1-9]\d{0,18})$/;
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const logic = /^(?:true|false)$/i;

export function cellType(cell: string): CellType {
  const first = cell.charCodeAt(0);
  // Neither a digit, a minus, nor the first letter of a logical value.
  if (!(first >= 48 && first <= 57) && first !== 45) return logic.test(cell) ? 'boolean' : 'string';
  if (whole.test(cell)) return isLong(BigInt(cell)) ? 'long' : 'string';
  if (decimal.test(cell)) return Number.isFinite(Number(cell)) ? 'double' : 'string';
  return time.test(cell) && parseTimestamp(cell, anyZone) !== undefined ? 'timestamp' : 'string';
}

const anyZone: TimeZone = { name: 'UTC', fixed: 0, offsetAt: () => 0 };

/** One type for values of both. */
export function commonType(a: CellType | undefined, b: CellType): CellType {
  if (a === undefined || a === b) return b;
  return (a === 'long' && b === 'double') || (a === 'double' && b === 'long') ? 'double' : 'string';
}

/** The value of a column of the type; undefined where the text is none. */
export function cellValue(cell: string, type: CellType, zone: TimeZone): Value | undefined {
  switch (type) {
    case 'string':
      return cell;
    case 'boolean':
      return logic.test(cell) ? cell.toLowerCase() === 'true' : undefined;
    case 'long':
      return cellType(cell) === 'long' ? BigInt(cell) : undefined;
    case 'double': {
      const own = cellType(cell);
      return own === 'double' || own === 'long' ? Number(cell) : undefined;
    }
    case 'timestamp':
      return cellType(cell) === 'timestamp' ? parseTimestamp(cell, zone) : undefined;
  }
}
