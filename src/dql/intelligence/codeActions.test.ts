import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../checks/problem.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary } from '../testQueries.ts';
import { codeActions } from './codeActions.ts';

const catalogue = await loadCatalogue();

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
    [
      'fetch logs\n| filter ‹lower(content)› == "x"',
      'Extract into a field',
      'fetch logs\n| fieldsAdd extracted = lower(content)\n| filter extracted == "x"',
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
    ['it aggregates', 'fetch logs | summarize n = ‹count()›', 'Extract into a field'],
    ['the column would change its name', 'fetch logs | fields ‹lower(content)›', 'Extract into a field'],
    ['it reads what the command makes', 'fetch logs | fieldsAdd a = 1, b = ‹a + 1›', 'Extract into a field'],
  ])('are not offered where %s: %s', (_, text, title) => {
    expect(actions(text)).not.toHaveProperty([title]);
  });

  it('never fail, and break no query', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, fc.nat(), fc.nat(30), (text, seed, length) => {
        const tree = parse(text);
        const start = seed % (text.length + 1);
        const span = { start, end: Math.min(text.length, start + length) };
        for (const { title, edits } of codeActions(tree, span, catalogue)) {
          const changed = applied(text, edits);
          expect(changed, title).not.toBe(text);
          if (tree.errors.length === 0 && !title.startsWith('Copy'))
            expect(parse(changed).errors, `${title}: ${changed}`).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
