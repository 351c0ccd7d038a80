import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '#domain/speech.ts';
import { textOf } from '#domain/speechWords.ts';
import { signInNames } from '#prisma/seed/accounts.ts';
import { type SpeechUpload, UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { openSession } from '#tests/support/session.ts';
import { CLIP, SpeechStage } from './stage.ts';

/** The engine runs at low priority: on a busy machine it takes its time. */
const LONG = 600_000;
const SLICE = 500_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-uploads-'));
let app: TestApp;
let secretary: MeetingClient;
let chair: MeetingClient;
let http: HttpClient;

beforeAll(async () => {
  app = await startApp();
  ({ secretary, chair } = await openSession(app));
  http = await app.signedIn(signInNames.P12 ?? '');
});

afterAll(async () => {
  await app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Makes a recording with ffmpeg and answers its path. */
function recording(name: string, ...how: string[]): string {
  const file = path.join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', ...how, file]);
  return file;
}

const uploads = (): string => `/api/meetings/${app.meetingId}/speech/uploads`;

type Place = { readonly startedAt: string | null; readonly speakers: 'floor' | 'open' };

/** Sends a file in slices, as the screen does; answers its id. */
async function send(file: string, place: Place = { startedAt: null, speakers: 'open' }): Promise<string> {
  const bytes = fs.readFileSync(file);
  const wanted = { fileName: path.basename(file), bytes: bytes.length, ...place };
  const { body } = await http.post<SpeechUpload>(uploads(), wanted);
  for (let offset = 0; offset < bytes.length; offset += SLICE) {
    const response = await fetch(new URL(`${uploads()}/${body.uploadId}?offset=${offset}`, app.url), {
      method: 'PUT',
      headers: {
        cookie: http.cookie,
        'x-csrf-token': http.csrfToken ?? '',
        'content-type': 'application/octet-stream',
      },
      body: bytes.subarray(offset, offset + SLICE),
    });
    expect(response.status).toBe(200);
  }
  return body.uploadId;
}

async function upload(uploadId: string): Promise<SpeechUpload | undefined> {
  const { body } = await http.get<{ uploads: SpeechUpload[] }>(uploads());
  return body.uploads.find((each) => each.uploadId === uploadId);
}

const segmentsOf = (uploadId: string): TranscriptSegment[] =>
  Object.values(secretary.state.shared.speech.byId)
    .filter(({ trackId }) => trackId === `${UPLOAD_TRACK}${uploadId}`)
    .sort((a, b) => Date.parse(a.startAt) - Date.parse(b.startAt));

const countries = (uploadId: string): number =>
  segmentsOf(uploadId)
    .map(({ words }) => textOf(words))
    .join(' ')
    .match(/country/gi)?.length ?? 0;

const untilState = (uploadId: string, state: SpeechUpload['state']) =>
  expect.poll(async () => (await upload(uploadId))?.state, { timeout: LONG, interval: 300 }).toBe(state);

describe('recordings from elsewhere, heard by the engine', () => {
  it(
    '[SPEECH-13] of every kind of file become words; speakers stay open or follow the floor',
    async () => {
      await using stage = new SpeechStage(app, app.config.dataDir);
      const picture = ['-f', 'lavfi', '-t', '11', '-i', 'color=size=64x48:rate=5'];
      const files = [
        recording('phone.m4a', '-i', CLIP, '-c:a', 'aac'),
        recording('dictaphone.wav', '-i', CLIP, '-ar', '44100', '-ac', '2'),
        recording('camera.mp4', '-i', CLIP, ...picture, '-c:a', 'aac'),
        recording('room.ogg', '-i', CLIP, '-c:a', 'libopus'),
        CLIP,
      ];
      const open = await Promise.all(files.map((file) => send(file)));
      await chair.send('floor.callDirectly', { participantId: 'P04' });
      const startedAt = new Date(Date.now() + 1000).toISOString();
      const onFloor = await send(CLIP, { startedAt, speakers: 'floor' });
      const damaged = path.join(folder, 'notes.mp3');
      fs.writeFileSync(damaged, 'not a sound');
      const refused = await send(damaged);
      stage.startWorker();
      for (const uploadId of [...open, onFloor]) {
        await untilState(uploadId, 'done');
        expect(countries(uploadId)).toBe(2);
        const { durationMs = 0, doneMs = 0 } = (await upload(uploadId)) ?? {};
        expect(Math.abs((durationMs ?? 0) - 11_000)).toBeLessThan(150);
        expect(Math.abs(doneMs - (durationMs ?? 0))).toBeLessThan(150);
      }
      expect(new Set(open.flatMap(segmentsOf).map(({ speakerId }) => speakerId))).toEqual(new Set([null]));
      expect(new Set(segmentsOf(onFloor).map(({ speakerId }) => speakerId))).toEqual(new Set(['P04']));
      await untilState(refused, 'failed');
      expect((await upload(refused))?.problem).toBe('notAudio');
    },
    LONG,
  );

  it(
    '[SPEECH-13] [SPEECH-12] go on where a killed worker stopped: nothing is lost or doubled',
    async () => {
      await using stage = new SpeechStage(app, app.config.dataDir);
      const clips = 8;
      const uploadId = await send(
        recording('long.ogg', '-stream_loop', String(clips - 1), '-i', CLIP, '-c:a', 'libopus'),
      );
      const first = stage.startWorker();
      await expect.poll(() => segmentsOf(uploadId).length, { timeout: LONG, interval: 100 }).toBeGreaterThan(0);
      first.kill('SIGKILL');
      expect(countries(uploadId)).toBeLessThan(2 * clips);
      stage.startWorker();
      await untilState(uploadId, 'done');
      expect(countries(uploadId)).toBe(2 * clips);
      const starts = segmentsOf(uploadId).map(({ startAt }) => Date.parse(startAt));
      const ends = segmentsOf(uploadId).map(({ endAt }) => Date.parse(endAt));
      expect(starts.slice(1).every((start, index) => start >= ends[index]! - 100)).toBe(true);
    },
    LONG,
  );
});
