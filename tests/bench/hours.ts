/**
 * A recording of HOURS (3) dropped in as a file: its upload over a line that breaks, the way to a transcript beside a recogniser that
 * answers at once, with a kill -9 in the middle, and how much memory that takes; then three minutes of it by the real engine, killed as well.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SpeechUpload } from '#protocol/speechFiles.ts';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import { decodeAudio } from '#recorder/audio/decode.ts';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { openDetector } from '#recorder/speech/engine/openRecogniser.ts';
import { RemoteRecogniser } from '#recorder/speech/engine/remoteRecogniser.ts';
import { transcribeSound } from '#recorder/speech/transcriber.ts';
import { openDatabase } from '#server/start/up/database.ts';
import { CLIP } from '#tests/integration/speech/stage.ts';
import { Product } from '#tests/media/support/product.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { type Bench, type Figure, rounded, stage, within } from './bench.ts';
import { type Clip, loadClips, wholeSound } from './speech/clips.ts';
import { followWithKill } from './speech/followUpload.ts';
import { type InstantService, instantService } from './speech/instantService.ts';
import { beginningOf, longFile } from './speech/longFile.ts';
import { Uploads } from './speech/sendFile.ts';
import { MemoryWatch } from './support/memory.ts';

const HOURS = 3;
const BEGINNING_S = 180;
const MINUTE_MS = 60_000;
/** Memory that a long file may take beyond a short one, MiB: five minutes of sound some times over, the runtime's own slack. */
const GROWTH_MIB = 250;
/** A lease, a start, and the way to where it stopped. */
const BACK_S = 60;
/** Words at a border are placed by the engine. */
const SAME_MS = 100;
/** Two windows cut at another place lose or add padding. */
const SAME_SHARE = 0.01;

/** A bench of hours may take some. */
export const longestMinutes = 40;

interface World {
  readonly product: Product;
  readonly secretary: MeetingClient;
  readonly uploads: Uploads;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const spokenS = (spans: readonly Span[]): number =>
  spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) / 1000;

/** How far the worst two spans overlap, ms. */
function overlapMs(spans: readonly Span[]): number {
  const inOrder = spans.toSorted((a, b) => a.startMs - b.startMs);
  return Math.max(0, ...inOrder.slice(1).map(({ startMs }, index) => inOrder[index]!.endMs - startMs));
}

/** What stands in the timeline of an uploaded recording. */
function heardOf({ secretary }: World, uploadId: string): Span[] {
  return Object.values(secretary.state.shared.speech.byId)
    .filter(({ trackId }) => trackId === `${UPLOAD_TRACK}${uploadId}`)
    .map(({ startAt, endAt }) => ({ startMs: Date.parse(startAt), endMs: Date.parse(endAt) }));
}

/** The same file cut and read in one go: what the transcript must hold whatever is killed. */
async function inOneGo(file: string, service: InstantService) {
  const detector = await openDetector(loadSpeechConfig());
  const recogniser = new RemoteRecogniser({ url: service.url, model: 'instant', lanes: 4 });
  const beganAt = performance.now();
  const spans: Span[] = [];
  for await (const { segments } of transcribeSound(decodeAudio(file), { detector, recogniser }, { language: 'vi' })) {
    spans.push(...segments);
  }
  return { spokenS: spokenS(spans), seconds: (performance.now() - beganAt) / 1000 };
}

async function upload({ product, uploads }: World, file: string) {
  stage(`${Math.round(fs.statSync(file).size / 2 ** 20)} MiB are uploaded`);
  const memory = new MemoryWatch(() => product.server.pid);
  const sent = await uploads.send(file);
  return { ...sent, grewMiB: memory.stop() - memory.beganMiB };
}

