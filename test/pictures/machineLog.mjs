// A log of this machine: the package manager's where it keeps one, else one of the same form.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain/install.mjs';

const PACKAGES = '/var/log/dpkg.log';

export function machineLog() {
  if (existsSync(PACKAGES)) return PACKAGES;
  const file = path.join(root, 'test/.work/packages.log');
  mkdirSync(path.dirname(file), { recursive: true });
  const actions = ['status', 'status', 'install', 'configure', 'upgrade'];
  const lines = Array.from({ length: 2000 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 1) + index * 47_000).toISOString().slice(0, 19).replace('T', ' ');
    return `${time} ${actions[index % actions.length]} package-${index % 90}:amd64 1.${index % 7}`;
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
