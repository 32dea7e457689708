/**
 * `npm run conformance:api [-- <folder>]`: holds what the demo environment answers, and what our clients send, against the API documents in
 * `<folder>/contracts` (default `../shared`). Ends with exit code 1 when something does not conform, 2 when there is nothing to compare with.
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConformanceCheck } from './result.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const shared = path.resolve(here, '../..', process.argv[2] ?? '../shared');

if (!existsSync(path.join(shared, 'contracts'))) {
  console.error(`No contracts in ${shared}: nothing was compared. Give the folder that holds them as argument.`);
  process.exit(2);
}

let failed = 0;
let passed = 0;
for (const half of ['konnect', 'dynatrace']) {
  const file = path.join(here, `${half}.ts`);
  if (!existsSync(file)) continue;
  const { check } = (await import(file)) as { check: ConformanceCheck };
  const result = await check(shared);
  console.log(`\n${result.title}`);
  for (const note of result.notes) console.log(`  ${note}`);
  for (const failure of result.failures) console.log(`  FAILED ${failure}`);
  console.log(`  ${result.passed} passed, ${result.failures.length} failed`);
  passed += result.passed;
  failed += result.failures.length;
}
console.log(`\nAPI conformance: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
