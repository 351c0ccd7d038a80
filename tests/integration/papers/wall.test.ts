import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signInNames } from '#prisma/seed/accounts.ts';
import type { ShownPage } from '#protocol/presenting.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;
let display: HttpClient;

const PRESENT = ['P01', 'P02', 'P04', 'P05', 'P06', 'P08', 'P09'];

/** The paper of an item of the sample, in the version that its readers have. */
function pageOf(paperId: string, page = 1): ShownPage {
  return { paperId, page, versionId: secretary.state.shared.papers[paperId]?.version.versionId ?? '' };
}

const addressOf = ({ versionId, page }: ShownPage): string =>
  `/api/meetings/${app.meetingId}/screen/${versionId}/${page}`;

/** What a page answers on the wall: its status, and the rule of a refusal. */
async function onWall(page: ShownPage, who: HttpClient = display): Promise<string> {
  const { status, body } = await who.get<{ rejection?: { rule: string } }>(addressOf(page));
  return [status, body.rejection?.rule].filter(Boolean).join(' ');
}

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  display = await app.signedIn('manhinh');
  await secretary.send('people.edit', { participantId: 'P07', changes: { role: 'technician', isMember: false } });
  await secretary.send('meeting.openCheckIn', {});
  for (const participantId of PRESENT) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
});

beforeEach(async () => {
  await chair.send('presenting.stop', {});
});

afterAll(() => app.close());

it('[PRESENT-4][AUTH-13] gives the display the picture of the page that is presented, and no other page', async () => {
  const [first, second] = [pageOf('TL01'), pageOf('TL01', 2)];
  expect(await onWall(first)).toBe('404 PRESENT-4');
  await secretary.send('presenting.showPage', first);
  const { status, headers } = await display.get(addressOf(first));
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'private, no-store',
  ]);
  expect([await onWall(second), await onWall(pageOf('TL02'))]).toEqual(['404 PRESENT-4', '404 PRESENT-4']);
  await secretary.send('presenting.showPage', second);
  expect([await onWall(first), await onWall(second)]).toEqual(['404 PRESENT-4', '200']);
  await secretary.send('presenting.stop', {});
  expect(await onWall(second)).toBe('404 PRESENT-4');
});

it('[PRESENT-4][AUTH-13] gives the display nothing else of a paper, while it is presented too', async () => {
  const shown = pageOf('TL01');
  await secretary.send('presenting.showPage', shown);
  const at = `/api/papers/${shown.versionId}`;
  const addresses = [`${at}/file`, `${at}/pages/1/image?width=1240`, `${at}/pages/1/text`, `${at}/pages/1/said`];
  for (const address of [...addresses, `/api/meetings/${app.meetingId}/papers/search?q=giai+ngan`]) {
    expect((await display.get(address)).status, address).toBe(404);
  }
});

it('[PRESENT-4][RIGHTS-6] leaves readers what they have, lets them use the address for a projector, and nobody else', async () => {
  const shown = pageOf('TL01');
  await secretary.send('presenting.showPage', shown);
  const ask = async (signInName: string): Promise<string[]> => {
    const web = await app.signedIn(signInName);
    const { status } = await web.get(`/api/papers/${shown.versionId}/pages/2/image?width=160`);
    return [String(status), await onWall(shown, web), await onWall(pageOf('TL01', 2), web)];
  };
  for (const reader of ['chutich', 'thuky', 'thanhvien', 'khachmoi', 'ngoc.diep']) {
    expect(await ask(reader), reader).toEqual(['200', '200', '404 PRESENT-4']);
  }
  expect(await ask(signInNames.P07 ?? '')).toEqual(['404', '404 RIGHTS-6', '404 RIGHTS-6']);
  expect(await ask('quantri')).toEqual(['404', '404 RIGHTS-2', '404 RIGHTS-2']);
  expect(await onWall(shown, app.visitor())).toBe('401 AUTH-1');
});

it('[PRESENT-4][AUTH-13] refuses the display of another meeting', async () => {
  const shown = pageOf('TL01');
  await secretary.send('presenting.showPage', shown);
  expect(await onWall(shown)).toBe('200');
  const [grant] = await app.db.screenGrant.findMany();
  await app.db.screenGrant.deleteMany();
  const elsewhere = await app.signedIn('manhinh');
  expect(await onWall(shown, elsewhere)).toBe('404 RIGHTS-2');
  await app.db.screenGrant.create({ data: grant! });
});

it('[PRESENT-4] tells the display no more than that a paper is limited: of another item, or the item private', async () => {
  await secretary.send('presenting.showPage', pageOf('TL02'));
  expect(await onWall(pageOf('TL02'))).toBe('403 PRESENT-4');
  const shown = pageOf('TL01');
  await secretary.send('presenting.showPage', shown);
  await chair.send('privacy.enter', {});
  expect(await onWall(shown)).toBe('403 PRESENT-4');
  await chair.send('privacy.leave', {});
  expect(await onWall(shown)).toBe('200');
});

it('[PRESENT-5][PRESENT-4] ends the presentation with the recall, and the picture with the item, a recess and the close', async () => {
  const shown = pageOf('TL01');
  await secretary.send('presenting.showPage', shown);
  await secretary.send('paper.recall', { paperId: 'TL01', reason: 'Sai số liệu' });
  expect(
    (await secretary.waitForState(({ shared }) => shared.presenting.shown === null)).shared.papers.TL01?.recalled,
  ).not.toBeNull();
  expect(await onWall(shown)).toBe('404 PRESENT-4');

  await chair.send('agenda.callItem', { itemId: 'A3', despiteUnheard: true });
  const next = pageOf('TL02');
  await secretary.send('presenting.showPage', next);
  expect(await onWall(next)).toBe('200');
  await chair.send('agenda.callItem', { itemId: 'A4', despiteUnheard: true });
  expect(await onWall(next)).toBe('404 PRESENT-4');
  const last = pageOf('TL03');
  await secretary.send('presenting.showPage', last);
  expect(await onWall(last)).toBe('200');
  await chair.send('meeting.recess', { minutes: null });
  expect(await onWall(last)).toBe('404 PRESENT-4');
  await chair.send('meeting.resume', {});
  expect(await onWall(last)).toBe('200');
  await chair.send('meeting.close', {});
  expect(await onWall(last)).toBe('404 PRESENT-4');
});
