import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { check } from '../checks/check.ts';
import type { Edit } from '../checks/problem.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries } from '../testQueries.ts';
import type { Span } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { codeActions } from './codeActions.ts';
import { variedQueries } from './testQueries.ts';

const catalogue = await loadCatalogue();

/** With what actions must leave alone. */
const manifold = [
  'fetch logs | filter not(loglevel == "a" and status == "b")or contains(lower(content), "c") | search "d" | limit 1 + 1',
  'fetch logs | sort lower(content), round(toDouble(status), decimals: 1 + 1) desc',
  'fetch logs | filter matchesValue(content, concat("a", "*")) and content ~ "b" and in(dt.entity.host, classicEntitySelector("type(HOST)"))',
  'fetch logs | fieldsAdd a = array(1, 2), b = if(iIndex() == 1 - 1, a[] * 2, else: 1 + 2) | filter iAny(a[] + 1 == 2 + 1)',
  'fetch logs | fields record(x = 1 + 2), r = record(1 + 2) | fieldsAdd timestamp = now() - 1h | filter timestamp > now() | makeTimeseries count()',
  'fetch logs | summarize p = percentile(toDouble(status) * 2, 90 + 5), n = count() * 2, by: {h = lower(loglevel), bin(timestamp, 1h * 2)}',
  'fetch logs | makeTimeseries n = sum(toLong(status) + 1, default: 1 + 1), by: {l = lower(loglevel)}, interval: 1m * 5',
  'fetch logs | fieldsAdd x = lower(content) | filter exists(x) and x == "a" | fieldsAdd y = 1 + 1 | sort -y | fields x',
  'fetch logs | filter content in [fetch logs | filter lower(content) == "a" | fields content] | dedup lower(content), sort: {toLong(status) + 1 desc}',
];

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: inserted } of [...edits].sort((left, right) => right.start - left.start))
    result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}

/** `|>` is the cursor, or the selection is between `‹` and `›`. The texts after each action, by title. */
function actions(text: string): Record<string, string> {
  const start = text.search(/\|>|‹/);
  const plain = text.replace(/\|>|‹|›/g, '');
  const end = text.includes('›') ? text.indexOf('›') - 1 : start;
  const found = codeActions(parse(plain), { start, end }, catalogue);
  return Object.fromEntries(found.map(({ title, edits }) => [title, applied(plain, edits)]));
}

