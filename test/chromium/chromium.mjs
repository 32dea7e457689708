// The Chromium that drives the workbench: one that is here, else one from npm. CHROMIUM names one, or is `npm` for that of npm.
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npm, once, step } from '../toolchain/npm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

const USUAL = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
};

/** Flags for a browser without a sandbox helper, a GPU or a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `{ executablePath, args }` for Playwright. Throws one line that says what to install where there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM;
  if (named === 'npm') return fromNpm();
  if (named) {
    if (existsSync(named)) return { executablePath: named, args: FLAGS };
    throw new Error(`CHROMIUM names ${named}, which does not exist.`);
  }
  const found = [...(USUAL[process.platform] ?? []), ...playwrightBrowsers()].find((file) => existsSync(file));
  return found ? { executablePath: found, args: FLAGS } : fromNpm();
}

/** Browsers that Playwright fetched for another project. */
function playwrightBrowsers() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((file) => path.join(cache, name, file)));
}

async function fromNpm() {
  const missing =
    'No Chromium: install one (on Debian: apt-get install chromium) or name it in the environment variable CHROMIUM.';
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(missing);
  try {
    await once(path.join(here, 'node_modules/.installed'), [path.join(here, 'package-lock.json')], () =>
      step('Fetching a Chromium from npm (once)', () => npm(here, ['ci', '--ignore-scripts'])),
    );
    // The package unpacks the system libraries it brings only where it believes to run on AWS.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
    const entry = path.join(here, 'node_modules/@sparticuz/chromium/build/index.js');
    const { default: chromium } = await import(pathToFileURL(entry).href);
    const executablePath = await chromium.executablePath();
    return { executablePath, args: FLAGS };
  } catch (error) {
    throw new Error(`${missing} (The one from npm did not work: ${error.message})`);
  }
}
