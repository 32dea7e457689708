/** Turns a tree and its tokens into a layout: where a query may break, how deep its lines are indented, what blanks separate. */

import { Layout } from './layout.ts';
import { TokenKind } from './tokenKind.ts';
import { type PipeStyle, TokenWriter } from './tokenWriter.ts';
import type { Binary, Block, Call, Command, Expression, Item, Node, Query, Tree, Value } from './tree.ts';
import { children } from './treeQueries.ts';

export interface LayoutStyle {
  /** Blanks a level. */
  readonly indent: number;
  readonly pipe: PipeStyle;
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

class FormatBuilder {
  readonly #tree: Tree;
  readonly #style: LayoutStyle;
  readonly #layout = new Layout();
  readonly #tokens: TokenWriter;

  constructor(tree: Tree, style: LayoutStyle) {
    this.#tree = tree;
    this.#style = style;
    this.#tokens = new TokenWriter(tree, this.#layout, style.pipe);
  }

  build(): Layout {
    this.#query(this.#tree.query);
    this.#tokens.upTo(this.#tree.text.length);
    this.#tokens.separate();
    return this.#layout;
  }

  #query(query: Query): void {
    for (const command of query.commands) {
      this.#tokens.upTo(command.start);
      if (command !== query.commands[0] && this.#tokens.previous !== TokenKind.Pipe && this.#tokens.pending === 'space')
        this.#tokens.pending = 'newline';
      this.#command(command);
    }
    this.#tokens.upTo(query.end);
  }

  #command(command: Command): void {
    const { name, items } = command;
    const piped = this.#tokens.previous === TokenKind.Pipe && this.#style.pipe === 'lineStart';
    this.#tokens.begin();
    if (name !== undefined) this.#tokens.upTo(name.end);
    const hugs = hugsFirstItem(command);
    // A bracket closes below the command's name; other lines stand out from it.
    const indent = piped && hugs && endsWithBracket(items[0]?.value) ? 2 : this.#style.indent + (piped ? 2 : 0);
    this.#layout.indent(indent);
    if (!hugs && name !== undefined) this.#tokens.pending = 'line';
    for (const [index, item] of items.entries()) this.#item(item, items.length === 1 || (hugs && index === 0));
    this.#tokens.upTo(command.end);
    this.#layout.indent(-indent);
    this.#layout.close();
  }

  /** An item that stands alone indents its operators no further than itself. */
  #item(item: Item, alone: boolean): void {
    this.#tokens.upTo(item.value.start);
    this.#value(item.value, alone && item.alias === undefined && item.parameter === undefined);
    this.#tokens.upTo(item.end);
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
        this.#tokens.begin();
        this.#tokens.upTo(expression.start + 1);
        this.#layout.indent(this.#style.indent);
        this.#tokens.pending = 'softLine';
        this.#expression(expression.expression, true);
        this.#tokens.upToLast(expression.end);
        this.#layout.indent(-this.#style.indent);
        this.#tokens.pending = 'softLine';
        this.#tokens.upTo(expression.end);
        this.#layout.close();
        break;
      case 'Unary':
        this.#tokens.upTo(expression.start + 1);
        if (expression.operator === '-') this.#tokens.pending = 'tight';
        this.#expression(expression.operand, false);
        break;
      case 'Align':
        if (expression.operand !== undefined) {
          this.#expression(expression.operand, false);
          this.#tokens.pending = 'tight';
        }
        this.#tokens.next();
        this.#tokens.pending = 'tight';
        this.#tokens.upTo(expression.end);
        break;
      case 'Element':
      case 'Iteration':
        this.#expression(expression.value, false);
        this.#tokens.pending = 'tight';
        this.#tokens.upTo(expression.end);
        break;
      case 'InBlock':
        this.#expression(expression.left, false);
        this.#tokens.upTo(expression.block.start);
        this.#block(expression.block);
        break;
      default:
        this.#tokens.upTo(expression.end);
    }
  }

  #inSequence(node: Node): void {
    for (const child of children(node)) {
      this.#tokens.upTo(child.start);
      this.#expression(child as Expression, false);
    }
    this.#tokens.upTo(node.end);
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
    this.#tokens.begin();
    const indent = alone ? 0 : this.#style.indent;
    this.#layout.indent(indent);
    this.#expression(first, false);
    for (const link of links.reverse()) {
      this.#tokens.upTo(link.operatorStart);
      this.#tokens.pending = 'line';
      this.#tokens.upTo(link.right.start);
      this.#expression(link.right, false);
    }
    this.#layout.indent(-indent);
    this.#layout.close();
  }

  #call(call: Call): void {
    this.#tokens.upTo(call.name.end);
    this.#tokens.pending = 'tight';
    this.#bracketed(call.name.end, call.end, call.items);
  }

  /** Items between an opening bracket, the first token from `start` on, and a closing one. */
  #bracketed(start: number, end: number, items: readonly Item[]): void {
    this.#tokens.upTo(start);
    this.#tokens.begin();
    this.#tokens.next();
    this.#layout.indent(this.#style.indent);
    this.#tokens.pending = 'softLine';
    for (const item of items) this.#item(item, items.length === 1);
    this.#tokens.upToLast(end);
    this.#layout.indent(-this.#style.indent);
    this.#tokens.pending = 'softLine';
    this.#tokens.upTo(end);
    this.#layout.close();
  }

  #block(block: Block): void {
    this.#tokens.upTo(block.start);
    const line = block.query !== undefined && block.query.commands.length > 1 ? 'newline' : 'softLine';
    this.#tokens.begin();
    if (block.end > block.start) this.#tokens.next();
    this.#layout.indent(this.#style.indent);
    this.#tokens.pending = line;
    if (block.query !== undefined) this.#query(block.query);
    this.#tokens.upToLast(block.end);
    this.#layout.indent(-this.#style.indent);
    this.#tokens.pending = line;
    this.#tokens.upTo(block.end);
    this.#layout.close();
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
