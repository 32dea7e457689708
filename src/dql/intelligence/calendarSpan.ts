/** Spans of time by the calendar, which no field holds: a day is 24 hours in a field. Source: docs "DQL data types", duration. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { Type } from '../catalogue/typeSet.ts';
import { staticTypes } from '../checks/types.ts';
import type { Expression } from '../tree.ts';
import { walk } from '../treeQueries.ts';

const CALENDAR_UNITS: ReadonlySet<string> = new Set(['d', 'day', 'days', 'w', 'M', 'q', 'y']);

/** `-1d` and `2 * 1M`, but not `now() - 1d`, which is a time. */
export function isCalendarSpan(value: Expression, catalogue: Catalogue): boolean {
  let hasUnit = false;
  walk(value, (node) => {
    hasUnit ||= node.kind === 'Duration' && CALENDAR_UNITS.has(node.unit);
  });
  return hasUnit && staticTypes(value, { catalogue }) === Type.Duration;
}
