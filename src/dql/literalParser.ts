/** Literals, names and variables. Source of the rules: docs "DQL data types", "DQL language reference". */

import { isDurationUnit } from './durationUnits.ts';
import { decimal, fitsLong, hexadecimal, TWO_TO_63, unescapeName, unescapeString } from './literals.ts';
import { RecoveringCursor } from './recoveringCursor.ts';
import { TokenKind } from './tokenKind.ts';
import type { Expression, Name } from './tree.ts';

export class LiteralParser extends RecoveringCursor {
  /** The current token as a literal; `negated` when a minus sign stands before it. Where there is none, that is reported. */
  protected literal(negated: boolean): Expression {
    const { kind, start } = this;
    const end = this.tokenEnd();
    switch (kind) {
      case TokenKind.String:
        this.advance();
        return { kind: 'String', start, end, value: this.text.slice(start + 1, end - 1), quote: '"' };
      case TokenKind.EscapedString:
        this.advance();
        return { kind: 'String', start, end, value: unescapeString(this.text, start + 1, end - 1), quote: '"' };
      case TokenKind.TripleQuotedString:
        this.advance();
        return { kind: 'String', start, end, value: this.text.slice(start + 3, end - 3), quote: '"""' };
      case TokenKind.SingleQuotedString:
      case TokenKind.UnterminatedString:
        return this.wrongString(kind, start, end);
      case TokenKind.Long:
        return this.long(start, end, negated);
      case TokenKind.HexLong:
        this.advance();
        return { kind: 'Long', start, end, value: hexadecimal(this.text, start, end) };
      case TokenKind.Double:
        this.advance();
        return { kind: 'Double', start, end, value: Number.parseFloat(this.text.slice(start, end)) };
      case TokenKind.Duration:
        return this.duration(start, end);
      case TokenKind.InvalidNumber: {
        const text = this.text.slice(start, end);
        this.report(
          'INVALID_NUMBER',
          start,
          end,
          `\`${text}\` is not a number${/^\d+\.\d+[a-z]/i.test(text) ? ': durations have no fraction, use `duration(1.5, unit:"h")`' : ''}.`,
          [text],
        );
        this.advance();
        return { kind: 'Double', start, end, value: Number.parseFloat(text) };
      }
      case TokenKind.True:
      case TokenKind.False:
        this.advance();
        return { kind: 'Boolean', start, end, value: kind === TokenKind.True };
      case TokenKind.Null:
        this.advance();
        return { kind: 'Null', start, end };
      case TokenKind.Variable:
        return this.variable(start, end);
      default:
        this.unexpected('an expression');
        return this.missing();
    }
  }

  /** The current token as a name. */
  protected name(): Name {
    const { kind, start } = this;
    const end = this.tokenEnd();
    if (kind === TokenKind.QuotedIdentifier || kind === TokenKind.UnterminatedIdentifier)
      return this.quotedName(kind, start, end);
    const text = this.text.slice(start, end);
    if (kind === TokenKind.InvalidIdentifier) {
      this.report(
        'INVALID_NAME',
        start,
        end,
        `Names with other characters than letters, digits and \`_\` need backticks: \`\`${text}\`\`.`,
        [text],
      );
    }
    this.advance();
    return { kind: 'Name', start, end, text, quoted: false };
  }

  private quotedName(kind: number, start: number, end: number): Name {
    const open = kind === TokenKind.UnterminatedIdentifier;
    const doubled = end - start > 4 && this.text.charCodeAt(start + 1) === 96;
    const inside = this.text.slice(start + (doubled ? 2 : 1), open ? end : end - (doubled ? 2 : 1));
    if (open) this.report('UNTERMINATED_NAME', start, end, 'The closing backtick is missing.');
    else if (inside === '') this.report('INVALID_NAME', start, end, 'A name cannot be empty.', ['']);
    this.advance();
    return { kind: 'Name', start, end, text: unescapeName(inside), quoted: true };
  }

  private long(start: number, end: number, negated: boolean): Expression {
    this.advance();
    let value = decimal(this.text, start, end);
    if (end - start >= 19 && (!fitsLong(this.text, start, end) || (value === TWO_TO_63 && !negated))) {
      this.report('NUMBER_OUT_OF_RANGE', start, end, 'The number does not fit into 64 bits.', [
        this.text.slice(start, Math.min(end, start + 80)),
      ]);
      value = BigInt.asIntN(64, value);
    }
    return { kind: 'Long', start, end, value };
  }

  private duration(start: number, end: number): Expression {
    this.advance();
    let letters = start + 1;
    while (this.text.charCodeAt(letters) <= 57) letters++;
    const unit = this.text.slice(letters, end);
    if (!isDurationUnit(unit)) {
      const shown = unit.slice(0, 80);
      this.report(
        'INVALID_DURATION_UNIT',
        start,
        end,
        `\`${shown}\` is not a unit of time: use ns, us, ms, s, m, h, d, w, M, q or y.`,
        [shown],
      );
    }
    return { kind: 'Duration', start, end, amount: decimal(this.text, start, letters), unit };
  }

  private wrongString(kind: number, start: number, firstEnd: number): Expression {
    this.advance();
    const single = this.text.charCodeAt(start) === 39;
    let end = firstEnd;
    // `'it''s'` is one text to those who write it.
    while (kind === TokenKind.SingleQuotedString && this.kind === kind && this.start === end) {
      end = this.tokenEnd();
      this.advance();
    }
    if (single) this.report('PARSE_ERROR_SINGLE_QUOTES', start, end, 'Strings are written in double quotes.');
    else this.report('UNTERMINATED_STRING', start, end, 'The closing quote is missing.');
    const triple = !single && this.text.startsWith('"""', start);
    const inside = this.text.slice(start + (triple ? 3 : 1), kind === TokenKind.SingleQuotedString ? end - 1 : end);
    return {
      kind: 'String',
      start,
      end,
      value: triple ? inside : unescapeString(inside, 0, inside.length),
      quote: single ? "'" : triple ? '"""' : '"',
    };
  }

  private variable(start: number, end: number): Expression {
    this.advance();
    const text = this.text.slice(start + 1, end);
    const colon = text.indexOf(':');
    return {
      kind: 'Variable',
      start,
      end,
      name: colon < 0 ? text : text.slice(0, colon),
      modifier: colon < 0 ? undefined : text.slice(colon + 1),
    };
  }
}
