// node test/toolchain/run.mjs <package or script> [arguments]: runs a tool of node_modules, or a script of ours, under a Node that can.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolEnvironment, toolNode } from './node.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [tool, ...rest] = process.argv.slice(2);
if (!tool) {
  console.error('usage: node test/toolchain/run.mjs <tool> [arguments]');
  process.exit(2);
}

/** A script path stays as it is; a package name becomes the path of its (first) program. */
function programOf(name) {
  const script = path.resolve(root, name);
  if (/\.m?[jt]s$/.test(name) && existsSync(script)) return script;
  const folder = path.join(root, 'node_modules', name);
  const bin = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).bin;
  return path.join(folder, typeof bin === 'string' ? bin : (bin[path.basename(name)] ?? Object.values(bin)[0]));
}

const node = toolNode();
const child = spawn(node, [programOf(tool), ...rest], { cwd: root, stdio: 'inherit', env: toolEnvironment(node) });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
