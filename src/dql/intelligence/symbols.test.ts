import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { check } from '../checks/check.ts';
import type { Edit } from '../checks/problem.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries } from '../testQueries.ts';
import type { Span } from '../tree.ts';
import { definitionAt } from './definitions.ts';
import { referencesAt } from './references.ts';
import { prepareRename, rename } from './rename.ts';

const catalogue = await loadCatalogue();

/** `|>` is the cursor. */
function place(text: string) {
  const plain = text.replace('|>', '');
  return { tree: parse(plain), offset: text.indexOf('|>'), plain };
}

function shown(text: string, { start, end }: Span): string {
  return `${start}:${text.slice(start, end)}`;
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: inserted } of [...edits].sort((left, right) => right.start - left.start))
    result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}

describe('go to definition', () => {
  it.each([
    ['data record(a = 1) | fields a|>', '12:a'],
    ['fetch logs | fieldsAdd x = 1 | filter x|> > 0', '23:x'],
    ['fetch logs | fieldsAdd x = 1 | fields x | filter x|> > 0', '38:x'],
    ['fetch logs | summarize n = count() | sort n|> desc', '23:n'],
    ['fetch logs | parse content, "INT:code \' \'" | filter code|> > 0', '33:code'],
    ['fetch logs | fieldsRename b = content | filter b|> == "x"', '26:b'],
    ['fetch logs | summarize count() | sort `count()|>`', '23:count()'],
    ['fetch logs | lookup [data record(k = 1) | fields k|>], sourceField: a, lookupField: k', '33:k'],
  ])('%s', (text, expected) => {
    const { tree, offset, plain } = place(text);
    const found = definitionAt(tree, offset, catalogue);
    expect(found && shown(plain, found.target)).toBe(expected);
  });

  it('leads nowhere for what comes with the data', () => {
    const { tree, offset } = place('fetch logs | filter content|> == "x"');
    expect(definitionAt(tree, offset, catalogue)).toBeUndefined();
  });
});

describe('references', () => {
  it.each([
    ['data record(a = 1) | filter a|> > 0 | fields a', ['12:a', '43:a'], ['28:a']],
    ['fetch logs | fieldsAdd x|> = 1 | filter x > 0 | sort x', ['23:x'], ['38:x', '51:x']],
    ['fetch logs | filter content|> == "a" | fields content', ['44:content'], ['20:content']],
    ['fetch logs | fieldsAdd x = 1 | filter x|> > 0 | fieldsAdd x = 2 | filter x > 1', ['23:x'], ['38:x']],
  ])('%s', (text, declarations, reads) => {
    const { tree, offset, plain } = place(text);
    const found = referencesAt(tree, offset, catalogue);
    expect(found?.declarations.map((span) => shown(plain, span))).toEqual(declarations);
    expect(found?.reads.map((span) => shown(plain, span))).toEqual(reads);
  });

  it.each([
    ['data record(a|> = 1) | fieldsRename b = a | fieldsRename a = b | fields a', ['12:a'], ['38:a']],
    ['summarize count() | fields `COUNT()|>` | sort `COUNT()`', ['10:count()'], ['27:`COUNT()`']],
    ['summarize count() | fields `COUNT()` | sort `COUNT()|>`', ['27:`COUNT()`'], ['44:`COUNT()`']],
    ['data record(a = 1), record(a|> = 2, b = a), record({a = 3}) | fields a', ['12:a', '27:a', '50:a', '67:a'], []],
    ['fetch logs | fieldsAdd d|> = 1, d = 2 | fields d', ['23:d'], []],
    ['fetch logs | fieldsAdd d = 1, d|> = 2 | fields d', ['30:d', '45:d'], []],
  ])('%s', (text, declarations, reads) => {
    const { tree, offset, plain } = place(text);
    const found = referencesAt(tree, offset, catalogue);
    expect(found?.declarations.map((span) => shown(plain, span))).toEqual(declarations);
    expect(found?.reads.map((span) => shown(plain, span))).toEqual(reads);
  });

  it('are found in long queries', () => {
    const count = 3000;
    const each = (line: (index: number) => string) =>
      Array.from({ length: count }, (_, at) => `\n| ${line(at)}`).join('');
    const found = (text: string) => referencesAt(parse(text), text.length, catalogue);
    expect(found(`data record(a = 1)${each(() => 'fields a')}`)?.declarations).toHaveLength(count + 1);
    expect(found(`fetch logs${each((at) => `fieldsAdd f${at} = f${at - 1}`)}`)?.reads).toHaveLength(1);
    const parsed = found(`fetch logs${each((at) => `parse content, "INT:a${at}"`)} | fields a5, a5, a5`);
    expect([parsed?.declarations.length, parsed?.reads.length]).toEqual([4, 0]);
    expect(found('|'.repeat(20_000))).toBeUndefined();
    const renamed = rename(parse(`data record(a = 1)${each(() => 'fields a')}`), 13, 'b', catalogue);
    expect(renamed).toHaveLength(count + 1);
  });

  it('of a sub-query are its own', () => {
    const { tree, offset } = place(
      'fetch logs | filter content|> == "a" | append [fetch spans | filter content == "b"]',
    );
    expect(referencesAt(tree, offset, catalogue)?.reads).toHaveLength(1);
  });
});

