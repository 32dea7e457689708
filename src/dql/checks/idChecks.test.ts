import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();

function problemsOf(text: string) {
  return check(parse(text), catalogue).filter(({ code }) => code === 'id-as-text');
}

describe('IDs compared with texts', () => {
  it.each([
    ['smartscapeNodes HOST | filter id == "HOST-1"', 'smartscapeNodes HOST | filter id == toSmartscapeId("HOST-1")'],
    ['smartscapeNodes HOST | filter "HOST-1" != id', 'smartscapeNodes HOST | filter toSmartscapeId("HOST-1") != id'],
    [
      'smartscapeEdges "*" | filter source_id == "A-1"',
      'smartscapeEdges "*" | filter source_id == toSmartscapeId("A-1")',
    ],
    [
      'smartscapeNodes HOST | filter in(id, {"A-1", "A-2"}, "A-3", $v)',
      'smartscapeNodes HOST | filter in(id, {toSmartscapeId("A-1"), toSmartscapeId("A-2")}, toSmartscapeId("A-3"), $v)',
    ],
    [
      'smartscapeNodes HOST | filter in(id, array("A-1"))',
      'smartscapeNodes HOST | filter in(id, array(toSmartscapeId("A-1")))',
    ],
    [
      'fetch logs | filter dt.smartscape.host == "A-1"',
      'fetch logs | filter dt.smartscape.host == toSmartscapeId("A-1")',
    ],
    [
      'fetch events | filter dt.smartscape.aws_region == "A-1"',
      'fetch events | filter dt.smartscape.aws_region == toSmartscapeId("A-1")',
    ],
    [
      'smartscapeNodes HOST | fields host = id, name | fieldsRename h = host | filter h == "A-1"',
      'smartscapeNodes HOST | fields host = id, name | fieldsRename h = host | filter h == toSmartscapeId("A-1")',
    ],
    [
      'timeseries avg(dt.host.cpu.usage), by:{h = dt.smartscape.host} | filter h == "A-1"',
      'timeseries avg(dt.host.cpu.usage), by:{h = dt.smartscape.host} | filter h == toSmartscapeId("A-1")',
    ],
    [
      'fetch logs | lookup [smartscapeNodes HOST | fields id], sourceField:a, lookupField:id | filter lookup.id == "A-1"',
      'fetch logs | lookup [smartscapeNodes HOST | fields id], sourceField:a, lookupField:id | filter lookup.id == toSmartscapeId("A-1")',
    ],
    ['fetch spans | filter trace.id == "ab12"', 'fetch spans | filter trace.id == toUid("ab12")'],
    ['fetch spans | filter in(span.id, "ab12")', 'fetch spans | filter in(span.id, toUid("ab12"))'],
  ])('are found in %s', (text, expected) => {
    const [problem] = problemsOf(text);
    expect(problem?.fixes[0]).toMatchObject({ preferred: true });
    expect(applied(text, problem!.fixes[0]!)).toBe(expected);
    expect(problemsOf(expected)).toEqual([]);
  });

  it.each([
    'fetch logs | filter trace_id == "ab12"',
    'fetch dt.entity.host | filter id == "HOST-1"',
    'data record(id = "HOST-1", dt.smartscape.host = "HOST-1") | filter id == "HOST-1" and dt.smartscape.host == "HOST-1"',
    'load "/lookups/hosts" | filter dt.smartscape.host == "HOST-1"',
    'fetch logs | fieldsAdd dt.smartscape.host = toString(dt.smartscape.host) | filter dt.smartscape.host == "HOST-1"',
    'fetch logs | fieldsRename dt.smartscape.x = other | filter dt.smartscape.x == "HOST-1"',
    'smartscapeNodes HOST | filter id == $host and in(id, $hosts) and id == other',
    'smartscapeNodes HOST | search id == "HOST-1"',
    // Dimensions in the filter of metrics: published queries write them as texts.
    'timeseries avg(dt.host.cpu.usage), filter: dt.smartscape.host == "HOST-1"',
  ])('are not seen in %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('leave it to the reader what a pattern means', () => {
    const [problem] = problemsOf('smartscapeNodes HOST | filter id == "HOST-*"');
    expect(problem?.fixes[0]?.preferred).toBe(false);
  });
});
