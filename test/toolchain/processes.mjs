// Child processes that never outlive this one. Each leads a group of its own, which is ended as a whole.
import { spawn, spawnSync } from 'node:child_process';

const windows = process.platform === 'win32';
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const PATIENCE_MS = 5000;

/** What has to be ended before this process may end: functions that return a promise. */
const endings = new Set();

/** Registers something to end when a signal comes; call what is returned once it has ended by itself. */
export function endWithUs(end) {
  endings.add(end);
  return () => endings.delete(end);
}

/**
 * Ctrl-C, a closed terminal and a polite kill end everything that was started, then this process. `exitCode` may say another code than
 * that of the signal.
 */
export function endOnSignals(exitCode = () => undefined) {
  let ending = false;
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.on(signal, async () => {
      if (ending) return;
      ending = true;
      await Promise.allSettled([...endings].map((end) => end()));
      process.exit(exitCode() ?? code);
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
  const ended = endWithUs(stop);
  void exit.then(ended);
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
