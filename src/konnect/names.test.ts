import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayNameProblem, freeName, nameFrom, nameProblem } from './names.ts';

describe('nameProblem', () => {
  it.each(['billing', 'checkout.v2-api', '7', 'a'.repeat(120)])('accepts %s', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  it.each(['', 'Billing', 'billing_api', 'billing api', 'bïlling', 'a'.repeat(121)])('refuses "%s"', (name) => {
    expect(nameProblem(name)).toMatch(/\.$/);
  });
});

describe('displayNameProblem', () => {
  it('refuses what is blank or too long', () => {
    expect(displayNameProblem('  ')).toBeDefined();
    expect(displayNameProblem('x'.repeat(121))).toBeDefined();
    expect(displayNameProblem('Billing Service (EU)')).toBeUndefined();
  });
});

describe('nameFrom', () => {
  it.each([
    ['Billing Service (EU)', 'billing-service-eu'],
    ['Zahlungen für Köln', 'zahlungen-fur-koln'],
    ['api.v2', 'api.v2'],
    ['  ...weird--', 'weird'],
    ['支付', ''],
  ])('makes %s into %s', (displayName, name) => {
    expect(nameFrom(displayName)).toBe(name);
  });

  it('gives an allowed name or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (displayName) => {
        const name = nameFrom(displayName);
        expect(name === '' || nameProblem(name) === undefined).toBe(true);
      }),
    );
  });
});

describe('freeName', () => {
  it('counts up from two, within the length', () => {
    expect(freeName('dynatrace', new Set())).toBe('dynatrace');
    expect(freeName('dynatrace', new Set(['dynatrace', 'dynatrace-2']))).toBe('dynatrace-3');
    const long = 'a'.repeat(120);
    expect(freeName(long, new Set([long]))).toBe(`${'a'.repeat(118)}-2`);
  });
});
