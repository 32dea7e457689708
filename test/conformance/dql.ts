/**
 * `npm run conformance:dql [-- <folder> [--all]]`: measures the DQL parser and checks against collected queries in `<folder>/dql`
 * (default `../shared`): real ones must pass, rejected ones must be reported at their place and by their kind, and mutations of the
 * real ones must neither throw nor lose a character. Ends with exit code 1 when a target is missed.
 */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusQuery, readCorpus, readRejected, readReviewed, readSuspects } from './dqlCorpus.ts';
import { type Finding, findings } from './dqlFindings.ts';
import { measureHostile } from './dqlHostile.ts';
import { measureMutations } from './dqlMutations.ts';
import { judgeRejected } from './dqlRejected.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const listAll = args.includes('--all');
const folder = path.join(path.resolve(root, args.find((arg) => !arg.startsWith('--')) ?? '../shared'), 'dql');

if (!existsSync(path.join(folder, 'corpus-dev.jsonl'))) {
  console.error(
    `No DQL corpus in ${folder}: nothing was measured. Give the folder that holds dql/corpus-dev.jsonl as argument.`,
  );
  process.exit(2);
}

let missed = false;
const suspects = readSuspects(folder);
const reviewed = readReviewed();
const corpus = readCorpus(folder).filter((entry) => entry.flags.length === 0 && !suspects.has(entry.id));
const withPlaceholders = (entry: CorpusQuery, ...names: string[]) =>
  entry.placeholders.length === names.length && names.every((name) => entry.placeholders.includes(name));

measure(
  'queries without placeholders',
  0.995,
  corpus.filter((entry) => entry.kind === 'query' && withPlaceholders(entry)),
);
measure(
  'queries with $variables',
  0.99,
  corpus.filter((entry) => entry.kind === 'query' && withPlaceholders(entry, '$variable')),
);
measure(
  'fragments',
  undefined,
  corpus.filter((entry) => entry.kind === 'fragment' && withPlaceholders(entry)),
  (entry) => (findings(entry.query).fragment ? undefined : 'does not parse as a fragment'),
);
measure(
  'queries with other placeholders',
  undefined,
  corpus.filter((entry) => entry.placeholders.some((name) => name !== '$variable')),
);
rejected();
mutations();
hostile();
process.exit(missed ? 1 : 0);

function measure(
  title: string,
  target: number | undefined,
  entries: readonly CorpusQuery[],
  alsoWrong?: (entry: CorpusQuery) => string | undefined,
): void {
  const failures: { entry: CorpusQuery; why: string; text: string }[] = [];
  for (const entry of entries) {
    const error = findings(entry.query).errors[0];
    const more = alsoWrong?.(entry);
    if (error) failures.push({ entry, why: reviewed.get(entry.id) ?? error.code, text: shown(entry.query, error) });
    else if (more) failures.push({ entry, why: more, text: '' });
  }
  const share = entries.length === 0 ? 1 : 1 - failures.length / entries.length;
  const verdict = target === undefined ? '' : `  target ${percent(target)}: ${share >= target ? 'met' : 'MISSED'}`;
  if (target !== undefined && share < target) missed = true;
  console.log(
    `\n${title}: ${entries.length - failures.length} of ${entries.length} = ${percent(share)} without an error${verdict}`,
  );
  const open = failures.filter(({ entry }) => !reviewed.has(entry.id));
  if (open.length < failures.length) {
    const valid = entries.filter(({ id }) => !reviewed.has(id)).length;
    console.log(
      `  without ${failures.length - open.length} that were reviewed and are no DQL: ${valid - open.length} of ${valid} = ${percent(1 - open.length / valid)}`,
    );
  }
  for (const [why, group] of Map.groupBy(failures, (failure) => failure.why)) {
    console.log(`  ${why}: ${group.length}`);
    const shownOnes = listAll || !reviewed.has(group[0]?.entry.id ?? '') ? group : group.slice(0, 3);
    for (const failure of shownOnes) console.log(`    ${failure.entry.id} ${failure.text}`);
  }
}

function rejected(): void {
  const entries = readRejected(folder);
  const exceptions = entries.flatMap((entry) => {
    const why = judgeRejected(entry);
    return why === undefined ? [] : [{ entry, why }];
  });
  console.log(
    `\nrejected queries: ${entries.length - exceptions.length} of ${entries.length} reported at the place and of the kind expected`,
  );
  for (const { entry, why } of exceptions) console.log(`  ${entry.id} ${why}\n      ${JSON.stringify(entry.query)}`);
}

function mutations(): void {
  const result = measureMutations(
    corpus.map((entry) => entry.query),
    20_000,
  );
  console.log(`\nmutated queries: ${result.count} parsed, checked and formatted, ${result.failures.length} failures`);
  for (const failure of result.failures.slice(0, 20)) console.log(`  ${failure}`);
  if (result.failures.length > 0) missed = true;
}

function hostile(): void {
  const slowest = measureHostile();
  const bound = 3000;
  const verdict = slowest.milliseconds <= bound ? 'met' : 'MISSED';
  if (verdict === 'MISSED') missed = true;
  console.log(
    `\na megabyte of hostile text: at most ${slowest.milliseconds.toFixed(0)} ms (${JSON.stringify(slowest.unit)}), ` +
      `${slowest.growth.toFixed(1)} times as long for twice as much  bound ${bound} ms: ${verdict}`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function shown(text: string, error: Finding): string {
  const before = text.slice(Math.max(0, error.start - 50), error.start);
  return JSON.stringify(`${before}»${text.slice(error.start, error.end)}«${text.slice(error.end, error.end + 30)}`);
}
