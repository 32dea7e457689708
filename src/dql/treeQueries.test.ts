import { describe, expect, it } from 'vitest';
import { parse } from './parser.ts';
import type { Node, Span } from './tree.ts';
import { pathAt, significantTokenBefore, tokenAt, tokenEnd, walk } from './treeQueries.ts';

const text = 'fetch logs | filter not contains(a[b], "c") // d';
const tree = parse(text);

describe('nodes at an offset', () => {
  it('are found from the outermost to the innermost', () => {
    expect(pathAt(tree.query, text.indexOf('b]')).map((node) => node.kind)).toEqual([
      'Query',
      'Command',
      'Item',
      'Unary',
      'Call',
      'Item',
      'Element',
      'Name',
    ]);
  });

  it('end at the offset where two touch', () => {
    expect(pathAt(tree.query, text.indexOf('[b]')).at(-1)).toMatchObject({ kind: 'Name', text: 'a' });
  });

  it('are none outside', () => {
    expect(pathAt(tree.query, text.length)).toEqual([]);
  });

  it('are visited in their order, parents first', () => {
    const spans: Span[] = [];
    walk(tree.query, (node) => spans.push(node));
    expect(spans).toEqual([...spans].sort((left, right) => left.start - right.start || right.end - left.end));
    expect(spans).toHaveLength(19);
  });
});

describe('tokens at an offset', () => {
  it('hold it or begin there', () => {
    const { starts } = tree.tokens;
    const at = (offset: number) =>
      text.slice(starts[tokenAt(tree.tokens, offset)], tokenEnd(tree.tokens, tokenAt(tree.tokens, offset)));
    expect([at(0), at(4), at(5), at(6), at(text.length - 1), at(text.length)]).toEqual([
      'fetch',
      'fetch',
      ' ',
      'logs',
      '// d',
      '',
    ]);
  });

  it('are searched backwards over white space and comments', () => {
    const { starts } = tree.tokens;
    const previous = (offset: number) => text.slice(starts[significantTokenBefore(tree.tokens, offset)]).charAt(0);
    expect([previous(text.length), previous(6), previous(7)]).toEqual([')', 'f', 'l']);
    expect(significantTokenBefore(tree.tokens, 0)).toBe(-1);
  });
});

it('find the same among many siblings', () => {
  const long = `fetch logs | fields ${Array.from({ length: 40 }, (_, index) => `f${index}`).join(',')} | limit 1`;
  const { query } = parse(long);
  for (let offset = 0; offset <= long.length; offset++) {
    const leaf = pathAt(query, offset).at(-1)!;
    const all: Node[] = [];
    walk(query, (node) => all.push(node));
    const around = all.filter(({ start, end }) => start <= offset && offset <= end);
    expect(around).toContain(leaf);
    expect(leaf.end - leaf.start).toBe(Math.min(...around.map(({ start, end }) => end - start)));
  }
});
