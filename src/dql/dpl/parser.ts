/** Parses a DPL pattern. Total: any text gives a tree. Source of the grammar: docs "Dynatrace Pattern Language". */

import { parseCharacterClass } from './characterClass.ts';
import { lexPattern, type PatternToken, unescapePattern } from './lexer.ts';
import { type BodyForm, bodyForm } from './matchers.ts';
import type {
  Body,
  Configuration,
  Element,
  EnumEntry,
  ExportName,
  LookAround,
  Macro,
  Matcher,
  Member,
  PatternSyntaxError,
  PatternTree,
  Quantifier,
  Sequence,
  Setting,
  SettingValue,
} from './tree.ts';

/** Groups and bodies nested deeper than this are reported and skipped, so that no text exhausts the stack. */
const MAX_DEPTH = 100;

/** Parses the text of a pattern, that is: the value of the string literal, without its quotes and escapes. */
export function parsePattern(text: string): PatternTree {
  return new PatternParser(text).parse();
}

/** The parts of an element behind its matcher. */
interface Suffixes {
  configuration: Configuration | undefined;
  quantifier: Quantifier | undefined;
  optionalStart: number;
  optional: boolean;
  exportName: ExportName | undefined;
  end: number;
}

class PatternParser {
  readonly #text: string;
  readonly #tokens: readonly PatternToken[];
  readonly #errors: PatternSyntaxError[] = [];
  #at = 0;
  #depth = 0;
  #lastEnd = 0;
  /** The rest was skipped because it nests too deeply. */
  #gaveUp = false;

  constructor(text: string) {
    this.#text = text;
    const tokens = lexPattern(text);
    this.#tokens = tokens.filter((token) => token.kind !== 'comment');
    for (const token of tokens) {
      if (token.unterminated) this.#reportUnterminated(token);
    }
  }

  parse(): PatternTree {
    const macros: Macro[] = [];
    while (this.#isMacroDefinition()) macros.push(this.#macro());
    const start = this.#token.start;
    const elements: Element[] = [];
    let end = start;
    while (!this.#isAtEnd()) {
      const sequence = this.#sequence();
      elements.push(...sequence.elements);
      if (sequence.elements.length > 0) end = sequence.end;
      if (this.#isAtEnd()) break;
      if (this.#isMacroDefinition()) {
        this.#error('dpl-macro-position', this.#token.start, this.#token.end, 'Define macros before the pattern.');
        macros.push(this.#macro());
      } else if (this.#is(';') && this.#peek(1).kind === 'end') {
        this.#next();
      } else {
        const token = this.#next();
        this.#error(
          'dpl-unexpected',
          token.start,
          token.end,
          `Remove ${this.#show(token)}: no matcher begins with it.`,
        );
      }
    }
    return {
      text: this.#text,
      macros,
      sequence: { kind: 'Sequence', start, end, elements },
      errors: this.#errors.sort((left, right) => left.start - right.start),
    };
  }

  get #token(): PatternToken {
    return this.#peek(0);
  }

  #isAtEnd(): boolean {
    return this.#token.kind === 'end';
  }

