/** Parses a megabyte of text made to be expensive, and a quarter of it: the time has to grow with the length and no faster. */

import { parse } from '../../src/dql/parser.ts';

const units = [
  '(',
  '[',
  '{',
  'not ',
  '-',
  'a or ',
  '1+',
  'f(',
  'a[',
  'a[]',
  '|',
  ',',
  '"',
  '""""',
  '\n"\\"',
  '`',
  '/*',
  '{{',
  '${',
  '@',
  '||',
  'a||',
  'by ',
  'a by ',
  ')',
  '(]',
  '([)',
  '{a:{',
  'x in [',
  ' ',
  '//\n',
  '9',
  '\\',
];

export interface HostileResult {
  readonly unit: string;
  readonly milliseconds: number;
  /** The worst ratio of the time for a text to the time for a quarter of it; 4 is linear. */
  readonly growth: number;
  readonly growthUnit: string;
}

export function measureHostile(): HostileResult {
  let result = { unit: '', milliseconds: 0, growth: 0, growthUnit: '' };
  for (const unit of units) {
    const milliseconds = time(unit, 1 << 20);
    const growth = milliseconds / Math.max(1, time(unit, 1 << 18));
    if (milliseconds > result.milliseconds) result = { ...result, unit, milliseconds };
    if (growth > result.growth) result = { ...result, growth, growthUnit: unit };
  }
  return result;
}

/** The shortest of three runs. */
function time(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  let shortest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    parse(text);
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
