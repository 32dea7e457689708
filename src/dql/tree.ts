/**
 * The syntax tree of a DQL document.
 *
 * Lossless: `Tree.tokens` covers every character of the text (white space and comments included) and every node spans a range of
 * it. Total: any text has a tree; what is missing is a `Missing` node and what cannot be read is reported in `Tree.errors`.
 * Positions are UTF-16 offsets, end exclusive. Source of the grammar: docs "DQL language reference".
 */

import type { TokenTable } from './lexer.ts';

/** What every node has. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as written: a plain or dotted identifier, or one in backticks (then `text` is unescaped). */
export interface Name extends Span {
  readonly kind: 'Name';
  readonly text: string;
  readonly quoted: boolean;
}

/** `command | command | …`; also a whole document, and the inside of `[ … ]`. */
export interface Query extends Span {
  readonly kind: 'Query';
  readonly commands: readonly Command[];
  /** The query begins with a pipe: a snippet to be appended to another query. */
  readonly fragment: boolean;
}

export interface Command extends Span {
  readonly kind: 'Command';
  /**
   * Absent after a pipe that nothing follows, where a template stands for the command, and where the text is an expression rather than
   * a query: then the expression is the first item. But for the template, `COMMAND_NAME_MISSING` is among the errors.
   */
  readonly name: Name | undefined;
  readonly items: readonly Item[];
}

/**
 * One comma-separated part of a command, a function call or a group:
 * `[parameter:] [alias =] value [asc|desc]`.
 */
export interface Item extends Span {
  readonly kind: 'Item';
  /** The parameter named before the colon; `by` also where colon and comma are missing, as in `count() by x`, which is an error. */
  readonly parameter: Name | undefined;
  readonly alias: Name | undefined;
  readonly value: Value;
  readonly order: SortOrder | undefined;
}

export interface SortOrder extends Span {
  readonly kind: 'SortOrder';
  readonly descending: boolean;
}

export type Value = Expression | Group | Block;

/** `{ item, item }` */
export interface Group extends Span {
  readonly kind: 'Group';
  readonly items: readonly Item[];
}

/** `[ query ]` as the value of a parameter or to the right of `in`. */
export interface Block extends Span {
  readonly kind: 'Block';
  readonly query: Query | undefined;
}

export type Expression =
  | NullLiteral
  | BooleanLiteral
  | LongLiteral
  | DoubleLiteral
  | StringLiteral
  | DurationLiteral
  | Field
  | Variable
  | Template
  | Call
  | Paren
  | Unary
  | Binary
  | InBlock
  | Align
  | Element
  | Iteration
  | Missing;

export interface NullLiteral extends Span {
  readonly kind: 'Null';
}

export interface BooleanLiteral extends Span {
  readonly kind: 'Boolean';
  readonly value: boolean;
}

/** A decimal or hexadecimal integer; always within 64 bits once its sign is applied, else an error and the wrapped value. */
export interface LongLiteral extends Span {
  readonly kind: 'Long';
  readonly value: bigint;
}

export interface DoubleLiteral extends Span {
  readonly kind: 'Double';
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly kind: 'String';
  /** Unescaped. */
  readonly value: string;
  /** `"` and `"""` are strings; `'` is an error, kept as if it were one. */
  readonly quote: '"' | '"""' | "'";
}

/** `10s`, `2h`, `1M`; `unit` as written. */
export interface DurationLiteral extends Span {
  readonly kind: 'Duration';
  readonly amount: bigint;
  readonly unit: string;
}

/** A field, and any other bare identifier: data objects, metric keys, enum-like words. */
export interface Field extends Span {
  readonly kind: 'Field';
  readonly name: Name;
}

/** `$name` or `$name:modifier` of a dashboard. */
export interface Variable extends Span {
  readonly kind: 'Variable';
  readonly name: string;
  readonly modifier: string | undefined;
}

/**
 * `{{ … }}` or `${ … }` of another tool with the name characters glued to it, an ellipsis, or a variable glued to a name: stands for
 * anything. Arguments in parentheses behind it belong to it.
 */
export interface Template extends Span {
  readonly kind: 'Template';
}

export interface Call extends Span {
  readonly kind: 'Call';
  readonly name: Name;
  readonly items: readonly Item[];
}

export interface Paren extends Span {
  readonly kind: 'Paren';
  readonly expression: Expression;
}

export interface Unary extends Span {
  readonly kind: 'Unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'xor'
  | '~';

export interface Binary extends Span {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  /** Where the operator stands. */
  readonly operatorStart: number;
  readonly operatorEnd: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** `expression in [ query ]` */
export interface InBlock extends Span {
  readonly kind: 'InBlock';
  readonly left: Expression;
  readonly block: Block;
}

/** `[expression] @ [factor] unit`; without an expression it aligns `now()`. The binding rule is the reference's section 4.5. */
export interface Align extends Span {
  readonly kind: 'Align';
  readonly operand: Expression | undefined;
  readonly factor: number | undefined;
  readonly unit: string;
}

/**
 * `value[0]`, `value[-1]`, `value[member]`: `index` is a long (with its sign), a member name, or any other expression, which the grammar
 * accepts but which is none of the documented forms.
 */
export interface Element extends Span {
  readonly kind: 'Element';
  readonly value: Expression;
  readonly index:
    | { readonly kind: 'Index'; readonly value: bigint }
    | { readonly kind: 'Member'; readonly name: Name }
    | Expression;
}

/** `value[]` */
export interface Iteration extends Span {
  readonly kind: 'Iteration';
  readonly value: Expression;
}

/** An expression was expected here and is not there; empty span. */
export interface Missing extends Span {
  readonly kind: 'Missing';
}

export type Node = Query | Command | Item | SortOrder | Value | Name;

/**
 * What makes a text no DQL. Codes of the service where it has one, with the place it reports: `PARSE_ERROR` (the unexpected token,
 * which is also its only argument, in backticks; an empty span where the text ends too early), `PARSE_ERROR_SINGLE_QUOTES`,
 * `COMMAND_NAME_MISSING`. The others name what the service calls a parse error as well, but what can be told more precisely.
 */
export type SyntaxErrorCode =
  | 'PARSE_ERROR'
  | 'PARSE_ERROR_SINGLE_QUOTES'
  | 'COMMAND_NAME_MISSING'
  | 'UNTERMINATED_STRING'
  | 'UNTERMINATED_NAME'
  | 'UNTERMINATED_COMMENT'
  | 'INVALID_NAME'
  | 'INVALID_NUMBER'
  | 'NUMBER_OUT_OF_RANGE'
  | 'INVALID_DURATION_UNIT'
  | 'INVALID_ALIGNMENT_UNIT'
  | 'NESTING_TOO_DEEP';

/** A syntax error; `code` is stable, `message` is for people, `arguments` are what the message is about. In order of position. */
export interface QuerySyntaxError extends Span {
  readonly code: SyntaxErrorCode;
  readonly message: string;
  readonly arguments: readonly string[];
}

export interface Tree {
  readonly text: string;
  readonly tokens: TokenTable;
  /** Always there; a document of several queries is split before parsing (see `documents.ts`). */
  readonly query: Query;
  readonly errors: readonly QuerySyntaxError[];
}
