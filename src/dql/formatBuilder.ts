/** Turns a tree and its tokens into a layout: where a query may break, how deep its lines are indented, what blanks separate. */

import { Layout } from './layout.ts';
import { separation } from './spacing.ts';
import { isComment, isTrivia, TokenKind } from './tokenKind.ts';
import type { Binary, Block, Call, Command, Expression, Item, Node, Query, Tree, Value } from './tree.ts';
import { children } from './treeQueries.ts';

export interface LayoutStyle {
  /** Blanks a level. */
  readonly indent: number;
  /** Whether a pipe begins the line of its command or ends the line before it. */
  readonly pipe: 'lineStart' | 'lineEnd';
}

const chains: Readonly<Partial<Record<Binary['operator'], number>>> = {
  or: 1,
  xor: 2,
  and: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
};

export function buildLayout(tree: Tree, style: LayoutStyle): Layout {
  return new FormatBuilder(tree, style).build();
}

/** What separates the next token from the one before it. */
type Pending = 'space' | 'tight' | 'line' | 'softLine' | 'newline';

class FormatBuilder {
  readonly #tree: Tree;
  readonly #style: LayoutStyle;
  readonly #layout = new Layout();
  /** Index of the first token that has not been written, trivia included, and whether what comes before it has. */
  #at = 0;
  #separated = false;
  #pending: Pending = 'space';
  #previous: number = TokenKind.EndOfText;

  constructor(tree: Tree, style: LayoutStyle) {
    this.#tree = tree;
    this.#style = style;
  }

  build(): Layout {
    this.#query(this.#tree.query);
    this.#upTo(this.#tree.text.length);
    this.#separate();
    return this.#layout;
  }

  #query(query: Query): void {
    for (const command of query.commands) {
      this.#upTo(command.start);
      if (command !== query.commands[0] && this.#previous !== TokenKind.Pipe && this.#pending === 'space')
        this.#pending = 'newline';
      this.#command(command);
    }
    this.#upTo(query.end);
  }

