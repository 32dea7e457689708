// Child processes that never outlive this one. Each leads a group of its own, which is ended as a whole.
import { spawn, spawnSync } from 'node:child_process';

const windows = process.platform === 'win32';
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const PATIENCE_MS = 5000;

/** The groups that run: what stops each, by the id of its leader. */
const running = new Map();

// Whatever ends this process, a mistake in it included, ends them as well.
process.on('exit', () => {
  for (const pid of running.keys()) signalGroup(pid, 'SIGKILL');
});

let endsOnSignals = false;

/**
 * Ctrl-C, a closed terminal and a polite kill end everything that was started, then this process. That is so from the first program on;
 * call it before to end with another code than the signal's.
 */
export function endOnSignals(exitCode = (code) => code) {
  if (endsOnSignals) return;
  endsOnSignals = true;
  let ending = false;
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await Promise.allSettled([...running.values()].map((stop) => stop()));
      process.exit(exitCode(code));
    });
  }
}

/** A program with its arguments as `spawn` takes them: on Windows as one line, for the shell that finds `.cmd` files. */
export function commandOf(program, args) {
  if (!windows) return [program, args, {}];
  const quote = (text) => (/[\s&^"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [[program, ...args].map(quote).join(' '), [], { shell: true }];
}

/** Starts a program. `exit` becomes its exit code (null when a signal ended it, undefined when it could not be started). */
export function startGroup(program, args, options = {}) {
  endOnSignals();
  const child = spawn(program, args, { ...options, detached: !windows });
  const exit = new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', resolve);
  });
  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    const deadline = Date.now() + PATIENCE_MS;
    while (isGroupAlive(child.pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    signalGroup(child.pid, 'SIGKILL');
    await exit;
  };
  if (child.pid !== undefined) {
    running.set(child.pid, stop);
    void exit.then(() => running.delete(child.pid));
  }
  return { child, exit, stop };
}

function signalGroup(pid, signal) {
  if (pid === undefined) return;
  if (windows) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
  else killGroup(pid, signal);
}

function isGroupAlive(pid) {
  return pid !== undefined && !windows && killGroup(pid, 0);
}

/** False when nobody of the group is left. */
function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}
