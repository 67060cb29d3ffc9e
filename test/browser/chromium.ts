import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

/** Where Debian's package puts it, and where continuous integration services have Chrome. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
const CHROMIUM = PLACES.find((place) => existsSync(place)) ?? '/usr/bin/chromium';

/** The first start may take long on a busy machine. */
const START_TIMEOUT_MS = 120_000;

/** Opens HTML as a file in a page of its own. */
export type OpenPage = (html: string, options?: BrowserContextOptions) => Promise<OpenedPage>;

export interface OpenedPage {
  page: Page;
  /** Addresses that the page asked for, its own left out. */
  requests: string[];
  /** What the console complained of, and errors that nobody caught. */
  complaints: string[];
}

/** Tests in a real browser. Where there is none they are skipped, except in CI, where that is a failure. */
export function describeInChromium(title: string, tests: (open: OpenPage) => void): void {
  if (!existsSync(CHROMIUM) && !process.env.CI) {
    describe.skip(`${title} (skipped: ${CHROMIUM} is not there)`, () =>
      tests(() => Promise.reject(new Error('no browser'))));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'tickit-browser-'));
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'], timeout: START_TIMEOUT_MS });
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    });
    tests(async (html, options = {}) => openFile(browser, await writePage(folder, html), options));
  });
}

let pages = 0;

async function writePage(folder: string, html: string): Promise<string> {
  const file = path.join(folder, `page-${pages++}.html`);
  await writeFile(file, html);
  return pathToFileURL(file).href;
}

async function openFile(browser: Browser, address: string, options: BrowserContextOptions): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints };
}
