/** Refactorings of the language, held against the engine: the query before and after gives the same records. */

import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../dql/catalogue/catalogue.ts';
import { codeActions } from '../dql/intelligence/codeActions.ts';
import { parse } from '../dql/parser.ts';
import { executeQuery } from './executeQuery.ts';

const catalogue = await loadCatalogue();
const records = `data record(a = 1, b = "x", c = true), record(a = 2, b = "y", c = false), record(a = 2, b = "x"),
  record(a = null, b = "z", c = null), record(b = null, c = true), record(a = 1, b = "X", c = false)`;

async function resultOf(query: string): Promise<unknown> {
  const { records: found } = await executeQuery({ query, now: 0n }, { table: () => undefined });
  return found;
}

/** What each action at `|>`, or with the text between `‹` and `›` selected, makes of the query. */
function changed(text: string): readonly { readonly title: string; readonly query: string }[] {
  const start = text.search(/\|>|‹/);
  const plain = text.replace(/\|>|‹|›/g, '');
  const end = text.includes('›') ? text.indexOf('›') - 1 : start;
  return codeActions(parse(plain), { start, end }, catalogue).map(({ title, edits }) => {
    let query = plain;
    for (const edit of [...edits].sort((left, right) => right.start - left.start))
      query = query.slice(0, edit.start) + edit.text + query.slice(edit.end);
    return { title, query };
  });
}

describe('refactorings keep the result', () => {
  it.each([
    `${records}\n| filter a == 1 |>and b == "x" and c`,
    `${records}\n| filterOut a == 1 |>or c`,
    `${records}\n| filter a|> == 1 or c\n| filter b == "x"`,
    `${records}\n| filterOut a|> == 1\n| filterOut c and b == "x"`,
    `${records}\n| filterOut a|> == 2`,
    `${records}\n| filter isFalseOrNull(a|> == 2)`,
    `${records}\n| filter n|>ot (a == 1 and c)`,
    `${records}\n| filter b != "q" and n|>ot (a == 1 or not c)`,
    `${records}\n| fieldsAdd d = n|>ot (a == 1 or c)`,
    `${records}\n| filter b == "x" |>or b == "y"`,
    `${records}\n| filter a == 2 and (b == "x" |>or b == "y" or b == "z")`,
    `${records}\n| filter a == 2 and in(|>b, "x", "y")`,
    `${records}\n| fieldsAdd d|> = a + 1\n| filter d > 2 or c\n| fields a, b`,
    `${records}\n| summarize count(), by:{|>b}`,
  ])('%s', async (text) => {
    const before = await resultOf(text.replace('|>', ''));
    const actions = changed(text);
    expect(actions.length).toBeGreaterThan(0);
    for (const { title, query } of actions) expect(await resultOf(query), `${title}: ${query}`).toEqual(before);
  });

  it('and an extracted field adds itself only', async () => {
    const action = changed(`${records}\n| filter ‹lower(b)› == "x"\n| fields a, b, c`).find(
      ({ title }) => title === 'Extract into a field',
    );
    expect(await resultOf(action!.query)).toEqual(
      await resultOf(`${records}\n| filter lower(b) == "x"\n| fields a, b, c`),
    );
  });
});
