import { describe, expect, it } from 'vitest';
import { parse } from '../parser.ts';
import { localPathAt } from './localPath.ts';

/** `|>` marks the cursor. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|>');
  const text = marked.replace('|>', '');
  const found = localPathAt(parse(text), offset);
  return found && `${found.folder}[${text.slice(found.name.start, found.name.end)}]`;
}

describe('the path of a local file', () => {
  it.each([
    ['fetch "file:|>"', '[]'],
    ['fetch "file:lo|>gs"', '[logs]'],
    ['fetch "file:logs/ap|>p.log", from: -1h | limit 1', 'logs/[app.log]'],
    ['fetch "file:/var/log/|>', '/var/log/[]'],
    ['fetch """file:a/|>b"""', 'a/[b]'],
    ['data record(a = 1) | lookup [load "file:c|>"], sourceField: a, lookupField: b', '[c]'],
  ])('is completed in %s', (marked, expected) => {
    expect(at(marked)).toBe(expected);
  });

  it.each([
    'fetch "fi|>le:a"',
    'fetch "file:a"|>',
    'fetch logs | filter a == "file:|>"',
    'fetch |>"file:a"',
    'fetch logs|>',
  ])('is not in %s', (marked) => {
    expect(at(marked)).toBeUndefined();
  });
});
