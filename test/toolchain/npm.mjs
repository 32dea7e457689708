// npm as a child process, in a folder, with a sentence about what it is doing. Plain JavaScript for any Node from 20.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Runs npm; the promise rejects with the end of its output when it fails. */
export function npm(folder, args, env = {}) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args, ...quiet], {
      cwd: folder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(' ')} failed in ${folder}:\n${output.trim().slice(-2000)}`));
    });
  });
}

/** Does a piece of set-up once for a given state of some files: the stamp remembers it, and is only written when all went well. */
export async function once(stamp, inputs, work) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(readFileSync(input)).update('\0');
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** Says what goes on and, at the end, how long it took. */
export async function step(title, work) {
  const started = Date.now();
  const tty = process.stdout.isTTY && !process.env.CI;
  if (tty) process.stdout.write(`  ${title} …`);
  const result = await work();
  const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  if (tty) process.stdout.write(`\r  ${title}: ${took}   \n`);
  else console.log(`  ${title}: ${took}`);
  return result;
}
