// The Node that runs the tools: the user's own where it is new enough, else Node 24 from npm, fetched once into this folder.
// Plain JavaScript without dependencies: it runs before anything is installed, on any Node from 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, QUIET } from './npm.mjs';
import { commandOf } from './processes.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The oldest Node that undici 8, vitest 5 and vsce 4 all accept. */
const FLOOR = [22, 19];

/** Whether a version text such as `v22.19.0` is at or above the floor. */
export function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1]);
}

/** Where the Node 24 package puts its binary on this system. */
export function bundledNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(here, 'node_modules', `node-${system}-${process.arch}`, 'bin', binary);
}

/** Installs the Node 24 package of this system if it is not there yet. Throws with what to do where there is none. */
export function ensureBundledNode() {
  const binary = bundledNode();
  const stamp = path.join(here, 'node_modules/.installed');
  const wanted = fingerprint([path.join(here, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return binary;
  console.log('  Fetching Node 24 from npm (once) …');
  const [program, args, shell] = commandOf('npm', ['ci', '--ignore-scripts', ...QUIET]);
  const npm = spawnSync(program, args, { ...shell, cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (npm.status !== 0 || !existsSync(binary)) {
    const reason = npm.status === 0 ? `npm has no Node 24 for ${process.platform}-${process.arch}` : npm.stderr?.trim();
    throw new Error(
      `This needs Node ${FLOOR.join('.')} or newer; you have ${process.version}. Getting one from npm failed: ${reason ?? 'is npm installed?'}. Install one from https://nodejs.org.`,
    );
  }
  writeFileSync(stamp, wanted);
  return binary;
}

/** The Node to run the tools with: an absolute path. */
export function toolNode() {
  return isNewEnough(process.version) ? process.execPath : ensureBundledNode();
}

/** The environment in which child processes find that Node first. */
export function toolEnvironment(node = toolNode()) {
  const key = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  return { ...process.env, [key]: path.dirname(node) + path.delimiter + (process.env[key] ?? '') };
}
