import { describe, expect, it } from 'vitest';
import { rowsOf } from '../testQuery.ts';
import type { WireValue } from '../wire.ts';

/** Queries and their rows; longs are texts of digits. Facts: docs command pages. */
type Cases = readonly (readonly [string, WireValue[][]])[];

function check(title: string, cases: Cases): void {
  describe(title, () => {
    it.each([...cases])('%s', async (query, expected) => {
      expect(await rowsOf(query)).toEqual(expected);
    });
  });
}

const mixed = 'data record(a = 1), record(a = "x"), record(a = null), record(b = 2)';
const left = 'data record(k = 1, a = "l1"), record(k = 2, a = "l2"), record(a = "l3")';
const right = 'data record(k = 1, b = "r1"), record(k = 1.0, b = "r2"), record(k = 3, b = "r3"), record(b = "r4")';

check('data', [
  ['data record(), record(a = 1)', [[null], ['1']]],
  [
    'data record(a = 1), record(b = 2)',
    [
      ['1', null],
      [null, '2'],
    ],
  ],
  [
    'data json: "[{\\"a\\": 1, \\"b\\": 2.5}, {\\"c\\": [1, \\"x\\", null]}]"',
    [
      ['1', 2.5, null],
      [null, null, ['1', 'x', null]],
    ],
  ],
  ['data json: "{\\"a\\": {\\"b\\": true}}"', [[{ b: true }]]],
  ['data json: "[]"', []],
]);

check('filter and filterOut', [
  [`${mixed} | filter a == 1`, [['1']]],
  [`${mixed} | filter a != 1`, [['x']]],
  [`${mixed} | filter not a == 1`, [['x']]],
  [
    `${mixed} | filterOut a == 1`,
    [
      ['x', null],
      [null, null],
      [null, '2'],
    ],
  ],
  [`${mixed} | filter b`, []],
  [`${mixed} | filter a in [data record(x = "x"), record(x = null)]`, [['x']]],
]);

check('search', [
  [
    'data record(a = "some error"), record(c = record(d = "An ERROR")), record(error = 5) | search "error"',
    [
      ['some error', null],
      [null, { d: 'An ERROR' }],
    ],
  ],
  ['data record(a = "errors", b = 1), record(a = "x", b = 5) | search a ~ "err*" or b == 5 | fields b', [['1'], ['5']]],
  ['data record(a = 404), record(a = 4041) | search "404"', [['404']]],
]);

check('dedup', [
  ['data record(k = "a"), record(k = "a"), record(k = null), record() | dedup k', [['a'], [null]]],
  ['data record(k = 1), record(k = 1.0), record(k = "1") | dedup k', [['1'], ['1']]],
  [
    'data record(k = 1, v = 1), record(k = 2, v = 2), record(k = 1, v = 3) | dedup k, sort: {v desc}',
    [
      ['1', '3'],
      ['2', '2'],
    ],
  ],
  ['data record(k = "A", v = 1), record(k = "a", v = 2) | dedup lower(k)', [['A', '1']]],
]);

check('fields', [
  ['data record(a = 1, b = 2) | fields b, c, a, s = a + b', [['2', null, '1', '3']]],
  ['data record(a = 1, b = 2) | fieldsAdd c, b = 5, d = b', [['1', '5', null, '5']]],
  ['data record(a = 1, b = 2, ab = 3) | fieldsKeep "a*"', [['1', '3']]],
  ['data record(a = 1, b = 2, ab = 3) | fieldsKeep ab, zz, a', [['1', '3']]],
  ['data record(a = 1, b = 2, ab = 3) | fieldsRemove "a*"', [['2']]],
  ['data record(a = 1, b = 2, c = 3) | fieldsRename z = b, q = nope', [['1', '2', '3']]],
  ['data record(a = 1, b = 2, c = 3) | fieldsRename a = b', [['2', '3']]],
]);

check('fieldsFlatten', [
  ['data record(r = record(a = 1, b = record(c = 2))) | fieldsFlatten r | fieldsRemove r', [['1', { c: '2' }]]],
  ['data record(r = record(a = 1, b = record(c = 2))) | fieldsFlatten r, depth: 2 | fields r.a, r.b.c', [['1', '2']]],
  ['data record(r = record(a = 1, b = 2)) | fieldsFlatten r, prefix: "p." | fields p.a, p.b', [['1', '2']]],
  ['data record(r = record(a = 1, b = 2)) | fieldsFlatten r, fields: {x = b} | fieldsRemove r', [['2']]],
  ['data record(r = record(a = 1)), record(r = 5), record() | fieldsFlatten r | fields r.a', [['1'], [null], [null]]],
]);

