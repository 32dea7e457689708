import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TokenTable, tokenize } from './lexer.ts';
import { parse, parseExpression } from './parser.ts';
import { mutatedQueryArbitrary, seedQueries, textArbitrary } from './testQueries.ts';
import { TokenKind } from './tokenKind.ts';
import type { Node } from './tree.ts';
import { children, walk } from './treeQueries.ts';

const anyText = fc.oneof(textArbitrary, mutatedQueryArbitrary);

function expectCovering(tokens: TokenTable, text: string): void {
  expect(tokens.starts[0]).toBe(0);
  for (let index = 1; index < tokens.count; index++)
    expect(tokens.starts[index]!).toBeGreaterThan(tokens.starts[index - 1]!);
  expect(tokens.kinds[tokens.count - 1]).toBe(TokenKind.EndOfText);
  expect(tokens.starts[tokens.count - 1]).toBe(text.length);
}

function expectNested(root: Node, text: string): void {
  walk(root, (node) => {
    expect(node.start).toBeGreaterThanOrEqual(0);
    expect(node.end).toBeGreaterThanOrEqual(node.start);
    expect(node.end).toBeLessThanOrEqual(text.length);
    let at = node.start;
    for (const child of children(node)) {
      expect(child.start, `${child.kind} in ${node.kind}`).toBeGreaterThanOrEqual(at);
      at = child.end;
    }
    expect(at, `last child of ${node.kind}`).toBeLessThanOrEqual(node.end);
  });
}

describe('any text', () => {
  it('is covered by tokens', () => {
    fc.assert(
      fc.property(anyText, (text) => expectCovering(tokenize(text), text)),
      { numRuns: 3000 },
    );
  });

  it('has a tree whose spans nest, and errors inside of it in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { query, errors } = parse(text);
        expectNested(query, text);
        let at = -1;
        for (const error of errors) {
          expect(error.start).toBeGreaterThan(at);
          expect(error.end).toBeGreaterThanOrEqual(error.start);
          expect(error.end).toBeLessThanOrEqual(text.length);
          at = error.start;
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('is an expression, a wrong one at worst', () => {
    fc.assert(
      fc.property(anyText, (text) => expectNested(parseExpression(text).expression, text)),
      { numRuns: 1500 },
    );
  });

  it('means the same whatever white space and comments separate its tokens', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seedQueries),
        fc.constantFrom('\n', '  ', ' /* c */ ', '\t// c\n'),
        (query, separator) => {
          const { tokens, query: before, errors } = parse(query);
          let respaced = '';
          for (let index = 0; index < tokens.count - 1; index++) {
            const token = query.slice(tokens.starts[index], tokens.starts[index + 1]);
            const replaced =
              tokens.kinds[index] === TokenKind.WhiteSpace && tokens.kinds[index - 1] !== TokenKind.LineComment;
            respaced += replaced ? separator : token;
          }
          const after = parse(respaced);
          expect(outline(after.query)).toEqual(outline(before));
          expect(after.errors.map((error) => error.code)).toEqual(errors.map((error) => error.code));
        },
      ),
    );
  });
});

function outline(root: Node): string[] {
  const kinds: string[] = [];
  walk(root, (node) => {
    kinds.push(node.kind === 'Name' ? node.text : node.kind);
  });
  return kinds;
}

describe('seed queries', () => {
  it.each(seedQueries.slice(0, -1))('%s', (query) => expect(parse(query).errors).toEqual([]));
});
