/**
 * How long after they were spoken words reach a screen (a browser speaks a FOLDER's clips through the room; without a folder the
 * engine's own sample), and whether the room's traffic waits meanwhile: chair to the last of 50 tablets, with and without.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { EventData } from '#protocol/registry.ts';
import { openDatabase } from '#server/start/up/database.ts';
import { CLIP } from '#tests/integration/speech/stage.ts';
import { Attendee, speakingBrowser } from '#tests/media/support/attendees.ts';
import { decode, onsets } from '#tests/media/support/sound.ts';
import { openSpokenMeeting, type SpokenMeeting } from '#tests/media/support/spokenMeeting.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { type Bench, percentile, rounded, stage } from './bench.ts';
import { type Clip, loadClips, wholeSound } from './speech/clips.ts';
import { type SpokenFile, spokenFile } from './speech/spokenFile.ts';
import { cookiesFor } from './support/sessions.ts';
import { now, Tablets } from './support/tabletFleet.ts';

const GOAL_MS = 15_000;
const SLOWED = 1.5;
/** A difference that nobody notices doesn't count as slower. */
const UNNOTICED_MS = 10;
const SPEAKING_MS = 60_000;
/** Breath between two sentences: the speaker hardly stops. */
const BREATH_MS = 300;
const TABLETS = 50;
const EVERY_MS = 250;
const PATIENCE_MS = 180_000;
/** Where a word ends inside a clip is estimated. */
const WORD_SLACK_MS = 150;
/** The sample's: an engine that is told another language guesses for long and writes nonsense. */
const SAMPLE_LANGUAGE = 'en';
/** A minute spoken twice, the product before and after. */
export const longestMinutes = 8;
const JFK = 'And so my fellow Americans ask not what your country can do for you ask what you can do for your country';

interface Arrival {
  readonly at: number;
  readonly untilMs: number;
}

async function clipsOf(folder: string | undefined): Promise<readonly Clip[]> {
  const given = folder === undefined ? null : await loadClips(folder);
  const sample = { file: CLIP, voice: 'jfk', text: JFK, samples: await wholeSound(CLIP) };
  const all = given ?? Array.from({ length: 9 }, () => sample);
  let lengthMs = 0;
  return all.filter(({ samples }) => {
    lengthMs += samples.length / 16 + BREATH_MS;
    return lengthMs < SPEAKING_MS;
  });
}

/** Chair to the last tablet, again and again until `done`; ms each. */
async function traffic(
  chair: MeetingClient,
  tablets: Tablets,
  done: Promise<unknown>,
  name: string,
): Promise<number[]> {
  const delays: number[] = [];
  let isDone = false;
  const end = (): void => {
    isDone = true;
  };
  done.then(end, end);
  for (let round = 0; !isDone; round += 1) {
    const mark = `${name}-${round}`;
    const arrived = tablets.last(mark);
    const startedAt = now();
    const sent = chair.send('agenda.editItem', { itemId: 'A6', changes: { unit: mark } });
    const [at] = await Promise.all([arrived, sent]);
    delays.push(at - startedAt);
    await pause(EVERY_MS);
  }
  await done;
  return delays;
}

/** Notes when each report of what was said on a track reached this client. */
function watch(client: MeetingClient): { arrivals: Map<string, Arrival[]>; stop: () => void } {
  const arrivals = new Map<string, Arrival[]>();
  let seen = client.events.length;
  const look = (): void => {
    const at = Date.now();
    for (const event of client.events.slice(seen) as EventEnvelope[]) {
      if (event.name === 'speech.heard') {
        const { trackId, untilAt } = event.data as EventData<'speech.heard'>;
        arrivals.set(trackId, [...(arrivals.get(trackId) ?? []), { at, untilMs: Date.parse(untilAt) }]);
      }
    }
    seen = client.events.length;
  };
  const timer = setInterval(look, 20);
  return { arrivals, stop: () => clearInterval(timer) };
}

/** A remote attendee speaks a file once, to its end. */
async function speak(meeting: SpokenMeeting, participantId: string, file: SpokenFile) {
  const browser = await speakingBrowser(file.wav);
  try {
    await Attendee.enter(browser, meeting.product, meeting.secretary, participantId);
    await pause(file.durationMs + 2_000);
    if (!browser.isConnected()) {
      throw new Error(`the browser of ${participantId} ended while it spoke`);
    }
  } finally {
    await browser.close();
  }
}

