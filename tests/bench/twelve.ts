/**
 * A meeting of twelve on this machine, all of them remote: twelve pages of one real Chromium at the product's own remote desk,
 * cameras on (small ones, so that twelve browsers fit), with the product's processes beside them on the same cores. First each
 * speaker in turn gets the floor and has to be heard by the eleven others; then everybody's microphone is open and six voices are
 * passed on (MEDIA-17). Is recorded.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { Attendee, beepingBrowser } from '#tests/media/support/attendees.ts';
import { Product } from '#tests/media/support/product.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';
import { cpuSeconds, familyOf, gained, type Received, receivedBy, unreadDatagrams } from './support/received.ts';
import { writeSmallCamera } from './support/smallCamera.ts';

const STEWARDS = ['P01', 'P12'];
const OTHERS = ['P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11'];
const PEOPLE = STEWARDS.length + OTHERS.length;
/** A secretary writes; all others may speak. */
const SPEAKERS = ['P01', ...OTHERS];
const PASSED_ON = 6;
/** Beside the paper on a tablet: one large picture and two small ones. */
const SEEN = 3;
const MEASURE_MS = 15_000;
/** Opus comes 50 times a second; a track that brings less than this stutters. */
const AUDIO_PER_SECOND = 45;
const PICTURES_PER_SECOND = 2;
const CPU_GOAL = 100;
const HEARD_WITHIN_MS = 15_000;

type Meeting = {
  readonly product: Product;
  readonly attendees: readonly Attendee[];
  readonly chair: MeetingClient;
  readonly secretary: MeetingClient;
};

/** Tracks of sound that bring something just now. */
async function voicesAt(attendee: Attendee): Promise<number> {
  const before = await receivedBy(attendee.page);
  await pause(400);
  const tracks = gained(before, await receivedBy(attendee.page));
  return tracks.filter(({ kind, packets }) => kind === 'audio' && packets > 5).length;
}

async function comeIn(browser: Browser, product: Product, chair: MeetingClient, secretary: MeetingClient) {
  const attendees: Attendee[] = [];
  for (const participantId of [...STEWARDS, ...OTHERS]) {
    const knocks = !STEWARDS.includes(participantId);
    const viewport = { width: 1180, height: 820 };
    const entrance = { knocks, silent: true, viewport };
    const attendee = await Attendee.enter(browser, product, secretary, participantId, entrance);
    await attendee.page.getByRole('button', { name: /^Camera/ }).click();
    attendees.push(attendee);
  }
  await chair.send('meeting.open', { withoutQuorum: true });
  await chair.send('agenda.callItem', { itemId: 'A1', despiteUnheard: true });
  return attendees;
}

