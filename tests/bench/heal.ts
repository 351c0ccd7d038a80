/**
 * A member's tablet (real Chromium) loses its network while the chair goes on: how long after the network is back it shows
 * the right item, without a reload; twenty rounds, or as many as given.
 */
import type { Page } from 'playwright-core';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { builtClient, deviceOf, openBrowser, openPage } from '#tests/e2e/support.ts';
import { HttpClient } from '#tests/support/httpClient.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { startServerProcess } from '#tests/support/serverProcess.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';

const GOAL_MS = 2000;
const ITEMS = ['A1', 'A2'] as const;

/** Enters as the chair and opens the meeting at its first item. */
async function chairOf(url: string, meetingId: string): Promise<MeetingClient> {
  const browser = new HttpClient(url);
  await browser.signIn('chutich', PRACTICE_PASSWORD);
  const chair = await new MeetingClient({ url, cookie: browser.cookie }, meetingId).enter();
  await chair.send('meeting.openCheckIn', {});
  await chair.send('meeting.open', { withoutQuorum: true });
  await chair.send('agenda.callItem', { itemId: ITEMS[0] });
  return chair;
}

/** One break: the chair calls the item meanwhile. Milliseconds from the network's return to the item's name on the screen. */
async function healed(page: Page, chair: MeetingClient, itemId: string): Promise<number> {
  const title = chair.state.shared.agenda.byId[itemId]?.title ?? '';
  await page.context().setOffline(true);
  await page.getByText(/Mất kết nối từ/).waitFor();
  await chair.send('agenda.callItem', { itemId, despiteUnheard: true });
  const back = performance.now();
  await page.context().setOffline(false);
  await page.locator('[aria-current=step]', { hasText: title }).first().waitFor();
  return performance.now() - back;
}

const bench: Bench = async ([count = '20']) => {
  await builtClient();
  const database = await benchDatabase();
  const server = await startServerProcess(database.url);
  const chair = await chairOf(server.url, database.meetingId);
  const browser = await openBrowser();
  const page = await openPage(await deviceOf(browser, server.url, 'thanhvien'), `/hop/${database.meetingId}`);
  await page.locator('[aria-current=step]').first().waitFor();
  let reloads = 0;
  page.on('load', () => {
    reloads += 1;
  });
  const delays: number[] = [];
  for (let round = 0; round < Number(count); round += 1) {
    delays.push(await healed(page, chair, ITEMS[(round + 1) % ITEMS.length] ?? ITEMS[0]));
  }
  chair.close();
  await browser.close();
  await server.kill();
  await database.stop();
  const worst = Math.max(...delays);
  return {
    figures: {
      rounds: delays.length,
      heal_p50_ms: rounded(percentile(delays, 0.5)),
      heal_max_ms: rounded(worst),
      reloads,
    },
    goals: { heal_max_ms: `<= ${GOAL_MS}`, reloads: '0' },
    met: worst <= GOAL_MS && reloads === 0,
  };
};

export default bench;
