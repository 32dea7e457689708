/** Operators and keywords in words. Source: docs "DQL operators". */

import type { Node, Span, Tree } from '../tree.ts';
import { significantTokenBefore, tokenEnd } from '../treeQueries.ts';
import { code, type Hover } from './hoverMarkdown.ts';

const MEANINGS: Readonly<Record<string, string>> = {
  '+': 'Adds numbers, durations, or a duration to a timestamp; `null` if a side is.',
  '-': 'Subtracts numbers, durations, a duration from a timestamp, or two timestamps.',
  '*': 'Multiplies numbers, or a duration by a number.',
  '/': 'Divides. Two longs give a long: write `toDouble(…)` around one to keep the fraction.',
  '%': 'The remainder of a division.',
  '==': 'Equal, letter case included; `null` if a side is.',
  '!=': 'Not equal; `null` if a side is.',
  '<': 'Less than.',
  '<=': 'Less than or equal.',
  '>': 'Greater than.',
  '>=': 'Greater than or equal.',
  and: 'Both conditions hold. With `null`: false if the other is false, else `null`.',
  or: 'At least one condition holds. With `null`: true if the other is true, else `null`.',
  xor: 'Exactly one condition holds; `null` if a side is.',
  '~': 'Matches tokens of a text in any letter case; `*` stands for any characters.',
  not: 'The opposite of the condition, comparisons in it included; `null` stays `null`.',
  in: 'Whether the value is among the results of the sub-query, which has to have one field.',
  asc: 'Sorts from the smallest to the largest value, which is also what happens without it.',
  desc: 'Sorts from the largest to the smallest value.',
};

const NEGATIVE = 'The negative of a number or a duration.';
const ITERATION = 'For each element of the array: what is around it is computed for every element and gives an array.';
const ELEMENT = 'One element of an array, counted from 0, or from the end if negative; `null` outside of the array.';
const MEMBER = 'A member of a record; `null` where the record has none of that name.';
const MISSING_VALUE = 'No value. A comparison with it is `null` as well: ask `isNull(…)` or `isNotNull(…)`.';

/** What the operator or keyword under the pointer does, if that is what is there. */
export function describeOperator(tree: Tree, node: Node, offset: number): Hover | undefined {
  switch (node.kind) {
    case 'Binary':
      return said(offset, { start: node.operatorStart, end: node.operatorEnd }, node.operator);
    case 'Unary':
      return said(
        offset,
        { start: node.start, end: node.start + node.operator.length },
        node.operator,
        node.operator === '-' ? NEGATIVE : undefined,
      );
    case 'InBlock': {
      const token = significantTokenBefore(tree.tokens, node.block.start);
      return said(offset, { start: tree.tokens.starts[token]!, end: tokenEnd(tree.tokens, token) }, 'in');
    }
    case 'SortOrder':
      return said(offset, node, node.descending ? 'desc' : 'asc');
    case 'Iteration':
      return said(offset, { start: node.value.end, end: node.end }, '[]', ITERATION);
    case 'Element':
      return said(
        offset,
        { start: node.value.end, end: node.end },
        tree.text.slice(node.value.end, node.end).trim(),
        node.index.kind === 'Member' ? MEMBER : ELEMENT,
      );
    case 'Null':
      return said(offset, node, 'NULL', MISSING_VALUE);
    default:
      return undefined;
  }
}

function said(offset: number, { start, end }: Span, text: string, meaning = MEANINGS[text]): Hover | undefined {
  if (meaning === undefined || offset < start || offset > end) return undefined;
  return { start, end, markdown: `${code(text)}\n\n${meaning}` };
}
