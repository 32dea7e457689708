import { describe, expect, it } from 'vitest';
import { executeQuery } from './executeQuery.ts';

async function columnsOf(command: string): Promise<readonly string[]> {
  const query = `data record(a = 1, b = "x", c = array(1), r = record(k = 1)) | ${command}`;
  return (await executeQuery({ query, now: 0n }, { table: () => undefined })).columns;
}

/** Facts: docs result tables. */
describe('columns without an alias are called', () => {
  it.each([
    ['a+1', 'a + 1'],
    ['( a + 1 )*2', '(a + 1) * 2'],
    ['-a', '-a'],
    ['a==1 AND true', 'a == 1 and TRUE'],
    ['NOT isnull(a)', 'not isNull(a)'],
    ['null', 'NULL'],
    ['2.0', '2.0'],
    ['0x10', '16'],
    ['c[0]', 'c[0]'],
    ['c[ ]*2', 'c[] * 2'],
    ['r[ k ]', 'r[k]'],
    ['`a`', 'a'],
    ['concat(b,"-",delimiter:",")', 'concat(delimiter:",", b, "-")'],
    ['concat(b, "x")', 'concat(b, "x")'],
    ['array(a,1)', 'array(a, 1)'],
    ['coalesce(a, b)', 'coalesce(a, b)'],
    ['in(a, 1, 2)', 'in(a, {1, 2})'],
    ['in(a, {1, 2})', 'in(a, {1, 2})'],
    ['matchesValue(b, "x*", caseSensitive: true)', 'matchesValue(caseSensitive:TRUE, b, "x*")'],
    ['if(a > 0, "y", else: "n")', 'if(a > 0, "y", else:"n")'],
    ['substring(b, to: 2, from: 1)', 'substring(b, from:1, to:2)'],
    ['timestamp(year: 2019, month: 8, day: 1, hour: 0, minute: 0, second: 0)', 'timestamp(2019, 8, 1, 0, 0, 0)'],
    ['record(a, x = b)', 'record(a, x = b)'],
    ['now()-2h@h', 'now() - 2h@h'],
    ['parse(b, "LD:word")', 'word'],
    ['parse(b, "LD:x \' \' LD:y")', 'parsed_record'],
    ['parseAll(b, "ALPHA:word")', 'word'],
    ['parseAll(b, "ALPHA:x DIGIT:y")', 'parsed_records'],
    ['entityName(b)', 'b.name'],
    ['entityAttr(b, "state")', 'b.state'],
  ])('%s', async (expression, name) => {
    expect(await columnsOf(`fields ${expression}`)).toEqual([name]);
  });

  it('groups first, then aggregations', async () => {
    expect(await columnsOf('summarize count(), by:{a, x = b}, avg( a )')).toEqual(['a', 'x', 'count()', 'avg(a)']);
  });
});
