/**
 * Pictures of the running screens beside the mockups: signs in people of the practice meeting and takes each page at the
 * sizes of the mockups, light and dark, and says what axe finds.
 *
 *   node tests/support/screens.ts http://127.0.0.1:8080 <folder> [names…]
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';

const sizes = {
  tablet: { width: 1180, height: 820 },
  desk: { width: 1920, height: 1080 },
  phone: { width: 360, height: 740 },
} as const;
type Size = keyof typeof sizes;
type Theme = 'light' | 'dark';
type Shot = {
  name: string;
  who: string | null;
  path: string;
  sizes: readonly Size[];
  act?: (page: Page) => Promise<void>;
};

/** The practice meeting's number is found through the list of whoever is signed in. */
const MEETING = ':meeting';

const shots: readonly Shot[] = [
  { name: 'sign-in', who: null, path: '/dang-nhap', sizes: ['tablet', 'phone'] },
  { name: 'enter', who: null, path: '/vao-hop', sizes: ['tablet', 'phone'] },
  { name: 'home', who: 'thanhvien', path: '/', sizes: ['tablet', 'desk', 'phone'] },
  { name: 'create', who: 'thuky', path: '/tao-cuoc-hop', sizes: ['tablet', 'phone'] },
  { name: 'prepare', who: 'thuky', path: `/chuan-bi/${MEETING}`, sizes: ['tablet', 'desk', 'phone'] },
  { name: 'room-code', who: 'thuky', path: `/hop/${MEETING}/ma-vao`, sizes: ['tablet'] },
  { name: 'chair', who: 'chutich', path: `/hop/${MEETING}`, sizes: ['tablet', 'desk', 'phone'] },
  { name: 'member', who: 'thanhvien', path: `/hop/${MEETING}`, sizes: ['tablet', 'desk', 'phone'] },
  { name: 'vote', who: 'thu.trang', path: `/hop/${MEETING}`, sizes: ['tablet', 'phone'] },
  { name: 'secretary', who: 'thuky', path: `/hop/${MEETING}`, sizes: ['desk', 'tablet', 'phone'] },
  { name: 'control', who: 'thuky', path: `/hop/${MEETING}/dieu-hanh`, sizes: ['tablet'] },
  { name: 'big-screen', who: 'manhinh', path: `/man-hinh/${MEETING}`, sizes: ['desk', 'tablet'] },
];

async function open(
  browser: Browser,
  base: string,
  who: string | null,
  size: Size,
  theme: Theme,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: sizes[size],
    colorScheme: theme,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: true,
    deviceScaleFactor: size === 'phone' ? 2 : 1,
  });
  if (who !== null) {
    const answer = await context.request.post('/api/session', {
      data: { signInName: who, password: PRACTICE_PASSWORD },
    });
    if (!answer.ok()) {
      throw new Error(`${who} can't sign in: ${await answer.text()}`);
    }
  }
  return context;
}

async function meetingOf(context: BrowserContext): Promise<string> {
  const { meetings } = (await (await context.request.get('/api/meetings')).json()) as {
    meetings: { meetingId: string; practice: boolean }[];
  };
  return meetings.find(({ practice }) => practice)?.meetingId ?? '';
}

async function take(
  browser: Browser,
  base: string,
  folder: string,
  shot: Shot,
  size: Size,
  theme: Theme,
): Promise<string[]> {
  const context = await open(browser, base, shot.who, size, theme);
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    await page.goto(shot.path.replace(MEETING, shot.who === null ? '' : await meetingOf(context)));
    await page.waitForLoadState('load');
    await page.locator('main').first().waitFor();
    await shot.act?.(page);
    await page.screenshot({ path: path.join(folder, `${shot.name}-${size}-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations) {
      problems.push(
        `axe ${impact} ${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
      );
    }
  } catch (error) {
    problems.push(`failed: ${(error as Error).message.split('\n')[0]}`);
  } finally {
    await context.close();
  }
  return problems;
}

async function main(): Promise<void> {
  const [base = 'http://127.0.0.1:8080', folder = 'dist/screens', ...names] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  for (const shot of shots.filter(({ name }) => names.length === 0 || names.includes(name))) {
    for (const size of shot.sizes) {
      for (const theme of ['light', 'dark'] as const) {
        const problems = await take(browser, base, folder, shot, size, theme);
        console.log([`${shot.name}-${size}-${theme}`, ...problems].join('\n  '));
      }
    }
  }
  await browser.close();
}

await main();
