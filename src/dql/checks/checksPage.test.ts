import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checksPage } from './checksPage.ts';

it('is written anew when a check changes (node test/toolchain/run.mjs test/tools/checksPage.ts)', () => {
  expect(readFileSync(new URL('./README.md', import.meta.url), 'utf8')).toBe(checksPage());
});
