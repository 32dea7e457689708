import { describe, expect, it } from 'vitest';
import {
  allPages,
  classicPaging,
  cursorPaging,
  documentPaging,
  nextCursor,
  nextNumber,
  numberedPaging,
  platformPaging,
  withQuery,
} from './paging.ts';

describe('the next request', () => {
  it('of a classic list holds the key alone, but for what belongs to every page', () => {
    expect(classicPaging({ from: 'now-7d', pageSize: 5 }, undefined, { fields: 'a' })).toEqual({
      from: 'now-7d',
      pageSize: 5,
      fields: 'a',
    });
    expect(classicPaging({ from: 'now-7d', pageSize: 5 }, 'key', { fields: 'a' })).toEqual({
      nextPageKey: 'key',
      fields: 'a',
    });
  });

  it('of a platform list never holds page-size beside page-key', () => {
    expect(platformPaging({ 'page-size': 5 }, 'key')).toEqual({ 'page-key': 'key' });
  });

  it('of the document service repeats everything', () => {
    expect(documentPaging({ 'page-size': 5, filter: "type = 'notebook'" }, 'key')).toEqual({
      'page-size': 5,
      filter: "type = 'notebook'",
      'page-key': 'key',
    });
  });

  it('of a numbered list counts on until the total is reached or a page is empty', () => {
    expect(numberedPaging({}, 100, undefined)).toEqual({ 'page[size]': 100, 'page[number]': '1' });
    expect(nextNumber({ number: 1, size: 100, total: 101 }, 100)).toBe('2');
    expect(nextNumber({ number: 2, size: 100, total: 101 }, 1)).toBeUndefined();
    expect(nextNumber({ number: 1, size: 100, total: 101 }, 0)).toBeUndefined();
  });

  it('of a cursor list takes the cursor out of the link and nothing else', () => {
    const link = '/servicehub/v1/resources?page[size]=10&page[after]=AbC%3D%3D&filter[x]=y';
    expect(nextCursor(link)).toBe('AbC==');
    expect(nextCursor('/v1/resources?page%5Bafter%5D=q')).toBe('q');
    expect(nextCursor(null)).toBeUndefined();
    expect(cursorPaging({ 'filter[x]': 'y' }, 10, 'AbC==')).toEqual({
      'filter[x]': 'y',
      'page[size]': 10,
      'page[after]': 'AbC==',
    });
  });
});

describe('withQuery', () => {
  it('encodes what would mean something else, plus signs first of all, and leaves out what is undefined', () => {
    expect(withQuery('https://x/p', { fields: '+tags', from: undefined, a: 1, b: false, token: 'a/b+c==' })).toBe(
      'https://x/p?fields=%2Btags&a=1&b=false&token=a%2Fb%2Bc%3D%3D',
    );
    expect(withQuery('https://x/p')).toBe('https://x/p');
  });
});

describe('allPages', () => {
  const pages = (keys: readonly (string | undefined)[]) => {
    let at = 0;
    return async (next: string | undefined) => {
      expect(next).toBe(at === 0 ? undefined : keys[at - 1]);
      return { items: [at], next: keys[at++], totalCount: undefined };
    };
  };

  it('goes on to the last page', async () => {
    expect(await allPages(pages(['a', 'b', undefined]))).toEqual([0, 1, 2]);
  });

  it('stops at the limit, and at a key that repeats itself', async () => {
    expect(await allPages(pages(['a', 'b', undefined]), 2)).toEqual([0, 1]);
    expect(await allPages(pages(['a', 'a', undefined]))).toEqual([0, 1]);
  });
});
