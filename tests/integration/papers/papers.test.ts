import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { upload } from '#tests/support/upload.ts';

let app: TestApp;
let secretary: MeetingClient;
let member: MeetingClient;
let secretaryWeb: HttpClient;
let memberWeb: HttpClient;

const details = {
  title: 'Báo cáo giải ngân',
  kind: 'Báo cáo',
  number: '900/BC-STC',
  documentDay: null,
  unit: 'Sở Tài chính',
  role: 'main' as const,
  itemId: 'A2',
  readerIds: null,
  recallAtClose: true,
};

const pdf = (content: string): Promise<Uint8Array> =>
  officialPaperPdf({
    number: '900/BC-STC',
    date: '2026-11-20',
    kind: 'Báo cáo',
    title: 'Giải ngân',
    authorUnit: 'Sở Tài chính',
    parentAgency: null,
    place: 'Lạc Giang',
    content,
    signer: null,
  });

const send = async (content: Uint8Array, name = 'bao-cao.pdf') =>
  upload(secretaryWeb, `/api/meetings/${app.meetingId}/papers/upload`, name, content);

/** What the member is answered for each address of a stored version. */
const addresses = (versionId: string): Promise<number[]> =>
  Promise.all(
    ['file', 'pages/1/image?width=160', 'pages/1/text'].map(
      async (part) => (await memberWeb.get(`/api/papers/${versionId}/${part}`)).status,
    ),
  );

beforeAll(async () => {
  app = await startApp();
  [secretary, member] = await Promise.all([app.enter('P12'), app.enter('P04')]);
  [secretaryWeb, memberWeb] = await Promise.all([app.signedIn('thuky'), app.signedIn('thanhvien')]);
});

afterAll(() => app.close());

it('[PAPER-3] keeps an unapproved paper from its readers by state, address and search', async () => {
  const { status, body } = await send(await pdf('BÁO CÁO\nGiải ngân\nTừ khóa lạ: xuyên bang.'));
  expect(status).toBe(201);
  await secretary.send('paper.submit', { paperId: 'T1', versionId: body.versionId, details });
  expect(await secretary.refusal('paper.release', { paperIds: ['T1'] })).toMatchObject({ rule: 'PAPER-3' });
  expect(await addresses(body.versionId)).toEqual([404, 404, 404]);
  const found = await memberWeb.get<{ hits: unknown[] }>(`/api/meetings/${app.meetingId}/papers/search?q=xuyen+bang`);
  expect(found.body.hits).toEqual([]);
  expect(JSON.stringify(member.state)).not.toContain('900/BC-STC');
});

