import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { builtClient, openBrowser } from './support.ts';

/** The screens, and one browser for all cases of a file: open before the first of them, closed after everything else of the file. */
export function fileBrowser(): Pick<Browser, 'newContext' | 'contexts'> {
  let browser: Browser;
  beforeAll(async () => {
    await builtClient();
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return { newContext: (options) => browser.newContext(options), contexts: () => browser.contexts() };
}
