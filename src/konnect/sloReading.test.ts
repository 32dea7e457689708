import { describe, expect, it } from 'vitest';
import { sloReading } from './sloReading.ts';

describe('sloReading', () => {
  it('reads the names of the classic SLO in both spellings', () => {
    const camel = {
      status: 'WARNING',
      target: 95,
      evaluatedPercentage: 96.1,
      errorBudget: 1.1,
      relatedOpenProblems: 2,
    };
    expect(sloReading({ integration_data: camel })).toMatchObject({
      status: 'WARNING',
      target: 95,
      evaluatedPercentage: 96.1,
      errorBudget: 1.1,
      openProblems: 2,
    });
    const snake = { target: 95, evaluated_percentage: 96.1, error_budget: 1.1 };
    expect(sloReading({ integration_data: snake })).toMatchObject({ evaluatedPercentage: 96.1, errorBudget: 1.1 });
  });

  it('leaves out what is not of the type it should be', () => {
    expect(sloReading({ integration_data: { status: 'OK', target: '95', errorBudget: Number.NaN } })).toMatchObject({
      status: 'OK',
      target: undefined,
      errorBudget: undefined,
    });
  });

  it.each([null, undefined, {}, { gateway_service: { name: 'x' } }])('is nothing for %j', (integration_data) => {
    expect(sloReading({ integration_data })).toBeUndefined();
  });
});
