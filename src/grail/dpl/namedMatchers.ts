/** What each matcher's name stands for. Source: docs "Dynatrace Pattern Language". */

import type { Element, Matcher as MatcherTree, Member, Sequence } from '../../dql/dpl/tree.ts';
import { isLocale } from '../functions/locale.ts';
import { findTimeZone } from '../functions/timeZone.ts';
import { creditCard, ipAddress, ipv4, ipv6, smartscapeId, uuidString } from './addressMatchers.ts';
import { posixSet } from './characterSet.ts';
import { array, enumeration, type InnerPattern, keyValuePairs, structure } from './containers.ts';
import {
  anyArray,
  anyObject,
  anyValue,
  arrayReader,
  jsonMatcher,
  type MemberPlan,
  matcherReader,
  objectReader,
  textReader,
  type ValueReader,
} from './jsonMatchers.ts';
import { MANY, MAX_ELEMENTS, type Matcher, ONCE } from './matcher.ts';
import { boolean, decimal, hexadecimal, integer } from './numberMatchers.ts';
import type { Place } from './parts.ts';
import { patternError } from './patternError.ts';
import { repetitionOf, withPresence } from './repetition.ts';
import { isDropped, Scope } from './scope.ts';
import type { PatternCompiler } from './sequence.ts';
import { Settings } from './settings.ts';
import { noStop } from './stop.ts';
import { characters, data, literal, position, quoted, string } from './textMatchers.ts';
import { TIME_FORMATS, time } from './timeMatchers.ts';
import { xml } from './xmlMatcher.ts';

type NamedTree = Extract<MatcherTree, { kind: 'NamedMatcher' }>;

/** What a builder has to know. */
interface Request {
  readonly name: string;
  readonly element: Element;
  readonly tree: NamedTree;
  readonly settings: Settings;
  readonly place: Place;
  readonly compiler: PatternCompiler;
}

type Builder = (request: Request) => Matcher;

/** Throws `ArgumentError` for an unknown name, a setting or a quantifier that the matcher does not take. */
export function namedMatcher(element: Element, tree: NamedTree, place: Place, compiler: PatternCompiler): Matcher {
  const name = tree.name.toUpperCase();
  const build = Object.hasOwn(BUILDERS, name) ? BUILDERS[name]! : posixBuilder(name);
  if (build === undefined) throw patternError(`Named pattern element '${tree.name}' is not valid`);
  const settings = new Settings(name, element.configuration, 'format');
  const matcher = build({ name, element, tree, settings, place, compiler });
  settings.checkAllRead();
  return matcher;
}

function posixBuilder(name: string): Builder | undefined {
  const set = name === 'ANY' ? undefined : posixSet(name);
  return set === undefined ? undefined : ({ element }) => characters(set, repetitionOf(element, MANY));
}

/** A matcher of one value. */
function single(make: (settings: Settings, request: Request) => Matcher): Builder {
  return (request) => withPresence(request.name, make(request.settings, request), request.element);
}

function whole(bits: 32 | 64, make: typeof integer): Builder {
  return single((settings) => make(bits, { min: settings.long('min'), max: settings.long('max') }));
}

function fractional(separator: '.' | ',', isSingle: boolean): Builder {
  return single((settings) =>
    decimal(separator, isSingle, { min: settings.number('min'), max: settings.number('max') }),
  );
}

function constant(matcher: Matcher): Builder {
  return single(() => matcher);
}

function timeBuilder({ name, settings, element, compiler }: Request): Matcher {
  const custom = name === 'TIMESTAMP' || name === 'TIME';
  const format = (custom ? settings.text('format') : undefined) ?? TIME_FORMATS[name]!;
  const zoneName = custom ? (settings.text('timezone') ?? settings.text('tz')) : undefined;
  const locale = settings.text('locale') ?? 'English';
  const zone = zoneName === undefined ? undefined : findTimeZone(zoneName);
  if (zoneName !== undefined && zone === undefined) throw patternError(`There is no time zone \`${zoneName}\`.`);
  const language = LANGUAGES.get(locale.toLowerCase()) ?? locale;
  if (!isLocale(language)) throw patternError(`There is no locale \`${locale}\`.`);
  const { now } = compiler.options;
  const matcher = time({ format, locale: language, now, ...(zone === undefined ? {} : { zone }) });
  return withPresence(name, matcher, element);
}

