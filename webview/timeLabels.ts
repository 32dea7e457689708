/** What stands below the time axis of a chart, in UTC as in the table. */

const DAY = 86_400;

/**
 * A label for each tick, in seconds since 1970: the day where it changes, else the time; the year where the ticks are of several. A
 * line break stands between a day and a time.
 */
export function timeLabels(ticks: readonly number[]): string[] {
  const first = ticks[0] ?? 0;
  const last = ticks.at(-1) ?? 0;
  const dates = ticks.map((seconds) => new Date(Math.round(seconds * 1000)).toISOString());
  const days = dates.map((date) => date.slice(0, 10));
  const spansYears = days[0]?.slice(0, 4) !== days.at(-1)?.slice(0, 4);
  const isAllMonths = spansYears && dates.every((date) => date.slice(8) === '01T00:00:00.000Z');
  if (isAllMonths) return days.map((day) => day.slice(0, 7));
  const spansDays = last - first >= DAY;
  return dates.map((date, index) => {
    const day = days[index]!.slice(spansYears ? 0 : 5);
    const time = timeText(date);
    if (spansDays && time === '00:00') return day;
    return days[index] === days[index - 1] ? time : `${day}\n${time}`;
  });
}

/** Without what is zero. */
function timeText(date: string): string {
  if (date.slice(20, 23) !== '000') return date.slice(11, 23);
  return date.slice(17, 19) === '00' ? date.slice(11, 16) : date.slice(11, 19);
}