  #peek(ahead: number): PatternToken {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  #next(): PatternToken {
    const token = this.#token;
    if (token.kind !== 'end') this.#at++;
    this.#lastEnd = token.end;
    return token;
  }

  #is(text: string): boolean {
    return this.#token.text === text;
  }

  #accept(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next();
    return true;
  }

  /** Consumes the closing bracket, or says that it is missing. */
  #close(text: string, openedAt: number): number {
    if (this.#is(text)) return this.#next().end;
    if (this.#gaveUp) return Math.max(this.#lastEnd, openedAt + 1);
    this.#error('dpl-unclosed', openedAt, openedAt + 1, `Close this bracket with \`${text}\`.`);
    return Math.max(this.#lastEnd, openedAt + 1);
  }

  #error(code: string, start: number, end: number, message: string): void {
    this.#errors.push({ code, start, end, message });
  }

  #reportUnterminated(token: PatternToken): void {
    const what =
      token.kind === 'class'
        ? 'character class with `]`'
        : token.kind === 'comment'
          ? 'comment with `*/`'
          : 'text with a quote';
    this.#error('dpl-unterminated', token.start, token.end, `End the ${what}.`);
  }

  #show(token: PatternToken): string {
    return token.kind === 'end' ? 'the end' : `\`${this.#text.slice(token.start, token.end)}\``;
  }

  #isMacroDefinition(): boolean {
    return this.#is('$') && this.#peek(1).kind === 'name' && this.#peek(2).text === '=';
  }

  #macro(): Macro {
    const start = this.#next().start;
    const name = this.#next();
    this.#next();
    const sequence = this.#sequence();
    if (!this.#accept(';')) {
      this.#error('dpl-macro-end', name.start, name.end, 'End the definition of the macro with `;`.');
    }
    return {
      kind: 'Macro',
      start,
      end: Math.max(this.#lastEnd, sequence.end),
      name: this.#text.slice(name.start, name.end),
      nameStart: name.start,
      nameEnd: name.end,
      sequence,
    };
  }

  /** Elements up to something that begins none. */
  #sequence(): Sequence {
    const start = this.#token.start;
    const elements: Element[] = [];
    for (;;) {
      while (this.#is(',')) this.#next();
      if (!this.#beginsElement()) break;
      elements.push(this.#element());
    }
    const last = elements.at(-1);
    return { kind: 'Sequence', start: elements[0]?.start ?? start, end: last?.end ?? start, elements };
  }

  #beginsElement(): boolean {
    const { kind, text } = this.#token;
    if (kind === 'name' || kind === 'string' || kind === 'class' || kind === 'lookAround') return true;
    return text === '(' || (text === '$' && !this.#isMacroDefinition());
  }

  #element(): Element {
    const start = this.#token.start;
    let lookAround: LookAround | undefined;
    if (this.#token.kind === 'lookAround') {
      const mark = this.#next();
      lookAround = {
        kind: 'LookAround',
        start: mark.start,
        end: mark.end,
        behind: mark.text.endsWith('<<'),
        negated: mark.text.startsWith('!'),
      };
    }
    const matcher = this.#matcher();
    const suffixes = this.#suffixes(matcher);
    return {
      kind: 'Element',
      start,
      end: Math.max(suffixes.end, matcher.end),
      lookAround,
      matcher,
      configuration: suffixes.configuration,
      quantifier: suffixes.quantifier,
      optional: suffixes.optional,
      optionalStart: suffixes.optionalStart,
      exportName: suffixes.exportName,
    };
  }

  #matcher(): Matcher {
    const token = this.#token;
    switch (token.kind) {
      case 'name':
        return this.#namedMatcher();
      case 'string': {
        this.#next();
        const end = token.unterminated ? token.end : token.end - 1;
        const value = unescapePattern(this.#text, token.start + 1, end);
        return { kind: 'LiteralMatcher', start: token.start, end: token.end, value };
      }
      case 'class':
        this.#next();
        return parseCharacterClass(this.#text, token, this.#errors);
    }
    if (token.text === '(') return this.#group();
    if (token.text === '$') {
      this.#next();
      const name = this.#token;
      if (name.kind === 'name' && name.start === token.end) {
        this.#next();
        return {
          kind: 'MacroReference',
          start: token.start,
          end: name.end,
          name: this.#text.slice(name.start, name.end),
        };
      }
      this.#error('dpl-macro-name', token.start, token.end, 'Write the name of a macro behind the dollar sign.');
      return { kind: 'MacroReference', start: token.start, end: token.end, name: '' };
    }
    this.#error('dpl-matcher-missing', token.start, token.end, `Write a matcher before ${this.#show(token)}.`);
    return { kind: 'MissingMatcher', start: token.start, end: token.start };
  }

  #namedMatcher(): Matcher {
    const token = this.#next();
    const name = this.#text.slice(token.start, token.end);
    let body: Body | undefined;
    if (this.#is('{') && !this.#isQuantifierAhead()) body = this.#body(bodyForm(name));
    return { kind: 'NamedMatcher', start: token.start, end: body?.end ?? token.end, name, nameEnd: token.end, body };
  }

  #isQuantifierAhead(): boolean {
    const next = this.#peek(1);
    return next.kind === 'number' || next.text === ',';
  }

  #group(): Matcher {
    const open = this.#next();
    if (this.#depth >= MAX_DEPTH) return this.#tooDeep(open);
    this.#depth++;
    const alternatives = [this.#sequence()];
    while (this.#accept('|')) alternatives.push(this.#sequence());
    this.#depth--;
    this.#skipTo(')');
    const end = this.#close(')', open.start);
    const only = alternatives[0]!;
    if (alternatives.length === 1) return { kind: 'SequenceGroup', start: open.start, end, sequence: only };
    return { kind: 'AlternativesGroup', start: open.start, end, alternatives };
  }

  #tooDeep(open: PatternToken): Matcher {
    this.#error('dpl-too-deep', open.start, open.end, `Nest groups at most ${MAX_DEPTH} deep.`);
    this.#at = this.#tokens.length - 1;
    this.#gaveUp = true;
    return { kind: 'MissingMatcher', start: open.start, end: open.end };
  }

  /** Reports and skips what stands between the elements and their closing bracket. */
  #skipTo(closing: ')' | '}'): void {
    let depth = 0;
    let reported = false;
    while (this.#token.kind !== 'end') {
      const { text } = this.#token;
      if (depth === 0 && (text === closing || text === ';')) return;
      if (text === '(' || text === '{') depth++;
      if (text === ')' || text === '}') {
        if (depth === 0) return;
        depth--;
      }
      const token = this.#next();
      if (!reported) {
        this.#error(
          'dpl-unexpected',
          token.start,
          token.end,
          `Remove ${this.#show(token)}: no matcher begins with it.`,
        );
        reported = true;
      }
    }
  }

  #body(form: BodyForm): Body {
    const open = this.#next();
    if (this.#depth >= MAX_DEPTH) {
      this.#tooDeep(open);
      const sequence: Sequence = { kind: 'Sequence', start: open.end, end: open.end, elements: [] };
      return { kind: 'SequenceBody', start: open.start, end: open.end, sequence };
    }
    this.#depth++;
    const inside =
      form === 'enum' || (form === 'unknown' && this.#token.kind === 'string' && this.#peek(1).text === '=')
        ? ({ kind: 'EnumBody', entries: this.#enumEntries() } as const)
        : form === 'members'
          ? ({ kind: 'MembersBody', members: this.#members() } as const)
          : ({ kind: 'SequenceBody', sequence: this.#sequence() } as const);
    this.#depth--;
    this.#skipTo('}');
    const end = this.#close('}', open.start);
    return { ...inside, start: open.start, end };
  }

  #enumEntries(): EnumEntry[] {
    const entries: EnumEntry[] = [];
    for (;;) {
      while (this.#is(',')) this.#next();
      const token = this.#token;
      if (token.kind !== 'string' && token.kind !== 'name') return entries;
      this.#next();
      if (token.kind === 'name') {
        this.#error('dpl-enum-key', token.start, token.end, `Put the key ${this.#show(token)} in quotes.`);
      }
      const key =
        token.kind === 'name'
          ? this.#text.slice(token.start, token.end)
          : unescapePattern(this.#text, token.start + 1, token.unterminated ? token.end : token.end - 1);
      let value: bigint | undefined;
      if (this.#accept('=')) {
        const number = this.#token;
        if (number.kind === 'number') value = readLong(this.#text.slice(this.#next().start, number.end));
        else if (number.kind === 'string' || number.kind === 'name') this.#next();
      }
      if (value === undefined) {
        this.#error(
          'dpl-enum-value',
          token.start,
          this.#lastEnd,
          `Give the key ${this.#show(token)} an integer, as in 'key'=1.`,
        );
      }
      entries.push({ kind: 'EnumEntry', start: token.start, end: this.#lastEnd, key, value });
    }
  }

  #members(): Member[] {
    const members: Member[] = [];
    for (;;) {
      while (this.#is(',')) this.#next();
      if (!this.#beginsElement()) return members;
      members.push(this.#member());
    }
  }

  #member(): Member {
    const start = this.#token.start;
    if (this.#token.kind === 'lookAround') {
      const mark = this.#next();
      this.#error(
        'dpl-member-look-around',
        mark.start,
        mark.end,
        'Remove the look-around: members of a JSON text have no order.',
      );
    }
    const matcher = this.#matcher();
    let arrayDepth = 0;
    while (this.#accept('[]')) arrayDepth++;
    const suffixes = this.#suffixes(matcher);
    const name = suffixes.exportName;
    let newName: ExportName | undefined;
    if (name !== undefined && this.#is(':')) {
      this.#next();
      newName = this.#exportName();
    }
    return {
      kind: 'Member',
      start,
      end: Math.max(this.#lastEnd, matcher.end),
      matcher,
      arrayDepth,
      configuration: suffixes.configuration,
      quantifier: suffixes.quantifier,
      optional: suffixes.optional,
      name,
      newName,
    };
  }

  /**
   * The parts behind a matcher, in the order configuration, quantifier, `?`, export name. Parts in another order are read and
   * reported; of a part given twice the first one counts.
   */
  #suffixes(matcher: Matcher): Suffixes {
    const found: Suffixes = {
      configuration: undefined,
      quantifier: undefined,
      optionalStart: 0,
      optional: false,
      exportName: undefined,
      end: matcher.end,
    };
    let rank = 0;
    for (;;) {
      const token = this.#token;
      let current: number;
      if (token.text === '(' && this.#isConfigurationAhead(matcher, found.configuration !== undefined)) {
        current = 1;
        const configuration = this.#configuration();
        found.configuration ??= configuration;
      } else if (token.text === '*' || token.text === '+' || (token.text === '{' && this.#isQuantifierAhead())) {
        current = 2;
        const quantifier = this.#quantifier();
        found.quantifier ??= quantifier;
      } else if (token.text === '?') {
        current = 3;
        this.#next();
        if (!found.optional) found.optionalStart = token.start;
        found.optional = true;
      } else if (token.text === ':' && found.exportName === undefined) {
        current = 4;
        this.#next();
        found.exportName = this.#exportName();
      } else {
        return found;
      }
      found.end = this.#lastEnd;
      if (current === rank) {
        this.#error(
          'dpl-repeated-part',
          token.start,
          this.#lastEnd,
          `Remove ${this.#show(token)}: the element has ${PART[current]} already.`,
        );
      } else if (current < rank) {
        const message = `Move ${PART[current]} before ${PART[rank]}: the order is configuration, quantifier, \`?\`, \`:name\`.`;
        this.#error('dpl-part-order', token.start, this.#lastEnd, message);
      }
      rank = Math.max(rank, current);
    }
  }

  #exportName(): ExportName | undefined {
    const token = this.#token;
    if (token.kind === 'name') {
      this.#next();
      return {
        kind: 'ExportName',
        start: token.start,
        end: token.end,
        text: this.#text.slice(token.start, token.end),
        quoted: false,
      };
    }
    if (token.kind === 'string') {
      this.#next();
      const text = unescapePattern(this.#text, token.start + 1, token.unterminated ? token.end : token.end - 1);
      return { kind: 'ExportName', start: token.start, end: token.end, text, quoted: true };
    }
    this.#error('dpl-export-name', this.#lastEnd - 1, this.#lastEnd, 'Write a name behind the colon.');
    return undefined;
  }

  /**
   * Tells `INT(min=1)` from `INT ('a' | 'b')`. A bracket with `name=` is a configuration; one with a positional value is, too, where
   * the matcher takes one (the format of `TIMESTAMP`).
   */
  #isConfigurationAhead(matcher: Matcher, configured: boolean): boolean {
    const first = this.#peek(1);
    const second = this.#peek(2);
    if (first.kind === 'name' && second.text === '=') return true;
    if (matcher.kind !== 'NamedMatcher' || configured) return false;
    const name = matcher.name.toUpperCase();
    if (name === 'TIMESTAMP' || name === 'TIME')
      return first.kind === 'string' && (second.text === ')' || second.text === ',');
    return first.kind === 'number';
  }

  #configuration(): Configuration {
    const open = this.#next();
    const settings: Setting[] = [];
    while (this.#token.kind !== 'end' && !this.#is(')')) {
      const start = this.#token.start;
      let name: string | undefined;
      if (this.#token.kind === 'name' && this.#peek(1).text === '=') {
        const token = this.#next();
        name = this.#text.slice(token.start, token.end);
        this.#next();
      }
      const value = this.#settingValue();
      settings.push({ kind: 'Setting', start, end: Math.max(this.#lastEnd, start), name, value });
      if (value.kind === 'MissingValue' || !this.#accept(',')) break;
    }
    this.#skipTo(')');
    const end = this.#close(')', open.start);
    return { kind: 'Configuration', start: open.start, end, settings };
  }

  #settingValue(): SettingValue {
    const token = this.#token;
    const { start, end } = token;
    if (token.kind === 'string') {
      this.#next();
      return {
        kind: 'Text',
        start,
        end,
        value: unescapePattern(this.#text, start + 1, token.unterminated ? end : end - 1),
      };
    }
    if (token.kind === 'number') {
      this.#next();
      const text = this.#text.slice(start, end);
      const long = readLong(text);
      if (long !== undefined) return { kind: 'Long', start, end, value: long };
      const value = Number(text);
      if (Number.isNaN(value)) this.#error('dpl-number', start, end, `Write a number instead of \`${text}\`.`);
      return { kind: 'Double', start, end, value };
    }
    if (token.kind === 'name') {
      this.#next();
      const word = this.#text.slice(start, end);
      const lower = word.toLowerCase();
      if (lower === 'true' || lower === 'false') return { kind: 'Boolean', start, end, value: lower === 'true' };
      return { kind: 'Word', start, end, value: word };
    }
    if (token.text === '{' && this.#depth < MAX_DEPTH) {
      this.#next();
      this.#depth++;
      const sequence = this.#sequence();
      this.#depth--;
      this.#skipTo('}');
      return { kind: 'Pattern', start, end: this.#close('}', start), sequence };
    }
    this.#error('dpl-setting-value', start, end, `Write a value before ${this.#show(token)}.`);
    return { kind: 'MissingValue', start, end: start };
  }

  #quantifier(): Quantifier {
    const open = this.#next();
    const { start } = open;
    if (open.text === '*') return { kind: 'Quantifier', start, end: open.end, form: '*', min: 0, max: undefined };
    if (open.text === '+') return { kind: 'Quantifier', start, end: open.end, form: '+', min: 1, max: undefined };
    const first = this.#quantity();
    let max = first;
    if (this.#accept(',')) max = this.#quantity();
    this.#skipTo('}');
    const end = this.#close('}', start);
    return { kind: 'Quantifier', start, end, form: '{}', min: first ?? 0, max };
  }

  #quantity(): number | undefined {
    if (this.#token.kind !== 'number') return undefined;
    const token = this.#next();
    const value = readLong(this.#text.slice(token.start, token.end));
    if (value !== undefined && value >= 0n && value <= 0x7fff_ffffn) return Number(value);
    this.#error('dpl-number', token.start, token.end, 'Write a whole number, 0 or more.');
    return undefined;
  }
}

const PART = ['', 'a configuration', 'a quantifier', '`?`', 'the name'];

function readLong(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const hexadecimal = digits.startsWith('0x') || digits.startsWith('0X');
  for (let at = hexadecimal ? 2 : 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    const lower = code | 32;
    if (!((code >= 48 && code <= 57) || (hexadecimal && lower >= 97 && lower <= 102))) return undefined;
  }
  if (hexadecimal && digits.length === 2) return undefined;
  const value = BigInt(digits);
  return negative ? -value : value;
}