/** Locales may be given by the English name of their language. */
const LANGUAGES = new Map([
  ['english', 'en'],
  ['german', 'de'],
  ['french', 'fr'],
  ['italian', 'it'],
  ['spanish', 'es'],
  ['estonian', 'et'],
]);

function bodySequence({ tree, name }: Request): Sequence {
  if (tree.body?.kind === 'SequenceBody' && tree.body.sequence.elements.length > 0) return tree.body.sequence;
  throw patternError(`${name} needs a body in braces, as in \`${name}{INT:i}\`.`);
}

/** Data at the end of a body goes as far as the body's own optional parts let it. */
function innerOf(request: Request, isRepeated: boolean): InnerPattern {
  return request.compiler.inner(bodySequence(request), isRepeated ? noStop : request.place.stop);
}

function arrayBuilder(request: Request): Matcher {
  if (request.element.quantifier === undefined) throw patternError('ARRAY requires a quantifier expression');
  const inner = innerOf(request, true);
  if (inner.names.length === 0) throw patternError('The body of ARRAY needs an export name.');
  return array(inner, repetitionOf(request.element, MANY, MAX_ELEMENTS));
}

function pairsBuilder(request: Request): Matcher {
  const inner = innerOf(request, true);
  if (!inner.names.includes('key') || !inner.names.some((name) => name.startsWith('value'))) {
    throw patternError('The body of KVP has to export `key` and `value`.');
  }
  return keyValuePairs(inner, repetitionOf(request.element, { min: 1, max: 128 }, MAX_ELEMENTS));
}

const enumBuilder = single((settings, { tree }) => {
  const ignoreCase = settings.boolean('cis') === true;
  if (tree.body?.kind !== 'EnumBody') throw patternError("ENUM needs a body in braces, as in `ENUM{'a'=1}`.");
  return enumeration(tree.body, ignoreCase);
});

const DEFAULT_LENGTH = 128_000;

function jsonSettings(settings: Settings) {
  const maxLength = settings.number('maxlen') ?? DEFAULT_LENGTH;
  return { strict: settings.boolean('strict') !== false, maxLength };
}

const jsonObject = single((settings, request) => {
  const limits = jsonSettings(settings);
  settings.boolean('flat');
  return jsonMatcher(membersReader(request.tree, settings.text('greedy'), request.compiler), limits, '{');
});

const jsonArray = single((settings, { tree, compiler }) => {
  const limits = jsonSettings(settings);
  settings.boolean('typed');
  const element = elementReader(tree, compiler);
  return jsonMatcher(element === undefined ? anyArray : arrayReader(element), limits, '[');
});

const jsonValue = single((settings, { tree, compiler }) => {
  const limits = jsonSettings(settings);
  settings.boolean('typed');
  return jsonMatcher(elementReader(tree, compiler) ?? anyValue, limits);
});

function elementReader({ body }: NamedTree, compiler: PatternCompiler): ValueReader | undefined {
  const only = body?.kind === 'SequenceBody' ? body.sequence.elements[0] : undefined;
  return only === undefined ? undefined : valueReader(only, compiler);
}

function membersReader({ body }: NamedTree, greedy: string | undefined, compiler: PatternCompiler): ValueReader {
  if (body?.kind !== 'MembersBody' || body.members.length === 0) return anyObject;
  return objectReader(
    body.members.map((member) => memberPlan(member, compiler)),
    greedy,
  );
}

function memberPlan(member: Member, compiler: PatternCompiler): MemberPlan {
  if (member.name === undefined)
    throw patternError('Each member of a JSON body needs the name of the member, as in `INT:age`.');
  let read = valueReader(asElement(member), compiler);
  for (let depth = 0; depth < member.arrayDepth; depth++) read = arrayReader(read);
  return {
    name: member.name.text,
    resultName: isDropped(member.newName) ? undefined : (member.newName ?? member.name).text,
    mandatory: member.quantifier?.form === '+',
    read,
  };
}

function asElement(member: Member): Element {
  const { matcher, configuration, start, end } = member;
  return {
    kind: 'Element',
    ...{ matcher, configuration, start, end },
    lookAround: undefined,
    quantifier: undefined,
    optional: false,
    optionalStart: 0,
    exportName: undefined,
  };
}

