import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary } from '../testQueries.ts';
import { signatureHelp } from './signatureHelp.ts';
import { variedQueries } from './testQueries.ts';

const catalogue = await loadCatalogue();

/** `|>` is the cursor; the name, then the active parameter as the label shows it. */
function at(text: string): string | undefined {
  const offset = text.indexOf('|>');
  const help = signatureHelp(parse(text.replace('|>', '')), offset, catalogue);
  if (help === undefined) return undefined;
  const { label, parameters } = help.signatures[help.activeSignature]!;
  const active = parameters[help.activeParameter]?.label;
  return `${/^\w+/.exec(label)?.[0]}: ${active === undefined ? '-' : label.slice(active[0], active[1])}`;
}

describe('signature help', () => {
  it.each([
    ['fetch |>', 'fetch: dataObject'],
    ['fetch logs, |>', 'fetch: -'],
    ['fetch logs, from: |>', 'fetch: [from: …]'],
    ['fetch logs | filter |>', 'filter: condition'],
    ['fetch logs | filter contains(|>', 'contains: expression'],
    ['fetch logs | filter contains(content, |>)', 'contains: substring'],
    ['fetch logs | filter contains(content, "a|>b")', 'contains: substring'],
    ['fetch logs | filter contains(content, "a", caseSensitive: |>', 'contains: [caseSensitive: …]'],
    ['fetch logs | filter contains(lower(|>), "a")', 'lower: expression'],
    ['fetch logs | fieldsAdd x = round(a, |>', 'round: [decimals: …]'],
    ['fetch logs | fieldsAdd x = round(a, dec|>)', 'round: [decimals: …]'],
    ['fetch logs | fieldsAdd x = round(a, decimals|>: 1)', 'round: [decimals: …]'],
    ['fetch logs | fieldsAdd x = round(a, unknown: |>', 'round: -'],
    ['fetch logs | fieldsAdd x = round(decimals: 1, |>', 'round: expression'],
    ['fetch logs | fieldsAdd x = lower(a, |>', 'lower: -'],
    ['fetch logs | fieldsAdd x = concat(a, b, |>', 'concat: expression, …'],
    ['fetch logs | fieldsAdd x = if(a, |>', 'if: then'],
    ['fetch logs | fieldsAdd x = if(a, round(b|>), else: c)', 'round: expression'],
    ['fetch logs | fieldsAdd x = if(a, round(b)|>, else: c)', 'if: then'],
    ['fetch logs | fieldsAdd x = timestamp(2026, 1|>', 'timestamp: month'],
    ['fetch logs | filter in(a, array(|>', 'array: [expression, …]'],
    ['fetch logs | lookup [fetch spans | filter |>], sourceField: a', 'filter: condition'],
    ['fetch logs | summarize count(), by: {|>', 'summarize: [by: {…}]'],
    ['timeseries avg(|>', 'avg: metricKey'],
    ['fetch logs | summarize avg(|>', 'avg: expression'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each(['fet|>ch logs', 'fetch logs | |>', '|>', 'fetch logs | // comm|>ent'])('is not shown at %s', (text) => {
    expect(at(text)).toBeUndefined();
  });

  it('lists every use of a name, the one that is meant first', () => {
    const labelsOf = (text: string): readonly string[] =>
      signatureHelp(parse(text), text.length, catalogue)?.signatures.map(({ label }) => label) ?? [];
    const inTimeseries = labelsOf('timeseries avg(');
    const inSummarize = labelsOf('fetch logs | summarize avg(');
    expect(inTimeseries.length).toBeGreaterThan(1);
    expect([...inTimeseries].sort()).toEqual([...inSummarize].sort());
    expect(inTimeseries[0]).not.toBe(inSummarize[0]);
  });

  it('says what is deprecated, and defaults', () => {
    const help = (text: string) => signatureHelp(parse(text), text.length, catalogue)!;
    expect(help('fetch logs | fieldsAdd x = toVariant(').signatures[0]!.documentation).toMatch(/^\*Deprecated/);
    const { signatures, activeParameter } = help('fetch logs | makeTimeseries count(), bins: ');
    expect(signatures[0]!.parameters[activeParameter]!.documentation).toMatch(/Default: `120`/);
  });

  it.each(variedQueries)('never fails at any place of %s', (text) => {
    const tree = parse(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const help = signatureHelp(tree, offset, catalogue);
      if (help === undefined) continue;
      expect(help.activeSignature).toBeLessThan(help.signatures.length);
      expect(help.activeParameter).toBeLessThanOrEqual(help.signatures[0]!.parameters.length);
    }
  });

  it('never fails, and points at parameters that exist', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, fc.nat(), (text, seed) => {
        const help = signatureHelp(parse(text), seed % (text.length + 1), catalogue);
        if (help === undefined) return;
        const { label, parameters } = help.signatures[help.activeSignature]!;
        expect(help.activeParameter).toBeLessThanOrEqual(parameters.length);
        for (const each of parameters) expect(label.slice(...each.label)).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
