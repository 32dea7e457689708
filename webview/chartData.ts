/** Which chart a result makes, if any: lines over time, or bars by name. Cells are as the query API sends them. */

import { cellText, durationText } from './cellText.ts';
import type { GridData } from './grid.ts';
import type { ResultColumn } from './messages.ts';

export interface ChartSeries {
  readonly name: string;
  /** One a point; null where there is no value. */
  readonly values: readonly (number | null)[];
}

export interface TimeChart {
  readonly kind: 'time';
  /** Seconds since the epoch, ascending. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  /** More series than are drawn. */
  readonly left: number;
  /** The query asked for a series: `timeseries`, `makeTimeseries`. */
  readonly isSeries: boolean;
  readonly quantity: Quantity;
}

/** What the values are: durations are nanoseconds, unless other numbers are drawn beside them; then they are seconds. */
export type Quantity = 'number' | 'duration';

export interface BarChart {
  readonly kind: 'bars';
  readonly name: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly left: number;
  readonly isSeries: false;
  readonly quantity: Quantity;
}

export type ChartData = TimeChart | BarChart;

/** More than the eye can tell apart. */
const MAX_SERIES = 12;
const MAX_BARS = 30;
const NUMERIC: ReadonlySet<string> = new Set(['long', 'double', 'duration']);

/** All rows of `data` have to be there. Undefined for results that are no chart. */
export function chartOf(data: GridData): ChartData | undefined {
  return seriesChart(data) ?? recordsChart(data) ?? barChart(data);
}

/** Whether the columns could make a chart, before the rows are there. */
export function mayBeChart(columns: readonly ResultColumn[]): boolean {
  const types = columns.map(({ type }) => type);
  const hasNumbers = types.some((type) => NUMERIC.has(type));
  return (types.includes('timeframe') && types.includes('array')) || (hasNumbers && types.some(isLabel));
}

function isLabel(type: string): boolean {
  return type === 'timestamp' || type === 'string' || type === 'boolean';
}

/** A row a series: its values lie at equal distances in its time frame. */
function seriesChart(data: GridData): TimeChart | undefined {
  const { columns, totalRows } = data;
  const timeframe = columns.findIndex(({ type }) => type === 'timeframe');
  const interval = columns.findIndex(({ name, type }) => name === 'interval' && type === 'duration');
  const arrays = columns.flatMap(({ type }, index) => (type === 'array' ? [index] : []));
  if (timeframe < 0 || interval < 0 || arrays.length === 0 || totalRows === 0) return undefined;
  const start = secondsOf((data.cell(0, timeframe) as { readonly start?: unknown } | null)?.start);
  const step = Number(data.cell(0, interval)) / 1e9;
  const others = columns.flatMap((_, index) =>
    index === timeframe || index === interval || arrays.includes(index) ? [] : [index],
  );
  // What was computed of a series does not name it, unless nothing else does.
  const names = others.filter((index) => !NUMERIC.has(columns[index]!.type));
  const labels = names.length > 0 ? names : others;
  const quantity = quantityOf(arrays.map((index) => columns[index]!.element?.type ?? 'undefined'));
  const series: ChartSeries[] = [];
  let length = 0;
  for (let row = 0; row < totalRows; row++) {
    for (const column of arrays) {
      const values = data.cell(row, column);
      if (!Array.isArray(values)) continue;
      const type = quantity === 'duration' ? 'long' : (columns[column]!.element?.type ?? 'undefined');
      const numbers = values.map((value) => scaled(value, type));
      if (numbers.every((value) => value === null)) continue;
      length = Math.max(length, numbers.length);
      const by = labels.map((label) => labelOf(data, row, label)).filter((text) => text !== '');
      const name = arrays.length > 1 || by.length === 0 ? [columns[column]!.name, ...by] : by;
      series.push({ name: name.join(' · '), values: numbers });
    }
  }
  if (series.length === 0 || !Number.isFinite(start) || !(step > 0)) return undefined;
  const times = Array.from({ length }, (_, index) => start + index * step);
  return { kind: 'time', times, ...largest(series), isSeries: true, quantity };
}

