import { describe, expect, it } from 'vitest';
import { findScalarFunction, scalarFunctionNames } from './library.ts';
import { call } from './testCall.ts';

/** Every scalar function that works on values alone; what needs the record or stored entities is the engine's. */
const EXPECTED = [
  ...'abs acos asin atan atan2 bin cbrt ceil cos cosh degreeToRadian e exp floor hexStringToNumber hypotenuse log log10 log1p'.split(
    ' ',
  ),
  ...'numberToHexString pi power radianToDegree random range round signum sin sinh sqrt tan tanh'.split(' '),
  ...'bitwiseAnd bitwiseCountOnes bitwiseNot bitwiseOr bitwiseShiftLeft bitwiseShiftRight bitwiseXor'.split(' '),
  ...'array arrayAvg arrayConcat arrayCumulativeSum arrayDelta arrayDiff arrayDistinct arrayElement arrayFirst'.split(
    ' ',
  ),
  ...'arrayFlatten arrayIndexOf arrayLast arrayLastIndexOf arrayMax arrayMedian arrayMin arrayMovingAvg'.split(' '),
  ...'arrayMovingMax arrayMovingMin arrayMovingSum arrayPercentile arrayRemoveNulls arrayReverse arraySize'.split(' '),
  ...'arraySlice arraySort arraySum arrayToString impute'.split(' '),
  ...'vectorCosineDistance vectorInnerProductDistance vectorL1Distance vectorL2Distance'.split(' '),
  ...'asArray asBinary asBoolean asDouble asDuration asIp asLong asNumber asRecord asSmartscapeId asString'.split(' '),
  ...'asTimeframe asTimestamp asUid toArray toBoolean toDouble toDuration toIp toLong toSmartscapeId toString'.split(
    ' ',
  ),
  ...'toTimeframe toTimestamp toUid toVariant type'.split(' '),
  ...'duration ip smartscapeId timeframe timestamp timestampFromUnixMillis timestampFromUnixNanos'.split(' '),
  ...'timestampFromUnixSeconds uid128 uid64 uuid getEnd getHighBits getLowBits getRecordField getStart'.split(' '),
  ...'coalesce if in isFalseOrNull isFinite isInfinite isNaN isNotNull isNull isTrueOrNull isUid128 isUid64 isUuid'.split(
    ' ',
  ),
  ...'concat contains decodeBase16ToBinary decodeBase16ToString decodeBase64ToBinary decodeBase64ToString'.split(' '),
  ...'decodeUrl encodeBase16 encodeBase64 encodeUrl endsWith escape getCharacter indexOf lastIndexOf'.split(' '),
  ...'levenshteinDistance like lower matchesPattern matchesPhrase matchesRegex matchesValue punctuation'.split(' '),
  ...'replacePattern replaceString splitByPattern splitString startsWith stringLength substring trim unescape'.split(
    ' ',
  ),
  ...'unescapeHtml upper jsonField jsonPath parse parseAll'.split(' '),
  ...'formatTimestamp getDayOfMonth getDayOfWeek getDayOfYear getHour getMinute getMonth getSecond getWeekOfYear'.split(
    ' ',
  ),
  ...'getYear now unixMillisFromTimestamp unixNanosFromTimestamp unixSecondsFromTimestamp'.split(' '),
  ...'ipIn ipIsLinkLocal ipIsLoopback ipIsPrivate ipIsPublic ipMask isIp isIpV4 isIpV6'.split(' '),
  ...'hashCrc32 hashMd5 hashSha1 hashSha256 hashSha512 hashXxHash32 hashXxHash64'.split(' '),
];

/** What has a value for null, or no argument at all. */
const NULL_HAS_A_RESULT = new Set([
  ...'array coalesce e now pi random isFalseOrNull isNotNull isNull isTrueOrNull'.split(' '),
]);

describe('the library', () => {
  it('holds every scalar function, and nothing else', () => {
    expect([...scalarFunctionNames()].sort()).toEqual([...EXPECTED].sort());
  });

  it('finds functions in any case', () => {
    expect(findScalarFunction('ARRAYSIZE')?.name).toBe('arraySize');
    expect(findScalarFunction('hasOwnProperty')).toBeUndefined();
  });

  it.each(EXPECTED.filter((name) => !NULL_HAS_A_RESULT.has(name)))('%s gives null for null', (name) => {
    const { parameters } = findScalarFunction(name)!;
    const nulls = parameters.filter(({ named }) => named !== true).map(() => null);
    expect(call(name, nulls)).toBeNull();
  });
});