describe('rename', () => {
  it.each([
    ['data record(a = 1) | filter a|> > 0 | fields a', 'b', 'data record(b = 1) | filter b > 0 | fields b'],
    [
      'fetch logs | summarize n|> = count() | sort n desc',
      'hits',
      'fetch logs | summarize hits = count() | sort hits desc',
    ],
    ['data record(a|> = 1) | filter a > 0', 'odd name', 'data record(`odd name` = 1) | filter `odd name` > 0'],
    ['fetch logs | fieldsAdd a|> = content | fields a', 'b', 'fetch logs | fieldsAdd b = content | fields b'],
    ['data record(`odd name`|> = 1) | fields `odd name`', 'a', 'data record(a = 1) | fields a'],
    [
      'fetch logs | parse content, "INT:code" | filter code|> > 0',
      'n',
      'fetch logs | parse content, "INT:n" | filter n > 0',
    ],
    [
      'data record(timestamp|> = now()) | makeTimeseries count(), time: timestamp',
      'z',
      'data record(z = now()) | makeTimeseries count(), time: z',
    ],
    [
      'data record(timestamp = now(), start_time|> = now()) | makeTimeseries count()',
      'z',
      'data record(timestamp = now(), z = now()) | makeTimeseries count()',
    ],
    [
      'data record(a|> = 1) | filter a == $v and in(a, array($w)) | limit $n | summarize count() | fields {{ more }}',
      'z',
      'data record(z = 1) | filter z == $v and in(z, array($w)) | limit $n | summarize count() | fields {{ more }}',
    ],
    [
      'data record(a|> = 1, k = 1) | join [data record(k = 1)], on:{k} | fields a',
      'z',
      'data record(z = 1, k = 1) | join [data record(k = 1)], on:{k} | fields z',
    ],
    [
      'data record(a|> = 1) | append [fetch logs] | append [data record(b = 2)] | fields a',
      'z',
      'data record(z = 1) | append [fetch logs] | append [data record(b = 2)] | fields z',
    ],
    [
      'fetch logs | fieldsAdd a|> = 1 | lookup [data record(a = 1)], sourceField: status, lookupField: a | fields a',
      'z',
      'fetch logs | fieldsAdd z = 1 | lookup [data record(a = 1)], sourceField: status, lookupField: a | fields z',
    ],
    [
      'data record(a|> = 1) | fields b = a | fieldsAdd a = 2 | append [data record(a = 3)]',
      'z',
      'data record(z = 1) | fields b = z | fieldsAdd a = 2 | append [data record(a = 3)]',
    ],
    ['data record(a|> = 1) | search "1"', 'z', 'data record(z = 1) | search "1"'],
    [
      'data record(a|> = 1, b = 2) | fieldsAdd c = b | fields a',
      'zz',
      'data record(zz = 1, b = 2) | fieldsAdd c = b | fields zz',
    ],
  ])('%s to %s', (text, name, expected) => {
    const { tree, offset, plain } = place(text);
    const edits = rename(tree, offset, name, catalogue);
    expect('refused' in edits ? edits : applied(plain, edits)).toBe(expected);
  });

  it.each([
    ['fetch logs | filter content|> == "x"', 'b', 'comes with the data'],
    ['fetch logs | filter content|> == "x" | fields content', 'b', 'comes with the data'],
    ['fetch logs | summarize count() | sort `count()|>`', 'b', 'named after its expression'],
    ['data record(a|> = 1, b = 2) | fields a, b', 'b', 'There is a field `b` already'],
    ['fetch logs | parse content, "INT:code" | filter code|> > 0', 'odd name', 'cannot be the name of an export'],
    ['fetch logs | limit 1|>0', 'b', 'no field here'],
    ['data record(a|> = 1) | fields a +', 'b', 'syntax error'],
    ['fetch logs | fieldsAdd d = 1, d|> = 2', 'b', 'twice'],
    ['data record(a|> = 1)', ' ', 'needs a name'],
    ['data record(a|> = 1) | fieldsAdd b = 2 | filter a > b', 'b', 'would mean other fields'],
    ['data record(a|> = 1) | fieldsAdd b = 2', 'b', 'would mean other fields'],
    ['fetch logs | fieldsAdd x|> = 1 | filter foo > x', 'foo', 'would mean other fields'],
    ['data record(a|> = 1) | append [data record(a = 2)]', 'z', 'into the same column'],
    ['fetch events | fieldsAdd content|> = 1 | append [fetch logs] | sort content', 'z', 'into the same column'],
    ['fetch logs | append [fetch events | fields content|> = 1] | sort content', 'z', 'into the same column'],
    ['data record(a = 1) | append [data record(a|> = 2)]', 'z', 'into the same column'],
    ['data record(aa|> = 1, ab = 2) | fieldsRemove "a*"', 'z', 'would mean other fields'],
    ['data record(a = 1) | join [data record(a|> = 1)], on:{a}', 'z', 'both sides of a join'],
    [
      'data record(a = 1) | lookup [data record(k = 1, v|> = 2)], sourceField:a, lookupField:k | fields lookup.v',
      'z',
      'would mean other fields',
    ],
    ['fetch logs | fieldsAdd x|> = 1', 'content', 'There is a field `content` already'],
    ['data record(timestamp|> = now()) | makeTimeseries count()', 'z', 'write `time: timestamp` there first'],
    ['data record(start_time|> = now()) | makeTimeseries count()', 'z', 'write `time: start_time` there first'],
    ['data record(start_time = now(), a|> = now()) | makeTimeseries count()', 'timestamp', 'would mean other fields'],
    ['data record(id|> = 1) | traverse runs_on, HOST', 'z', 'write `nodeId: id` there first'],
    ['data record(k|> = 1) | lookup [data record(k = 1)], lookupField: k', 'z', 'write `sourceField: k` there first'],
    ['data record(a|> = 1) | fields $v | fields a', 'z', '`fields` may use `a` in a way that cannot be seen'],
    ['data record(a|> = 1) | summarize n = count(), by: {$v}', 'z', '`summarize` may use `a`'],
    ['data record(a|> = 1) | filter not ({{ condition }}) and b > 1', 'z', '`filter` may use `a`'],
    ['data record(a|> = 1) | {{ commands }} | fields b', 'z', 'A command may use `a`'],
    ['data record(a|> = 1) | frobnicate b | fields c', 'z', '`frobnicate` may use `a`'],
    ['data record(b = 1) | append [data record(a|> = 1)] | frobnicate c', 'z', '`frobnicate` may use `a`'],
  ])('refuses: %s to %s', (text, name, expected) => {
    const { tree, offset } = place(text);
    expect(rename(tree, offset, name, catalogue)).toMatchObject({ refused: expect.stringContaining(expected) });
  });

  it('says before whether it can be done, and what the name is', () => {
    const { tree, offset } = place('data record(`odd name`|> = 1)');
    expect(prepareRename(tree, offset, catalogue)).toEqual({ span: { start: 12, end: 22 }, placeholder: 'odd name' });
    const other = place('fetch logs | filter content|> == "x"');
    expect(prepareRename(other.tree, other.offset, catalogue)).toHaveProperty('refused');
  });

  it('to a new name and back gives the same text', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedQueryArbitrary, fc.constantFrom(...seedQueries)), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const before = prepareRename(parse(text), offset, catalogue);
        const there = rename(parse(text), offset, 'quite_new', catalogue);
        const isWrong = check(parse(text), catalogue).some(({ severity }) => severity === 'error');
        if (isWrong || 'refused' in there || 'refused' in before) return;
        const renamed = applied(text, there);
        const back = rename(parse(renamed), renamed.indexOf('quite_new'), before.placeholder, catalogue);
        if ('refused' in back) throw new Error(back.refused);
        // Backticks that the name did not need are gone.
        const plain = (source: string) => source.replaceAll('`', '');
        expect(plain(applied(renamed, back))).toBe(plain(text));
      }),
      { numRuns: 1000 },
    );
  });
});
