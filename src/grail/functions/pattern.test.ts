import { describe, expect, it } from 'vitest';
import { executeQuery } from '../executeQuery.ts';
import { encodeValue } from '../wire.ts';

/** The value of an expression over `t`, encoded. */
async function valueOfText(expression: string, text: string): Promise<unknown> {
  const query = `data record(t = ${JSON.stringify(text)}) | fields v = ${expression}`;
  const { records } = await executeQuery({ query, now: 0n }, { table: () => undefined });
  return encodeValue(records[0]?.get('v') ?? null);
}

describe('functions that take a pattern', () => {
  it.each([
    ['matchesPattern(t, "WORD \' \' INT")', 'took 12', true],
    ['matchesPattern(t, "WORD \' \' INT")', 'took 12 ms', false],
    ['matchesPattern(t, "WORD \' \' INT LD")', 'took 12 ms', true],
    ['matchesPattern(t, "INT")', 'took 12', false],
    ['matchesPattern(t, "LD:what \' \' IP:address")', 'ping 10.0.0.7', true],
    ['replacePattern(t, "INT", "#")', 'a1b22c', 'a#b#c'],
    ['replacePattern(t, "[a-z]{2}", "")', 'abcde', 'e'],
    ['splitByPattern(t, "BLANK")', 'a  b c', ['a', 'b', 'c']],
    ['splitByPattern(t, "\',\'")', '', []],
    ['parse(t, "LD \'=\' INT:n")', 'a=5;b=6', '5'],
    ['parse(t, "LD:k \'=\' INT:n")', 'a=5', { k: 'a', n: '5' }],
    ['parse(t, "INT:n")', 'a=5', null],
    ['parseAll(t, "\'=\' INT:n")', 'a=5;b=6', ['5', '6']],
    ['parseAll(t, "INT:n")', 'none', []],
  ])('%s of %s', async (expression, text, expected) => {
    expect(await valueOfText(expression, text)).toEqual(expected);
  });

  it('say what is wrong with one', async () => {
    await expect(valueOfText('parse(t, "INT")', '1')).rejects.toThrow('a name');
    await expect(valueOfText('matchesPattern(t, "NOPE")', '1')).rejects.toThrow('NOPE');
  });
});
