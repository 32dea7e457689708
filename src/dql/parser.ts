/**
 * Parses DQL: recursive descent, tolerant of errors, total. `parse` accepts any text and returns a tree of it; time and memory are
 * linear in its length. Source of the grammar: docs "DQL language reference".
 */

import { ExpressionParser } from './expressionParser.ts';
import { spells } from './keyword.ts';
import { scan, type TokenTable, tokenize } from './lexer.ts';
import { beginsOperand, isName, isText, TokenKind } from './tokenKind.ts';
import type {
  Block,
  Command,
  Expression,
  Group,
  Item,
  Query,
  QuerySyntaxError,
  SortOrder,
  Tree,
  Value,
} from './tree.ts';

const none: readonly never[] = [];

/** The tree of a query, or of a fragment that begins with a pipe. */
export function parse(text: string): Tree {
  return new Parser(text, scan(text)).document();
}

/** An expression on its own, such as a filter condition that a user entered. */
export interface ExpressionTree {
  readonly text: string;
  readonly tokens: TokenTable;
  readonly expression: Expression;
  readonly errors: readonly QuerySyntaxError[];
}

export function parseExpression(text: string): ExpressionTree {
  return new Parser(text, scan(text)).expressionDocument();
}

/** Keeps no tokens until someone asks for them: most readers of a tree never do. */
class TextTokens {
  readonly text: string;
  #tokens: TokenTable | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get tokens(): TokenTable {
    this.#tokens ??= tokenize(this.text);
    return this.#tokens;
  }
}

class ParsedQuery extends TextTokens implements Tree {
  readonly query: Query;
  readonly errors: readonly QuerySyntaxError[];

  constructor(text: string, query: Query, errors: readonly QuerySyntaxError[]) {
    super(text);
    this.query = query;
    this.errors = errors;
  }
}

class ParsedExpression extends TextTokens implements ExpressionTree {
  readonly expression: Expression;
  readonly errors: readonly QuerySyntaxError[];

  constructor(text: string, expression: Expression, errors: readonly QuerySyntaxError[]) {
    super(text);
    this.expression = expression;
    this.errors = errors;
  }
}

class Parser extends ExpressionParser {
  document(): Tree {
    const query = this.query(TokenKind.EndOfText);
    this.reportOpenComment();
    return new ParsedQuery(this.text, query, this.errors);
  }

  expressionDocument(): ExpressionTree {
    const expression = this.expression();
    if (this.kind !== TokenKind.EndOfText) this.unexpected('the end of the expression');
    this.reportOpenComment();
    return new ParsedExpression(this.text, expression, this.errors);
  }

  private reportOpenComment(): void {
    if (this.kind !== TokenKind.EndOfText || this.at === 0 || this.kinds[this.at - 1] !== TokenKind.UnterminatedComment)
      return;
    const start = this.starts[this.at - 1]!;
    this.report('UNTERMINATED_COMMENT', start, start + 2, 'The comment is not closed: `*/` is missing.');
  }

  /** Commands up to `end`, which is not consumed; at the end of the text all brackets end. */
  private query(end: number): Query {
    const fragment = this.kind === TokenKind.Pipe;
    const pipeStart = this.start;
    const commands: Command[] = [];
    let pipe = -1;
    let highest = 0;
    if (fragment) {
      if (end !== TokenKind.EndOfText) this.unexpected('a command');
      pipe = this.start;
      this.advance();
    }
    for (;;) {
      commands.push(this.command(pipe));
      if (this.height > highest) highest = this.height;
      while (this.isStray()) {
        this.unexpected('`|` or the end of the query');
        this.advance();
        this.skipToListEnd();
      }
      if (this.kind === TokenKind.Pipe) {
        pipe = this.start;
        this.advance();
      } else if (this.atListEnd()) break;
      else {
        // Another command without its pipe; the error has been reported.
        if (this.kind === TokenKind.Comma) this.advance();
        pipe = -1;
      }
    }
    this.height = highest + 1;
    const start = fragment ? pipeStart : commands[0]!.start;
    return { kind: 'Query', start, end: Math.max(start, this.lastEnd), commands, fragment };
  }

  /** `pipe` is where the pipe before the command stands, or -1. */
  private command(pipe: number): Command {
    const kind = this.kind;
    if (isName(kind) && !(pipe < 0 && this.isExpressionOnly())) {
      const name = this.name();
      const items = this.atListEnd() ? none : this.items(true);
      return { kind: 'Command', start: name.start, end: this.lastEnd, name, items };
    }
    if (this.atListEnd()) {
      const at = this.lastEnd;
      if (pipe >= 0) this.report('COMMAND_NAME_MISSING', pipe, pipe + 1, 'A command is missing after the pipe.');
      else this.report('COMMAND_NAME_MISSING', at, at, 'A query begins with a command such as `fetch`.');
      return { kind: 'Command', start: at, end: at, name: undefined, items: none };
    }
    const start = this.start;
    if (kind === TokenKind.Template || kind === TokenKind.Variable) {
      const next = this.kinds[this.following()]!;
      if (next === TokenKind.Pipe || next === TokenKind.EndOfText || isName(next)) this.advance();
    } else {
      this.report(
        'COMMAND_NAME_MISSING',
        start,
        this.tokenEnd(),
        'A command such as `fetch` or `filter` is missing before this.',
      );
    }
    const items = this.atListEnd() ? none : this.items(true);
    const first = Math.min(start, items[0]?.start ?? start);
    return { kind: 'Command', start: first, end: this.lastEnd, name: undefined, items };
  }

