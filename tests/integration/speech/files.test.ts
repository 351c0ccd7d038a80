import { once } from 'node:events';
import fs from 'node:fs';
import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '#domain/speechWords.ts';
import { signInNames } from '#prisma/seed/accounts.ts';
import type { SpeechStatus, SpeechUpload } from '#protocol/speechFiles.ts';
import { patience } from '#server/http/patience.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let secretary: MeetingClient;
let http: HttpClient;
let member: HttpClient;

beforeAll(async () => {
  app = await startApp();
  secretary = await app.enter('P12');
  http = await app.signedIn(signInNames.P12 ?? '');
  member = await app.signedIn(signInNames.P02 ?? '');
});

afterAll(() => app.close());

const base = (): string => `/api/meetings/${app.meetingId}/speech`;

async function sendBytes<T>(
  client: HttpClient,
  method: string,
  path: string,
  body: Buffer,
): Promise<{ status: number; body: T }> {
  const response = await fetch(new URL(path, client.base), {
    method,
    headers: {
      cookie: client.cookie,
      'x-csrf-token': client.csrfToken ?? '',
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: (await response.json().catch(() => null)) as T };
}

const SRT = `1
00:00:01,000 --> 00:00:04,000
Ông Trịnh Quốc Khải: Đề nghị các đồng chí cho ý kiến.

2
00:00:05,000 --> 00:00:07,000
Người lạ: Tôi đồng ý.
`;

describe('transcripts from elsewhere', () => {
  it('[SPEECH-13] become segments with their speakers and can be taken back', async () => {
    const path = `${base()}/transcripts?startedAt=2026-11-18T01:00:00.000Z`;
    const answer = await sendBytes<{ trackId: string; segments: number }>(http, 'POST', path, Buffer.from(SRT));
    expect(answer).toMatchObject({ status: 201, body: { segments: 2, open: 1 } });
    const { trackId } = answer.body;
    const state = await secretary.waitForState(({ shared }) => shared.speech.heardUntil[trackId] !== undefined);
    const segments = Object.values(state.shared.speech.byId).filter((segment) => segment.trackId === trackId);
    expect(segments.map(({ speakerId, startAt, words }) => [speakerId, startAt, textOf(words)])).toEqual([
      ['P01', '2026-11-18T01:00:01.000Z', 'Đề nghị các đồng chí cho ý kiến.'],
      [null, '2026-11-18T01:00:05.000Z', 'Tôi đồng ý.'],
    ]);
    expect(segments.map(({ writtenName }) => writtenName)).toEqual([undefined, 'Người lạ']);
    const again = await sendBytes(http, 'POST', path, Buffer.from(SRT));
    expect(again).toMatchObject({
      status: 409,
      body: { rejection: { rule: 'SPEECH-13', details: { fault: 'alreadyThere' } } },
    });
    await secretary.send('speech.withdrawImport', { trackId });
    const anew = await sendBytes<{ trackId: string }>(http, 'POST', path, Buffer.from(SRT));
    expect(anew.status).toBe(201);
    await secretary.send('speech.withdrawImport', { trackId: anew.body.trackId });
    expect((await secretary.refusal('speech.withdrawImport', { trackId })).rule).toBe('SPEECH-13');
  });

  it('[SPEECH-13] may be a whole meeting file: speakers and items as it names them', async () => {
    const file = fs.readFileSync('prisma/seed/data/sample-meeting.json');
    const path = `${base()}/transcripts?startedAt=2026-11-18T01:00:00.000Z`;
    const { body } = await sendBytes<{ trackId: string; segments: number }>(http, 'POST', path, file);
    const state = await secretary.waitForState(({ shared }) => shared.speech.heardUntil[body.trackId] !== undefined);
    const segments = Object.values(state.shared.speech.byId).filter(({ trackId }) => trackId === body.trackId);
    expect(segments.length).toBe(body.segments);
    expect(segments.length).toBeGreaterThanOrEqual(74);
    expect(segments.every(({ speakerId, itemId }) => speakerId !== null && itemId !== null)).toBe(true);
    expect(segments[0]).toMatchObject({ speakerId: 'P12', itemId: 'A1', startAt: '2026-11-18T01:00:05.000Z' });
  });

  it.each([
    ['without words', '\n\n', 'noWords'],
    ['that is broken', '{"agency": ', 'notJson'],
    ['of something else', '{"agency": 1}', 'notMeetingFile'],
    ['in an old encoding', Buffer.from('D\xf9 \xb8n', 'latin1'), 'notUnicode'],
    ['that is a broken document', Buffer.from('PK\x03\x04 no archive', 'latin1'), 'notDocx'],
  ])('[SPEECH-13] a file %s is refused, and it is said what is wrong with it', async (_what, text, fault) => {
    const { status, body } = await sendBytes(http, 'POST', `${base()}/transcripts`, Buffer.from(text));
    expect(status).toBe(400);
    expect(body).toMatchObject({ rejection: { rule: 'SPEECH-13', details: { fault } } });
  });

  it('[SPEECH-13] are refused from others than those who run the meeting', async () => {
    expect((await sendBytes(member, 'POST', `${base()}/transcripts`, Buffer.from(SRT))).status).toBe(403);
  });
});

describe('recordings from elsewhere', () => {
  it('[SPEECH-13] arrive in slices, go on after a break, and wait for a worker', async () => {
    const wanted = { fileName: 'họp.mp3', bytes: 10, startedAt: null, speakers: 'floor' };
    const begun = await http.post<SpeechUpload>(`${base()}/uploads`, wanted);
    expect(begun).toMatchObject({ status: 201, body: { state: 'receiving', received: 0 } });
    const path = `${base()}/uploads/${begun.body.uploadId}`;
    const first = await sendBytes<SpeechUpload>(http, 'PUT', `${path}?offset=0`, Buffer.from('01234'));
    expect(first.body).toMatchObject({ received: 5, state: 'receiving' });
    expect((await sendBytes(http, 'PUT', `${path}?offset=0`, Buffer.from('01234'))).status).toBe(409);
    expect((await sendBytes(http, 'PUT', `${path}?offset=5`, Buffer.from('567890'))).status).toBe(413);
    const rest = await sendBytes<SpeechUpload>(http, 'PUT', `${path}?offset=5`, Buffer.from('56789'));
    expect(rest.body).toMatchObject({ received: 10, state: 'waiting' });
    const listed = await http.get<{ uploads: SpeechUpload[] }>(`${base()}/uploads`);
    expect(listed.body.uploads.map(({ state }) => state)).toEqual(['waiting']);
    const sound = await http.send('GET', `${path}/sound`, undefined, { range: 'bytes=3-5' });
    expect([sound.status, sound.headers.get('content-range')]).toEqual([206, 'bytes 3-5/10']);
    expect((await member.get(`${base()}/uploads`)).status).toBe(403);
    expect((await http.send('DELETE', path)).status).toBe(204);
  });
});

describe('a recording on a line that stands still', () => {
  const late = async (url: URL, client: HttpClient): Promise<string> => {
    const request = sendRequest(url, {
      method: 'PUT',
      headers: { cookie: client.cookie, 'x-csrf-token': client.csrfToken ?? '', 'content-length': '10' },
    });
    request.write('01234');
    try {
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      answer.resume();
      return String(answer.statusCode);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? '';
    }
  };

  it('[SPEECH-13] is cut off when its time is over, keeps what arrived, and goes on from there', async () => {
    await using impatient = await startApp({ env: { UPLOAD_TIMEOUT_S: '1' } });
    const client = await impatient.signedIn(signInNames.P12 ?? '');
    const uploads = `/api/meetings/${impatient.meetingId}/speech/uploads`;
    const wanted = { fileName: 'dài.mp3', bytes: 10, startedAt: null, speakers: 'open' };
    const { body } = await client.post<SpeechUpload>(uploads, wanted);
    const address = `${uploads}/${body.uploadId}`;
    expect(['408', 'ECONNRESET']).toContain(await late(new URL(`${address}?offset=0`, impatient.url), client));
    const received = async () => (await client.get<{ uploads: SpeechUpload[] }>(uploads)).body.uploads[0]?.received;
    await expect.poll(received, { timeout: 30_000, interval: 50 }).toBe(5);
    const rest = await sendBytes<SpeechUpload>(client, 'PUT', `${address}?offset=5`, Buffer.from('56789'));
    expect(rest.body).toMatchObject({ received: 10, state: 'waiting' });
    const sound = await client.send('GET', `${address}/sound`);
    expect(sound.body).toBe('0123456789');
  });

  it('[SPEECH-13] has an hour for each slice unless told otherwise, and an idle line is kept for the next one', () => {
    const { requestTimeout, keepAliveTimeout } = createServer(patience(app.config.files.uploadTimeoutMs));
    expect([requestTimeout, keepAliveTimeout]).toEqual([3_600_000, 75_000]);
  });
});

describe('whether words are being written', () => {
  it('[SPEECH-11] is said by name', async () => {
    const status = async (): Promise<SpeechStatus> => (await member.get<SpeechStatus>(`${base()}/status`)).body;
    expect((await status()).status).toMatchObject({ state: 'unavailable', fault: 'workerMissing' });
    const row = { workerId: 'w', seenAt: new Date(), engine: 'e', model: 'm', lagMs: 1200 };
    const fault = { state: 'unavailable', fault: 'modelDamaged', detail: '/x' };
    await app.db.speechWorker.create({ data: { ...row, status: fault } });
    expect((await status()).status).toEqual(fault);
    await app.db.speechWorker.create({ data: { ...row, workerId: 'v', status: { state: 'ready' } } });
    expect(await status()).toEqual({ status: { state: 'ready' }, workers: 2, lagMs: 1200 });
  });
});
