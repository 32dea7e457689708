// Installs the project's own packages when the lock file changed since the last time.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, once, step } from './npm.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export function ensurePackages() {
  const stamp = path.join(root, 'node_modules/.installed');
  return once(stamp, [path.join(root, 'package-lock.json')], () =>
    step('Installing packages', () => npm(root, ['ci', '--ignore-scripts'])),
  );
}

/** An empty folder below test/.work. */
export function freshFolder(name) {
  const folder = path.join(root, 'test/.work', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
