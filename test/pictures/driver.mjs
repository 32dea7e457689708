// What a person does in the workbench, as functions over a Playwright page.
import path from 'node:path';

/** One workbench page, its pictures going into `folder`. */
export class Workbench {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  async picture(name) {
    // Toasts and highlights fade: wait until they have.
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: path.join(this.folder, `${name}.png`) });
  }

  /** The status bar item, once its text fits. */
  async statusBar(fits) {
    const item = this.page.locator(
      '[id="dynatrace-konnect-explorer.dynatrace-konnect-explorer.dynatraceKonnect.connection"]',
    );
    await item.filter({ hasText: fits }).waitFor({ timeout: 60_000 });
    return item;
  }

  async openView() {
    const icon = this.page.locator('.activitybar .action-item', {
      has: this.page.locator('[aria-label^="Dynatrace & Konnect"]'),
    });
    if ((await this.page.locator('.sidebar .composite.title', { hasText: 'Dynatrace & Konnect' }).count()) === 0) {
      await icon.first().click();
    }
    await this.page.locator('.sidebar .composite.title', { hasText: 'Dynatrace & Konnect' }).waitFor();
  }

  /** A row of a tree by its label, unfolded where asked; `view` is the title of the tree. */
  async row(label, { unfold = false, view = '' } = {}) {
    const pane = this.page.locator('.sidebar .pane', { has: this.page.locator('.pane-header', { hasText: view }) });
    const row = pane.locator('.monaco-list-row[role="treeitem"]').filter({ hasText: label }).first();
    await row.waitFor({ timeout: 30_000 });
    if (unfold && (await row.getAttribute('aria-expanded')) === 'false') {
      await row.click();
      await this.page.waitForTimeout(200);
      if ((await row.getAttribute('aria-expanded')) === 'false') await this.page.keyboard.press('ArrowRight');
    }
    return row;
  }

  /** Runs a command of the palette; it is opened again until the command is there, since its list is that of the moment it opens. */
  async command(title) {
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await input.fill(`>${title}`);
      const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
      try {
        await entry.waitFor({ timeout: 1500 });
        await this.page.keyboard.press('Enter');
        return;
      } catch {
        await this.page.keyboard.press('Escape');
      }
    }
    throw new Error(`The palette has no command ${title}`);
  }

  /** Waits for a quick pick or input with this text in its title or placeholder. */
  async question(text) {
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget
      .filter({ hasText: text })
      .or(widget.filter({ has: this.page.locator(`input[placeholder*="${text}"]`) }))
      .first()
      .waitFor({ timeout: 30_000 });
    return widget;
  }

  async choose(label) {
    const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    await entry.waitFor({ timeout: 30_000 });
    await entry.click();
  }

  /** Presses a button of a modal dialog. */
  async dialog(button) {
    const found = this.page.locator('.monaco-dialog-box').getByRole('button', { name: button });
    await found.waitFor({ timeout: 30_000 });
    await found.click();
  }

  async openFile(name) {
    await this.page.keyboard.press('Control+Shift+E');
    const file = this.page.getByRole('treeitem', { name }).first();
    await file.waitFor({ timeout: 30_000 });
    await file.dblclick();
  }

  /** Replaces the text of a file of the workspace, as if it had been pasted. */
  async write(name, text) {
    await this.page.keyboard.press('Control+p');
    const input = this.page.locator('.quick-input-widget:visible input').first();
    await input.fill(name);
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: name })
      .first()
      .waitFor({ timeout: 30_000 });
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor({ timeout: 30_000 });
    const editor = this.page.locator('.editor-group-container.active .monaco-editor[role="code"]').first();
    await editor.waitFor({ timeout: 30_000 });
    await editor.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
  }

  /** Waits until the active editor shows a text. */
  async editorHas(fits) {
    const lines = this.page.locator('.editor-group-container.active .view-lines').first();
    const deadline = Date.now() + 30_000;
    for (;;) {
      const shown = (await lines.locator('.view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      if (fits.test(shown)) return;
      if (Date.now() > deadline) throw new Error(`The editor does not show ${fits} but:\n${shown}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** The frame of a notebook's outputs, once an element is in it. */
  async outputFrame(selector, timeoutMs = 30_000) {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      for (const frame of this.page.frames()) {
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      if (Date.now() > deadline) throw new Error(`No output shows ${selector}`);
      await this.page.waitForTimeout(100);
    }
  }

  async toast(text) {
    await this.page.locator('.notifications-toasts').getByText(text).first().waitFor({ timeout: 30_000 });
  }
}
