/** Matches a pattern in tests, and shows exports as plain text. */

import { valueText } from '../functions/text.ts';
import type { Value } from '../value.ts';
import { type CompileOptions, compilePattern, scan } from './compilePattern.ts';

export type Exports = Readonly<Record<string, Value>>;

/** The exports of a match at the start of the text; undefined where it does not match. */
export function matchStart(pattern: string, text: string, options?: CompileOptions): Exports | undefined {
  const compiled = compilePattern(pattern, options);
  const values: Value[] = [];
  return compiled.match(text, 0, values) < 0 ? undefined : asRecord(compiled.exportNames, values);
}

/** The exports of all matches. */
export function matchAll(pattern: string, text: string): readonly Exports[] {
  const compiled = compilePattern(pattern);
  const found: Exports[] = [];
  scan(compiled, text, (values) => {
    found.push(asRecord(compiled.exportNames, values));
  });
  return found;
}

/** What a match at the start consumes. */
export function matchedText(pattern: string, text: string): string | undefined {
  const end = compilePattern(pattern).match(text, 0, []);
  return end < 0 ? undefined : text.slice(0, end);
}

/** Text forms of the exports. */
export function texts(exports: Exports | undefined): Record<string, string> | undefined {
  return exports && Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, valueText(value)]));
}

function asRecord(names: readonly string[], values: readonly Value[]): Exports {
  return Object.fromEntries(names.map((name, slot) => [name, values[slot]!]));
}
