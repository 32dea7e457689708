import { describe, expect, it } from 'vitest';
import { type Fix, NO_FIXES, type Problem, replace } from '../../dql/checks/problem.ts';
import { countByCode, obviousFixes } from './obviousFixes.ts';

function problem(code: string, ...fixes: readonly Fix[]): Problem {
  return { code, severity: 'error', message: code, start: 0, end: 1, fixes, errorType: undefined, arguments: [] };
}

const at = (start: number, end: number): Fix => replace(`${start}`, start, end, '');

describe('obvious fixes', () => {
  it('are the preferred ones, in order, and none that touches the one before', () => {
    const wide: Fix = { ...at(10, 12), edits: [...at(20, 22).edits, ...at(10, 12).edits] };
    const problems = [
      problem('a', wide),
      problem('b', replace('no', 30, 31, '', false), at(4, 6)),
      problem('c', at(22, 24)),
      problem('d', at(0, 2)),
      problem('e', { title: 'nothing', edits: [], preferred: true }),
      problem('f', ...NO_FIXES),
      problem('g', at(15, 16)),
    ];
    expect(obviousFixes(problems, () => true)).toEqual([at(0, 2), at(4, 6), wide]);
    expect(obviousFixes(problems, (fix) => fix !== wide)).toEqual([at(0, 2), at(4, 6), at(15, 16), at(22, 24)]);
  });

  it('are counted by code, whatever those of others touch', () => {
    const problems = [problem('a', at(0, 4)), problem('b', at(2, 3)), problem('a', at(6, 8)), problem('c')];
    expect(countByCode(problems, () => true)).toEqual(new Map(Object.entries({ a: 2, b: 1, c: 0 })));
    expect(countByCode(problems, ({ edits }) => edits[0]!.start > 0).get('a')).toBe(1);
  });
});
