// The workbench in a browser page: opened with an extension under development where that is wanted, and waited for.
import { chromium } from 'playwright-core';
import { findChromium } from '../chromium/chromium.mjs';

const VIEWPORT = { width: 1400, height: 900 };

/** A browser with one page; `console` collects what the page and the extension host say. */
export async function openBrowser() {
  const browser = await chromium.launch({ ...(await findChromium()), headless: true });
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const lines = [];
  page.on('console', (message) => lines.push(message.text()));
  return { browser, page, console: lines, close: () => browser.close() };
}

/** `url` as `workbenchUrl` of the server gives it. */
export async function openWorkbench(page, url) {
  await page.goto(url);
  await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
}

/**
 * Gives the workbench the options that an embedder would: an extension under development and a test bundle. The page reads them from
 * an element of its own HTML, so they are put there before its scripts run.
 */
export async function develop(page, server, { extension, tests }) {
  const uri = (file) => ({ $mid: 1, scheme: 'vscode-remote', authority: server.authority, path: file });
  await page.addInitScript(
    (options) => {
      if (window !== window.top) return;
      const observer = new MutationObserver(() => {
        const element = document.getElementById('vscode-workbench-web-configuration');
        if (!element) return;
        observer.disconnect();
        const configuration = JSON.parse(element.dataset.settings);
        configuration.developmentOptions = { ...configuration.developmentOptions, ...options };
        element.dataset.settings = JSON.stringify(configuration);
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    { extensions: [uri(extension)], ...(tests ? { extensionTestsPath: uri(tests) } : {}) },
  );
}
