import { describe, expect, it } from 'vitest';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { tableLines } from './tables.ts';
import { describeTypes, Type, typeNames, typeSet } from './typeSet.ts';

const catalogue: Catalogue = await loadCatalogue();

describe('loadCatalogue', () => {
  it('gives everyone the same catalogue', async () => {
    expect(await loadCatalogue()).toBe(catalogue);
  });

  it('finds commands, functions and parameters in any case', () => {
    expect(catalogue.command('FIELDSADD')?.name).toBe('fieldsAdd');
    expect(catalogue.functions('MATCHESvalue').map((definition) => definition.name)).toEqual(['matchesValue']);
    const substring = catalogue.functions('substring')[0]!;
    expect(catalogue.parameter(substring, 'FROM')).toMatchObject({ named: true, required: false, types: Type.Long });
    expect(catalogue.parameter(catalogue.command('traverse')!, 'edgetypes')?.name).toBe('edgeType');
  });

  it('keeps the uses of a name apart', () => {
    expect(catalogue.functions('percentile').map((definition) => definition.use)).toEqual([
      'aggregation',
      'expressionTimeseries',
      'metricTimeseries',
    ]);
    expect(catalogue.function('takeAny', 'metricTimeseries')).toBeUndefined();
  });

  it('has no definition twice and no parameter that excludes an unknown one', () => {
    const keys = catalogue.allFunctions.map((definition) => `${definition.name} ${definition.use}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const owner of [...catalogue.commands, ...catalogue.allFunctions]) {
      const names = owner.parameters.map((parameter) => parameter.name);
      expect(new Set(names).size).toBe(names.length);
      for (const parameter of owner.parameters) for (const other of parameter.excludes) expect(names).toContain(other);
    }
  });

  it('knows the columns of data objects, the fields of the dictionary, and metric keys', () => {
    expect(catalogue.dataObject('spans')).toMatchObject({ timeField: 'start_time', samplable: true });
    expect(catalogue.dataObject('logs')?.fields.get('content')?.types).toBe(Type.String);
    expect(catalogue.dataObject('dt.entity.os:service')).toMatchObject({
      strict: true,
      replacement: 'smartscapeNodes',
    });
    expect(catalogue.field('client.ip')?.types).toBe(Type.Ip);
    expect(catalogue.metricKeys.get('dt.service.request.response_time')).toMatchObject({ unit: 'microsecond' });
    expect(catalogue.smartscape.edgeTypes.get('runs_on')).toBe('vertical placement');
  });

  it('knows DPL matchers by name and alias', () => {
    expect(catalogue.matchers.find('ldata')?.name).toBe('LD');
    expect(catalogue.matchers.find('INT')?.repetition).toEqual({ kind: 'presence' });
    expect(catalogue.matchers.find('ARRAY')?.repetition).toEqual({ kind: 'required', limit: 32_768 });
  });
});

describe('typeSet', () => {
  it('describes sets as the service does', () => {
    expect(describeTypes(Type.Long)).toBe('a long');
    expect(describeTypes(typeSet(['array', 'ip', 'uid']))).toBe('an ip, a uid or an array');
    expect(describeTypes(typeSet(['any']))).toBe('anything');
    expect(typeNames(Type.Numeric)).toEqual(['long', 'double']);
  });
});

it('puts the beginning that lines of a table share before each of them', () => {
  const table = '\na x\nb.c.*\nd y\ne.f\n\ng\nb.*\nh\n# heading\ni\n';
  expect(tableLines(table)).toEqual(['a x', 'b.c.d y', 'b.c.e.f', 'g', 'b.h', '# heading', 'i']);
});
