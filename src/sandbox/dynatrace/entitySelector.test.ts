import { describe, expect, it } from 'vitest';
import { parseEntitySelector, SelectorError } from './entitySelector.ts';

describe('an entity selector', () => {
  it('takes values with and without quotes, and blanks around commas', () => {
    const expected = [
      { kind: 'type', type: 'HOST' },
      { kind: 'attribute', name: 'osType', values: ['LINUX', 'WINDOWS'] },
    ];
    expect(parseEntitySelector('type(HOST),osType(LINUX,WINDOWS)')).toEqual(expected);
    expect(parseEntitySelector(' type( "HOST" ) , osType( "LINUX" , "WINDOWS" ) ')).toEqual(expected);
  });

  it('takes commas, parentheses and escaped quotes in quoted values', () => {
    expect(parseEntitySelector('type(SERVICE),tag("a,b","c(d)","say ~"hi~" ~~ ~n")')[1]).toEqual({
      kind: 'tag',
      values: ['a,b', 'c(d)', 'say "hi" ~ ~n'],
    });
  });

  it('nests relationships, negations and case', () => {
    expect(
      parseEntitySelector(
        'type(SERVICE),toRelationships.calls(type(SERVICE),not(entityName.startsWith(a))),not( caseSensitive(entityName.equals("X")) )',
      ),
    ).toEqual([
      { kind: 'type', type: 'SERVICE' },
      {
        kind: 'related',
        direction: 'to',
        relationship: 'calls',
        selector: [
          { kind: 'type', type: 'SERVICE' },
          {
            kind: 'not',
            criterion: { kind: 'name', operator: 'startsWith', values: ['a'], caseSensitive: false },
          },
        ],
      },
      { kind: 'not', criterion: { kind: 'name', operator: 'equals', values: ['X'], caseSensitive: true } },
    ]);
  });

  it('reads what else there is', () => {
    const rest =
      'entityName(x),entityName.in(a,b),osType.exists(),mzId(1,2),mzName("Shop"),healthState("UNHEALTHY"),firstSeenTms.gte(now-3h),deletedEntities.include()';
    expect(parseEntitySelector(`entityId("HOST-1","HOST-2"),${rest}`)).toEqual([
      { kind: 'id', ids: ['HOST-1', 'HOST-2'] },
      { kind: 'name', operator: 'contains', values: ['x'], caseSensitive: false },
      { kind: 'name', operator: 'in', values: ['a', 'b'], caseSensitive: false },
      { kind: 'attribute exists', name: 'osType' },
      { kind: 'zone id', values: ['1', '2'] },
      { kind: 'zone name', values: ['Shop'] },
      { kind: 'health', healthy: false },
      { kind: 'first seen', operator: 'gte', time: 'now-3h' },
      { kind: 'deleted', included: true },
    ]);
  });

  it.each([
    ['', 'Unexpected end at position 0'],
    ['entityName(x)', 'exactly one of type or entityId'],
    ['type(HOST),type(SERVICE)', 'exactly one of type or entityId'],
    ['type(HOST),entityId(HOST-1)', 'exactly one of type or entityId'],
    ['type(HOST,SERVICE)', 'type takes one value'],
    ['not(type(HOST))', 'type cannot be negated'],
    ['type(HOST),caseSensitive(tag(x))', 'caseSensitive takes an entityName criterion'],
    ['type(HOST', 'Unexpected end at position 9'],
    ['type(HOST))', "Unexpected ')' at position 10"],
    ['type(HOST) osType(LINUX)', "Unexpected 'o' at position 11"],
    ['type("HOST)', 'Unexpected end'],
    ['type(HOST),entityName.like(x)', 'Unknown operator entityName.like'],
    ['type(HOST),healthState(FINE)', "Unknown health state 'FINE'"],
    ['type(HOST),firstSeenTms(5)', 'takes lt, lte, gt or gte'],
    ['type(HOST),firstSeenTms.lt(soon)', "cannot read the time 'soon'"],
    ['type(HOST),fromRelationships(type(HOST))', 'needs the name of a relationship'],
    ['type(HOST),fromRelationships.runsOn(tag(x))', 'exactly one of type or entityId'],
    [`type(HOST),entityName("${'x'.repeat(2000)}")`, 'must not exceed 2000 characters'],
  ])('refuses %s', (text, message) => {
    expect(() => parseEntitySelector(text)).toThrow(SelectorError);
    expect(() => parseEntitySelector(text)).toThrow(message);
  });
});