/** Each speaker in turn: how many of the others hear, and after how long the last of them does. */
async function inTurn({ attendees, chair }: Meeting): Promise<{ heard: number; ms: number[] }> {
  let heard = 0;
  const ms: number[] = [];
  for (const participantId of SPEAKERS) {
    const calledAt = Date.now();
    const { speechId } = await chair.send('floor.callDirectly', { participantId });
    const others = attendees.filter((attendee) => attendee.participantId !== participantId);
    const waits = others.map((attendee) =>
      waitFor('a voice', async () => (await voicesAt(attendee)) > 0, HEARD_WITHIN_MS).then(
        () => Date.now() - calledAt,
        () => null,
      ),
    );
    const done = (await Promise.all(waits)).filter((each) => each !== null);
    heard += done.length;
    ms.push(Math.max(...done));
    await chair.send('floor.stop', { speechId });
    const quiet = async () => (await Promise.all(others.map(voicesAt))).every((count) => count === 0);
    await waitFor('silence', quiet, HEARD_WITHIN_MS).catch(() => undefined);
  }
  return { heard, ms };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const share = (tracks: readonly Received[], part: keyof Received, whole: keyof Received): number =>
  sum(tracks.map((track) => Number(track[part]))) / sum(tracks.map((track) => Number(track[whole])));

/** What arrives at the pages while nothing changes, and what it costs. */
async function look({ attendees, product }: Meeting, browserPid: number) {
  const service = [product.server, product.media, product.recorder].flatMap(({ pid }) => familyOf(pid));
  const browsers = familyOf(browserPid);
  const received = () => Promise.all(attendees.map(({ page }) => receivedBy(page)));
  const costs = () => [cpuSeconds(service), cpuSeconds(browsers)];
  const [from, used, before, unread] = [performance.now(), costs(), await received(), unreadDatagrams(service)];
  await pause(MEASURE_MS);
  const after = await received();
  const seconds = (performance.now() - from) / 1000;
  const tracks = after.flatMap((own, index) => gained(before[index] ?? [], own));
  const voices = tracks.filter(({ kind, packets }) => kind === 'audio' && packets / seconds > 1);
  return {
    voices: voices.filter(({ packets }) => packets / seconds >= AUDIO_PER_SECOND).length,
    pictures: tracks.filter(({ kind, frames }) => kind === 'video' && frames / seconds >= PICTURES_PER_SECOND).length,
    concealed: share(voices, 'concealed', 'samples'),
    lost: share(tracks, 'lost', 'packets'),
    unread: unreadDatagrams(service) - unread,
    cpu: costs().map((now, index) => ((now - (used[index] ?? 0)) / seconds) * 100),
  };
}

/** One has the floor and all cameras are on: the ordinary meeting. */
async function oneSpeaks(meeting: Meeting, browserPid: number) {
  const { speechId } = await meeting.chair.send('floor.callDirectly', { participantId: OTHERS[0] ?? '' });
  const others = meeting.attendees.filter(({ participantId }) => participantId !== OTHERS[0]);
  const enough = async () => (await Promise.all(others.map(voicesAt))).every((count) => count > 0);
  await waitFor('a voice', enough, HEARD_WITHIN_MS).catch(() => undefined);
  const seen = await look(meeting, browserPid);
  await meeting.chair.send('floor.stop', { speechId });
  return seen;
}

/** Everybody's microphone is open. */
async function allAtOnce(meeting: Meeting, browserPid: number) {
  for (const attendee of meeting.attendees.filter(({ participantId }) => SPEAKERS.includes(participantId))) {
    await attendee.page.getByRole('button', { name: /^Micrô tắt/ }).click();
  }
  const enough = async () =>
    (await Promise.all(meeting.attendees.map(voicesAt))).every((count) => count >= PASSED_ON - 1);
  await waitFor('voices', enough, 60_000).catch(() => undefined);
  return await look(meeting, browserPid);
}

async function measure(product: Product, browser: Browser, browserPid: number) {
  const chair = await product.enter('P01');
  const secretary = await product.enter('P12');
  await secretary.send('meeting.openCheckIn', {});
  await secretary.send('attendance.checkIn', { participantId: 'P01', mode: 'remote', method: 'list' });
  const began = Date.now();
  const meeting = { product, chair, secretary, attendees: await comeIn(browser, product, chair, secretary) };
  const joinedMs = Date.now() - began;
  await secretary.send('recording.announce', { form: 'spoken', text: '' });
  await secretary.send('recording.start', {});
  const turns = await inTurn(meeting);
  const one = await oneSpeaks(meeting, browserPid);
  const open = await allAtOnce(meeting, browserPid);
  await secretary.send('recording.stop', { reason: '' });
  const recorded = () => new Set(secretary.state.shared.recording.pieces.map(({ participantId }) => participantId));
  await waitFor('every recording is sealed', () => recorded().size >= SPEAKERS.length, 30_000).catch(() => undefined);
  const weak = await Promise.all(meeting.attendees.map(({ page }) => page.getByText(/^Mạng (rất )?yếu/).count()));
  return { joinedMs, turns, one, open, recorded: recorded().size, weak: weak.filter((count) => count > 0).length };
}

const twelve: Bench = async () => {
  const database = await benchDatabase();
  const product = await Product.start({ databaseUrl: database.url });
  const before = new Set(familyOf(process.pid));
  const folder = mkdtempSync(path.join(tmpdir(), 'nghi-su-twelve-'));
  const camera = path.join(folder, 'camera.y4m');
  writeSmallCamera(camera);
  const browser = await beepingBrowser(camera);
  const browserPid = familyOf(process.pid).find((pid) => !before.has(pid)) ?? 0;
  try {
    const { joinedMs, turns, one, open, recorded, weak } = await measure(product, browser, browserPid);
    const inTurnGoal = SPEAKERS.length * (PEOPLE - 1);
    const atOnceGoal = PASSED_ON * (PEOPLE - 1);
    const figures = {
      participants: PEOPLE,
      'all at their desks, ms': joinedMs,
      'with the floor in turn: voices heard': turns.heard,
      'until the last one hears, p50 ms': percentile(turns.ms, 0.5),
      'until the last one hears, max ms': Math.max(...turns.ms),
      'one speaks: hear without stutter': one.voices,
      'one speaks: pictures that move': one.pictures,
      'one speaks: share of sound made up': rounded(one.concealed, 4),
      'one speaks: CPU of server, media and recorder, % of a core': rounded(one.cpu[0] ?? 0, 0),
      'one speaks: CPU of the twelve pages, % of a core': rounded(one.cpu[1] ?? 0, 0),
      'all microphones open: voices without stutter': open.voices,
      'all microphones open: share of sound made up': rounded(open.concealed, 4),
      'packets lost on the way to the pages, share': rounded(open.lost, 4),
      'datagrams that server, media and recorder left unread': open.unread,
      'all microphones open: pictures that move': open.pictures,
      'attendees whose link counts as weak': weak,
      'speakers recorded': recorded,
      'CPU of server, media and recorder, % of a core': rounded(open.cpu[0] ?? 0, 0),
      'CPU of the twelve pages, % of a core': rounded(open.cpu[1] ?? 0, 0),
    };
    const goals = {
      'with the floor in turn: voices heard': `>= ${inTurnGoal}`,
      'one speaks: hear without stutter': `>= ${PEOPLE - 1}`,
      'one speaks: pictures that move': `>= ${PEOPLE * SEEN}`,
      'all microphones open: voices without stutter': `>= ${atOnceGoal}`,
      'speakers recorded': `>= ${SPEAKERS.length}`,
      'CPU of server, media and recorder, % of a core': `<= ${CPU_GOAL}`,
    };
    const heard = turns.heard >= inTurnGoal && one.voices >= PEOPLE - 1 && open.voices >= atOnceGoal;
    const rest = one.pictures >= PEOPLE * SEEN && recorded >= SPEAKERS.length && (open.cpu[0] ?? 0) <= CPU_GOAL;
    return { figures, goals, met: heard && rest };
  } finally {
    await browser.close();
    await product.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

export default twelve;
