import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sampleMeeting } from '#prisma/seed/sample.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { enterDevices } from '#tests/support/play/actors.ts';
import { play } from '#tests/support/play/run.ts';
import { type Cue, wholeMeeting } from '#tests/support/play/scenes.ts';
import { SpokenWords } from '#tests/support/play/words.ts';
import { fileBrowser } from '../fileBrowser.ts';
import { deviceOf, devicesOf, openPage } from '../support.ts';
import { castSecretly, castSecretlyAtDesk, chairTaps, memberTaps, secretaryTaps } from './clicks.ts';
import { type Desk, DeskActors } from './deskActors.ts';

const sample = sampleMeeting();
/** Five screens and two hundred steps: a slow machine needs its time. */
const STUCK_MS = 600_000;
const browser = fileBrowser();

type Screens = { readonly desks: ReadonlyMap<string, Desk>; readonly big: Page; readonly pages: readonly FaultyPage[] };
type FaultyPage = Page & { readonly faults: readonly string[] };

async function openScreens(app: TestApp): Promise<Screens> {
  const room = `/hop/${app.meetingId}`;
  const at = async (name: string, address: string, size: 'tablet' | 'desk' = 'tablet'): Promise<FaultyPage> =>
    openPage(await deviceOf(browser, app.url, name, { size }), address);
  const chair = await at('chutich', room);
  const secretary = await at('thuky', `${room}/dieu-hanh`);
  const lam = await at('thanhvien', room);
  const trang = await at('thu.trang', room);
  const big = await at('manhinh', `/man-hinh/${app.meetingId}`, 'desk');
  return {
    desks: new Map([
      ['P01', { page: chair, taps: chairTaps, castSecretly: castSecretlyAtDesk }],
      ['P12', { page: secretary, taps: secretaryTaps, castSecretly }],
      ['P04', { page: lam, taps: memberTaps('P04'), castSecretly }],
      ['P07', { page: trang, taps: memberTaps('P07'), castSecretly }],
    ]),
    big,
    pages: [chair, secretary, lam, trang, big],
  };
}

const spokenAt = (utteranceId: string): number => sample.transcript.find(({ id }) => id === utteranceId)?.end ?? 0;

/** What somebody looks at while the meeting goes on. */
const look = (at: number, act: Cue['act']): Cue => ({ at, says: '', act });

/** The big screen says each result once its vote is closed. */
function results(big: Page): Cue[] {
  return sample.votes.map(({ closed_before: before, result }) => {
    const closedAt = sample.transcript.find(({ id }) => id === before)?.start ?? 0;
    return look(closedAt - 1, () => big.getByText(`${result.tan_thanh} trên 9 thành viên tán thành`).first().waitFor());
  });
}

/** Somebody opens the meeting on a phone in the middle of the second vote, and sees where it stands. */
function newcomer(app: TestApp): Cue {
  const vote = sample.votes[1];
  return look(spokenAt(vote?.opened_after ?? '') + 1, async () => {
    const device = await deviceOf(browser, app.url, 'anh.tuan', { size: 'phone' });
    const phone = await openPage(device, `/hop/${app.meetingId}`);
    await phone
      .getByText(vote?.question ?? '')
      .first()
      .waitFor();
    await phone.close();
  });
}

const PEOPLE = sample.participants.filter(({ checked_in_at: at }) => at !== null).map(({ id }) => id);

it(
  '[SCREEN-16] the sample meeting is led, attended and decided on real screens, and ends with its results',
  async () => {
    await using app = await startApp();
    await using _devices = devicesOf(browser);
    const { desks, big, pages } = await openScreens(app);
    const missed: string[] = [];
    const actors = new DeskActors(app, await enterDevices(app.url, app.meetingId, PEOPLE), desks, (who, command, why) =>
      missed.push(`${who} ${command}: ${why}`),
    );
    const words = new SpokenWords({ baseUrl: app.internalUrl, token: app.serviceToken }, Number.POSITIVE_INFINITY);
    const cues = [...wholeMeeting(sample, words), ...results(big), newcomer(app)].sort((a, b) => a.at - b.at);
    await play(cues, actors, { speed: Number.POSITIVE_INFINITY });

    expect(missed).toEqual([]);
    expect(actors.tapped.length).toBeGreaterThan(90);
    const { meeting, polls, agenda, conclusions } = actors.observer.state.shared;
    expect(meeting.status).toBe('closed');
    expect(agenda.order.map((id) => agenda.byId[id]?.status)).toEqual(sample.agenda.map(() => 'concluded'));
    for (const { id, result } of sample.votes) {
      expect(polls.byId[id]?.result).toMatchObject({
        agree: result.tan_thanh,
        disagree: result.khong_tan_thanh,
        neutral: result.khong_bieu_quyet,
        outcome: 'passed',
      });
    }
    expect(Object.keys(conclusions.byId).length).toBeGreaterThan(sample.expected.decisions.length);
    for (const page of pages) {
      await page.getByText('Phiên họp đã bế mạc').first().waitFor();
      expect(page.faults).toEqual([]);
    }
    actors.close();
  },
  STUCK_MS,
);
