/** Functions of other languages, and what DQL has for them. Source: docs function pages. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Call } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Fix, replace } from './problem.ts';

/** Names that only differ. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['tolower', 'lower'],
  ['tolowercase', 'lower'],
  ['touppercase', 'upper'],
  ['lcase', 'lower'],
  ['lowercase', 'lower'],
  ['toupper', 'upper'],
  ['ucase', 'upper'],
  ['uppercase', 'upper'],
  ['tonumber', 'toDouble'],
  ['todecimal', 'toDouble'],
  ['tofloat', 'toDouble'],
  ['toint', 'toLong'],
  ['tointeger', 'toLong'],
  ['int', 'toLong'],
  ['double', 'toDouble'],
  ['string', 'toString'],
  ['str', 'toString'],
  ['tostr', 'toString'],
  ['strlen', 'stringLength'],
  ['length', 'stringLength'],
  ['len', 'stringLength'],
  ['size', 'arraySize'],
  ['arraylength', 'arraySize'],
  ['arraycount', 'arraySize'],
  ['strcat', 'concat'],
  ['split', 'splitString'],
  ['replace', 'replaceString'],
  ['replaceall', 'replaceString'],
  ['regexreplace', 'replacePattern'],
  ['ifnull', 'coalesce'],
  ['default', 'coalesce'],
  ['nvl', 'coalesce'],
  ['iff', 'if'],
  ['iif', 'if'],
  ['isempty', 'isNull'],
  ['isnotempty', 'isNotNull'],
  ['dcount', 'countDistinct'],
  ['distinctcount', 'countDistinct'],
  ['uniquecount', 'countDistinct'],
  ['average', 'avg'],
  ['mean', 'avg'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['stdev', 'stddev'],
  ['first', 'takeFirst'],
  ['last', 'takeLast'],
  ['any', 'takeAny'],
  ['anyvalue', 'takeAny'],
  ['makelist', 'collectArray'],
  ['collect', 'collectArray'],
  ['makeset', 'collectDistinct'],
  ['values', 'collectDistinct'],
  ['datetrunc', 'bin'],
  ['strftime', 'formatTimestamp'],
  ['formatdate', 'formatTimestamp'],
  ['second', 'getSecond'],
  ['minute', 'getMinute'],
  ['hour', 'getHour'],
  ['day', 'getDayOfMonth'],
  ['dayofmonth', 'getDayOfMonth'],
  ['dayofweek', 'getDayOfWeek'],
  ['dayofyear', 'getDayOfYear'],
  ['weekofyear', 'getWeekOfYear'],
  ['month', 'getMonth'],
  ['year', 'getYear'],
  ['jsonextract', 'jsonPath'],
  ['extractjsonfield', 'jsonField'],
  ['pow', 'power'],
  ['ceiling', 'ceil'],
  ['ln', 'log'],
  ['md5', 'hashMd5'],
  ['sha1', 'hashSha1'],
  ['sha256', 'hashSha256'],
  ['currenttime', 'now'],
  ['currenttimestamp', 'now'],
  ['indexof', 'indexOf'],
  ['startwith', 'startsWith'],
  ['endwith', 'endsWith'],
]);

/** `f(a, b)` that is `in(b, a)`. */
const MEMBERSHIP = new Set([
  'arraycontains',
  'array.contains',
  'contains_any',
  'arrayhas',
  'listcontains',
  'includes',
  'has',
]);

export function foreignFunctionFixes(context: CheckContext, call: Call): Fix[] {
  const name = lowerCase(call.name.text);
  const own = NAMES.get(name.replaceAll('_', ''));
  if (own !== undefined) return [replace(`Use \`${own}\``, call.name.start, call.name.end, own)];
  const [first, second] = call.items;
  if (MEMBERSHIP.has(name) && first !== undefined && second !== undefined && call.items.length === 2) {
    const text = `in(${context.source(second.value)}, ${context.source(first.value)})`;
    return [replace('Use `in(value, array)`', call.start, call.end, text)];
  }
  if ((name === 'asc' || name === 'desc') && first !== undefined && call.items.length === 1) {
    return [
      replace(`Put \`${name}\` behind the field`, call.start, call.end, `${context.source(first.value)} ${name}`),
    ];
  }
  if ((name === 'not' || name === 'exists.not') && first !== undefined) {
    return [replace('Use the operator `not`', call.start, call.end, `not (${context.source(first.value)})`)];
  }
  return [];
}
