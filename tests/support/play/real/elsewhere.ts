import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '#domain/speechWords.ts';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { type SpeechUpload, UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import type { Clip } from '#tests/bench/speech/clips.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { meetingFile } from '#tests/support/meetings.ts';
import { scoreMinutes } from '#tests/support/minutesScore.ts';
import type { Stage } from './stage.ts';

const HEARD_WITHIN_MS = 300_000;

/** A meeting held elsewhere, as a transcript: the same minutes and tasks as the draft command, whose quality is printed. */
async function importMeeting(stage: Stage, desk: HttpClient): Promise<string> {
  const { expected: _, ...file } = meetingFile('hoaLam');
  const { body, status } = await desk.post<{ meetingId: string }>('/api/meetings/import', file);
  if (status !== 201) {
    throw new Error(`import: ${status} ${JSON.stringify(body)}`);
  }
  const { body: minutes } = await desk.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${body.meetingId}/minutes`);
  const { taskRecall, taskPrecision, dueExact } = scoreMinutes('hoaLam');
  console.log(
    `  ${minutes.blocks.length} đoạn; nhiệm vụ: đủ ${taskRecall}, đúng ${taskPrecision}, hạn đúng ${dueExact}`,
  );
  const page = await stage.device('P12', `/hop/${body.meetingId}`, 'desk');
  await page.locator('[data-block]').first().waitFor();
  await stage.picture(page, 'cuoc-hop-nhap-tu-tep');
  return body.meetingId;
}

/** A recording from a phone goes the way of the room's own sound: the recogniser writes it, the minutes hold it. */
async function hearRecording(stage: Stage, desk: HttpClient, { file, text: said }: Clip): Promise<void> {
  const { meetingId, url } = stage.product;
  const address = `/api/meetings/${meetingId}/speech/uploads`;
  const bytes = readFileSync(file);
  const wanted = { fileName: path.basename(file), bytes: bytes.length, startedAt: null, speakers: 'open' };
  const { body } = await desk.post<SpeechUpload>(address, wanted);
  const headers = {
    cookie: desk.cookie,
    'x-csrf-token': desk.csrfToken ?? '',
    'content-type': 'application/octet-stream',
  };
  await fetch(new URL(`${address}/${body.uploadId}?offset=0`, url), { method: 'PUT', headers, body: bytes });
  const device = await stage.product.enter('P12');
  const heard = () =>
    Object.values(device.state.shared.speech.byId)
      .filter(({ trackId }) => trackId === `${UPLOAD_TRACK}${body.uploadId}`)
      .map(({ words }) => textOf(words))
      .join(' ');
  const text = await waitFor('the recording is written down', () => heard() || null, HEARD_WITHIN_MS);
  console.log(`  tệp ghi âm: “${text}”, lời gốc: “${said}”`);
}

/** What comes from files instead of the room. */
export async function fromFiles(stage: Stage, recording: Clip): Promise<void> {
  const desk = await stage.product.signIn('P12');
  await importMeeting(stage, desk);
  await hearRecording(stage, desk, recording);
}