check('expand', [
  [
    'data record(a = array(1, null), b = "x"), record(a = array()), record(a = 5), record(b = 1) | expand a',
    [
      ['1', 'x'],
      [null, 'x'],
    ],
  ],
  [
    'data record(a = array(1, 2)) | expand e = a',
    [
      [['1', '2'], '1'],
      [['1', '2'], '2'],
    ],
  ],
  ['data record(a = array(1, 2, 3)) | expand a, limit: 2', [['1'], ['2']]],
  ['data record(a = array(array(1), 2)) | expand a', [[['1']], ['2']]],
]);

check('sort and limit', [
  [
    'data record(a = "b"), record(a = null), record(a = 2), record(a = true), record(a = 1.5), record(a = "B"), record(a = array(1)) | sort a',
    [[true], [1.5], ['2'], ['B'], ['b'], [['1']], [null]],
  ],
  ['data record(a = "b"), record(a = null), record(a = 2) | sort a desc', [['b'], ['2'], [null]]],
  [
    'data record(a = 1, b = 1), record(a = 1.0, b = 2), record(a = 0, b = 3) | sort a | fields b',
    [['3'], ['1'], ['2']],
  ],
  [
    'data record(a = array(2)), record(a = array(1, 5)), record(a = array(1)) | sort a',
    [[['1']], [['1', '5']], [['2']]],
  ],
  ['data record(a = 1), record(a = 2) | limit 1', [['1']]],
  ['data record(a = 1) | limit 0', []],
]);

check('parse', [
  ['data record(a = "x=1"), record(a = "y", x = 5) | parse a, "\'x=\' INT:x" | fields x', [['1'], [null]]],
  ['data record(a = "y", x = 5) | parse a, "\'x=\' INT:x", preserveFieldsOnFailure: true | fields x', [['5']]],
  [
    'data record(a = "1", p = true), record(a = "2", p = false) | parse a, "INT:x", parsingPrerequisite: p | fields x',
    [['1'], [null]],
  ],
  ['data record(a = 5), record() | parse a, "INT:x" | fields x', [[null], [null]]],
  ['data record(a = "{\\"x\\": 1, \\"y\\": {\\"z\\": 2}}") | parse a, "JSON:j" | fields j[x], j[y][z]', [['1', '2']]],
  [
    'data record(a = "{\\"x\\": 1, \\"y\\": 2}") | parse a, "json{INT:x, INT:y:z}(flat=true)" | fields x, z',
    [['1', '2']],
  ],
]);

check('summarize', [
  ['data record(v = 1) | filter v > 1 | summarize count(), sum(v), collectArray(v)', [['0', null, null]]],
  ['data record(v = 1) | filter v > 1 | summarize count(), by: {v}', []],
  [
    'data record(k = 1, v = 1), record(k = 1.0, v = 2), record(v = 3), record(k = null, v = 4) | summarize sum(v), by: {k}',
    [
      ['1', 3],
      [null, 7],
    ],
  ],
  ['data record(v = 1), record(v = 2) | summarize 100 * countIf(v > 1) / count(), x = toString(sum(v))', [['50', '3']]],
  [
    'data record(v = 1), record(v = "x") | summarize sum(v), avg(v), min(v), takeMin(v), takeMax(v), countDistinct(v)',
    [[null, null, null, '1', 'x', '2']],
  ],
  [
    'data record(v = 1s), record(v = 3s) | summarize sum(v), avg(v), max(v), median(v)',
    [['4000000000', '2000000000', '3000000000', '1000000000']],
  ],
  [
    'data record(v = 2), record(v = 3), record(v = 7), record(v = 7), record(v = 1) | summarize median(v), percentile(v, 90), percentiles(v, 10, 50), percentRank(v, 3), stddev(v), variance(v)',
    [[3, 7, [1, 3], 0.4, Math.sqrt(6.4), 6.4]],
  ],
  [
    'data record(a = 1, b = 2), record(a = 2, b = 4), record(a = 3, b = 6) | summarize correlation(a, b), correlation(a, 1)',
    [[1, null]],
  ],
  [
    'data record(v = "b"), record(v = "a"), record() | summarize collectArray(v), collectDistinct(v), takeFirst(v), takeLast(v), count()',
    [[['b', 'a', null], ['b', 'a', null], 'b', 'a', '3']],
  ],
  [
    'data record(v = array(1, array(2))), record(v = 1) | summarize collectArray(v, expand: true), collectDistinct(v, expand: true), collectArray(v, maxLength: 1)',
    [[['1', '2', '1'], ['1', '2'], [['1', ['2']]]]],
  ],
]);