describe('code actions', () => {
  it.each([
    [
      'fetch logs\n| filter a == 1 |>and b == 2 and (c or d)',
      'Split into 3 filters',
      'fetch logs\n| filter a == 1\n| filter b == 2\n| filter c or d',
    ],
    ['fetch logs | filterOut a |>or b', 'Split into 2 filters', 'fetch logs | filterOut a | filterOut b'],
    ['fetch logs | filter a|> or b | filter c', 'Join with the next filter', 'fetch logs | filter (a or b) and c'],
    [
      'fetch logs | filterOut a|> | filterOut b and c',
      'Join with the next filter',
      'fetch logs | filterOut a or b and c',
    ],
    ['fetch logs | filterOut a|> == 1', 'Change to `filter`', 'fetch logs | filter isFalseOrNull(a == 1)'],
    ['fetch logs | filter isFalseOrNull(a|> == 1)', 'Change to `filterOut`', 'fetch logs | filterOut a == 1'],
    [
      'fetch logs | filter n|>ot (a and b == 1)',
      'Change to `not … or not …`',
      'fetch logs | filter not a or not (b == 1)',
    ],
    [
      'fetch logs | filter c and n|>ot (a or not b)',
      'Change to `not … and not …`',
      'fetch logs | filter c and (not a and b)',
    ],
    ['fetch logs | filter a == "x" |>or a == "y"', 'Change to `in(…)`', 'fetch logs | filter in(a, "x", "y")'],
    [
      'fetch logs | filter b and in(|>a, "x", "y")',
      'Change to `… == … or … == …`',
      'fetch logs | filter b and (a == "x" or a == "y")',
    ],
    ['fetch logs | sort a|>', 'Sort `desc`', 'fetch logs | sort a desc'],
    ['fetch logs | sort a, b|> desc', 'Sort `asc`', 'fetch logs | sort a, b asc'],
    [
      'fetch logs | sort lower(a|>), round(b, decimals: 2) desc',
      'Sort `desc`',
      'fetch logs | sort lower(a) desc, round(b, decimals: 2) desc',
    ],
    [
      'fetch logs | sort a, round(b, decimals: 2|>) desc',
      'Sort `asc`',
      'fetch logs | sort a, round(b, decimals: 2) asc',
    ],
    ['fetch logs | sort {a, lower(b|>)}', 'Sort `desc`', 'fetch logs | sort {a, lower(b) desc}'],
    [
      'fetch logs | summarize count(), by:h|>ost',
      'Put braces around the groups',
      'fetch logs | summarize count(), by:{host}',
    ],
    ['fetch logs | summarize count(), by:{h|>ost}', 'Remove the braces', 'fetch logs | summarize count(), by:host'],
    [
      'fetch logs\n| fieldsAdd x|> = a + 1\n| filter x > 2\n| fields a',
      'Inline `x`',
      'fetch logs\n| filter (a + 1) > 2\n| fields a',
    ],
    ['fetch logs | filter content == "a\\"|>b"', 'Change to triple quotes', 'fetch logs | filter content == """a"b"""'],
    ['fetch logs | filter content == """a"|>b"""', 'Change to double quotes', 'fetch logs | filter content == "a\\"b"'],
    ['data record(a = """b|>\nc""")', 'Change to double quotes', 'data record(a = "b\\nc")'],
    [
      'fetch logs\n| filter ‹lower(content)› == "x"',
      'Extract into a field',
      'fetch logs\n| fieldsAdd extracted = lower(content)\n| filter extracted == "x"',
    ],
    [
      'fetch logs | filter timestamp > ‹now() - 1d›',
      'Extract into a field',
      'fetch logs | fieldsAdd extracted = now() - 1d | filter timestamp > extracted',
    ],
    [
      'fetch logs | filter not‹(a == 1 and b)›or c',
      'Extract into a field',
      'fetch logs | fieldsAdd extracted = (a == 1 and b) | filter not extracted or c',
    ],
    [
      'fetch logs | filter a > ‹b + 1› and extracted > 1',
      'Extract into a field',
      'fetch logs | fieldsAdd extracted_2 = b + 1 | filter a > extracted_2 and extracted > 1',
    ],
    [
      'fetch logs | summarize {n = sum(‹a + 1›)}',
      'Extract into a field',
      'fetch logs | fieldsAdd extracted = a + 1 | summarize {n = sum(extracted)}',
    ],
    [
      'fetch logs | fieldsAdd x = iAny(a[] == ‹b + 1›)',
      'Extract into a field',
      'fetch logs | fieldsAdd extracted = b + 1 | fieldsAdd x = iAny(a[] == extracted)',
    ],
    [
      'fetch logs | filter a in [fetch logs | filter ‹lower(b)› == "x" | fields b]',
      'Extract into a field',
      'fetch logs | filter a in [fetch logs | fieldsAdd extracted = lower(b) | filter extracted == "x" | fields b]',
    ],
    [
      'fetch logs | append [\n    fetch sp|>ans\n    | limit 1\n  ]',
      'Copy the sub-query into a query of its own',
      'fetch logs | append [\n    fetch spans\n    | limit 1\n  ]\n\nfetch spans\n| limit 1',
    ],
  ])('%s: %s', (text, title, expected) => {
    expect(actions(text)[title]).toBe(expected);
  });

  it.each([
    ['a comment would be lost', 'fetch logs | filter a /* why */ |>and b', 'Split into 2 filters'],
    ['a comment would be lost', 'fetch logs | filter a|> // why\n| filter b', 'Join with the next filter'],
    ['a comment would be lost', 'fetch logs | filter /* why */ a|> and b', 'Split into 2 filters'],
    ['a comment would be lost', 'fetch logs | filter /* why */ a|> == 1', 'Change to `filterOut`'],
    ['null would be dropped', 'fetch logs | fieldsAdd x = a == "x" |>or a == "y"', 'Change to `in(…)`'],
    ['null would be dropped', 'fetch logs | filter not (a == "x" |>or a == "y")', 'Change to `in(…)`'],
    ['null would be dropped', 'fetch logs | filter not in(a|>, "x")', 'Change to `… == … or … == …`'],
    ['the result has the field', 'fetch logs | fieldsAdd x|> = a + 1 | filter x > 2', 'Inline `x`'],
    ['it is read twice', 'fetch logs | fieldsAdd x|> = a + 1 | filter x > 2 and x < 9 | fields a', 'Inline `x`'],
    ['a comment would be lost', 'fetch logs | fieldsAdd x|> = a + 1 // why\n| filter x > 2 | fields a', 'Inline `x`'],
    ['the fields differ', 'fetch logs | filter a == "x" |>or b == "y"', 'Change to `in(…)`'],
    ['it goes through an array', 'fetch logs | fieldsAdd x|> = a[] + 1 | filter iAny(x > 2) | fields a', 'Inline `x`'],
    [
      'a field could change before',
      'fetch logs | fieldsAdd x|> = a | filter b | fieldsAdd a = 2 | filter x == 3 | fields b',
      'Inline `x`',
    ],
    ['a column is named after it', 'fetch logs | fieldsAdd x|> = a + 1 | fields lower(x)', 'Inline `x`'],
    ['another one is made with it', 'fetch logs | fieldsAdd x|> = a, y = b | filter x == 1 | fields y', 'Inline `x`'],
    ['a name is wanted', 'fetch logs | fieldsAdd x|> = a + 1 | filter exists(x) | fields a', 'Inline `x`'],
    [
      'another field is meant',
      'fetch logs | fieldsAdd a = b | fieldsAdd x = c | filter x > 2 and a|> > 1 | fields b',
      'Inline `x`',
    ],
    [
      'its time is taken',
      'fetch logs | fieldsAdd timestamp|> = timestamp + 10h | filter timestamp > now() | makeTimeseries count()',
      'Inline `timestamp`',
    ],
    ['it is searched', 'fetch logs | fieldsAdd x|> = a | filter x == 7 | search "7" | fields a', 'Inline `x`'],
    ['it may be read', 'fetch logs | fieldsAdd x|> = a | filter x == 7 | fields $columns', 'Inline `x`'],
    ['it may be read', 'fetch logs | fieldsAdd x|> = a | filter x == 7 | {{ more }}', 'Inline `x`'],
    ['it is not what is sorted', 'fetch logs | sort a, direction: "asc|>ending"', 'Sort `desc`'],
    ['it aggregates', 'fetch logs | summarize n = ‹count()›', 'Extract into a field'],
    ['it aggregates', 'fetch logs | summarize n = ‹count() + 1›', 'Extract into a field'],
    ['a day of the calendar is meant', 'fetch logs | filter timestamp > now() + ‹-1d›', 'Extract into a field'],
    ['24 hours are meant', 'fetch logs | fieldsAdd x|> = 2 * 1d | filter a > now() - x | fields a', 'Inline `x`'],
    ['it goes through an array', 'fetch logs | filter iAny(‹a[] + 1› > 2)', 'Extract into a field'],
    ['it goes through an array', 'fetch logs | fieldsAdd x = if(‹iIndex() > 1›, a[])', 'Extract into a field'],
    ['it holds a sub-query', 'fetch logs | filter ‹a in [fetch logs | fields b]› or c', 'Extract into a field'],
    ['search would be too late', 'fetch logs | filter ‹lower(a)› == "b" | search "c"', 'Extract into a field'],
    [
      'a second field would be too many',
      'fetch logs | filter a in [fetch logs | fields b | filter ‹lower(b)› == "x"]',
      'Extract into a field',
    ],
    ['a constant is wanted', 'fetch logs | summarize n = percentile(a, ‹90 + 5›)', 'Extract into a field'],
    ['a constant is wanted', 'fetch logs | makeTimeseries n = count(), interval: ‹2 * 5m›', 'Extract into a field'],
    ['a literal is wanted', 'fetch logs | filter a ~ ‹concat("a", "b")›', 'Extract into a field'],
    ['a literal is wanted', 'fetch logs | filter matchesPattern(a, ‹concat("INT", "b")›)', 'Extract into a field'],
    ['a literal is wanted', 'fetch logs | filter in(a, classicEntitySelector(‹concat("a")›))', 'Extract into a field'],
    [
      'it only means something there',
      'fetch logs | filter in(a, ‹classicEntitySelector("a")›)',
      'Extract into a field',
    ],
    ['the function is unknown', 'fetch logs | filter strange(‹a + 1›)', 'Extract into a field'],
    ['a column would change its name', 'fetch logs | fields record(x = ‹a + 1›)', 'Extract into a field'],
    ['a member would change its name', 'fetch logs | fields r = record(‹a + 1›)', 'Extract into a field'],
    ['it reads what the command makes', 'fetch logs | fieldsAdd {a = 1, b = ‹a + 1›}', 'Extract into a field'],
    ['the column would change its name', 'fetch logs | fields ‹lower(content)›', 'Extract into a field'],
    ['it reads what the command makes', 'fetch logs | fieldsAdd a = 1, b = ‹a + 1›', 'Extract into a field'],
  ])('are not offered where %s: %s', (_, text, title) => {
    expect(actions(text)).not.toHaveProperty([title]);
  });

  it('write texts that mean the same', () => {
    const character = fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('\\', '"', '\b', '\n', '\t'));
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        fc.pre(!text.includes('"""') && !/^"|"$/.test(text));
        const plain = `data record(a = """${text}""")`;
        const span = { start: 18, end: 18 };
        const change = codeActions(parse(plain), span, catalogue).find(({ title }) => title.includes('double quotes'));
        const [data] = parse(applied(plain, change!.edits)).query.commands;
        expect(data?.items[0]?.value).toMatchObject({
          items: [{ value: { kind: 'String', value: text, quote: '"' } }],
        });
      }),
    );
  });

  it('never fail, and break no query', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, fc.nat(), fc.nat(30), (text, seed, length) => {
        const start = seed % (text.length + 1);
        breakNothing(text, { start, end: Math.min(text.length, start + length) });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([...seedQueries, ...variedQueries, ...manifold])('break nothing anywhere in %s', (text) => {
    const spans: Span[] = [];
    walk(parse(text).query, ({ start, end }) => spans.push({ start, end }, { start, end: start }));
    for (const span of spans) breakNothing(text, span);
  });
});

/** Every action changes something, and makes no error where there was none. */
function breakNothing(text: string, span: Span): void {
  const tree = parse(text);
  const isRight = errorsOf(text).length === 0;
  for (const { title, edits } of codeActions(tree, span, catalogue)) {
    const changed = applied(text, edits);
    expect(changed, title).not.toBe(text);
    if (title.startsWith('Copy')) continue;
    if (tree.errors.length === 0) expect(parse(changed).errors, `${title}: ${changed}`).toEqual([]);
    if (isRight) expect(errorsOf(changed), `${title}: ${changed}`).toEqual([]);
  }
}

function errorsOf(text: string): readonly string[] {
  return check(parse(text), catalogue)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}