  #command(command: Command): void {
    const { name, items } = command;
    const piped = this.#previous === TokenKind.Pipe && this.#style.pipe === 'lineStart';
    this.#begin();
    if (name !== undefined) this.#upTo(name.end);
    const hugs = hugsFirstItem(command);
    // A bracket closes below the command's name; other lines stand out from it.
    const indent = piped && hugs && endsWithBracket(items[0]?.value) ? 2 : this.#style.indent + (piped ? 2 : 0);
    this.#layout.indent(indent);
    if (!hugs && name !== undefined) this.#pending = 'line';
    for (const [index, item] of items.entries()) this.#item(item, items.length === 1 || (hugs && index === 0));
    this.#upTo(command.end);
    this.#layout.indent(-indent);
    this.#layout.close();
  }

  /** An item that stands alone indents its operators no further than itself. */
  #item(item: Item, alone: boolean): void {
    this.#upTo(item.value.start);
    this.#value(item.value, alone && item.alias === undefined && item.parameter === undefined);
    this.#upTo(item.end);
  }

  #value(value: Value, alone: boolean): void {
    switch (value.kind) {
      case 'Group':
        this.#bracketed(value.start, value.end, value.items);
        break;
      case 'Block':
        this.#block(value);
        break;
      default:
        this.#expression(value, alone);
    }
  }

  #expression(expression: Expression, alone: boolean): void {
    switch (expression.kind) {
      case 'Binary':
        if (chains[expression.operator] === undefined) this.#inSequence(expression);
        else this.#chain(expression, alone);
        break;
      case 'Call':
        this.#call(expression);
        break;
      case 'Paren':
        this.#begin();
        this.#upTo(expression.start + 1);
        this.#layout.indent(this.#style.indent);
        this.#pending = 'softLine';
        this.#expression(expression.expression, true);
        this.#upToLast(expression.end);
        this.#layout.indent(-this.#style.indent);
        this.#pending = 'softLine';
        this.#upTo(expression.end);
        this.#layout.close();
        break;
      case 'Unary':
        this.#upTo(expression.start + 1);
        if (expression.operator === '-') this.#pending = 'tight';
        this.#expression(expression.operand, false);
        break;
      case 'Align':
        if (expression.operand !== undefined) {
          this.#expression(expression.operand, false);
          this.#pending = 'tight';
        }
        this.#next();
        this.#pending = 'tight';
        this.#upTo(expression.end);
        break;
      case 'Element':
      case 'Iteration':
        this.#expression(expression.value, false);
        this.#pending = 'tight';
        this.#upTo(expression.end);
        break;
      case 'InBlock':
        this.#expression(expression.left, false);
        this.#upTo(expression.block.start);
        this.#block(expression.block);
        break;
      default:
        this.#upTo(expression.end);
    }
  }

  #inSequence(node: Node): void {
    for (const child of children(node)) {
      this.#upTo(child.start);
      this.#expression(child as Expression, false);
    }
    this.#upTo(node.end);
  }

  /** `a and b and c` with all its operators at the beginning of lines, or on one line. */
  #chain(expression: Binary, alone: boolean): void {
    const level = chains[expression.operator];
    const links: Binary[] = [];
    let first: Expression = expression;
    while (first.kind === 'Binary' && chains[first.operator] === level) {
      links.push(first);
      first = first.left;
    }
    this.#begin();
    const indent = alone ? 0 : this.#style.indent;
    this.#layout.indent(indent);
    this.#expression(first, false);
    for (const link of links.reverse()) {
      this.#upTo(link.operatorStart);
      this.#pending = 'line';
      this.#upTo(link.right.start);
      this.#expression(link.right, false);
    }
    this.#layout.indent(-indent);
    this.#layout.close();
  }

  #call(call: Call): void {
    this.#upTo(call.name.end);
    this.#pending = 'tight';
    this.#bracketed(call.name.end, call.end, call.items);
  }

  /** Items between an opening bracket, the first token from `start` on, and a closing one. */
  #bracketed(start: number, end: number, items: readonly Item[]): void {
    this.#upTo(start);
    this.#begin();
    this.#next();
    this.#layout.indent(this.#style.indent);
    this.#pending = 'softLine';
    for (const item of items) this.#item(item, items.length === 1);
    this.#upToLast(end);
    this.#layout.indent(-this.#style.indent);
    this.#pending = 'softLine';
    this.#upTo(end);
    this.#layout.close();
  }

  #block(block: Block): void {
    this.#upTo(block.start);
    const line = block.query !== undefined && block.query.commands.length > 1 ? 'newline' : 'softLine';
    this.#begin();
    if (block.end > block.start) this.#next();
    this.#layout.indent(this.#style.indent);
    this.#pending = line;
    if (block.query !== undefined) this.#query(block.query);
    this.#upToLast(block.end);
    this.#layout.indent(-this.#style.indent);
    this.#pending = line;
    this.#upTo(block.end);
    this.#layout.close();
  }

  /** Opens a group behind what separates it from the token before it. */
  #begin(): void {
    this.#separate();
    this.#layout.open();
  }

  /** Writes all tokens that begin before `offset`. */
  #upTo(offset: number): void {
    const { starts, kinds, count } = this.#tree.tokens;
    for (;;) {
      const token = this.#significant();
      if (token >= count - 1 || starts[token]! >= offset) return;
      const kind = kinds[token]!;
      if (kind === TokenKind.Pipe) this.#pipe();
      else this.#next();
      if (kind === TokenKind.Comma) this.#pending = 'line';
    }
  }

  /** Writes all tokens before the last one that ends at `offset`, so that a closing bracket is next. */
  #upToLast(offset: number): void {
    const { starts, kinds } = this.#tree.tokens;
    let last = this.#at;
    while (starts[last + 1] !== undefined && starts[last + 1]! < offset) last++;
    if (starts[last + 1] === offset && isClosing(kinds[last]!)) this.#upTo(starts[last]!);
    else this.#upTo(offset);
  }

  #pipe(): void {
    if (this.#style.pipe === 'lineStart') {
      if (this.#previous !== TokenKind.EndOfText) this.#pending = 'newline';
      this.#next();
      return;
    }
    this.#separate();
    const endsLine = this.#previous !== TokenKind.EndOfText && !isComment(this.#previous);
    this.#next();
    if (endsLine) this.#pending = 'newline';
  }

  /** Writes the next token that is no trivia, with the comments before it. */
  #next(): void {
    this.#separate();
    const { text, tokens } = this.#tree;
    const token = this.#at;
    if (token >= tokens.count - 1) return;
    this.#layout.text(text.slice(tokens.starts[token], tokens.starts[token + 1]));
    this.#previous = tokens.kinds[token]!;
    this.#at = token + 1;
    this.#separated = false;
    this.#pending = 'space';
  }

  #significant(): number {
    const { kinds } = this.#tree.tokens;
    let token = this.#at;
    while (isTrivia(kinds[token]!)) token++;
    return token;
  }

  /** Writes what stands between the token before and the next one: comments, a blank, or where a line may break. */
  #separate(): void {
    if (this.#separated) return;
    this.#separated = true;
    const { text, tokens } = this.#tree;
    const token = this.#significant();
    let newlines = 0;
    let blank = false;
    for (; this.#at < token; this.#at++) {
      const kind = tokens.kinds[this.#at]!;
      const piece = text.slice(tokens.starts[this.#at], tokens.starts[this.#at + 1]);
      if (!isComment(kind)) {
        newlines += countNewlines(piece);
        blank = true;
        continue;
      }
      this.#beforeComment(newlines);
      this.#layout.text(piece);
      this.#previous = kind;
      this.#pending =
        kind === TokenKind.LineComment || startsLine(text, tokens.starts[this.#at + 1]!) ? 'newline' : 'space';
      newlines = 0;
    }
    if (token >= tokens.count - 1) return;
    this.#gap(tokens.kinds[token]!, newlines, blank);
  }

  #beforeComment(newlines: number): void {
    if (this.#previous === TokenKind.EndOfText) return;
    if (newlines === 0 && this.#pending !== 'newline') this.#layout.text(' ');
    else if (newlines === 0 && !isComment(this.#previous)) this.#layout.text(' ');
    else this.#layout.newline(newlines > 1 ? 1 : 0);
  }

  #gap(kind: number, newlines: number, blank: boolean): void {
    if (this.#previous === TokenKind.EndOfText) return;
    const afterComment = isComment(this.#previous);
    switch (this.#pending) {
      case 'newline':
        this.#layout.newline(newlines > 1 && (kind === TokenKind.Pipe || afterComment) ? 1 : 0);
        break;
      case 'line':
        this.#layout.line(' ');
        break;
      case 'softLine':
        this.#layout.line(separation(this.#previous, kind, blank, true));
        break;
      default: {
        const space = afterComment ? ' ' : separation(this.#previous, kind, blank, this.#pending === 'tight');
        if (space !== '') this.#layout.text(space);
      }
    }
  }
}

/** Whether the first item stays on the line of the command's name when the items do not fit on it. */
function hugsFirstItem(command: Command): boolean {
  const [first] = command.items;
  if (first === undefined || command.items.length === 1) return true;
  if (first.parameter !== undefined || first.alias !== undefined) return false;
  return (
    first.value.kind === 'Field' ||
    first.value.kind === 'Block' ||
    first.value.kind === 'String' ||
    first.value.kind === 'Group'
  );
}

function endsWithBracket(value: Value | undefined): boolean {
  return value?.kind === 'Block' || value?.kind === 'Group' || value?.kind === 'Call' || value?.kind === 'InBlock';
}

function isClosing(kind: number): boolean {
  return kind === TokenKind.ParenthesisClose || kind === TokenKind.BracketClose || kind === TokenKind.BraceClose;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Whether nothing but blanks stands between an offset and the end of its line. */
function startsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 13) at++;
  return text.charCodeAt(at) === 10;
}
