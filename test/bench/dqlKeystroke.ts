/** A keystroke in a long document: the edit, the diagnostics of the query it touches, and the completion at the cursor. */

import { QueryDocument } from '../../src/dql/documents.ts';
import type { Tree } from '../../src/dql/tree.ts';
import { median } from './interleaved.ts';

export interface KeystrokeResult {
  readonly lines: number;
  /** Milliseconds. */
  readonly open: number;
  readonly median: number;
  /** Of a hundred keystrokes, all but one are quicker. */
  readonly percentile99: number;
  readonly slowest: number;
}

export interface KeystrokeAnswers {
  readonly check: (tree: Tree) => void;
  readonly complete: (tree: Tree, offset: number) => void;
}

/** Types a condition letter by letter in queries all over the document. */
export function measureKeystrokes(text: string, { check, complete }: KeystrokeAnswers): KeystrokeResult {
  const start = performance.now();
  let document = QueryDocument.of(text);
  for (const section of document.sections) check(section.tree);
  const open = performance.now() - start;
  const times: number[] = [];
  const count = document.sections.length;
  for (let place = 0; place < 20; place++) {
    const section = document.sections[Math.floor((place * count) / 20)]!;
    let offset = section.start + section.text.trimEnd().length;
    for (const letter of '\n| filter host == "a" and n') {
      const before = performance.now();
      document = document.edited(offset, 0, letter);
      offset++;
      const touched = document.sectionAt(offset - 1);
      check(touched.tree);
      complete(touched.tree, offset - touched.start);
      times.push(performance.now() - before);
    }
  }
  const sorted = [...times].sort((left, right) => left - right);
  const percentile99 = sorted[Math.floor(sorted.length * 0.99)]!;
  return { lines: text.split('\n').length, open, median: median(times), percentile99, slowest: sorted.at(-1)! };
}
