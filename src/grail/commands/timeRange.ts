/** The range of time that a source reads (docs "Use DQL queries", timeframe). */

import type { Expression as Node } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';
import { shiftTimestamp } from '../functions/operators.ts';
import type { EvaluationContext } from '../functions/registry.ts';
import { parseTimestamp } from '../functions/timeText.ts';
import { timeZoneOrUtc } from '../functions/timeZone.ts';
import { spanOf } from '../plan/binding.ts';
import type { StageInput, TimeRange } from '../plan/pipeline.ts';
import { CalendarDuration, Duration, Timeframe, Timestamp, type Value } from '../value.ts';
import { isoTime } from '../wire.ts';
import { constantParameter, mustBe } from './parameters.ts';

type Input = Pick<StageInput, 'bindings' | 'environment'>;

/** `timeframe:`, or `from:` and `to:` completed from `otherwise`; undefined where none of them is given. */
export function explicitRange(input: Input, otherwise: TimeRange): TimeRange | undefined {
  const timeframe = constantParameter(input, 'timeframe');
  const from = constantParameter(input, 'from');
  const to = constantParameter(input, 'to');
  if (timeframe !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new QueryError('`timeframe` excludes `from` and `to`.', {
        errorType: 'PARAMETERS_EXCLUDE_EACH_OTHER',
        span: spanOf(timeframe.node),
        arguments: ['timeframe'],
      });
    }
    return ordered(timeframeOf(timeframe.value, timeframe.node, input.environment.context), timeframe.node);
  }
  if (from === undefined && to === undefined) return undefined;
  const { context } = input.environment;
  const start = from === undefined ? otherwise.start : momentOf(from.value, from.node, 'from', context);
  const end =
    to === undefined ? (from === undefined ? otherwise.end : context.now) : momentOf(to.value, to.node, 'to', context);
  return ordered({ start, end }, (from ?? to)!.node);
}

function ordered(range: TimeRange, node: Node): TimeRange {
  if (range.start <= range.end) return range;
  throw new QueryError('The timeframe ends before it starts.', { errorType: 'INVALID_TIMEFRAME', span: spanOf(node) });
}

function momentOf(value: Value, node: Node, name: string, context: EvaluationContext): bigint {
  if (value instanceof Timestamp) return value.nanos;
  if (value instanceof Duration || value instanceof CalendarDuration) {
    return shiftTimestamp(new Timestamp(context.now), value, 1, context).nanos;
  }
  if (typeof value === 'bigint') return value;
  const parsed = typeof value === 'string' ? parseMoment(value, context) : undefined;
  if (parsed === undefined) throw mustBe(node, name, 'a timestamp, a duration or a string with a time');
  return parsed.nanos;
}

function timeframeOf(value: Value, node: Node, context: EvaluationContext): TimeRange {
  if (value instanceof Timeframe) return { start: value.start.nanos, end: value.end.nanos };
  const ends = typeof value === 'string' ? value.split('/').map((text) => parseMoment(text, context)) : [];
  const [start, end] = ends;
  if (ends.length !== 2 || start === undefined || end === undefined) throw mustBe(node, 'timeframe', 'a timeframe');
  return { start: start.nanos, end: end.nanos };
}

/** A time as ISO 8601 has it; one without a date is today. */
function parseMoment(text: string, context: EvaluationContext): Timestamp | undefined {
  const zone = timeZoneOrUtc(context.timezone);
  if (!/^\s*\d{1,2}:/.test(text)) return parseTimestamp(text, zone);
  const today = isoTime(context.now, zone).slice(0, 10);
  return parseTimestamp(`${today}T${text.trim()}`, zone);
}
