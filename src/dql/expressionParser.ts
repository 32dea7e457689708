/** Expressions of DQL, by precedence climbing. Source of the precedence: docs "DQL operators". */

import { isAlignmentUnit } from './durationUnits.ts';
import { LiteralParser } from './literalParser.ts';
import { MAX_DEPTH, MAX_HEIGHT } from './recoveringCursor.ts';
import { beginsOperand, isName, isText, TokenKind } from './tokenKind.ts';
import type { BinaryOperator, Block, Element, Expression, Item } from './tree.ts';

/** Strongest last; 0 is no operator. */
const OR = 1;
const XOR = 2;
const AND = 3;
const NOT = 4;
const IN = 5;
const COMPARE = 6;
const SEARCH = 7;
const SUM = 8;
const ALIGN = 9;
const PRODUCT = 10;

const precedence = new Uint8Array(TokenKind.EndOfText + 1);
const operators: BinaryOperator[] = [];
const table: readonly (readonly [TokenKind, number, BinaryOperator])[] = [
  [TokenKind.Or, OR, 'or'],
  [TokenKind.Xor, XOR, 'xor'],
  [TokenKind.And, AND, 'and'],
  [TokenKind.Equal, COMPARE, '=='],
  [TokenKind.NotEqual, COMPARE, '!='],
  [TokenKind.Less, COMPARE, '<'],
  [TokenKind.LessEqual, COMPARE, '<='],
  [TokenKind.Greater, COMPARE, '>'],
  [TokenKind.GreaterEqual, COMPARE, '>='],
  [TokenKind.Tilde, SEARCH, '~'],
  [TokenKind.Plus, SUM, '+'],
  [TokenKind.Minus, SUM, '-'],
  [TokenKind.Star, PRODUCT, '*'],
  [TokenKind.Slash, PRODUCT, '/'],
  [TokenKind.Percent, PRODUCT, '%'],
];
for (const [kind, level, operator] of table) {
  precedence[kind] = level;
  operators[kind] = operator;
}
precedence[TokenKind.In] = IN;
precedence[TokenKind.At] = ALIGN;

export abstract class ExpressionParser extends LiteralParser {
  /** Comma-separated items up to the closing parenthesis, which is consumed. */
  protected abstract argumentList(): readonly Item[];
  protected abstract block(): Block;

  protected expression(): Expression {
    return this.binary(OR);
  }

  private binary(minimum: number): Expression {
    if (++this.depth > MAX_DEPTH) {
      this.depth--;
      return this.tooDeep();
    }
    let left = this.prefix(minimum);
    let height = this.height;
    let compared = false;
    for (;;) {
      let kind = this.kind;
      let level = precedence[kind]!;
      if (level === 0 && (kind === TokenKind.Assign || kind >= TokenKind.Foreign || kind === TokenKind.Pipe)) {
        kind = this.foreignOperator();
        level = precedence[kind]!;
      }
      if (level === 0 || level < minimum) break;
      if (height >= MAX_HEIGHT) {
        left = this.cutOff(left);
        break;
      }
      if (level === ALIGN) {
        // `now()-2h@h` aligns the whole sum: the duration leaves the operator to it.
        if (minimum === ALIGN && left.kind === 'Duration') break;
        left = this.align(left.start, left);
      } else if (level === IN) {
        left = this.inBlock(left);
        if (this.height > height) height = this.height;
      } else {
        if (level === COMPARE) {
          if (compared) this.unexpected('`and`, `or` or the end of the condition');
          compared = true;
        }
        const operatorStart = this.start;
        this.advance();
        if (this.isDoubledPipe(operatorStart)) this.advance();
        const operatorEnd = this.lastEnd;
        if (level === SEARCH) this.expectSearchTerm();
        const right = this.binary(level + 1);
        if (this.height > height) height = this.height;
        left = {
          kind: 'Binary',
          start: left.start,
          end: right.end,
          operator: operators[kind]!,
          operatorStart,
          operatorEnd,
          left,
          right,
        };
      }
      height++;
    }
    this.depth--;
    this.height = height;
    return left;
  }

