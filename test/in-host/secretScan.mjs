// Looks for credentials in everything a run wrote: logs, state, settings, notebooks, the browser's storage and console.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Longer than anything that is written here as text; larger files are caches of the workbench itself. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The outcome of the scan, as one more test. `secretsFile` holds one credential a line and lies outside of `folder`. */
export function scanForSecrets(folder, secretsFile) {
  const name = 'no credential in anything that was written';
  const secrets = existsSync(secretsFile) ? readFileSync(secretsFile, 'utf8').split('\n').filter(Boolean) : [];
  if (secrets.length === 0) return { name, passed: false, error: 'The suites handed over no credential to look for.' };
  // The secret part alone, too: it must not be written without its prefix either.
  const needles = new Set(secrets.flatMap((secret) => [secret, secret.split('.').at(-1)]));
  let scanned = 0;
  const hits = [];
  for (const file of filesBelow(folder)) {
    if (statSync(file).size > MAX_BYTES) continue;
    scanned++;
    const text = readFileSync(file, 'latin1');
    for (const needle of needles) if (text.includes(needle)) hits.push(path.relative(folder, file));
  }
  console.log(`  Looked for ${needles.size} credential texts in ${scanned} files`);
  return {
    name,
    passed: hits.length === 0,
    ...(hits.length ? { error: `Found in ${[...new Set(hits)].join(', ')}` } : {}),
  };
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}
