// The outcome of a suite of ours: printed for a person, and written as counts where `--report <file>` asks for it.
import { writeFileSync } from 'node:fs';

/** `outcomes` is `[{ name, passed, error? }]`. Sets the exit code. */
export function report(outcomes) {
  for (const { name, passed, error } of outcomes) {
    console.log(`${passed ? '  ok     ' : '  FAILED '} ${name}`);
    if (!passed && error) console.log(`${error}\n`.replace(/^/gm, '           '));
  }
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const at = process.argv.indexOf('--report');
  if (at > 0)
    writeFileSync(process.argv[at + 1], JSON.stringify({ passed: outcomes.length - failed, failed, skipped: 0 }));
  process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
}