  /** What other languages write for `==`, `and` and `or`: reported, and read as what it means. The kind it stands for, or the current. */
  private foreignOperator(): number {
    if (this.kind === TokenKind.Assign) {
      this.unexpected('`==`');
      return TokenKind.Equal;
    }
    const isOr = this.isDoubledPipe(this.start);
    if (!isOr && this.text.charCodeAt(this.start) !== 38) {
      if (this.kind === TokenKind.Foreign && this.text.startsWith('<>', this.start)) {
        this.unexpected('`!=`');
        return TokenKind.NotEqual;
      }
      return this.kind;
    }
    if (isOr)
      this.report('PARSE_ERROR', this.start, this.start + 2, '`||` is not an operator of DQL: write `or`.', ['`||`']);
    else this.unexpected('`and`');
    return isOr ? TokenKind.Or : TokenKind.And;
  }

  /** Two pipes side by side are an attempt at `or` when what follows is no command: `||` and then an operand that is used as one. */
  private isDoubledPipe(start: number): boolean {
    if (this.text.charCodeAt(start) !== 124 || this.text.charCodeAt(start + 1) !== 124) return false;
    let at = this.at;
    while (this.starts[at]! <= start + 1 || this.kinds[at]! <= TokenKind.UnterminatedComment) at++;
    const kind = this.kinds[at]!;
    if (!beginsOperand(kind)) return false;
    if (!isName(kind)) return true;
    const next = this.kinds[at + 1] === TokenKind.WhiteSpace ? this.kinds[at + 2]! : this.kinds[at + 1]!;
    return precedence[next] !== 0 || next === TokenKind.ParenthesisOpen || next >= TokenKind.Foreign;
  }

  private expectSearchTerm(): void {
    const kind = this.kind;
    const fits = isText(kind) || kind === TokenKind.Variable || kind === TokenKind.Template;
    if (!fits) this.unexpected('a string');
  }

  private prefix(minimum: number): Expression {
    const kind = this.kind;
    if (kind === TokenKind.Not || (kind === TokenKind.Foreign && this.text.charCodeAt(this.start) === 33)) {
      if (kind === TokenKind.Foreign) this.unexpected('`not`');
      else if (minimum > NOT) this.unexpected('an operand (put parentheses around `not …`)');
      const start = this.start;
      this.advance();
      const operand = this.binary(NOT);
      this.height++;
      return { kind: 'Unary', start, end: operand.end, operator: 'not', operand };
    }
    if (kind === TokenKind.Minus) return this.negation();
    if (kind === TokenKind.At) {
      this.height = 1;
      return this.align(this.start, undefined);
    }
    return this.postfix(this.primary(false));
  }

  private negation(): Expression {
    const start = this.start;
    this.advance();
    if (this.kind === TokenKind.Minus || this.kind === TokenKind.At) {
      if (++this.depth > MAX_DEPTH) {
        this.depth--;
        return this.tooDeep();
      }
      const operand = this.kind === TokenKind.Minus ? this.negation() : this.align(this.start, undefined);
      this.depth--;
      this.height++;
      return { kind: 'Unary', start, end: operand.end, operator: '-', operand };
    }
    const operand = this.postfix(this.primary(true));
    this.height++;
    return { kind: 'Unary', start, end: operand.end, operator: '-', operand };
  }

  private align(start: number, operand: Expression | undefined): Expression {
    const at = this.start;
    this.advance();
    if (operand === undefined) this.height = 1;
    const kind = this.kind;
    const unitStart = this.start;
    let unit = '';
    let factor: number | undefined;
    if (kind === TokenKind.Identifier || kind === TokenKind.Duration) {
      let letters = unitStart;
      while (this.text.charCodeAt(letters) <= 57) letters++;
      if (letters > unitStart) factor = Number(this.text.slice(unitStart, letters));
      unit = this.text.slice(letters, this.tokenEnd());
      if (!isAlignmentUnit(unit)) {
        this.report(
          'INVALID_ALIGNMENT_UNIT',
          unitStart,
          this.tokenEnd(),
          `\`${unit}\` is not a unit to align to: use ns, us, ms, s, m, h, d, w, M, q or y.`,
          [unit],
        );
      }
      this.advance();
    } else if (kind === TokenKind.Variable || kind === TokenKind.Template) {
      unit = this.text.slice(unitStart, this.tokenEnd());
      this.advance();
    } else {
      this.unexpected('a time unit such as `h` or `d`');
    }
    return { kind: 'Align', start: operand === undefined ? at : start, end: this.lastEnd, operand, factor, unit };
  }