it('[OFFLINE-8] forbids browsers to keep what is read', async () => {
  const { body } = await send(await pdf('BÁO CÁO\nKhông lưu lại'));
  for (const part of ['file', 'pages/1/image?width=160', 'pages/1/text']) {
    const { status, headers } = await secretaryWeb.get(`/api/papers/${body.versionId}/${part}`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  }
});

it('[PAPER-6][PAPER-14] approves and releases step by step; the search finds it without tones', async () => {
  await secretary.send('paper.approve', { paperId: 'T1' });
  expect(await secretary.refusal('paper.approve', { paperId: 'T1' })).toMatchObject({ rule: 'PAPER-6' });
  await secretary.send('paper.release', { paperIds: ['T1'] });
  const state = await member.waitForState(({ shared }) => shared.papers.T1 !== undefined);
  const versionId = state.shared.papers.T1?.version.versionId ?? '';
  expect(await addresses(versionId)).toEqual([200, 200, 200]);
  const found = await memberWeb.get<{ hits: { page: number }[] }>(
    `/api/meetings/${app.meetingId}/papers/search?q=XUYEN+bang`,
  );
  expect(found.body.hits.map(({ page }) => page)).toEqual([1]);
});

it('[PAPER-13] answers a range of the file', async () => {
  const versionId = member.state.shared.papers.T1?.version.versionId ?? '';
  const answer = await memberWeb.send('GET', `/api/papers/${versionId}/file`, undefined, { range: 'bytes=0-4' });
  expect(answer.status).toBe(206);
  expect(answer.body).toBe('%PDF-');
});

it('[PAPER-7] takes a recalled paper from its readers at once', async () => {
  const versionId = member.state.shared.papers.T1?.version.versionId ?? '';
  await secretary.send('paper.recall', { paperId: 'T1', reason: 'Sai số liệu' });
  await member.waitForState(({ shared }) => shared.papers.T1?.recalled !== null);
  expect(await addresses(versionId)).toEqual([404, 404, 404]);
});

it('[PAPER-2] releases a restricted paper to its readers alone', async () => {
  const { body } = await send(await pdf('BÁO CÁO\nRiêng'));
  await secretary.send('paper.submit', {
    paperId: 'T2',
    versionId: body.versionId,
    details: { ...details, readerIds: ['P05'] },
  });
  await secretary.send('paper.approve', { paperId: 'T2' });
  await secretary.send('paper.release', { paperIds: ['T2'] });
  const reader = await app.enter('P05');
  expect(reader.state.own.P05?.papers.T2).toBeDefined();
  expect(await addresses(body.versionId)).toEqual([404, 404, 404]);
});

it('[PAPER-4][PAPER-5] lets others hand in only for an item they present; and only their own upload', async () => {
  const refused = await upload(memberWeb, `/api/meetings/${app.meetingId}/papers/upload`, 'a.pdf', await pdf('x'));
  const outsider = await app.signedIn('khachmoi');
  const none = await upload(outsider, `/api/meetings/${app.meetingId}/papers/upload`, 'a.pdf', await pdf('x'));
  expect(none.body.rejection?.rule).toBe('PAPER-4');
  expect(refused.status).toBe(201);
  expect(
    await member.refusal('paper.submit', {
      paperId: 'T3',
      versionId: refused.body.versionId,
      details: { ...details, itemId: 'A4' },
    }),
  ).toMatchObject({ rule: 'PAPER-4' });
  expect(
    await secretary.refusal('paper.submit', { paperId: 'T3', versionId: refused.body.versionId, details }),
  ).toMatchObject({ rule: 'PAPER-5' });
});

it('[PAPER-1] takes newer versions with rising numbers and tells readers that they are new', async () => {
  const { body } = await send(await pdf('BÁO CÁO\nBản hai'));
  await secretary.send('paper.addVersion', { paperId: 'TL01', versionId: body.versionId });
  await secretary.send('paper.approve', { paperId: 'TL01' });
  await secretary.send('paper.release', { paperIds: ['TL01'] });
  const state = await member.waitForState(({ shared }) => shared.papers.TL01?.version.number === 2);
  expect(state.shared.papers.TL01?.isNewVersion).toBe(true);
});

it('[PAPER-9][PAPER-11][PAPER-12][PAPER-17] judges a file by its content, refuses damaged ones, and stamped ones; nothing of them stays', async () => {
  const filesOf = (): string[] => fs.readdirSync(app.config.files.dir, { recursive: true }).map(String).toSorted();
  const before = filesOf();
  expect((await send(new TextEncoder().encode('not a pdf at all'), 'x.pdf')).body.rejection?.rule).toBe('PAPER-9');
  expect((await send(new TextEncoder().encode('%PDF-1.7\nbroken'), 'x.pdf')).body.rejection?.rule).toBe('PAPER-11');
  const stamped = await send(await pdf('TỐI MẬT\nKế hoạch\nNội dung'));
  expect(stamped.body.rejection?.rule).toBe('PAPER-12');
  await expect.poll(filesOf).toEqual(before);
});

it('[PAPER-8] answers at once to a file over the limit, however much of it is still on its way', async () => {
  await using small = await startApp({ env: { UPLOAD_MAX_BYTES: '1048576' } });
  const web = await small.signedIn('thuky');
  const large = new Uint8Array(6 * 2 ** 20).fill(0x25);
  const answer = await upload(web, `/api/meetings/${small.meetingId}/papers/upload`, 'lon.pdf', large);
  expect([answer.status, answer.body.rejection]).toMatchObject([
    413,
    { code: 'too_large', rule: 'PAPER-8', details: { maxBytes: 1_048_576 } },
  ]);
});
