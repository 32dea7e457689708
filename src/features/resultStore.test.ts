import { describe, expect, it } from 'vitest';
import type { QueryTable } from '../dynatrace/queryResult.ts';
import { ResultStore } from './resultStore.ts';

function table(rows: number): QueryTable {
  return {
    rowCount: rows,
    columns: [{ name: 'n', type: 'long', values: Array.from({ length: rows }, (_, row) => row) }],
  };
}

describe('the result store', () => {
  it('answers windows column by column', () => {
    const store = new ResultStore();
    const id = store.keep(table(10));
    expect(store.rows(id, 3, 5)).toEqual([[3, 4]]);
    expect(store.rows(id, 9, 20)).toEqual([[9]]);
  });

  it('lets the oldest results go when it grows too large, never the newest', () => {
    const store = new ResultStore(100);
    const first = store.keep(table(60));
    const second = store.keep(table(60));
    const huge = store.keep(table(1000));
    expect(store.rows(first, 0, 1)).toBeUndefined();
    expect(store.rows(second, 0, 1)).toBeUndefined();
    expect(store.rows(huge, 0, 1)).toEqual([[0]]);
  });

  it('makes room again for what was dropped', () => {
    const store = new ResultStore(100);
    const first = store.keep(table(60));
    store.drop(first);
    const second = store.keep(table(60));
    store.drop('unknown');
    const third = store.keep(table(40));
    expect(store.rows(second, 0, 1)).toEqual([[0]]);
    expect(store.rows(third, 0, 1)).toEqual([[0]]);
  });
});
