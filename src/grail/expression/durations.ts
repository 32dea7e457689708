/** Lengths of time as nanoseconds. */

import { storable } from '../functions/operators.ts';
import { Duration, type Value } from '../value.ts';

/** Undefined for what is no duration of a fixed length. */
export function asFixedDuration(value: Value): bigint | undefined {
  const duration = storable(value);
  return duration instanceof Duration ? duration.nanos : undefined;
}