async function wholeFile(world: World, file: string): Promise<{ figures: Record<string, Figure>; met: boolean }> {
  const sent = await upload(world, file);
  const service = await instantService();
  stage('read in one go');
  const whole = await inOneGo(file, service);
  stage('read by a worker that is killed');
  const worker = world.product.startSpeech('vi', service.url);
  const memory = new MemoryWatch(() => worker.pid);
  const isPast = ({ doneMs, durationMs }: SpeechUpload) => doneMs > (durationMs ?? Number.POSITIVE_INFINITY) / 2;
  const followed = await followWithKill(world.uploads, sent.uploadId, worker, isPast);
  const workerMiB = memory.stop();
  await worker.stop();
  service.close();
  const spans = heardOf(world, sent.uploadId);
  const lost = 1 - spokenS(spans) / whole.spokenS;
  const audioS = (followed.upload.durationMs ?? 0) / 1000;
  return {
    figures: {
      hours: rounded(audioS / 3600),
      MiB: rounded(sent.bytes / 2 ** 20, 0),
      uploadMiBPerS: rounded(sent.bytes / 2 ** 20 / sent.seconds, 0),
      lineBroken: sent.breaks,
      resentMiB: rounded(sent.resent / 2 ** 20, 1),
      serverGrewMiB: rounded(sent.grewMiB, 0),
      splitTimePerAudio: rounded(whole.seconds / audioS, 4),
      workerMostMiB: rounded(workerMiB, 0),
      workerS: rounded(followed.seconds, 0),
      backAfterKillS: rounded(followed.backS, 1),
      progressStepBackS: rounded(followed.stepBackMs / 1000, 1),
      segments: spans.length,
      spokenS: rounded(spokenS(spans), 0),
      lostShare: rounded(lost, 5),
      overlapMs: overlapMs(spans),
    },
    met:
      sent.grewMiB <= GROWTH_MIB &&
      Math.abs(lost) <= SAME_SHARE &&
      overlapMs(spans) <= SAME_MS &&
      followed.stepBackMs === 0 &&
      followed.backS <= BACK_S,
  };
}

/** The worker's memory at a short file, to hold the long one's against; and the real engine, killed in the middle. */
async function beginning(world: World, file: string, language: string) {
  stage(`${BEGINNING_S} s are read by the engine`);
  const { uploadId } = await world.uploads.send(beginningOf(file, BEGINNING_S));
  const worker = world.product.startSpeech(language);
  const followed = await followWithKill(world.uploads, uploadId, worker, () => heardOf(world, uploadId).length > 0);
  await worker.stop();
  const spans = heardOf(world, uploadId);
  return {
    figures: {
      engineS: rounded(followed.seconds, 0),
      engineOfS: BEGINNING_S,
      engineBackAfterKillS: rounded(followed.backS, 1),
      engineSegments: spans.length,
      engineOverlapMs: overlapMs(spans),
    },
    met: spans.length > 0 && overlapMs(spans) <= SAME_MS,
  };
}

async function shortFile(world: World, file: string): Promise<number> {
  const service = await instantService();
  const { uploadId } = await world.uploads.send(beginningOf(file, BEGINNING_S));
  const worker = world.product.startSpeech('vi', service.url);
  const memory = new MemoryWatch(() => worker.pid);
  await followWithKill(world.uploads, uploadId, worker, () => false);
  await worker.stop();
  service.close();
  return memory.stop();
}

async function clipsOf(folder: string | undefined): Promise<readonly Clip[]> {
  const given = folder === undefined ? null : await loadClips(folder);
  return given ?? [{ file: CLIP, voice: 'jfk', text: '', samples: await wholeSound(CLIP) }];
}

const bench: Bench = async ([folder, hours = String(HOURS)]) => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-hours-'));
  fs.chmodSync(root, 0o755);
  const file = longFile(root, await clipsOf(folder), Number(hours) * 3600);
  const database = await openDatabase(undefined, path.join(root, 'pg'), () => undefined);
  const product = await Product.start({ databaseUrl: database.url });
  try {
    const secretary = await product.enter('P12');
    const uploads = new Uploads(await product.signIn('P12'), product.meetingId);
    const world = { product, secretary, uploads };
    const shortMiB = await shortFile(world, file);
    const whole = await within(25 * MINUTE_MS, 'the whole recording', wholeFile(world, file));
    const start = await within(
      10 * MINUTE_MS,
      'its beginning',
      beginning(world, file, folder === undefined ? 'en' : 'vi'),
    );
    const grewMiB = Number(whole.figures.workerMostMiB) - shortMiB;
    return {
      figures: {
        ...whole.figures,
        workerGrewMiB: rounded(grewMiB, 0),
        ...start.figures,
        load: rounded(os.loadavg()[0] ?? 0, 1),
      },
      goals: {
        serverGrewMiB: `≤ ${GROWTH_MIB} during the upload`,
        workerGrewMiB: `≤ ${GROWTH_MIB} above ${BEGINNING_S} s of sound`,
        lostShare: `within ${SAME_SHARE} of the same file read in one go`,
        overlapMs: `≤ ${SAME_MS}: nothing twice`,
        progressStepBackS: '0: progress never goes back',
        backAfterKillS: `≤ ${BACK_S}`,
      },
      met: whole.met && start.met && grewMiB <= GROWTH_MIB,
    };
  } finally {
    await product.stop();
    await database.stop();
    fs.rmSync(root, { recursive: true, force: true });
  }
};

export default bench;