/** Records with a time: a line for each number, or for each name if there is one number and one column of few names. */
function recordsChart(data: GridData): TimeChart | undefined {
  const { columns, totalRows } = data;
  const time = columns.findIndex(({ type }) => type === 'timestamp');
  const numbers = columns.flatMap(({ type }, index) => (NUMERIC.has(type) ? [index] : []));
  if (time < 0 || numbers.length === 0 || totalRows < 2) return undefined;
  const names = columns.flatMap(({ type }, index) => (type === 'string' ? [index] : []));
  const pivot = numbers.length === 1 && names.length === 1 ? names[0] : undefined;
  const rows = Array.from({ length: totalRows }, (_, row) => ({ row, at: secondsOf(data.cell(row, time)) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((left, right) => left.at - right.at);
  const times = [...new Set(rows.map(({ at }) => at))];
  const indexOf = new Map(times.map((at, index) => [at, index]));
  const lines = new Map<string, (number | null)[]>();
  const quantity = quantityOf(numbers.map((index) => columns[index]!.type));
  for (const { row, at } of rows) {
    for (const column of numbers) {
      const name = pivot === undefined ? columns[column]!.name : labelOf(data, row, pivot);
      let line = lines.get(name);
      if (line === undefined) {
        line = new Array<number | null>(times.length).fill(null);
        lines.set(name, line);
      }
      const type = quantity === 'duration' ? 'long' : columns[column]!.type;
      line[indexOf.get(at)!] = scaled(data.cell(row, column), type);
    }
  }
  const series = [...lines].map(([name, values]) => ({ name, values }));
  return times.length < 2 ? undefined : { kind: 'time', times, ...largest(series), isSeries: false, quantity };
}

/** The first name of each row against its first number. */
function barChart(data: GridData): BarChart | undefined {
  const { columns, totalRows } = data;
  const label = columns.findIndex(({ type }) => type === 'string' || type === 'boolean');
  const number = columns.findIndex(({ type }) => NUMERIC.has(type));
  if (label < 0 || number < 0 || totalRows < 2) return undefined;
  const labels = columns.flatMap(({ type }, index) => (type === 'string' || type === 'boolean' ? [index] : []));
  const bars = Array.from({ length: totalRows }, (_, row) => ({
    label: labels.map((column) => labelOf(data, row, column) || '(none)').join(' · '),
    value: numberOf(data.cell(row, number)) ?? 0,
  }));
  return {
    kind: 'bars',
    name: columns[number]!.name,
    bars: bars.slice(0, MAX_BARS),
    left: Math.max(0, bars.length - MAX_BARS),
    isSeries: false,
    quantity: quantityOf([columns[number]!.type]),
  };
}

/** The series with the largest values, in their own order. */
function largest(series: readonly ChartSeries[]): { series: readonly ChartSeries[]; left: number } {
  if (series.length <= MAX_SERIES) return { series, left: 0 };
  const sizes = series.map(({ values }) => values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0));
  const least = [...sizes].sort((left, right) => right - left)[MAX_SERIES - 1]!;
  const kept = series.filter((_, index) => sizes[index]! >= least).slice(0, MAX_SERIES);
  return { series: kept, left: series.length - kept.length };
}

function labelOf(data: GridData, row: number, column: number): string {
  return cellText(data.cell(row, column), data.columns[column]!).text;
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function quantityOf(types: readonly string[]): Quantity {
  return types.every((type) => type === 'duration') ? 'duration' : 'number';
}

/** Durations in seconds. */
function scaled(value: unknown, type: string): number | null {
  const number = numberOf(value);
  return number !== null && type === 'duration' ? number / 1e9 : number;
}

function secondsOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) / 1000 : Number.NaN;
}

/** What a chart shows, in words. */
export function summaryOf(chart: ChartData): string {
  if (chart.kind === 'bars') {
    const [first] = [...chart.bars].sort((left, right) => right.value - left.value);
    const top = first === undefined ? '' : ` The largest is ${first.label} with ${valueText(chart, first.value)}.`;
    return `Bar chart of ${chart.name}: ${chart.bars.length} bars.${top}`;
  }
  const { times, series } = chart;
  const lines = series.slice(0, 5).map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    const [least, most, last] = [Math.min(...known), Math.max(...known), known.at(-1) ?? 0].map((value) =>
      valueText(chart, value),
    );
    return `${name}: ${least} to ${most}, last ${last}`;
  });
  const count = `${series.length} ${series.length === 1 ? 'line' : 'lines'}`;
  return `Line chart, ${count} over ${times.length} points in time, from ${timeText(times[0]!)} to ${timeText(times.at(-1)!)}. ${lines.join('. ')}`;
}

export function timeText(seconds: number): string {
  return new Date(seconds * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/(:00)?\.\d+Z$/, '');
}

/** A value of the chart, as its axis and its legend show it. */
export function valueText({ quantity }: Pick<ChartData, 'quantity'>, value: number): string {
  if (quantity !== 'duration' || !Number.isFinite(value)) return shortNumber(value);
  return durationText(String(BigInt(Math.round(Number(value.toPrecision(4))))));
}

export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  for (const [unit, sign] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (size >= unit * 10) return `${Number((value / unit).toPrecision(3))}${sign}`;
  }
  return String(Number(value.toPrecision(4)));
}
