/** Puts what the tenant says of a query together with what was found here, so that nothing is said twice. */

import type { Problem, Severity } from '../../dql/checks/problem.ts';
import type { QueryNotification } from '../../dynatrace/query.ts';

export interface MergedVerdict {
  /** Those found here; as grave as the tenant says where it speaks of the same place. */
  readonly problems: readonly Problem[];
  /** What only the tenant says. */
  readonly others: readonly QueryNotification[];
}

const GRAVITY = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** Positions of both count from the beginning of the query. */
export function mergeVerdict(problems: readonly Problem[], notifications: readonly QueryNotification[]): MergedVerdict {
  const merged = [...problems];
  const others = notifications.filter((notification) => {
    const index = merged.findIndex((problem) => isSame(problem, notification));
    const same = merged[index];
    if (!same) return true;
    const severity = severityOf(notification);
    if (GRAVITY[severity] < GRAVITY[same.severity]) merged[index] = { ...same, severity };
    return false;
  });
  return { problems: merged, others };
}

/** The service knows `INFO`, `WARN`, `WARNING` and `ERROR`. Source: OpenAPI description "Grail - Query API". */
export function severityOf({ severity }: QueryNotification): Severity {
  if (severity === 'ERROR') return 'error';
  return severity.startsWith('WARN') ? 'warning' : 'information';
}

/** Advice about the cost of a command does not speak of an error inside of it, unless it is at that very place. */
function isSame(problem: Problem, notification: QueryNotification): boolean {
  const { range } = notification;
  if (!range) return problem.severity === 'error' && severityOf(notification) === 'error';
  if (problem.severity === 'error' || problem.severity === 'warning')
    return problem.start <= range.end && problem.end >= range.start;
  return problem.start === range.start && problem.end === range.end;
}
