import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { Type } from '../catalogue/typeSet.ts';
import { parse } from '../parser.ts';
import { matchesWildcard } from './fieldScope.ts';
import { analyzeFields, type FieldAnalysis } from './fields.ts';

const catalogue = await loadCatalogue();

function analyze(text: string): { text: string; analysis: FieldAnalysis; names: string[]; isOpen: boolean } {
  const tree = parse(text);
  const analysis = analyzeFields(tree, catalogue);
  const result = analysis.result(tree.query);
  return { text, analysis, names: Array.from(result.definitions(), (field) => field.name), isOpen: result.isOpen };
}

/** What the last reference to a name refers to, in short. */
function resolution(text: string, name: string): string {
  const { analysis } = analyze(text);
  const found = analysis.references.findLast((reference) => reference.name.text === name)?.resolution;
  if (found === undefined) return 'no reference';
  if (found.kind === 'defined') return `defined: ${text.slice(found.definition.start, found.definition.end)}`;
  if (found.kind === 'removed' || found.kind === 'absent') return `${found.kind} by ${found.by?.name?.text}`;
  return found.kind;
}

describe('analyzeFields', () => {
  it.each([
    ['fetch logs | fields a, b = c, count = d + 1, lower(e)', ['a', 'b', 'count', 'lower(e)'], false],
    ['fetch logs | fieldsAdd x = 1, y', ['x', 'y'], true],
    [
      'fetch logs | summarize n = count(), sum(x), by:{host, day = bin(timestamp, 1d)}',
      ['host', 'day', 'n', 'sum(x)'],
      false,
    ],
    ['timeseries cpu = avg(dt.host.cpu.usage), by:{host.name}', ['timeframe', 'interval', 'host.name', 'cpu'], false],
    ['data record(a = 1, b = 2), record(c = 3) | fieldsRename d = a', ['b', 'c', 'd'], false],
    ['data json:"[{\\"a\\": 1}, {\\"b\\": null}]" | fieldsRemove a', ['b'], false],
    ['data record(a = 1, b.x = 2, b.y = 3) | fieldsKeep "b.*"', ['b.x', 'b.y'], false],
    ['data record(t = "") | parse t, """LD:x (INT:y | WORD:z) STRUCTURE{LD:in}:s"""', ['t', 'x', 'y', 'z', 's'], false],
    ['data record(t = "") | parse t, "JSON{STRING:a, INT:b:c}(flat=true)"', ['t', 'a', 'c'], false],
    [
      'data record(k = 1) | lookup [data record(k = 1, v = 2)], sourceField:k, lookupField:k',
      ['k', 'lookup.k', 'lookup.v'],
      false,
    ],
    ['data record(k = 1) | join [data record(k = 1, v = 2)], on:{k}, fields:{w = v}', ['k', 'w'], false],
    ['data record(k = 1) | joinNested others = [fetch logs], on:{k}', ['k', 'others'], false],
    ['data record(k = 1) | append [data record(z = 1)]', ['k', 'z'], false],
    ['data record(a = array(1)) | expand e = a', ['a', 'e'], false],
    ['data record(a = 1) | fields entityName(a), entityAttr(a, "x")', ['a.name', 'a.x'], false],
    ['data record(a = 1) | summarize count(), alias:n', ['n'], false],
    ['fetch logs | fields $columns', [], true],
    ['describe logs', ['field', 'data_types'], false],
  ])('knows the fields after %s', (text, names, isOpen) => {
    expect(analyze(text)).toMatchObject({ names, isOpen });
  });

  it.each([
    ['fetch logs | filter loglevel == "x"', 'loglevel', 'schema'],
    ['fetch logs | filter whatever == "x"', 'whatever', 'open'],
    ['fetch dt.entity.host | filter whatever == "x"', 'whatever', 'absent by undefined'],
    ['fetch logs | fieldsAdd a = 1 | filter a == 1', 'a', 'defined: a'],
    ['fetch logs | fields a | filter b == 1', 'b', 'absent by fields'],
    ['fetch logs | fieldsRemove b | filter b == 1', 'b', 'removed by fieldsRemove'],
    ['fetch logs | fieldsRemove "b*" | filter bx == 1', 'bx', 'removed by fieldsRemove'],
    ['fetch logs | fieldsRename c = b | filter b == 1', 'b', 'removed by fieldsRename'],
    ['fetch logs | fieldsKeep "dt.*" | filter dt.x == 1', 'dt.x', 'open'],
    ['fetch logs | fieldsKeep "dt.*" | filter x == 1', 'x', 'absent by fieldsKeep'],
    ['fetch logs | summarize count() | sort `count()`', 'count()', 'defined: count()'],
    ['fetch logs | summarize count( ) | sort `count()`', 'count()', 'defined: count( )'],
    [
      'fetch logs | parse content, "LD \\"\\\\t\\" INT:\'my.port\'" | filter my.port > 1',
      'my.port',
      "defined: 'my.port'",
    ],
    ['fetch logs | fields a | lookup [fetch x | fields k], lookupField:k, sourceField:a', 'k', 'defined: k'],
    ['fetch logs | fields a | join [fetch x | fields k], on:{left[a] == right[z]}', 'z', 'absent by fields'],
    ['fetch logs | fields a | filter a in [fetch events | fields a, b]', 'b', 'open'],
    ['describe logs | filter FIELD == "x"', 'FIELD', 'absent by describe'],
    [`fetch logs${' | fieldsRemove "a*"'.repeat(99)} | fieldsRemove "b*" | filter bx`, 'bx', 'removed by fieldsRemove'],
    ['timeseries a = avg(dt.host.cpu.usage) | fieldsAdd b = arrayAvg(a)', 'dt.host.cpu.usage', 'no reference'],
  ])('resolves the field of %s', (text, name, expected) => {
    expect(resolution(text, name)).toBe(expected);
  });

  it('gives the scope before and after a command', () => {
    const tree = parse('data record(a = 1) | fieldsAdd b = 2 | fieldsRemove a');
    const analysis = analyzeFields(tree, catalogue);
    const [, add, remove] = tree.query.commands;
    expect(analysis.before(add!).names()).toEqual(['a']);
    expect(analysis.after(add!).names()).toEqual(['a', 'b']);
    expect(analysis.before(remove!).names()).toEqual(['a', 'b']);
    expect(analysis.after(remove!).names()).toEqual(['b']);
  });

  it('goes through the queries once, through sub-queries first', () => {
    const tree = parse('data record(a = 1) | append [data record(b = 2)] | fieldsKeep a | fieldsAdd c = 3, c = 4');
    const found: string[] = [];
    const made: string[] = [];
    const analysis = analyzeFields(tree, catalogue, ({ name, start }) => made.push(`${start}:${name}`));
    analysis.follow({
      enter: ({ name }, scope) => found.push(`${name?.text} of ${scope.names()}`),
      leave: (_, scope) => found.push(`leaves ${scope.names()}`),
    });
    expect(found).toEqual([
      ...['data of ', 'leaves a', 'data of ', 'leaves b', 'append of a', 'leaves a,b'],
      ...['fieldsKeep of a,b', 'leaves a', 'fieldsAdd of a', 'leaves a,c'],
    ]);
    expect(made).toEqual(['12:a', '41:b', '62:a', '76:c', '83:c']);
  });

  it('knows the types of exports', () => {
    const tree = parse('data record(t = "") | parse t, "INT:n"');
    const field = analyzeFields(tree, catalogue).result(tree.query).resolve('n');
    expect(field).toMatchObject({ kind: 'defined', definition: { types: Type.Long, inString: true } });
  });
});

describe('matchesWildcard', () => {
  it.each([
    ['dt.*', 'dt.x', true],
    ['*x*', 'axb', true],
    ['a*a', 'a', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['x', 'xy', false],
  ])('%s, %s', (pattern, name, expected) => {
    expect(matchesWildcard(pattern, name)).toBe(expected);
  });
});
