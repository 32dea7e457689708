// One visit to a workbench that runs: the scenarios one after the other, each with its pictures.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../toolchain/install.mjs';
import { openBrowser, openWorkbench } from '../vscode-host/page.mjs';
import { Workbench } from './driver.mjs';

/** `--only <part of a name>`; `--report` belongs to the report. */
export function chosenScenarios(scenarios) {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, report: { type: 'string' } },
  });
  return scenarios.filter(({ name }) => name.includes(values.only));
}

/** What became of each scenario; a scenario that fails does not end the visit. */
export async function visit(url, scenarios, pictureFolder) {
  const pictures = path.join(root, 'test/.work', pictureFolder);
  mkdirSync(pictures, { recursive: true });
  const window = await openBrowser();
  const outcomes = [];
  try {
    await openWorkbench(window.page, url);
    const workbench = new Workbench(window.page, pictures);
    for (const { name, run } of scenarios) {
      try {
        await run(workbench);
        outcomes.push({ name, passed: true });
      } catch (error) {
        await workbench.picture(`failed-${outcomes.length + 1}`);
        outcomes.push({ name, passed: false, error: String(error.stack ?? error) });
        await window.page.keyboard.press('Escape');
      }
    }
  } finally {
    await window.close();
  }
  console.log(`  Pictures are in ${path.relative(root, pictures)}`);
  return outcomes;
}