/** Text matchers take a JSON string as it is; JSON matchers go on in the value; others read its text. */
function valueReader(element: Element, compiler: PatternCompiler): ValueReader {
  const tree = element.matcher;
  if (tree.kind === 'NamedMatcher') {
    const name = tree.name.toUpperCase();
    if (TEXT_NAMES.has(name)) return textReader;
    if (name === 'JSON_VALUE') return elementReader(tree, compiler) ?? anyValue;
    if (name === 'JSON_ARRAY') {
      const inner = elementReader(tree, compiler);
      return inner === undefined ? anyArray : arrayReader(inner);
    }
    if (name === 'JSON' || name === 'JSON_OBJECT') {
      return membersReader(tree, new Settings(name, element.configuration).text('greedy'), compiler);
    }
  }
  return matcherReader(compiler.matcher(element, { scope: NO_EXPORTS, stop: noStop, capture: false }));
}

const NO_EXPORTS = new Scope({ kind: 'Sequence', start: 0, end: 0, elements: [] }, new Map());

const TEXT_NAMES = new Set(['STRING', 'LD', 'LDATA', 'DATA']);

const xmlBuilder = single((settings) =>
  xml({
    rootTag: settings.text('rootTag'),
    excludeRoot: settings.boolean('excludeRoot') === true,
    ignoreNamespace: settings.boolean('ignoreNamespace') === true,
    maxLength: settings.number('maxlen') ?? DEFAULT_LENGTH,
  }),
);

const lineFeed: Builder = ({ element }) => ({ ...literal('\n', repetitionOf(element, ONCE)), result: 'none' });
const carriageReturn: Builder = ({ element }) => ({ ...literal('\r', repetitionOf(element, ONCE)), result: 'none' });
const windowsLine: Builder = ({ element }) => ({ ...literal('\r\n', repetitionOf(element, ONCE)), result: 'none' });
const lineData: Builder = ({ element, place }) => data(true, repetitionOf(element, MANY), place.stop());
const anyData: Builder = ({ element, place }) => data(false, repetitionOf(element, MANY), place.stop());
const startOfText = constant(position((_, at) => at === 0));
const middleOfText = constant(position((_, at) => at !== 0));
const endOfText = constant(position((text, at) => at === text.length));

const BUILDERS: Readonly<Record<string, Builder>> = {
  LD: lineData,
  LDATA: lineData,
  DATA: anyData,
  EOL: lineFeed,
  LF: lineFeed,
  CR: carriageReturn,
  EOLWIN: windowsLine,
  WINEOL: windowsLine,
  SQS: ({ element }) => quoted("'", 'backslash', repetitionOf(element, MANY)),
  DQS: ({ element }) => quoted('"', 'backslash', repetitionOf(element, MANY)),
  CSVSQS: ({ element }) => quoted("'", 'doubled', repetitionOf(element, MANY)),
  CSVDQS: ({ element }) => quoted('"', 'doubled', repetitionOf(element, MANY)),
  STRING: ({ element }) => string(repetitionOf(element, MANY)),
  BOS: startOfText,
  BOF: startOfText,
  MOS: middleOfText,
  MOF: middleOfText,
  EOS: endOfText,
  EOF: endOfText,
  BOOLEAN: constant(boolean()),
  BOOL: constant(boolean()),
  INT: whole(32, integer),
  INTEGER: whole(32, integer),
  LONG: whole(64, integer),
  HEXINT: whole(32, hexadecimal),
  HEXLONG: whole(64, hexadecimal),
  FLOAT: fractional('.', true),
  DOUBLE: fractional('.', false),
  CFLOAT: fractional(',', true),
  CDOUBLE: fractional(',', false),
  ISO8601: timeBuilder,
  JSONTIMESTAMP: timeBuilder,
  HTTPDATE: timeBuilder,
  TIMESTAMP: timeBuilder,
  TIME: timeBuilder,
  IPADDR: constant(ipAddress),
  IP: constant(ipAddress),
  IPV4: constant(ipv4),
  IPV4ADDR: constant(ipv4),
  IPV6: constant(ipv6),
  IPV6ADDR: constant(ipv6),
  CREDITCARD: constant(creditCard),
  SMARTSCAPEID: constant(smartscapeId),
  UUIDSTRING: constant(uuidString),
  STRUCTURE: single((_, request) => structure(innerOf(request, false))),
  ARRAY: arrayBuilder,
  KVP: pairsBuilder,
  ENUM: enumBuilder,
  JSON: jsonObject,
  JSON_OBJECT: jsonObject,
  JSON_ARRAY: jsonArray,
  JSON_VALUE: jsonValue,
  XML: xmlBuilder,
  XML_PLAIN: xmlBuilder,
  XML_VERBOSE: xmlBuilder,
};
