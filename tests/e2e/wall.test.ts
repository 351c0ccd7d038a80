import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { questionOf } from '#tests/support/session.ts';
import { fileBrowser } from './fileBrowser.ts';
import { deviceOf, devicesOf, openPage, openSession } from './support.ts';

const browser = fileBrowser();
const LIMITED = 'Tài liệu hạn chế – xem trên máy của từng đại biểu';

const show = (client: MeetingClient, paperId: string, page = 1): Promise<unknown> => {
  const versionId = client.state.shared.papers[paperId]?.version.versionId ?? '';
  return client.send('presenting.showPage', { paperId, versionId, page });
};

const picture = (screen: Page, page: number) => screen.getByRole('img', { name: `Trang ${page} đang được trình bày` });

/** The second item is open, and the room's display looks on. */
async function onTheWall(app: TestApp) {
  const session = await openSession(app, 'A2');
  const display = await deviceOf(browser, app.url, 'manhinh', { size: 'desk' });
  return { ...session, screen: await openPage(display, `/man-hinh/${app.meetingId}`) };
}

it('[PRESENT-4][SCREEN-13] shows the presented page to the room, large, turns it, and gives way to a vote', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { chair, secretary, screen } = await onTheWall(app);
  await screen.getByText('Nội dung 2 trên 6', { exact: false }).waitFor();
  expect(await screen.getByRole('img', { name: /đang được trình bày/ }).count()).toBe(0);

  await show(secretary, 'TL01');
  await picture(screen, 1).waitFor();
  const { width, height } = (await picture(screen, 1).boundingBox())!;
  expect(height).toBeGreaterThan(0.85 * 1080);
  expect(width).toBeGreaterThan(600);
  await screen.getByText('Nội dung còn').waitFor();
  await show(secretary, 'TL01', 2);
  await picture(screen, 2).waitFor();
  expect(await picture(screen, 1).count()).toBe(0);

  await secretary.send('presenting.stop', {});
  await picture(screen, 2).waitFor({ state: 'detached' });
  await show(secretary, 'TL01', 1);
  await picture(screen, 1).waitFor();
  await secretary.send('paper.recall', { paperId: 'TL01', reason: 'Sai số liệu' });
  await picture(screen, 1).waitFor({ state: 'detached' });
  await chair.send('agenda.callItem', { itemId: 'A4', despiteUnheard: true });
  await show(secretary, 'TL03');
  await picture(screen, 1).waitFor();
  await secretary.send('poll.create', { pollId: 'V', details: questionOf({ itemId: 'A4' }) });
  await chair.send('poll.open', { pollId: 'V' });
  await picture(screen, 1).waitFor({ state: 'detached' });
  expect(screen.faults).toEqual([]);
});

it('[PRESENT-4] says on the big screen that a paper is limited, and nothing of what it is', async () => {
  await using app = await startApp();
  await using _devices = devicesOf(browser);
  const { chair, secretary, screen } = await onTheWall(app);
  await show(secretary, 'TL02');
  await screen.getByText(LIMITED).waitFor();
  const { number } = secretary.state.shared.papers.TL02!.details;
  expect(await screen.locator('body').textContent()).not.toContain(number);
  await show(secretary, 'TL01');
  await picture(screen, 1).waitFor();
  await screen.getByText(LIMITED).waitFor({ state: 'detached' });
  await chair.send('privacy.enter', {});
  await screen.getByText(LIMITED).waitFor();
  await picture(screen, 1).waitFor({ state: 'detached' });
  expect(screen.faults).toEqual([]);
});
