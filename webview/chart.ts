/** Draws charts. Loaded with the first one. */

import uPlot from 'uplot';
import uplotStyles from 'uplot/dist/uPlot.min.css';
import { type BarChart, type ChartData, summaryOf, type TimeChart, timeText, valueText } from './chartData.ts';
import { chartStyles } from './chartStyles.ts';
import { timeLabels } from './timeLabels.ts';

const HEIGHT = 240;
/** Of the theme, with what stands in where a theme has none. Its orange is half transparent, which a line does not stand. */
const COLOURS = [
  ['--vscode-charts-blue', '#3794ff'],
  ['', '#d18616'],
  ['--vscode-charts-green', '#89d185'],
  ['--vscode-charts-red', '#f14c4c'],
  ['--vscode-charts-purple', '#b180d7'],
  ['--vscode-charts-yellow', '#cca700'],
] as const;

/** Nanoseconds between the marks of an axis: 1, 2 and 5 with zeros, then what clocks count in. */
const DURATION_STEPS = [
  ...[1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap((unit) => [unit, 2 * unit, 5 * unit]),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200].map((step) => step * 1e9),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((days) => days * 86_400e9),
];

/** Put it into the document before the next frame: it takes the width that it finds there. */
export function chartElement(chart: ChartData): HTMLElement {
  const element = document.createElement('div');
  element.className = 'chart';
  const style = document.createElement('style');
  style.textContent = uplotStyles + chartStyles;
  element.append(style, chart.kind === 'time' ? timeChart(chart) : barChart(chart));
  if (chart.left > 0) element.append(text('note', `${chart.left} more are in the table.`));
  return element;
}

function timeChart(chart: TimeChart): HTMLElement {
  const holder = document.createElement('div');
  holder.className = 'chart-plot';
  holder.tabIndex = 0;
  holder.style.setProperty('--series-width', `${seriesWidth(chart)}px`);
  holder.setAttribute('role', 'application');
  holder.setAttribute('aria-roledescription', 'chart');
  holder.setAttribute('aria-label', `${summaryOf(chart)} Left and right arrow keys read the points.`);
  const spoken = text('chart-spoken', '');
  spoken.setAttribute('aria-live', 'polite');
  holder.append(spoken);
  let plot: uPlot | undefined;
  let at = chart.times.length;
  const draw = (): void => {
    const width = holder.clientWidth;
    if (width === 0) return;
    if (plot === undefined) plot = new uPlot(options(chart, width, holder), dataOf(chart), holder);
    else if (plot.width !== width) plot.setSize({ width, height: HEIGHT });
  };
  new ResizeObserver(draw).observe(holder);
  holder.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || plot === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    at = Math.max(0, Math.min(chart.times.length - 1, at + step));
    plot.setCursor({ left: plot.valToPos(chart.times[at]!, 'x'), top: 0 });
    spoken.textContent = pointText(chart, at);
  });
  return holder;
}

/** Room in the legend for the longest name and a value. */
function seriesWidth({ series }: TimeChart): number {
  const longest = Math.max(...series.map(({ name }) => name.length));
  return Math.min(longest * 7 + 64, 320);
}

function pointText(chart: TimeChart, at: number): string {
  const { times, series } = chart;
  const values = series.map(
    ({ name, values: line }) => `${name} ${line[at] == null ? 'no value' : valueText(chart, line[at])}`,
  );
  return `${timeText(times[at]!)}: ${values.join(', ')}`;
}

function spanText(times: readonly number[]): string {
  return times.length === 0 ? '' : `${timeText(times[0]!)} to ${timeText(times.at(-1)!)}`;
}

function dataOf({ times, series }: TimeChart): uPlot.AlignedData {
  return [[...times], ...series.map(({ values }) => [...values])];
}

function options(chart: TimeChart, width: number, holder: HTMLElement): uPlot.Options {
  const { series, times, quantity } = chart;
  const theme = getComputedStyle(holder);
  const colour = (name: string, fallback: string): string => (name && theme.getPropertyValue(name).trim()) || fallback;
  const text = colour('--vscode-descriptionForeground', '#888');
  const grid = { stroke: colour('--vscode-editorIndentGuide-background1', 'rgba(128,128,128,0.2)'), width: 1 };
  const axis: uPlot.Axis = { stroke: text, grid, ticks: grid, font: `11px ${theme.fontFamily}` };
  return {
    width,
    height: HEIGHT,
    // Times as in the table: UTC.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { drag: { x: true, y: false } },
    legend: { live: true },
    axes: [
      { ...axis, values: (_, ticks) => timeLabels(ticks) },
      {
        ...axis,
        size: 64,
        values: (_, ticks) => ticks.map((tick) => valueText(chart, tick)),
        ...(quantity === 'duration' ? { incrs: DURATION_STEPS } : {}),
      },
    ],
    series: [
      // The time under the pointer, else what the chart spans.
      { label: 'time', value: (_, seconds) => (seconds == null ? spanText(times) : timeText(seconds)) },
      ...series.map(({ name }, index): uPlot.Series => {
        const [variable, fallback] = COLOURS[index % COLOURS.length]!;
        return {
          label: name,
          stroke: colour(variable, fallback),
          width: 1.5,
          // Lines of one colour differ by their dashes.
          ...(index < COLOURS.length ? {} : { dash: [6, 4] }),
          points: { show: times.length < 40 },
          spanGaps: false,
          // Nothing while the pointer is elsewhere, a dash where the line has a gap.
          value: (_, value, __, at) => (at == null ? '' : value == null ? '–' : valueText(chart, value)),
        };
      }),
    ],
  };
}

/** Bars are elements: they need no canvas, and can be read aloud and selected. */
function barChart(chart: BarChart): HTMLElement {
  const list = document.createElement('div');
  list.className = 'chart-bars';
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', summaryOf(chart));
  const most = Math.max(...chart.bars.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  for (const { label, value } of chart.bars) {
    const row = document.createElement('div');
    row.className = 'chart-bar';
    row.setAttribute('role', 'listitem');
    const name = text('chart-label', label);
    name.title = label;
    const track = text('chart-track', '');
    const bar = text(value < 0 ? 'chart-fill negative' : 'chart-fill', '');
    bar.style.width = `${(100 * Math.abs(value)) / most}%`;
    track.append(bar);
    row.append(name, track, text('chart-value', valueText(chart, value)));
    list.append(row);
  }
  return list;
}

function text(className: string, content: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = content;
  return element;
}
