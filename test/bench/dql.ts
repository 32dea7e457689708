/**
 * `npm run bench:dql`: the DQL parser against TypeScript's own parser on TypeScript text of the same size, and against a parser made
 * with Chevrotain on the same queries; the ratio to `JSON.parse` of the tree's own JSON; and what a keystroke costs in a long document.
 * All speeds are medians of turns taken in one process; of the keystrokes the slowest decides. Ends with exit code 1 when a target is
 * missed.
 */

import typescript from 'typescript-parser';
import { loadCatalogue } from '../../src/dql/catalogue/catalogue.ts';
import { check } from '../../src/dql/checks/check.ts';
import { complete } from '../../src/dql/intelligence/completion.ts';
import { parse } from '../../src/dql/parser.ts';
import { parseWithChevrotain } from './dqlChevrotain.ts';
import { measureKeystrokes } from './dqlKeystroke.ts';
import { documentText, longTexts, shortTexts, type Texts } from './dqlTexts.ts';
import { type Contender, measureInterleaved } from './interleaved.ts';

const PARSE_TARGET = 3;
const CHECK_TARGET = 1;
const FRAME = 16;
const rounds = Number(process.argv[2] ?? 100);
const catalogue = await loadCatalogue();
let missed = false;

// First, while the process is as fresh as an editor's: the garbage of the other parsers would be collected between two keys.
keystrokes();
compare('short queries', shortTexts);
compare('one long query', longTexts(23_000));
process.exit(missed ? 1 : 0);

function compare(title: string, texts: Texts): void {
  const trees = texts.dql.map((text) =>
    JSON.stringify(parse(text).query, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
  );
  const contenders: Contender[] = [
    contender('parse', texts.dql, (text) => parse(text)),
    contender('typescript', texts.typescript, (text) =>
      typescript.createSourceFile('a.ts', text, typescript.ScriptTarget.Latest, false),
    ),
    contender('chevrotain', texts.dql, parseWithChevrotain),
    // Sized like the queries, so that the ratio says how long a query takes against reading its tree.
    { ...contender('json', trees, (text) => JSON.parse(text)), size: total(texts.dql) },
    contender('checked', texts.dql, (text) => check(parse(text), catalogue)),
  ];
  const speeds = measureInterleaved(contenders, rounds);
  const of = (name: string) => speeds.get(name) ?? Number.NaN;
  console.log(`\n${title}: ${total(texts.dql)} characters of DQL, ${total(texts.typescript)} of TypeScript`);
  for (const [name, speed] of speeds) console.log(`  ${name.padEnd(12)}${speed.toFixed(1).padStart(8)} MB/s`);
  ratio("parse to TypeScript's parser", of('parse') / of('typescript'), PARSE_TARGET);
  ratio("parse and all checks to TypeScript's parser", of('checked') / of('typescript'), CHECK_TARGET);
  ratio('parse to Chevrotain', of('parse') / of('chevrotain'));
  ratio("parse to JSON.parse of the tree's JSON", of('parse') / of('json'));
}

function keystrokes(): void {
  const result = measureKeystrokes(documentText(10_000), {
    check: (tree) => check(tree, catalogue),
    complete: (tree, offset) => complete(tree, offset, catalogue),
  });
  const met = result.slowest <= FRAME;
  if (!met) missed = true;
  console.log(
    `\na keystroke in ${result.lines} lines: ${result.median.toFixed(2)} ms median, ${result.percentile99.toFixed(1)} ms of 99 in 100, ${result.slowest.toFixed(1)} ms slowest  target ${FRAME} ms: ${met ? 'met' : 'MISSED'}`,
  );
  console.log(`  opening the document: ${result.open.toFixed(0)} ms`);
}

function ratio(title: string, value: number, target?: number): void {
  const verdict = target === undefined ? '' : `  target ${target}: ${value >= target ? 'met' : 'MISSED'}`;
  if (target !== undefined && !(value >= target)) missed = true;
  console.log(`  ${title}: ${value.toFixed(2)} times${verdict}`);
}

function contender(name: string, texts: readonly string[], read: (text: string) => unknown): Contender {
  return {
    name,
    size: total(texts),
    run: () => {
      for (const text of texts) read(text);
    },
  };
}

function total(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}
