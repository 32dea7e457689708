import { describe, expect, it } from 'vitest';
import { NO_FIXES, type Problem, type Severity } from '../../dql/checks/problem.ts';
import type { QueryNotification } from '../../dynatrace/query.ts';
import { mergeVerdict } from './mergeVerdict.ts';

function problem(severity: Severity, start: number, end: number): Problem {
  return {
    code: 'unknown-data-object',
    severity,
    message: 'here',
    start,
    end,
    fixes: NO_FIXES,
    errorType: undefined,
    arguments: [],
  };
}

function notification(severity: string, start?: number, end?: number): QueryNotification {
  const range = start === undefined || end === undefined ? undefined : { start, end };
  return { severity, type: 'UNKNOWN_DATA_OBJECT', message: 'tenant', partial: false, range };
}

describe('the tenant’s verdict and the one found here', () => {
  it('keeps what only the tenant says', () => {
    const said = notification('ERROR', 5, 9);
    expect(mergeVerdict([problem('error', 20, 25)], [said]).others).toEqual([said]);
  });

  it('says once what both say, as grave as the graver one', () => {
    const { problems, others } = mergeVerdict([problem('warning', 6, 12)], [notification('ERROR', 6, 12)]);
    expect(others).toEqual([]);
    expect(problems).toEqual([problem('error', 6, 12)]);
    expect(mergeVerdict([problem('error', 6, 12)], [notification('WARN', 8, 9)]).problems).toEqual([
      problem('error', 6, 12),
    ]);
  });

  it('keeps an error of the tenant beside advice about a larger place', () => {
    const said = notification('ERROR', 6, 12);
    expect(mergeVerdict([problem('information', 0, 40)], [said]).others).toEqual([said]);
    expect(mergeVerdict([problem('information', 6, 12)], [said]).problems[0]?.severity).toBe('error');
  });

  it('takes an error without a place for the one that is known', () => {
    const said = notification('ERROR');
    expect(mergeVerdict([problem('error', 6, 12)], [said]).others).toEqual([]);
    expect(mergeVerdict([problem('warning', 6, 12)], [said]).others).toEqual([said]);
  });
});
