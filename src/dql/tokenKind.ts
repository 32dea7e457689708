/** What a token is. The order carries meaning: trivia come first, names and operands are contiguous ranges. */
export const TokenKind = {
  WhiteSpace: 0,
  LineComment: 1,
  BlockComment: 2,
  UnterminatedComment: 3,

  Identifier: 4,
  /** `a.b.c`, one flat name. */
  DottedIdentifier: 5,
  /** In backticks. */
  QuotedIdentifier: 6,
  /** A backtick without its partner on the line. */
  UnterminatedIdentifier: 7,
  /** Holds characters that need backticks. */
  InvalidIdentifier: 8,
  /** `in`, `asc` and `desc` are names wherever they are not what they are called after. */
  In: 9,
  Asc: 10,
  Desc: 11,

  Long: 12,
  HexLong: 13,
  Double: 14,
  /** Digits directly followed by letters, whatever the unit. */
  Duration: 15,
  /** Digits that make no literal, such as `0x` or `1.5h`. */
  InvalidNumber: 16,
  /** In double quotes, without a backslash. */
  String: 17,
  /** In double quotes, with at least one backslash. */
  EscapedString: 18,
  TripleQuotedString: 19,
  SingleQuotedString: 20,
  /** A quote of any kind without its partner: up to the end of the line. */
  UnterminatedString: 21,
  True: 22,
  False: 23,
  Null: 24,
  /** `$name`, with its modifier if it has one: `$name:noquote`. */
  Variable: 25,
  /** `{{ … }}`, `${ … }` with what is glued to it, or an ellipsis. */
  Template: 26,
  Not: 27,

  And: 28,
  Or: 29,
  Xor: 30,
  Star: 31,
  Slash: 32,
  Percent: 33,
  Plus: 34,
  Minus: 35,
  Tilde: 36,
  Equal: 37,
  NotEqual: 38,
  Less: 39,
  LessEqual: 40,
  Greater: 41,
  GreaterEqual: 42,
  At: 43,

  Pipe: 44,
  Comma: 45,
  Colon: 46,
  Assign: 47,
  Dot: 48,
  ParenthesisOpen: 49,
  ParenthesisClose: 50,
  BracketOpen: 51,
  BracketClose: 52,
  BraceOpen: 53,
  BraceClose: 54,

  /** What DQL does not use: `&&`, `!`, `<>`, `;` and other characters. */
  Foreign: 55,
  EndOfText: 56,
} as const;

export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** White space or a comment. */
export function isTrivia(kind: number): boolean {
  return kind <= TokenKind.UnterminatedComment;
}

export function isComment(kind: number): boolean {
  return kind >= TokenKind.LineComment && kind <= TokenKind.UnterminatedComment;
}

/** A token that can stand as a field, command, function or parameter name. */
export function isName(kind: number): boolean {
  return kind >= TokenKind.Identifier && kind <= TokenKind.Desc;
}

/** A text in quotes, whatever is wrong with them. */
export function isText(kind: number): boolean {
  return kind >= TokenKind.String && kind <= TokenKind.UnterminatedString;
}

/** A token that an operand can begin with, a minus sign aside. */
export function beginsOperand(kind: number): boolean {
  return (
    (kind >= TokenKind.Identifier && kind <= TokenKind.Not) ||
    kind === TokenKind.ParenthesisOpen ||
    kind === TokenKind.At
  );
}
