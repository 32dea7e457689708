// The path of a first visit, each step with a picture: connected, a problem, an answer, a mapped SLO.
import assert from 'node:assert/strict';
import axe from 'axe-core';

/** The table of the first cell: answers come in any order, so it is told by its last column. */
async function firstTable(workbench) {
  const frame = await workbench.outputFrame('.grid-row');
  const table = frame.locator('.grid', { has: frame.locator('.grid-head:last-child', { hasText: /^content$/ }) });
  await table.locator('.grid-row').first().waitFor({ timeout: 30_000 });
  return table;
}

export const scenarios = [
  {
    name: 'the status bar says that the demo is connected',
    async run(workbench) {
      await workbench.statusBar(/connected/);
      await workbench.picture('1-connected');
    },
  },
  {
    name: 'the Problems tree shows an open problem and its root cause',
    async run(workbench) {
      await workbench.openView();
      const problem = await workbench.row(/open for/, { unfold: true });
      assert.match(await problem.textContent(), /P-\d+/);
      await workbench.row(/root cause/);
      await workbench.row('Evidence', { unfold: true });
      await workbench.picture('2-problem');
    },
  },
  {
    name: 'the first cell of the sample notebook answers with a table of rows',
    async run(workbench) {
      const { page } = workbench;
      await workbench.openFile('shop.dqlnb');
      await page.locator('.notebook-editor').getByText('Demo shop').first().waitFor({ timeout: 30_000 });
      await page.locator('.notebook-toolbar-container').getByRole('button', { name: 'Run All' }).click();
      const table = await firstTable(workbench);
      assert.ok((await table.locator('.grid-row').count()) > 5);
      const frame = await workbench.outputFrame('.grid-row');
      assert.match(await frame.locator('.footer').first().textContent(), /records? · .* scanned/);
      await page.keyboard.press('Control+Home');
      await workbench.picture('3-notebook');
    },
  },
  {
    name: 'the result table moves with the keyboard',
    async run(workbench) {
      const table = await firstTable(workbench);
      const grid = table.locator('.grid-body');
      await grid.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End']) await grid.press(key);
      assert.match((await grid.getAttribute('aria-activedescendant')) ?? '', /:2:2$/);
      assert.equal(await table.locator('.grid-cell.current').isVisible(), true);
    },
  },
  {
    name: 'the result has no accessibility violation',
    async run(workbench) {
      const frame = await workbench.outputFrame('.grid-row');
      await frame.evaluate(axe.source);
      const violations = await frame.evaluate(async () => {
        const hosts = [...document.querySelectorAll('*')].filter((element) =>
          element.shadowRoot?.querySelector('.grid'),
        );
        const { violations: found } = await window.axe.run(hosts, { rules: { region: { enabled: false } } });
        return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      assert.deepEqual(violations, []);
    },
  },
  {
    name: 'the Konnect setup ends with a mapped SLO under its service',
    async run(workbench) {
      await workbench.command('Konnect: Set Up Dynatrace Integration');
      await workbench.question('Install the Dynatrace Integration');
      await workbench.picture('4-install');
      await workbench.page.keyboard.press('Enter');
      await workbench.dialog('Install');
      await workbench.question('Authorize the Dynatrace Integration');
      await workbench.choose('Use the API token of Demo shop');
      await workbench.dialog('Hand Over the Token');
      await workbench.question('Which catalog service');
      await workbench.choose('Checkout');
      await workbench.question('Which resources belong');
      const widget = workbench.page.locator('.quick-input-widget:visible');
      await widget
        .locator('.quick-input-list .monaco-list-row')
        .filter({ hasText: /checkout/i })
        .first()
        .click();
      await workbench.picture('5-resources');
      await widget.getByRole('button', { name: 'OK' }).click();
      await workbench.dialog(/Map 1 Resource/);
      await workbench.toast(/1 resource is mapped to/);
      await workbench.openView();
      await workbench.row('Checkout', { unfold: true, view: 'Konnect Catalog' });
      await workbench.row(/SLO/, { view: 'Konnect Catalog' });
      await workbench.picture('6-mapped');
    },
  },
];
