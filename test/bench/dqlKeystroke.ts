/** A keystroke in a long document: the edit, the diagnostics of the query it touches, and what else answers it. */

import { QueryDocument } from '../../src/dql/documents.ts';
import type { Tree } from '../../src/dql/tree.ts';
import { median } from './interleaved.ts';

export interface KeystrokeResult {
  readonly lines: number;
  /** Milliseconds. */
  readonly open: number;
  readonly median: number;
  readonly slowest: number;
}

/** Types a condition letter by letter in queries all over the document; `answer` does what an editor asks for at each letter. */
export function measureKeystrokes(text: string, answer: (tree: Tree, offset: number) => void): KeystrokeResult {
  const start = performance.now();
  let document = QueryDocument.of(text);
  for (const section of document.sections) answer(section.tree, section.tree.text.length);
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
      answer(touched.tree, offset - touched.start);
      times.push(performance.now() - before);
    }
  }
  return { lines: text.split('\n').length, open, median: median(times), slowest: Math.max(...times) };
}
