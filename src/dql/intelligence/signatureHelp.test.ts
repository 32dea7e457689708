import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary } from '../testQueries.ts';
import { signatureHelp } from './signatureHelp.ts';

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
    ['fetch logs | fieldsAdd x = round(a, |>', 'round: -'],
    ['fetch logs | summarize count(), by: {|>', 'summarize: [by: {…}]'],
    ['timeseries avg(|>', 'avg: metricKey'],
    ['fetch logs | summarize avg(|>', 'avg: expression'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each(['fet|>ch logs', 'fetch logs | |>', '|>', 'fetch logs | // comm|>ent'])('is not shown at %s', (text) => {
    expect(at(text)).toBeUndefined();
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
