import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';

interface Envelope<Item> {
  readonly totalCount?: number | null;
  readonly nextPageKey?: string | null;
  readonly items: Item[];
}

/** A classic list's answer, `{totalCount, pageSize, nextPageKey, <name>: item[]}`, as a page. Source: "Dynatrace API - Pagination". */
export function classicPage<Item extends z.ZodMiniType>(name: string, item: Item) {
  const envelope = z.object({
    totalCount: z.nullish(z.number()),
    nextPageKey: z.nullish(z.string()),
    items: z.array(item),
  });
  const renamed = z.transform((answer: unknown) =>
    typeof answer === 'object' && answer !== null && name in answer
      ? { ...answer, items: (answer as Readonly<Record<string, unknown>>)[name] }
      : answer,
  );
  const page = z.transform(
    (answer: Envelope<z.output<Item>>): Page<z.output<Item>> => ({
      items: answer.items,
      next: answer.nextPageKey ?? undefined,
      totalCount: answer.totalCount ?? undefined,
    }),
  );
  return z.pipe(z.pipe(renamed, envelope), page);
}
