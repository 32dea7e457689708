/** The core of DQL as a Chevrotain grammar with a syntax tree: what a parser toolkit costs on the same queries. */

import { CstParser, createToken, Lexer } from 'chevrotain';

const name = createToken({ name: 'Name', pattern: /[A-Za-z_]\w*(?:\.\w+)*|`[^`]*`/ });
const keyword = (word: string) => createToken({ name: word, pattern: new RegExp(word, 'i'), longer_alt: name });
const sign = (id: string, pattern: RegExp) => createToken({ name: id, pattern });

const blank = createToken({ name: 'Blank', pattern: /\s+/, group: Lexer.SKIPPED });
const comment = createToken({ name: 'Comment', pattern: /\/\/[^\n]*|\/\*[\s\S]*?\*\//, group: Lexer.SKIPPED });
const text = createToken({ name: 'Text', pattern: /"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"/ });
const duration = createToken({ name: 'Duration', pattern: /\d+[A-Za-z]+/ });
const number = createToken({ name: 'Number', pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/ });
const [and, or, xor, not, inside] = ['and', 'or', 'xor', 'not', 'in'].map(keyword) as [
  ReturnType<typeof keyword>,
  ...ReturnType<typeof keyword>[],
];
const [asc, desc] = ['asc', 'desc'].map(keyword);
const comparison = sign('Comparison', /==|!=|<=|>=|<|>/);
const sum = sign('Sum', /[+-]/);
const product = sign('Product', /[*/%]/);
const [pipe, comma, colon, assign, at, tilde] = [
  sign('Pipe', /\|/),
  sign('Comma', /,/),
  sign('Colon', /:/),
  sign('Assign', /=/),
  sign('At', /@/),
  sign('Tilde', /~/),
];
const [open, close] = [sign('Open', /\(/), sign('Close', /\)/)];
const [bracket, bracketEnd] = [sign('Bracket', /\[/), sign('BracketEnd', /\]/)];
const [brace, braceEnd] = [sign('Brace', /\{/), sign('BraceEnd', /\}/)];

const tokens = [
  blank,
  comment,
  text,
  duration,
  number,
  and,
  or,
  xor!,
  not!,
  inside!,
  asc!,
  desc!,
  name,
  comparison,
  sum,
  product,
  pipe,
  comma,
  colon,
  assign,
  at,
  tilde,
  open,
  close,
  bracket,
  bracketEnd,
  brace,
  braceEnd,
];

class CoreParser extends CstParser {
  constructor() {
    super(tokens as never);
    this.performSelfAnalysis();
  }

  readonly query = this.RULE('query', () => {
    this.SUBRULE(this.command);
    this.MANY(() => {
      this.CONSUME(pipe);
      this.SUBRULE2(this.command);
    });
  });

  readonly command = this.RULE('command', () => {
    this.CONSUME(name);
    this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.item) });
  });

  readonly item = this.RULE('item', () => {
    this.OPTION({
      GATE: () => this.LA(2).tokenType === colon,
      DEF: () => {
        this.CONSUME(name);
        this.CONSUME(colon);
      },
    });
    this.OPTION2({
      GATE: () => this.LA(2).tokenType === assign,
      DEF: () => {
        this.CONSUME2(name);
        this.CONSUME(assign);
      },
    });
    this.OR([
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.block) },
      { ALT: () => this.SUBRULE(this.either) },
    ]);
    this.OPTION3(() => this.OR2([{ ALT: () => this.CONSUME(asc!) }, { ALT: () => this.CONSUME(desc!) }]));
  });

  readonly group = this.RULE('group', () => {
    this.CONSUME(brace);
    this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.item) });
    this.CONSUME(braceEnd);
  });

  readonly block = this.RULE('block', () => {
    this.CONSUME(bracket);
    this.SUBRULE(this.query);
    this.CONSUME(bracketEnd);
  });

  readonly either = this.RULE('either', () =>
    this.AT_LEAST_ONE_SEP({ SEP: or!, DEF: () => this.SUBRULE(this.exclusive) }),
  );
  readonly exclusive = this.RULE('exclusive', () =>
    this.AT_LEAST_ONE_SEP({ SEP: xor!, DEF: () => this.SUBRULE(this.both) }),
  );
  readonly both = this.RULE('both', () => this.AT_LEAST_ONE_SEP({ SEP: and, DEF: () => this.SUBRULE(this.negation) }));

  readonly negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(not!));
    this.SUBRULE(this.comparison);
    this.OPTION(() => {
      this.CONSUME(inside!);
      this.SUBRULE(this.block);
    });
  });

  readonly comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(comparison) }, { ALT: () => this.CONSUME(tilde) }]);
      this.SUBRULE2(this.sum);
    });
  });

  readonly sum = this.RULE('sum', () => this.AT_LEAST_ONE_SEP({ SEP: sum, DEF: () => this.SUBRULE(this.product) }));
  readonly product = this.RULE('product', () =>
    this.AT_LEAST_ONE_SEP({ SEP: product, DEF: () => this.SUBRULE(this.operand) }),
  );

  readonly operand = this.RULE('operand', () => {
    this.OPTION(() => this.CONSUME(sum));
    this.OR([
      { ALT: () => this.CONSUME(text) },
      { ALT: () => this.CONSUME(number) },
      { ALT: () => this.CONSUME(duration) },
      {
        ALT: () => {
          this.CONSUME(open);
          this.SUBRULE(this.either);
          this.CONSUME(close);
        },
      },
      {
        ALT: () => {
          this.CONSUME(name);
          this.OPTION2(() => {
            this.CONSUME2(open);
            this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.item) });
            this.CONSUME2(close);
          });
        },
      },
    ]);
    this.MANY(() => {
      this.CONSUME(bracket);
      this.OPTION3(() => this.SUBRULE2(this.either));
      this.CONSUME(bracketEnd);
    });
    this.OPTION4(() => {
      this.CONSUME(at);
      this.OR2([{ ALT: () => this.CONSUME2(name) }, { ALT: () => this.CONSUME2(duration) }]);
    });
  });
}

const lexer = new Lexer(tokens as never, { positionTracking: 'onlyOffset' });
const parser = new CoreParser();

/** A concrete syntax tree; throws when the grammar does not read the text. */
export function parseWithChevrotain(query: string): unknown {
  parser.input = lexer.tokenize(query).tokens;
  const tree = parser.query();
  if (parser.errors.length > 0) throw new Error(`${parser.errors[0]?.message} in ${query}`);
  return tree;
}
