/** The string literals of each programming language: their quotes, what is escaped between them, and what may stand there. */

import { type Escapes, escapes } from './escapes.ts';

export interface Quote {
  /** Matches at the first quote, looking back at what stands directly in front of it. */
  readonly opens: RegExp;
  /** What closes a literal that was opened so. */
  readonly closes: (opening: RegExpExecArray) => string;
  readonly escapes: Escapes;
  /** Line breaks stay as they are, are read as blanks, or cannot be there. */
  readonly lines: 'kept' | 'folded' | 'none';
  /** Begins an expression of the language, up to the brace that closes it; it may have quotes of its own. */
  readonly placeholder?: string;
  /** Of more quotes than are needed the last ones close. */
  readonly closesLast?: boolean;
}

const same = ([whole]: RegExpExecArray): string => whole;
const line = { closes: same, escapes: escapes.c, lines: 'none' } as const;
const block = { closes: same, escapes: escapes.c, lines: 'kept' } as const;
const raw = { closes: same, escapes: escapes.none, lines: 'kept' } as const;

const c: readonly Quote[] = [{ ...line, opens: /"/y }];
const javascript: readonly Quote[] = [
  { ...block, opens: /`/y, placeholder: '${' },
  { ...line, opens: /["']/y },
];

/** By VS Code's ids; the first that fits counts. */
export const quotes: Readonly<Record<string, readonly Quote[]>> = {
  c,
  cpp: [{ ...raw, opens: /(?<=R)"([^()\\\s]{0,16})\(/y, closes: ([, mark]) => `)${mark}"` }, ...c],
  csharp: [
    { ...raw, opens: /(?<=@\$?)"/y, escapes: escapes.doubledDouble },
    { ...raw, opens: /"{3,}/y },
    { ...line, opens: /"/y },
  ],
  go: [
    { ...raw, opens: /`/y },
    { ...line, opens: /"/y },
  ],
  groovy: [
    { ...block, opens: /"""/y, placeholder: '${' },
    { ...block, opens: /'''/y },
    { ...line, opens: /"/y, placeholder: '${' },
    { ...line, opens: /'/y },
  ],
  java: [{ ...block, opens: /"""/y }, ...c],
  javascript,
  javascriptreact: javascript,
  kotlin: [
    { ...raw, opens: /"""/y, placeholder: '${', closesLast: true },
    { ...line, opens: /"/y, placeholder: '${' },
  ],
  php: [
    { ...block, opens: /"/y, escapes: escapes.php, placeholder: '{$' },
    { ...block, opens: /'/y, escapes: escapes.single },
  ],
  python: [
    { ...block, opens: /(?<=\b(?:r|[bf]r|r[bf]))("""|''')/iy, escapes: escapes.pythonRaw },
    { ...line, opens: /(?<=\b(?:r|[bf]r|r[bf]))["']/iy, escapes: escapes.pythonRaw },
    { ...block, opens: /"""|'''/y, escapes: escapes.python },
    { ...line, opens: /["']/y, escapes: escapes.python },
  ],
  ruby: [
    { ...block, opens: /"/y, placeholder: '#{' },
    { ...block, opens: /'/y, escapes: escapes.single },
  ],
  rust: [
    { ...raw, opens: /(?<=\b[bc]?r(#{0,16}))"/y, closes: ([, hashes]) => `"${hashes}` },
    { ...block, opens: /"/y },
  ],
  scala: [
    { ...raw, opens: /"""/y, placeholder: '${', closesLast: true },
    { ...line, opens: /"/y, placeholder: '${' },
  ],
  shellscript: [
    { ...block, opens: /"/y, escapes: escapes.shell },
    { ...block, opens: /(?<=\$)'/y, escapes: escapes.python },
    { ...block, opens: /'/y, escapes: escapes.shellSingle },
  ],
  svelte: javascript,
  swift: [
    { ...raw, opens: /(?<=(#{1,16}))"""/y, closes: ([, hashes]) => `"""${hashes}` },
    { ...raw, opens: /(?<=(#{1,16}))"/y, closes: ([, hashes]) => `"${hashes}`, lines: 'none' },
    { ...block, opens: /"""/y },
    { ...line, opens: /"/y },
  ],
  terraform: [{ ...line, opens: /"/y, placeholder: '${' }],
  typescript: javascript,
  typescriptreact: javascript,
  vue: javascript,
  yaml: [
    { ...block, opens: /"/y, lines: 'folded' },
    { ...block, opens: /'/y, escapes: escapes.doubledSingle, lines: 'folded' },
  ],
};
