/** Parses a DPL pattern. Total: any text gives a tree. Source of the grammar: docs "Dynatrace Pattern Language". */

import { BodyParser } from './bodyParser.ts';
import { parseCharacterClass } from './characterClass.ts';
import { bodyForm } from './matchers.ts';
import { MAX_DEPTH } from './patternCursor.ts';
import type { Body, Element, LookAround, Macro, Matcher, PatternTree, Sequence } from './tree.ts';

/** Parses the text of a pattern, that is: the value of the string literal, without its quotes and escapes. */
export function parsePattern(text: string): PatternTree {
  return new PatternParser(text).parse();
}

class PatternParser extends BodyParser {
  parse(): PatternTree {
    const macros: Macro[] = [];
    while (this.#isMacroDefinition()) macros.push(this.#macro());
    const start = this.token.start;
    const elements: Element[] = [];
    let end = start;
    while (!this.isAtEnd()) {
      const sequence = this.sequence();
      elements.push(...sequence.elements);
      if (sequence.elements.length > 0) end = sequence.end;
      if (this.isAtEnd()) break;
      if (this.#isMacroDefinition()) {
        this.error('dpl-macro-position', this.token.start, this.token.end, 'Define macros before the pattern.');
        macros.push(this.#macro());
      } else if (this.is(';') && this.peek(1).kind === 'end') {
        this.next();
      } else {
        const token = this.next();
        this.error('dpl-unexpected', token.start, token.end, `Remove ${this.show(token)}: no matcher begins with it.`);
      }
    }
    return {
      text: this.text,
      macros,
      sequence: { kind: 'Sequence', start, end, elements },
      errors: this.errors.sort((left, right) => left.start - right.start),
    };
  }

  #isMacroDefinition(): boolean {
    return this.is('$') && this.peek(1).kind === 'name' && this.peek(2).text === '=';
  }

  #macro(): Macro {
    const start = this.next().start;
    const name = this.next();
    this.next();
    const sequence = this.sequence();
    if (!this.accept(';')) {
      this.error('dpl-macro-end', name.start, name.end, 'End the definition of the macro with `;`.');
    }
    return {
      kind: 'Macro',
      start,
      end: Math.max(this.lastEnd, sequence.end),
      name: this.text.slice(name.start, name.end),
      nameStart: name.start,
      nameEnd: name.end,
      sequence,
    };
  }

  /** Elements up to something that begins none. */
  protected sequence(): Sequence {
    const start = this.token.start;
    const elements: Element[] = [];
    for (;;) {
      while (this.is(',')) this.next();
      if (!this.beginsElement()) break;
      elements.push(this.#element());
    }
    const last = elements.at(-1);
    return { kind: 'Sequence', start: elements[0]?.start ?? start, end: last?.end ?? start, elements };
  }

  protected beginsElement(): boolean {
    const { kind, text } = this.token;
    if (kind === 'name' || kind === 'string' || kind === 'class' || kind === 'lookAround') return true;
    return text === '(' || (text === '$' && !this.#isMacroDefinition());
  }

  #element(): Element {
    const start = this.token.start;
    let lookAround: LookAround | undefined;
    if (this.token.kind === 'lookAround') {
      const mark = this.next();
      lookAround = {
        kind: 'LookAround',
        start: mark.start,
        end: mark.end,
        behind: mark.text.endsWith('<<'),
        negated: mark.text.startsWith('!'),
      };
    }
    const matcher = this.matcher();
    const suffixes = this.suffixes(matcher);
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

  protected matcher(): Matcher {
    const token = this.token;
    switch (token.kind) {
      case 'name':
        return this.#namedMatcher();
      case 'string': {
        this.next();
        return { kind: 'LiteralMatcher', start: token.start, end: token.end, value: this.unquoted(token) };
      }
      case 'class':
        this.next();
        return parseCharacterClass(this.text, token, this.errors);
    }
    if (token.text === '(') return this.#group();
    if (token.text === '$') {
      this.next();
      const name = this.token;
      if (name.kind === 'name' && name.start === token.end) {
        this.next();
        return {
          kind: 'MacroReference',
          start: token.start,
          end: name.end,
          name: this.text.slice(name.start, name.end),
        };
      }
      this.error('dpl-macro-name', token.start, token.end, 'Write the name of a macro behind the dollar sign.');
      return { kind: 'MacroReference', start: token.start, end: token.end, name: '' };
    }
    this.error('dpl-matcher-missing', token.start, token.end, `Write a matcher before ${this.show(token)}.`);
    return { kind: 'MissingMatcher', start: token.start, end: token.start };
  }

  #namedMatcher(): Matcher {
    const token = this.next();
    const name = this.text.slice(token.start, token.end);
    let body: Body | undefined;
    if (this.is('{') && !this.isQuantifierAhead()) body = this.body(bodyForm(name));
    return { kind: 'NamedMatcher', start: token.start, end: body?.end ?? token.end, name, nameEnd: token.end, body };
  }

  #group(): Matcher {
    const open = this.next();
    if (this.depth >= MAX_DEPTH) return this.tooDeep(open);
    this.depth++;
    const alternatives = [this.sequence()];
    while (this.accept('|')) alternatives.push(this.sequence());
    this.depth--;
    this.skipTo(')');
    const end = this.close(')', open.start);
    const only = alternatives[0]!;
    if (alternatives.length === 1) return { kind: 'SequenceGroup', start: open.start, end, sequence: only };
    return { kind: 'AlternativesGroup', start: open.start, end, alternatives };
  }
}
