import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';

const catalogue = await loadCatalogue();

function findsRollup(text: string): boolean {
  return check(parse(text), catalogue).some(({ code }) => code === 'missing-rollup');
}

it.each([
  'timeseries percentile(dt.host.cpu.usage, 95)',
  'timeseries {a = avg(dt.host.cpu.usage), m = median(dt.host.memory.usage)}, by:{dt.entity.host}',
  'timeseries percentRank(dt.host.cpu.usage, 80, filter: a == 1)',
])('asks for a rollup in %s', (text) => {
  expect(findsRollup(text)).toBe(true);
});

it.each([
  'timeseries percentile(dt.host.cpu.usage, 95, rollup: max)',
  'timeseries percentile(dt.host.cpu.usage, 95), rollup: max',
  'timeseries {percentile(dt.host.cpu.usage, 95), rollup: max}',
  'timeseries percentile(dt.service.request.response_time, 95)',
  'timeseries percentile(dt.frontend.request.duration, 95)',
  'timeseries percentile(my.own.metric, 95), avg(dt.host.cpu.usage)',
  'fetch logs | makeTimeseries percentile(dt.host.cpu.usage, 95)',
])('needs no rollup in %s', (text) => {
  expect(findsRollup(text)).toBe(false);
});