/** When the file's first sample was in the room, ms of the epoch, from the recording and the file. */
async function begunAt(meeting: SpokenMeeting, participantId: string, file: SpokenFile) {
  const { data } = await meeting.secretary.waitForEvent(
    'recording.pieceStored',
    ({ piece }) => piece.participantId === participantId,
  );
  const { piece } = data;
  const [inRecording = 0] = onsets(decode(path.join(meeting.product.dataDir, 'recordings', piece.path)), 1500);
  const [inFile = 0] = onsets(decode(file.wav), 1500);
  return { trackId: piece.trackId, beganMs: Date.parse(piece.startedAt) + (inRecording - inFile) * 1000 };
}

/** For each word, ms from its end until it was on the screen. */
function waits(file: SpokenFile, beganMs: number, arrivals: readonly Arrival[]): number[] {
  return file.wordEndsMs.map((endMs) => {
    const saidMs = beganMs + endMs;
    const arrival = arrivals.find(({ untilMs }) => untilMs >= saidMs - WORD_SLACK_MS);
    return (arrival?.at ?? Number.POSITIVE_INFINITY) - saidMs;
  });
}

async function measure(meeting: SpokenMeeting, file: SpokenFile, language: string) {
  const { product, chair, secretary } = meeting;
  const cookies = await cookiesFor(product.url, 'thanhvien', TABLETS);
  const order = { kind: 'product', url: product.url, count: TABLETS, cookies, meetingId: product.meetingId } as const;
  const tablets = await Tablets.connect(order);
  stage(`${Math.round(file.durationMs / 1000)} s are spoken without a recogniser`);
  await secretary.send('recording.pause', { reason: '' });
  const quiet = await traffic(chair, tablets, speak(meeting, 'P02', file), 'without');
  stage('the same with it');
  await secretary.send('recording.start', {});
  product.startSpeech(language);
  const { arrivals, stop } = watch(secretary);
  const busy = await traffic(chair, tablets, speak(meeting, 'P03', file), 'with');
  const { trackId, beganMs } = await begunAt(meeting, 'P03', file);
  const isWhole = () =>
    (arrivals.get(trackId)?.at(-1)?.untilMs ?? 0) >= beganMs + (file.wordEndsMs.at(-1) ?? 0) - 3_000;
  stage('the last words are awaited');
  await waitFor('the last words are there', isWhole, PATIENCE_MS);
  await pause(3_000);
  stop();
  await tablets.close();
  return {
    quiet,
    busy,
    waits: waits(file, beganMs, arrivals.get(trackId) ?? []),
    reports: arrivals.get(trackId)?.length ?? 0,
  };
}

const bench: Bench = async ([folder]) => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-live-'));
  fs.chmodSync(root, 0o755);
  const language = folder === undefined ? SAMPLE_LANGUAGE : 'vi';
  const file = spokenFile(root, 'voice', await clipsOf(folder), BREATH_MS);
  const database = await openDatabase(undefined, path.join(root, 'pg'), () => undefined);
  const meeting = await openSpokenMeeting({ databaseUrl: database.url });
  try {
    const { quiet, busy, waits: waited, reports } = await measure(meeting, file, language);
    const heard = waited.filter(Number.isFinite);
    const [withoutMs, withMs] = [percentile(quiet, 0.95), percentile(busy, 0.95)];
    const worst = percentile(heard, 1);
    return {
      figures: {
        wordP50S: rounded(percentile(heard, 0.5) / 1000, 1),
        wordP90S: rounded(percentile(heard, 0.9) / 1000, 1),
        wordMaxS: rounded(worst / 1000, 1),
        words: waited.length,
        wordsUnheard: waited.length - heard.length,
        reports,
        spokenS: rounded(file.durationMs / 1000, 0),
        fanoutP50Ms: rounded(percentile(quiet, 0.5)),
        fanoutP50WithSpeechMs: rounded(percentile(busy, 0.5)),
        fanoutP95Ms: rounded(withoutMs),
        fanoutP95WithSpeechMs: rounded(withMs),
        load: rounded(os.loadavg()[0] ?? 0, 1),
      },
      goals: {
        wordMaxS: `≤ ${GOAL_MS / 1000} s from the end of a word to a screen, 2 cores, one speaker at a time`,
        fanoutP95WithSpeechMs: `≤ ${SLOWED} × fanoutP95Ms, or within ${UNNOTICED_MS} ms of it`,
      },
      met: worst <= GOAL_MS && withMs <= Math.max(SLOWED * withoutMs, withoutMs + UNNOTICED_MS),
    };
  } finally {
    await meeting.product.stop();
    await database.stop();
    fs.rmSync(root, { recursive: true, force: true });
  }
};

export default bench;
