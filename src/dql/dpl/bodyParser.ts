/** Parses the braces behind the name of a matcher: a pattern, the members of a JSON object, or the keys of an enumeration. */

import { readLong } from './longs.ts';
import type { BodyForm } from './matchers.ts';
import { MAX_DEPTH } from './patternCursor.ts';
import { SuffixParser } from './suffixParser.ts';
import type { Body, EnumEntry, ExportName, Matcher, Member, Sequence } from './tree.ts';

export abstract class BodyParser extends SuffixParser {
  protected abstract beginsElement(): boolean;
  protected abstract matcher(): Matcher;

  protected body(form: BodyForm): Body {
    const open = this.next();
    if (this.depth >= MAX_DEPTH) {
      this.tooDeep(open);
      const sequence: Sequence = { kind: 'Sequence', start: open.end, end: open.end, elements: [] };
      return { kind: 'SequenceBody', start: open.start, end: open.end, sequence };
    }
    this.depth++;
    const inside =
      form === 'enum' || (form === 'unknown' && this.token.kind === 'string' && this.peek(1).text === '=')
        ? ({ kind: 'EnumBody', entries: this.#enumEntries() } as const)
        : form === 'members'
          ? ({ kind: 'MembersBody', members: this.#members() } as const)
          : ({ kind: 'SequenceBody', sequence: this.sequence() } as const);
    this.depth--;
    this.skipTo('}');
    const end = this.close('}', open.start);
    return { ...inside, start: open.start, end };
  }

  #enumEntries(): EnumEntry[] {
    const entries: EnumEntry[] = [];
    for (;;) {
      while (this.is(',')) this.next();
      const token = this.token;
      if (token.kind !== 'string' && token.kind !== 'name') return entries;
      this.next();
      if (token.kind === 'name') {
        this.error('dpl-enum-key', token.start, token.end, `Put the key ${this.show(token)} in quotes.`);
      }
      const key = token.kind === 'name' ? this.text.slice(token.start, token.end) : this.unquoted(token);
      let value: bigint | undefined;
      if (this.accept('=')) {
        const number = this.token;
        if (number.kind === 'number') value = readLong(this.text.slice(this.next().start, number.end));
        else if (number.kind === 'string' || number.kind === 'name') this.next();
      }
      if (value === undefined) {
        this.error(
          'dpl-enum-value',
          token.start,
          this.lastEnd,
          `Give the key ${this.show(token)} an integer, as in 'key'=1.`,
        );
      }
      entries.push({ kind: 'EnumEntry', start: token.start, end: this.lastEnd, key, value });
    }
  }

  #members(): Member[] {
    const members: Member[] = [];
    for (;;) {
      while (this.is(',')) this.next();
      if (!this.beginsElement()) return members;
      members.push(this.#member());
    }
  }

  #member(): Member {
    const start = this.token.start;
    if (this.token.kind === 'lookAround') {
      const mark = this.next();
      this.error(
        'dpl-member-look-around',
        mark.start,
        mark.end,
        'Remove the look-around: members of a JSON text have no order.',
      );
    }
    const matcher = this.matcher();
    let arrayDepth = 0;
    while (this.accept('[]')) arrayDepth++;
    const suffixes = this.suffixes(matcher);
    const name = suffixes.exportName;
    let newName: ExportName | undefined;
    if (name !== undefined && this.is(':')) {
      this.next();
      newName = this.exportName();
    }
    return {
      kind: 'Member',
      start,
      end: Math.max(this.lastEnd, matcher.end),
      matcher,
      arrayDepth,
      configuration: suffixes.configuration,
      quantifier: suffixes.quantifier,
      optional: suffixes.optional,
      name,
      newName,
    };
  }
}
