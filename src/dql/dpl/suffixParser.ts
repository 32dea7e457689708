/** Parses what may stand behind a matcher: configuration, quantifier, `?` and export name. */

import { readLong } from './longs.ts';
import { MAX_DEPTH, PatternCursor } from './patternCursor.ts';
import type { Configuration, ExportName, Matcher, Quantifier, Sequence, Setting, SettingValue } from './tree.ts';

const PART = ['', 'a configuration', 'a quantifier', '`?`', 'the name'];

/** The parts of an element behind its matcher. */
interface Suffixes {
  configuration: Configuration | undefined;
  quantifier: Quantifier | undefined;
  optionalStart: number;
  optional: boolean;
  exportName: ExportName | undefined;
  end: number;
}

export abstract class SuffixParser extends PatternCursor {
  protected abstract sequence(): Sequence;

  /**
   * The parts behind a matcher, in the order configuration, quantifier, `?`, export name. Parts in another order are read and
   * reported; of a part given twice the first one counts.
   */
  protected suffixes(matcher: Matcher): Suffixes {
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
      const token = this.token;
      let current: number;
      if (token.text === '(' && this.#isConfigurationAhead(matcher, found.configuration !== undefined)) {
        current = 1;
        const configuration = this.#configuration();
        found.configuration ??= configuration;
      } else if (token.text === '*' || token.text === '+' || (token.text === '{' && this.isQuantifierAhead())) {
        current = 2;
        const quantifier = this.#quantifier();
        found.quantifier ??= quantifier;
      } else if (token.text === '?') {
        current = 3;
        this.next();
        if (!found.optional) found.optionalStart = token.start;
        found.optional = true;
      } else if (token.text === ':' && found.exportName === undefined) {
        current = 4;
        this.next();
        found.exportName = this.exportName();
      } else {
        return found;
      }
      found.end = this.lastEnd;
      if (current === rank) {
        this.error(
          'dpl-repeated-part',
          token.start,
          this.lastEnd,
          `Remove ${this.show(token)}: the element has ${PART[current]} already.`,
        );
      } else if (current < rank) {
        const message = `Move ${PART[current]} before ${PART[rank]}: the order is configuration, quantifier, \`?\`, \`:name\`.`;
        this.error('dpl-part-order', token.start, this.lastEnd, message);
      }
      rank = Math.max(rank, current);
    }
  }

  protected exportName(): ExportName | undefined {
    const token = this.token;
    if (token.kind === 'name') {
      this.next();
      return {
        kind: 'ExportName',
        start: token.start,
        end: token.end,
        text: this.text.slice(token.start, token.end),
        quoted: false,
      };
    }
    if (token.kind === 'string') {
      this.next();
      const text = this.unquoted(token);
      return { kind: 'ExportName', start: token.start, end: token.end, text, quoted: true };
    }
    this.error('dpl-export-name', this.lastEnd - 1, this.lastEnd, 'Write a name behind the colon.');
    return undefined;
  }

  /**
   * Tells `INT(min=1)` from `INT ('a' | 'b')`. A bracket with `name=` is a configuration; one with a positional value is, too, where
   * the matcher takes one (the format of `TIMESTAMP`).
   */
  #isConfigurationAhead(matcher: Matcher, configured: boolean): boolean {
    const first = this.peek(1);
    const second = this.peek(2);
    if (first.kind === 'name' && second.text === '=') return true;
    if (matcher.kind !== 'NamedMatcher' || configured) return false;
    const name = matcher.name.toUpperCase();
    if (name === 'TIMESTAMP' || name === 'TIME')
      return first.kind === 'string' && (second.text === ')' || second.text === ',');
    return first.kind === 'number';
  }

  protected isQuantifierAhead(): boolean {
    const next = this.peek(1);
    return next.kind === 'number' || next.text === ',';
  }

  #configuration(): Configuration {
    const open = this.next();
    const settings: Setting[] = [];
    while (this.token.kind !== 'end' && !this.is(')')) {
      const start = this.token.start;
      let name: string | undefined;
      if (this.token.kind === 'name' && this.peek(1).text === '=') {
        const token = this.next();
        name = this.text.slice(token.start, token.end);
        this.next();
      }
      const value = this.#settingValue();
      settings.push({ kind: 'Setting', start, end: Math.max(this.lastEnd, start), name, value });
      if (value.kind === 'MissingValue' || !this.accept(',')) break;
    }
    this.skipTo(')');
    const end = this.close(')', open.start);
    return { kind: 'Configuration', start: open.start, end, settings };
  }

  #settingValue(): SettingValue {
    const token = this.token;
    const { start, end } = token;
    if (token.kind === 'string') {
      this.next();
      return {
        kind: 'Text',
        start,
        end,
        value: this.unquoted(token),
      };
    }
    if (token.kind === 'number') {
      this.next();
      const text = this.text.slice(start, end);
      const long = readLong(text);
      if (long !== undefined) return { kind: 'Long', start, end, value: long };
      const value = Number(text);
      if (Number.isNaN(value)) this.error('dpl-number', start, end, `Write a number instead of \`${text}\`.`);
      return { kind: 'Double', start, end, value };
    }
    if (token.kind === 'name') {
      this.next();
      const word = this.text.slice(start, end);
      const lower = word.toLowerCase();
      if (lower === 'true' || lower === 'false') return { kind: 'Boolean', start, end, value: lower === 'true' };
      return { kind: 'Word', start, end, value: word };
    }
    if (token.text === '{' && this.depth < MAX_DEPTH) {
      this.next();
      this.depth++;
      const sequence = this.sequence();
      this.depth--;
      this.skipTo('}');
      return { kind: 'Pattern', start, end: this.close('}', start), sequence };
    }
    this.error('dpl-setting-value', start, end, `Write a value before ${this.show(token)}.`);
    return { kind: 'MissingValue', start, end: start };
  }

  #quantifier(): Quantifier {
    const open = this.next();
    const { start } = open;
    if (open.text === '*') return { kind: 'Quantifier', start, end: open.end, form: '*', min: 0, max: undefined };
    if (open.text === '+') return { kind: 'Quantifier', start, end: open.end, form: '+', min: 1, max: undefined };
    const first = this.#quantity();
    let max = first;
    if (this.accept(',')) max = this.#quantity();
    this.skipTo('}');
    const end = this.close('}', start);
    return { kind: 'Quantifier', start, end, form: '{}', min: first ?? 0, max };
  }

  #quantity(): number | undefined {
    if (this.token.kind !== 'number') return undefined;
    const token = this.next();
    const value = readLong(this.text.slice(token.start, token.end));
    if (value !== undefined && value >= 0n && value <= 0x7fff_ffffn) return Number(value);
    this.error('dpl-number', token.start, token.end, 'Write a whole number, 0 or more.');
    return undefined;
  }
}
