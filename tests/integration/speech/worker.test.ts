import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '#domain/speech.ts';
import { textOf } from '#domain/speechWords.ts';
import type { EventData } from '#protocol/registry.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { CLIP, enginesOf, SpeechStage } from './stage.ts';

let app: TestApp;
let secretary: MeetingClient;

beforeAll(async () => {
  app = await startApp();
  secretary = await app.enter('P12');
});

afterAll(() => app.close());

/** The engine runs at low priority: on a busy machine it takes its time. */
const LONG = 600_000;
const STARTED_AT = '2026-11-18T01:00:00.000Z';

function segmentsOn(trackId: string): TranscriptSegment[] {
  return Object.values(secretary.state.shared.speech.byId)
    .filter((segment) => segment.trackId === trackId)
    .sort((a, b) => Date.parse(a.startAt) - Date.parse(b.startAt));
}

const heardMs = (trackId: string): number =>
  Date.parse(secretary.state.shared.speech.heardUntil[trackId] ?? STARTED_AT);
const spokenText = (trackId: string): string =>
  segmentsOn(trackId)
    .map(({ words }) => textOf(words))
    .join(' ');
const segmentCount = (): number => Object.keys(secretary.state.shared.speech.byId).length;
/** The clip says "country" twice: lost or doubled speech shows in the count. */
const countryCount = (trackId: string): number => spokenText(trackId).match(/country/gi)?.length ?? 0;

/** Pairs of neighbouring segments that share more than a tenth of a second. */
function overlapsOn(trackId: string): string[] {
  const segments = segmentsOn(trackId);
  return segments
    .slice(1)
    .filter((segment, index) => Date.parse(segments[index]!.endAt) - Date.parse(segment.startAt) > 100)
    .map(({ segmentId }) => segmentId);
}
const until = (isThere: () => boolean) => expect.poll(isThere, { timeout: LONG, interval: 200 }).toBe(true);
const endOfClips = (clips: number): number => Date.parse(STARTED_AT) + (clips * 11 - 2) * 1000;

describe('speech worker', () => {
  it(
    '[SPEECH-12] loses and doubles nothing when workers and engines are killed, and shares the load',
    async () => {
      await using stage = new SpeechStage(app);
      const clips = 2;
      const tracks = ['track-a', 'track-b'];
      const input = ['-stream_loop', String(clips - 1), '-i', CLIP];
      stage.addPiece({ trackId: 'track-a', participantId: 'P02', startedAt: STARTED_AT }, input);
      stage.addPiece({ trackId: 'track-b', participantId: 'P04', startedAt: STARTED_AT }, input);
      const first = stage.startWorker();
      await until(() => segmentCount() > 0);
      first.kill('SIGKILL');
      const second = stage.startWorker();
      const third = stage.startWorker();
      const before = segmentCount();
      await until(() => segmentCount() > before);
      for (const pid of [second, third].flatMap((worker) => enginesOf(worker.pid!))) {
        process.kill(pid, 'SIGKILL');
      }
      await until(() => tracks.every((trackId) => heardMs(trackId) >= endOfClips(clips)));
      for (const trackId of tracks) {
        expect(countryCount(trackId), spokenText(trackId)).toBe(2 * clips);
        expect(overlapsOn(trackId)).toEqual([]);
      }
      expect(segmentsOn('track-a')[0]?.speakerId).toBe('P02');
      expect(enginesOf(first.pid!)).toEqual([]);
    },
    LONG,
  );

  it(
    '[SPEECH-5] writes words while their piece still grows',
    async () => {
      await using stage = new SpeechStage(app);
      stage.startWorker();
      const track = { trackId: 'live', participantId: 'P06' };
      const words = until(() => segmentsOn('live').length > 1);
      await stage.growPiece(track, ['-stream_loop', '2', '-i', CLIP], words);
      await until(() => (spokenText('live').match(/country/gi)?.length ?? 0) >= 6);
      expect(overlapsOn('live')).toEqual([]);
      if (process.env.TEST_LOG) {
        const events = secretary.events.filter(({ name }) => name === 'speech.heard');
        for (const { at, data } of events) {
          const { trackId, segments } = data as EventData<'speech.heard'>;
          const [firstOf] = segments;
          if (trackId === 'live' && firstOf) {
            console.log(
              `first word ${Date.parse(at) - Date.parse(firstOf.startAt)} ms ago: ${firstOf.words.length} words`,
            );
          }
        }
      }
    },
    LONG,
  );

  it(
    '[SPEECH-1] writes no word over silence, noise and hum',
    async () => {
      await using stage = new SpeechStage(app);
      const sounds = {
        silence: 'anullsrc=r=48000:cl=mono',
        noise: 'anoisesrc=color=pink:amplitude=0.05',
        hum: 'sine=frequency=100:sample_rate=48000',
      };
      for (const [trackId, source] of Object.entries(sounds)) {
        stage.addPiece({ trackId, participantId: 'P05', startedAt: STARTED_AT }, [
          '-f',
          'lavfi',
          '-t',
          '60',
          '-i',
          source,
        ]);
      }
      stage.addPiece({ trackId: 'after', participantId: 'P05', startedAt: STARTED_AT }, ['-i', CLIP]);
      stage.startWorker();
      await until(() => heardMs('after') >= endOfClips(1));
      const settled = async (): Promise<number> =>
        app.db.speechTrack.count({
          where: { trackId: { in: Object.keys(sounds) }, settledAt: { gt: new Date(endOfClips(5)) } },
        });
      await expect.poll(settled, { timeout: 60_000 }).toBe(3);
      expect(Object.keys(sounds).map(spokenText)).toEqual(['', '', '']);
    },
    LONG,
  );
});
