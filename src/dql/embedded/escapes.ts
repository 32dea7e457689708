/** What string literals of other languages write instead of a character. */

export interface Escapes {
  /** The character that all of them begin with; empty where there are none. */
  readonly sign: string;
  /** What is written, and what it means. */
  readonly meanings: ReadonlyMap<string, string>;
  /** Codes of characters; of its groups one has the hexadecimal digits. */
  readonly codes?: RegExp;
  /**
   * What a backslash is in front of any other character: dropped, the character itself, or the guard of a quote that does not close
   * the literal then, both of which stay (raw strings of Python).
   */
  readonly backslash: 'dropped' | 'itself' | 'guard';
  /** Further characters that mean something else unless they are escaped. */
  readonly special?: string;
}

const CODES = /\\(?:u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,6})\}|x([\dA-Fa-f]{2})|U([\dA-Fa-f]{8}))/y;
const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };
const NONE: ReadonlyMap<string, string> = new Map();

/** `letters` as in `LETTERS`; `itself` are the characters that a backslash lets stand for themselves. */
function backslashes(letters: string, itself: string): ReadonlyMap<string, string> {
  const pairs = [...letters].map((letter) => [`\\${letter}`, LETTERS[letter]!] as const);
  return new Map([...pairs, ...[...itself].map((character) => [`\\${character}`, character] as const)]);
}

/** A backslash and a line break continue the line. */
function continued(meanings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...meanings, ['\\\n', '']]);
}

function doubled(quote: string): Escapes {
  return { sign: quote, meanings: new Map([[quote + quote, quote]]), backslash: 'itself' };
}

export const escapes = {
  none: { sign: '', meanings: NONE, backslash: 'itself' },
  /** C and the many languages after it. */
  c: {
    sign: '\\',
    meanings: continued(backslashes('ntrbfv0', '\\"\'`')),
    codes: CODES,
    backslash: 'dropped',
  },
  python: { sign: '\\', meanings: continued(backslashes('ntrbfv0', '\\"\'')), codes: CODES, backslash: 'itself' },
  pythonRaw: { sign: '', meanings: NONE, backslash: 'guard' },
  php: {
    sign: '\\',
    meanings: backslashes('ntrfv0', '\\"$'),
    codes: /\\(?:u\{([\dA-Fa-f]{1,6})\}|x([\dA-Fa-f]{2}))/y,
    backslash: 'itself',
  },
  /** Between the single quotes of PHP and Ruby. */
  single: { sign: '\\', meanings: backslashes('', "\\'"), backslash: 'itself' },
  /** Between the double quotes of a shell, where backticks run a command. */
  shell: { sign: '\\', meanings: continued(backslashes('', '\\"$`')), backslash: 'itself', special: '`' },
  /** Between the single quotes of a shell nothing is escaped: the text is left for an escaped quote. */
  shellSingle: { sign: "'", meanings: new Map([["'\\''", "'"]]), backslash: 'itself' },
  doubledSingle: doubled("'"),
  doubledDouble: doubled('"'),
} as const satisfies Readonly<Record<string, Escapes>>;

/** The escape that begins at an offset, if one does. */
export function escapeAt(
  text: string,
  at: number,
  { sign, meanings, codes, backslash }: Escapes,
): { readonly length: number; readonly meaning: string } | undefined {
  if (sign === '' || text[at] !== sign) return undefined;
  if (codes !== undefined) {
    codes.lastIndex = at;
    const code = codes.exec(text);
    if (code !== null) {
      const value = Number.parseInt(code.slice(1).find((digits) => digits !== undefined)!, 16);
      return { length: code[0].length, meaning: value > 0x10ffff ? '' : String.fromCodePoint(value) };
    }
  }
  for (const [written, meaning] of meanings) {
    if (text.startsWith(written, at)) return { length: written.length, meaning };
  }
  if (backslash !== 'dropped' || at + 1 >= text.length) return undefined;
  return { length: 2, meaning: text.charAt(at + 1) };
}

/** What is written for a character; undefined where the literal has no way to. */
export function escapeOf(character: string, { meanings }: Escapes): string | undefined {
  for (const [written, meaning] of meanings) if (meaning === character) return written;
  return undefined;
}