  private inBlock(left: Expression): Expression {
    this.advance();
    if (this.kind === TokenKind.BracketOpen) {
      const height = this.height;
      const block = this.block();
      this.height = Math.max(this.height, height);
      return { kind: 'InBlock', start: left.start, end: block.end, left, block };
    }
    if (this.kind === TokenKind.Template || this.kind === TokenKind.Variable) this.advance();
    else this.unexpected('`[` and a sub-query; for a list of values write `in(field, value, …)`');
    const end = this.lastEnd;
    const block: Block = { kind: 'Block', start: end, end, query: undefined };
    return { kind: 'InBlock', start: left.start, end, left, block };
  }

  private postfix(operand: Expression): Expression {
    let value = operand;
    while (this.kind === TokenKind.BracketOpen) {
      if (this.height >= MAX_HEIGHT) return this.cutOff(value);
      const height = this.height;
      value = this.element(value);
      this.height = Math.max(this.height, height) + 1;
    }
    return value;
  }

  private element(value: Expression): Expression {
    this.advance();
    this.openBrackets++;
    if (this.kind === TokenKind.BracketClose) {
      this.openBrackets--;
      this.advance();
      return { kind: 'Iteration', start: value.start, end: this.lastEnd, value };
    }
    const index = this.elementIndex();
    this.close(TokenKind.BracketClose, '`]`');
    this.openBrackets--;
    return { kind: 'Element', start: value.start, end: this.lastEnd, value, index };
  }

  private elementIndex(): Element['index'] {
    const next = this.kinds[this.following()]!;
    if (next === TokenKind.BracketClose && isName(this.kind)) {
      return { kind: 'Member', name: this.name() };
    }
    const index = this.expression();
    if (index.kind === 'Long') return { kind: 'Index', value: index.value };
    if (index.kind === 'Unary' && index.operator === '-' && index.operand.kind === 'Long') {
      return { kind: 'Index', value: -index.operand.value };
    }
    return index;
  }

  private primary(negated: boolean): Expression {
    const { kind, start } = this;
    this.height = 1;
    if (kind <= TokenKind.Desc) {
      const name = this.name();
      if (this.kind === TokenKind.ParenthesisOpen && !name.quoted) {
        const items = this.argumentList();
        return { kind: 'Call', start, end: this.lastEnd, name, items };
      }
      return { kind: 'Field', start, end: name.end, name };
    }
    switch (kind) {
      case TokenKind.Template:
        this.advance();
        if (this.kind === TokenKind.ParenthesisOpen) this.argumentList();
        return { kind: 'Template', start, end: this.lastEnd };
      case TokenKind.ParenthesisOpen: {
        this.openParentheses++;
        this.advance();
        const expression = this.expression();
        this.close(TokenKind.ParenthesisClose, '`)`');
        this.openParentheses--;
        this.height++;
        return { kind: 'Paren', start, end: this.lastEnd, expression };
      }
      case TokenKind.Star:
        return this.star();
      default:
        return this.literal(negated);
    }
  }

  /** `count(*)`: an operator without operands is an attempt at "everything". */
  private star(): Expression {
    const next = this.kinds[this.following()]!;
    const isAlone = next >= TokenKind.Pipe && next !== TokenKind.ParenthesisOpen;
    if (!isAlone) return this.literal(false);
    this.unexpected('an expression');
    this.advance();
    return this.missing();
  }
}
