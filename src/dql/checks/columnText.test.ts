import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import { withCanonicalBlanks } from './columnText.ts';

const catalogue = await loadCatalogue();

it.each([
  ['bin(timestamp,1h)', 'bin(timestamp, 1h)'],
  ['count( )', 'count()'],
  ['countIf(a=="x,y"and b>-1)', 'countIf(a == "x,y" and b > -1)'],
  ['100*(a+-b)/c[0]-1', '100 * (a + -b) / c[0] - 1'],
  ['percentile(x,  95, weight: 2)', 'percentile(x, 95, weight:2)'],
  ['in(x,{"a","b"})', 'in(x, {"a", "b"})'],
  ['record(a=b, c[] )', 'record(a = b, c[])'],
  ['now() @ h', 'now()@h'],
  ['array(1,@d)', 'array(1, @d)'],
  ['not(a)or b', 'not (a) or b'],
  ['a\n+ b', 'a + b'],
])('puts blanks into %s', (text, expected) => {
  expect(withCanonicalBlanks(text)).toBe(expected);
  expect(withCanonicalBlanks(expected)).toBe(expected);
});

it.each(['a /* why */ + b', 'a in b', 'k8s..x', '$v + 1'])('says nothing of %s', (text) => {
  expect(withCanonicalBlanks(text)).toBeUndefined();
});

function blanks(text: string) {
  return check(parse(text), catalogue).filter(({ code }) => code === 'column-blanks');
}

const source = 'data record(a = now(), b = 1) | ';

it.each([
  ['summarize count(), by:{bin(a,1h)} | sort `bin(a,1h)`', '`bin(a, 1h)`', true],
  ['summarize count(), by:{bin(a, 1h)} | sort `bin(a,1h)`', '`bin(a, 1h)`', true],
  ['summarize Sum(b+1) | fields x = `sum(b+1)`', '`sum(b + 1)`', false],
])('finds the name of the column in %s', (text, name, preferred) => {
  expect(blanks(source + text)).toMatchObject([{ fixes: [{ preferred, edits: [{ text: name }] }] }]);
});

it.each([
  'summarize count(), by:{bin(a,1h)} | sort `bin(a, 1h)`, `count()`',
  'fieldsAdd `my-field` = 1 | filter `my-field` == 1',
  'fields `x,y` = b | sort `x,y`',
  'parse b, "INT:\'x-y\'" | fields `x-y`',
  'fields entityName(a) | sort `a.name`',
])('finds nothing in %s', (text) => {
  expect(blanks(source + text)).toEqual([]);
});