  /** Whether the text at the start of a query is an expression (`a == 1`, `contains(a, "b")`) rather than a command. */
  private isExpressionOnly(): boolean {
    const following = this.following();
    const next = this.kinds[following]!;
    if (next === TokenKind.ParenthesisOpen) return following === this.at + 1;
    // `load /lookups/a`, a path without its quotes.
    if (next === TokenKind.Slash && this.isWord('load')) return false;
    return (
      (next >= TokenKind.And && next <= TokenKind.At && next !== TokenKind.Minus) ||
      next === TokenKind.Assign ||
      next === TokenKind.Colon
    );
  }

  private items(ofCommand: boolean): Item[] {
    // Most lists have one item, for which an array that is pushed to takes the room of seventeen.
    const items = [this.item()];
    let highest = 0;
    for (;;) {
      if (this.height > highest) highest = this.height;
      this.height = highest;
      if (this.kind === TokenKind.Template) this.advance();
      if (this.kind !== TokenKind.Comma) {
        if (this.atListEnd() && !this.isStray()) return items;
        this.unexpected(ofCommand ? '`,`, `|` or the end of the query' : '`,` or a closing bracket');
        if (this.isWord('group')) this.advance();
        if (!this.beginsParameter() && !isText(this.kind)) {
          if (ofCommand && this.beginsCommand()) return items;
          this.skipToListEnd();
          if (this.kind !== TokenKind.Comma) return items;
          this.advance();
        }
      } else this.advance();
      items.push(this.item());
    }
  }

  /** Whether a command begins here whose pipe was forgotten: two operands side by side. */
  private beginsCommand(): boolean {
    if (this.kind !== TokenKind.Identifier || this.isWord('as')) return false;
    const following = this.following();
    return (
      following > this.at + 1 &&
      beginsOperand(this.kinds[following]!) &&
      this.kinds[following] !== TokenKind.Asc &&
      this.kinds[following] !== TokenKind.Desc
    );
  }

  /** Whether a parameter begins here whose comma was forgotten. */
  private beginsParameter(): boolean {
    return this.isWord('by') || (isName(this.kind) && this.kinds[this.following()] === TokenKind.Colon);
  }

  private isWord(word: string): boolean {
    return (
      this.kind === TokenKind.Identifier &&
      this.tokenEnd() - this.start === word.length &&
      spells(this.text, this.start, word)
    );
  }

  private item(): Item {
    let parameter: Item['parameter'];
    let alias: Item['alias'];
    let start: number | undefined;
    if (isName(this.kind)) {
      let next = this.kinds[this.following()]!;
      if (next === TokenKind.Colon) {
        parameter = this.name();
        this.advance();
        next = isName(this.kind) ? this.kinds[this.following()]! : 0;
      } else if (this.isWord('by') && (next === TokenKind.BraceOpen || isName(next)) && this.followsError()) {
        // `count() by x`, `count() group by x`, reported: understood as the parameter.
        parameter = this.name();
        next = isName(this.kind) ? this.kinds[this.following()]! : 0;
      } else if (next === TokenKind.BraceOpen) {
        parameter = this.name();
        this.unexpected('`:`');
        next = 0;
      }
      if (next === TokenKind.Assign) {
        alias = this.name();
        this.advance();
      }
    }
    if (
      (this.kind === TokenKind.Variable || this.kind === TokenKind.Template) &&
      this.kinds[this.following()] === TokenKind.Assign
    ) {
      start = this.start;
      this.advance();
      this.advance();
    }
    const value = this.value();
    const order = this.kind === TokenKind.Asc || this.kind === TokenKind.Desc ? this.sortOrder() : undefined;
    start = parameter?.start ?? alias?.start ?? start ?? value.start;
    return { kind: 'Item', start, end: Math.max(this.lastEnd, start), parameter, alias, value, order };
  }

  /** Whether the current token or the one before it has been reported. */
  private followsError(): boolean {
    const error = this.errors.at(-1);
    return (
      error !== undefined && (error.start === this.start || (error.end === this.lastEnd && error.end > error.start))
    );
  }

  private sortOrder(): SortOrder {
    const { kind, start } = this;
    this.advance();
    return { kind: 'SortOrder', start, end: this.lastEnd, descending: kind === TokenKind.Desc };
  }

  private value(): Value {
    if (this.kind === TokenKind.BraceOpen) return this.canNest() ? this.group() : this.expression();
    if (this.kind === TokenKind.BracketOpen) return this.canNest() ? this.block() : this.expression();
    return this.expression();
  }

  private group(): Group {
    const start = this.start;
    this.height = 0;
    this.depth++;
    this.openBraces++;
    this.advance();
    const items = this.kind === TokenKind.BraceClose ? none : this.items(false);
    this.height++;
    this.openBraces--;
    this.depth--;
    this.close(TokenKind.BraceClose, '`}`');
    return { kind: 'Group', start, end: this.lastEnd, items };
  }

  protected override block(): Block {
    const start = this.start;
    this.height = 0;
    this.depth++;
    this.openBrackets++;
    this.advance();
    const query = this.kind === TokenKind.BracketClose ? undefined : this.query(TokenKind.BracketClose);
    this.openBrackets--;
    this.depth--;
    this.close(TokenKind.BracketClose, '`]`');
    return { kind: 'Block', start, end: this.lastEnd, query };
  }

  protected override argumentList(): readonly Item[] {
    this.height = 0;
    this.openParentheses++;
    this.advance();
    const items = this.kind === TokenKind.ParenthesisClose ? none : this.items(false);
    this.height++;
    this.openParentheses--;
    this.close(TokenKind.ParenthesisClose, '`)`');
    return items;
  }
}
