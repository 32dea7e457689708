/** Parses a megabyte of text made to be expensive, and twice as much: the time has to grow with the length and no faster. */

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
  /** The unit that costs most when a megabyte is filled with it. */
  readonly unit: string;
  readonly milliseconds: number;
  /** How many times as long twice as much text takes, for that unit; 2 is linear. */
  readonly growth: number;
}

export function measureHostile(): HostileResult {
  const times = units.map((unit) => ({ unit, milliseconds: time(unit, 1 << 20) }));
  const slowest = times.reduce((left, right) => (right.milliseconds > left.milliseconds ? right : left));
  return { ...slowest, growth: time(slowest.unit, 1 << 21) / slowest.milliseconds };
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