check('fieldsSummary', [
  [
    'data record(a = "x"), record(a = "y"), record(a = "x"), record() | fieldsSummary a, topValues: 1',
    [['a', '3', '3', [{ value: 'x', count: '2' }]]],
  ],
]);

check('append, join, joinNested and lookup', [
  [
    'data record(a = 1) | append [data record(b = 2), record(a = 3)]',
    [
      ['1', null],
      [null, '2'],
      ['3', null],
    ],
  ],
  [
    `${left} | join [${right}], on: {k}`,
    [
      ['1', 'l1', '1', 'r1'],
      ['1', 'l1', 1, 'r2'],
    ],
  ],
  [
    `${left} | join [${right}], on: {k}, kind: leftOuter, fields: {b} | fields a, b`,
    [
      ['l1', 'r1'],
      ['l1', 'r2'],
      ['l2', null],
      ['l3', null],
    ],
  ],
  [
    `${left} | join [${right}], on: {left[k] == right[k]}, kind: outer, prefix: "p." | fields a, p.b`,
    [
      ['l1', 'r1'],
      ['l1', 'r2'],
      ['l2', null],
      ['l3', null],
      [null, 'r3'],
      [null, 'r4'],
    ],
  ],
  ['data record(k = 1) | join [data record(k = "1")], on: {k}', []],
  [
    `${left} | joinNested n = [${right}], on: {k}, fields: {b} | fields n`,
    [[[{ b: 'r1' }, { b: 'r2' }]], [null], [null]],
  ],
  [
    `${left} | lookup [${right}], sourceField: k, lookupField: k | fields a, lookup.b`,
    [
      ['l1', 'r1'],
      ['l2', null],
      ['l3', null],
    ],
  ],
  [`${left} | lookup [${right}], sourceField: k, lookupField: k, fields: {a = b} | fields a`, [['r1'], [null], [null]]],
  [
    'data record(r = record(k = 1)) | lookup [data record(k = 1, v = 2)], sourceField: r[k], lookupField: k | fields lookup.v',
    [['2']],
  ],
  [
    'data record(k = 1, lookup.old = 3) | lookup [data record(k = 1, v = 2)], sourceField: k, lookupField: k',
    [['1', '1', '2']],
  ],
  [
    'data record(k = 1), record(k = 2) | fieldsAdd x = lookup([data record(k = 1, v = 2)], sourceField: k, lookupField: k)',
    [
      ['1', { k: '1', v: '2' }],
      ['2', null],
    ],
  ],
]);

describe('commands', () => {
  it.each([
    ['fetch nothing', 'UNKNOWN_DATA_OBJECT'],
    ['load "lookups/x"', 'TABULAR_FILE_MUST_START_WITH_SLASH'],
    ['data json: "5"', 'MANDATORY_PARAMETER_HAS_TO_BE'],
    ['data record(a = 1) | filter a = 1', 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS'],
    ['data record(a = 1) | limit -1', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['data record(a = 1) | limit a', 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT'],
    ['data record(a = 1) | sort count()', 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION'],
    ['data record(a = 1) | summarize a', 'MANDATORY_PARAMETER_HAS_TO_BE'],
    ['data record(a = 1) | summarize sum(sum(a))', 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION'],
    ['data record(a = 1) | summarize count() | search "x"', 'SEARCH_COMMAND_NOT_ALLOWED_AFTER'],
    ['data record(a = 1) | fieldsFlatten a, prefix: "x", fields: {a}', 'PARAMETERS_EXCLUDE_EACH_OTHER'],
    ['data record(a = 1) | join [data record(a = 1)], on: {left[a] > right[a]}', 'INVALID_JOIN_CONDITION'],
    ['data record(a = 1) | parse a, "LD"', 'ERROR_IN_PARSING_PATTERN'],
    ['data record(a = 1) | parse a, "INT?:a?"', 'ERROR_IN_PARSING_PATTERN'],
    ['data record(a = 1) | failIf a == 1, "boom"', 'FAIL_IF'],
    ['data record(a = 1) | experimentalSave "/x/y"', 'NOT_SUPPORTED'],
    ['data record(a = 1) | dedup a, limit: 2', 'NOT_SUPPORTED'],
    ['data record(a = 1) | fieldsAdd toStrin(a)', 'UNKNOWN_FUNCTION'],
    ['data record(a = 1) | stats a', 'UNKNOWN_COMMAND'],
  ])('refuses %s', async (query, errorType) => {
    await expect(rowsOf(query)).rejects.toMatchObject({ errorType });
  });
});
