import { describe, expect, it } from 'vitest';
import { parse, parseExpression } from './parser.ts';
import type { Expression } from './tree.ts';

/** An expression with every operation in parentheses. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'Binary':
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case 'Unary':
      return `(${expression.operator} ${shape(expression.operand)})`;
    case 'Align':
      return `(${expression.operand ? shape(expression.operand) : ''}@${expression.factor ?? ''}${expression.unit})`;
    case 'InBlock':
      return `(${shape(expression.left)} in block)`;
    case 'Field':
      return expression.name.text;
    case 'Call':
      return `${expression.name.text}(${expression.items.map((item) => (item.value.kind === 'Group' || item.value.kind === 'Block' ? item.value.kind : shape(item.value))).join()})`;
    case 'Duration':
      return `${expression.amount}${expression.unit}`;
    case 'Long':
      return String(expression.value);
    case 'Iteration':
      return `${shape(expression.value)}[]`;
    case 'Element':
      return `${shape(expression.value)}[${'name' in expression.index && expression.index.kind === 'Member' ? expression.index.name.text : expression.index.kind === 'Index' ? expression.index.value : '?'}]`;
    case 'Paren':
      return `<${shape(expression.expression)}>`;
    default:
      return expression.kind;
  }
}

function read(text: string): string {
  const { expression, errors } = parseExpression(text);
  expect(errors).toEqual([]);
  return shape(expression);
}

describe('precedence', () => {
  it.each([
    ['a or b xor c and not d == 1', '(a or (b xor (c and (not (d == 1)))))'],
    ['a - b - c', '((a - b) - c)'],
    ['a + b * -c', '(a + (b * (- c)))'],
    ['a % b / c', '((a % b) / c)'],
    ['not a and b', '((not a) and b)'],
    ['not not a', '(not (not a))'],
    ['a + b ~ "x" == true', '(((a + b) ~ String) == Boolean)'],
    ['-a[0]', '(- a[0])'],
    ['a[][b][-1]', 'a[][b][-1]'],
    ['(a or b) and c', '(<(a or b)> and c)'],
    ['a in [fetch logs] and b', '((a in block) and b)'],
    ['in(a, in)', 'in(a,in)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('alignment', () => {
  it.each([
    ['now()-2h@h', '((now() - 2h)@h)'],
    ['now() - timestamp@d', '(now() - (timestamp@d))'],
    ['-1d@d', '((- 1d)@d)'],
    ['@3h', '(@3h)'],
    ['now()@w1', '(now()@w1)'],
    ['now()@d - 1h', '((now()@d) - 1h)'],
    ['now()-1d@d-1h@h', '((((now() - 1d)@d) - 1h)@h)'],
    ['a < now()@M', '(a < (now()@M))'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('structure', () => {
  it('reads commands, parameters, aliases, groups, blocks and sort orders', () => {
    const tree = parse(
      'fetch logs, from:-2h\n| lookup [ fetch x | limit 1 ], sourceField:a\n| summarize {n = count()}, by:{b}\n| sort n desc, b',
    );
    expect(tree.errors).toEqual([]);
    const [fetch, lookup, summarize, sort] = tree.query.commands;
    expect(tree.query.commands.map((command) => command.name?.text)).toEqual(['fetch', 'lookup', 'summarize', 'sort']);
    expect(fetch?.items[1]?.parameter?.text).toBe('from');
    expect(lookup?.items[0]?.value).toMatchObject({
      kind: 'Block',
      query: { commands: [{ name: { text: 'fetch' } }, { name: { text: 'limit' } }] },
    });
    expect(summarize?.items[0]?.value).toMatchObject({ kind: 'Group', items: [{ alias: { text: 'n' } }] });
    expect(sort?.items.map((item) => item.order?.descending)).toEqual([true, undefined]);
  });

  it('knows a fragment by its leading pipe', () => {
    expect(parse('| limit 1')).toMatchObject({
      query: { fragment: true, commands: [{ name: { text: 'limit' } }] },
      errors: [],
    });
  });
});
