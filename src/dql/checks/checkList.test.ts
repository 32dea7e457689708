import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import { ALL_CHECKS } from './checkList.ts';
import type { CheckOptions, Fix, Problem } from './problem.ts';

const catalogue = await loadCatalogue();

function problemsOf(text: string, options?: CheckOptions): Problem[] {
  return check(parse(text), catalogue, options);
}

function codesOf(text: string, options?: CheckOptions): string[] {
  return [...new Set(problemsOf(text, options).map((problem) => problem.code))];
}

function apply(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((left, right) => right.start - left.start);
  return edits.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

describe('every check', () => {
  it('has a code of its own', () => {
    const codes = ALL_CHECKS.map((each) => each.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(ALL_CHECKS.map((each) => [each.code, each] as const))(
    '%s is triggered by its example alone',
    (code, each) => {
      expect(codesOf(each.example, each.options)).toEqual([code]);
    },
  );

  it.each(ALL_CHECKS.map((each) => [each.code, each] as const))(
    '%s keeps its severity and error type',
    (_code, each) => {
      const [problem] = problemsOf(each.example, each.options);
      expect(problem?.severity).toBe(each.severity);
      if (each.errorType !== undefined) expect(problem?.errorType).toBeDefined();
      expect(problem?.message).toMatch(/^[^a-z].*[.?!]$/s);
    },
  );

  it.each(ALL_CHECKS.filter((each) => each.fixed !== undefined).map((each) => [each.code, each] as const))(
    '%s is removed by its fix',
    (code, each) => {
      const [problem] = problemsOf(each.example, each.options);
      const [fix] = problem?.fixes ?? [];
      expect(fix).toBeDefined();
      expect(apply(each.example, fix!)).toBe(each.fixed);
      expect(codesOf(each.fixed!, each.options)).not.toContain(code);
    },
  );

  it.each(ALL_CHECKS.map((each) => [each.code, each] as const))('%s can be silenced and regraded', (code, each) => {
    expect(
      codesOf(each.example, { ...each.options, severities: { ...each.options?.severities, [code]: 'off' } }),
    ).not.toContain(code);
    const [problem] = problemsOf(each.example, {
      ...each.options,
      severities: { ...each.options?.severities, [code]: 'hint' },
    });
    expect(problem?.severity).toBe('hint');
  });
});
