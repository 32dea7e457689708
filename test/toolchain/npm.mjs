// npm as a child process, in a folder, with a sentence about what it is doing. Plain JavaScript for any Node from 20.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOf, startGroup } from './processes.mjs';

/** Arguments that keep npm to what matters. */
export const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Runs npm; the promise rejects with the end of its output when it fails. */
export async function npm(folder, args, env = {}) {
  const [program, list, shell] = commandOf('npm', [...args, ...QUIET]);
  const { child, exit } = startGroup(program, list, {
    ...shell,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await exit;
  if (code === undefined) throw new Error('npm could not be started: is it installed?');
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${output.trim().slice(-2000)}`);
}

/** The fingerprint of some files. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Does a piece of set-up once for a given state of some files: the stamp remembers it, and is only written when all went well. */
export async function once(stamp, inputs, work) {
  const wanted = fingerprint(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** Says what goes on, how long it has been going on, and at the end how long it took. */
export async function step(title, work) {
  const started = Date.now();
  const live = process.stdout.isTTY && !process.env.CI;
  const show = (text, end) =>
    process.stdout.write(live ? `\r  ${title}${text}${' '.repeat(8)}${end}` : `  ${title}${text}\n`);
  show(' …', '');
  const ticks = live
    ? setInterval(() => show(` … ${Math.round((Date.now() - started) / 1000)} s`, ''), 1000)
    : undefined;
  try {
    const result = await work();
    show(`: ${((Date.now() - started) / 1000).toFixed(1)} s`, '\n');
    return result;
  } catch (error) {
    show(': failed', '\n');
    throw error;
  } finally {
    clearInterval(ticks);
  }
}
