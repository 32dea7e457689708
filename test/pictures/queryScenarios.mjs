// Writing DQL and querying a file of this machine, each step with a picture.
import path from 'node:path';
import { machineLog } from './machineLog.mjs';

export const queryScenarios = [
  {
    name: 'completion proposes the fields that exist at this point of the query',
    async run(workbench) {
      const { page } = workbench;
      await workbench.write(
        'slow-requests.dql',
        'fetch logs\n| summarize errors = countIf(loglevel == "ERROR"), by: {service.name}\n| sort ',
      );
      await page.keyboard.press('Control+Space');
      const list = page.locator('.suggest-widget.visible .monaco-list-row');
      await list.filter({ hasText: 'errors' }).first().waitFor({ timeout: 30_000 });
      await list.filter({ hasText: 'service.name' }).first().waitFor();
      await workbench.picture('7-completion');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'a hover says what a function does',
    async run(workbench) {
      const { page } = workbench;
      await workbench.write('slow-requests.dql', 'fetch logs\n| summarize errors = countIf(true)');
      for (let steps = 0; steps < 8; steps++) await page.keyboard.press('ArrowLeft');
      await workbench.command('Show or Focus Hover');
      await page.locator('.monaco-hover:visible').filter({ hasText: 'countIf(' }).first().waitFor({ timeout: 30_000 });
      await workbench.picture('8-hover');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'an error has a fix',
    async run(workbench) {
      const { page } = workbench;
      await workbench.write('slow-requests.dql', 'fetch logs\n| limit 5\n| filterr loglevel == "ERROR"');
      await page.keyboard.press('Home');
      for (let steps = 0; steps < 4; steps++) await page.keyboard.press('ArrowRight');
      await page.locator('.squiggly-error:visible').first().waitFor({ timeout: 30_000 });
      await workbench.command('Show or Focus Hover');
      await page.locator('.monaco-hover:visible').filter({ hasText: 'filterr' }).first().waitFor({ timeout: 30_000 });
      await workbench.picture('9-error');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      const fix = page
        .locator('.action-widget .monaco-list-row')
        .filter({ hasText: /`filter`/ })
        .first();
      await fix.waitFor({ timeout: 30_000 });
      await workbench.picture('10-fix');
      await fix.click();
      await workbench.editorHas(/\| filter loglevel == "ERROR"/);
    },
  },
  {
    name: 'the formatter lays a query out',
    async run(workbench) {
      await workbench.write(
        'slow-requests.dql',
        'fetch   logs,from:-2h|filter loglevel=="ERROR"   and contains(content,"timeout")|summarize count( ),by:{service.name}|sort `count()` desc',
      );
      await workbench.command('Format Document');
      await workbench.editorHas(/^\| filter loglevel == "ERROR" and contains\(content, .*"timeout"\)$/m);
      await workbench.picture('11-formatted');
    },
  },
  {
    name: 'a query of a dashboard asks for its variables and runs with them',
    async run(workbench) {
      const { page } = workbench;
      await workbench.openFile('dashboard.json');
      await page.locator('.codelens-decoration a', { hasText: 'Run' }).nth(1).click();
      const values = page.locator('.quick-input-list .monaco-list-row');
      await values.filter({ hasText: 'checkout' }).first().waitFor({ timeout: 30_000 });
      await page.keyboard.type('checkout');
      await workbench.picture('14-variables');
      await page.keyboard.press('Enter');
      await values.filter({ hasText: 'WARN' }).first().waitFor({ timeout: 30_000 });
      await page.keyboard.press('Enter');
      await page
        .locator('.codelens-decoration a', { hasText: '$Service = checkout' })
        .first()
        .waitFor({ timeout: 30_000 });
      await workbench.outputFrame('.u-legend:has-text("checkout")', 60_000);
      await workbench.picture('15-variables-filled');
    },
  },
  {
    name: 'a log of this machine is parsed and charted on local Grail',
    async run(workbench) {
      const { page } = workbench;
      await workbench.command('DQL: Query File');
      const input = page.locator('.quick-input-widget:visible input').first();
      await input.waitFor({ timeout: 30_000 });
      // The dialog shows a folder first, and would write its name over what is typed before.
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '..' }).first().waitFor();
      await page.waitForTimeout(500);
      await input.fill(machineLog());
      await page
        .locator('.quick-input-list .monaco-list-row')
        .filter({ hasText: path.basename(machineLog()) })
        .first()
        .waitFor();
      await page.locator('.quick-input-widget').getByRole('button', { name: 'Query' }).click();
      const notebook = page.locator('.notebook-editor');
      await notebook.getByText('Local files').first().waitFor({ timeout: 60_000 });
      const frame = await workbench.outputFrame('.chart-plot canvas', 60_000);
      await frame.locator('.chart-plot canvas').first().waitFor({ timeout: 30_000 });
      await workbench.picture('12-query-file');
      // A cell of one's own: the words of the log by a pattern, how often each came, over time.
      await page.keyboard.press('Escape');
      const cells = notebook.locator('.cell-editor-container .monaco-editor');
      await cells.last().click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(
        `fetch "file:${machineLog()}"\n| parse content, "LD:date ' ' LD:time ' ' WORD:action ' ' LD:rest"\n| makeTimeseries count = count(default: 0), by: {action}, bins: 24`,
      );
      await page.keyboard.press('Control+Enter');
      // Looked for anew: another notebook's outputs, or the ones before, may have a frame of their own.
      await workbench.outputFrame('.u-legend:has-text("status")', 60_000);
      await page.mouse.move(860, 700);
      for (let turns = 0; turns < 12; turns++) {
        await page.mouse.wheel(0, 200);
        await page.waitForTimeout(50);
      }
      await workbench.picture('13-log-chart');
    },
  },
];
