import * as z from 'zod/mini';

/** A place in the query text: zero-based, end exclusive, in UTF-16 units. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

const position = z.object({ line: z.nullish(z.number()), column: z.nullish(z.number()), index: z.nullish(z.number()) });
/** A range as Grail writes it: its end belongs to it. */
export const span = z.object({ start: position, end: position });

/** Grail's positions include their end. The index counts from 0; lines and columns, from 1, serve where there is no index. */
export function toRange(place: z.output<typeof span>, query: string): QueryRange | undefined {
  const start = toOffset(place.start, query);
  const last = toOffset(place.end, query);
  if (start === undefined) return undefined;
  const end = Math.min(query.length, Math.max(start, (last ?? start) + 1));
  return { start: Math.min(start, query.length), end };
}

function toOffset(place: z.output<typeof position>, query: string): number | undefined {
  if (typeof place.index === 'number') return Math.max(0, place.index);
  if (typeof place.line !== 'number' || typeof place.column !== 'number') return undefined;
  let offset = 0;
  for (let line = 1; line < place.line; line++) {
    const next = query.indexOf('\n', offset);
    if (next === -1) break;
    offset = next + 1;
  }
  return offset + Math.max(0, place.column - 1);
}
