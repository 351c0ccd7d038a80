import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SaidAboutPage, SearchAnswer } from '#protocol/search.ts';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import { execute } from '#server/commands/execute.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { hear } from '#tests/support/speech.ts';
import { upload } from '#tests/support/upload.ts';

let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;
let office: HttpClient;
let member: HttpClient;
let stranger: HttpClient;

const paper = {
  ...{ title: 'Báo cáo giải ngân', kind: 'Báo cáo', number: '900/BC-STC', documentDay: null, unit: 'Sở Tài chính' },
  ...{ role: 'main' as const, itemId: 'A2', readerIds: null as string[] | null, recallAtClose: false },
};

async function release(paperId: string, words: string, changes: Partial<typeof paper> = {}): Promise<string> {
  const content = await officialPaperPdf({
    ...{ number: '900/BC-STC', date: '2026-11-20', kind: 'Báo cáo', title: 'Giải ngân', authorUnit: 'Sở Tài chính' },
    ...{ parentAgency: null, place: 'Lạc Giang', content: words, signer: null },
  });
  const path = `/api/meetings/${app.meetingId}/papers/upload`;
  const { versionId } = (await upload(office, path, `${paperId}.pdf`, content)).body;
  await secretary.send('paper.submit', { paperId, versionId, details: { ...paper, ...changes } });
  await secretary.send('paper.approve', { paperId });
  await secretary.send('paper.release', { paperIds: [paperId] });
  return versionId;
}

const find = async (client: HttpClient, query: string): Promise<SearchAnswer> =>
  (await client.get<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`)).body;

const saidOn = (client: HttpClient, versionId: string, page = 1) =>
  client.get<SaidAboutPage>(`/api/papers/${versionId}/pages/${page}/said`);

/** Puts words on the timeline between two moments. */
async function said(text: string, from: Date, until: Date): Promise<void> {
  const [startAt, endAt] = [from.toISOString(), until.toISOString()];
  const words = text.split(' ').map((word): [string, number, number, number] => [word, 0, 0, 1]);
  const segment = { segmentId: randomUUID(), speakerId: 'P04', startAt, endAt, words, doubtful: false, reasons: [] };
  const payload = {
    ...{ trackId: randomUUID(), participantId: 'P04', source: 'microphone', origin: 'live', speakers: 'track' },
    ...{ fromAt: null, untilAt: endAt, engine: 'test', model: 'test', segments: [segment] },
  };
  const envelope = { commandId: randomUUID(), meetingId: app.meetingId, name: 'speech.hear', payload };
  const reply = await execute(app.app.parts.timeline, { kind: 'service', service: 'recorder' }, envelope);
  expect(reply).toMatchObject({ ok: true, result: { accepted: 1 } });
}

const nothing = { hits: [], more: false };

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  [office, member, stranger] = await Promise.all([
    app.signedIn('thuky'),
    app.signedIn('thanhvien'),
    app.signedIn('khachmoi'),
  ]);
  for (const participantId of ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P09', 'P12']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A2' });
});

afterAll(() => app.close());

it('[SEARCH-1] finds papers, speech, minutes and tasks without tones, each in its group', async () => {
  await release('T1', 'Tiến độ đường Kỳ Lân chậm so với kế hoạch.');
  await hear(app, [
    { speakerId: 'P04', text: 'Đường Kỳ Lân đã giải ngân 60 phần trăm.' },
    { speakerId: 'P01', text: 'Giao Sở Tài chính rà soát đường Kỳ Lân, báo cáo trước ngày 10/12/2026.' },
  ]);
  await office.post(`/api/meetings/${app.meetingId}/minutes/draft`);
  const fields = { leadUnit: 'Sở Tài chính', coordinatingUnits: [], dueDay: null, dueBoundary: null, source: '' };
  await office.post('/api/tasks', { ...fields, action: 'Rà soát đường Kỳ Lân' });
  const found = await find(office, 'ky  LAN duong');
  expect(found.papers.hits).toMatchObject([{ paperId: 'T1', page: 1, title: 'Báo cáo giải ngân' }]);
  expect(found.speech.hits.map(({ text }) => text)).toHaveLength(2);
  expect(found.minutes.hits.length).toBeGreaterThan(0);
  expect(found.tasks.hits).toMatchObject([{ text: 'Rà soát đường Kỳ Lân', status: 'waiting' }]);
});

it('[SEARCH-2] shows and counts nothing that somebody may not read', async () => {
  await release('T2', 'Chỉ thư ký đọc: phượng hoàng.', { readerIds: ['P12'] });
  expect((await find(office, 'phượng hoàng')).papers.hits).toHaveLength(1);
  expect((await find(member, 'phượng hoàng')).papers).toEqual(nothing);
  expect((await find(member, 'kỳ lân')).minutes).toEqual(nothing);
  expect((await find(member, 'kỳ lân')).speech.hits).toHaveLength(2);
  const { organisationId } = await app.db.account.findUniqueOrThrow({ where: { signInName: 'thuky' } });
  await app.db.task.create({
    data: { id: 'other', organisationId, leadUnit: 'Sở Y tế', action: 'Việc phượng hoàng' },
  });
  expect((await find(member, 'phượng hoàng')).tasks).toEqual(nothing);
  expect((await app.visitor().get('/api/search?q=ky')).status).toBe(401);
});

it('[SEARCH-2] finds nothing of a meeting in which somebody has no place', async () => {
  const { id } = await app.db.account.findUniqueOrThrow({ where: { signInName: 'khachmoi' } });
  await app.db.meetingSeat.deleteMany({ where: { accountId: id } });
  expect(await find(stranger, 'kỳ lân')).toEqual({
    ...{ papers: nothing, speech: nothing, minutes: nothing, tasks: nothing },
  });
});

it('[SEARCH-3] finds words as they were corrected and not as they were heard', async () => {
  const [segment] = Object.values(chair.state.shared.speech.byId).filter(({ speakerId }) => speakerId === 'P04');
  const { segmentId = '', revision = 0 } = segment ?? {};
  await secretary.send('speech.correctText', { segmentId, revision, text: 'Đường Kim Quy đã giải ngân.' });
  expect((await find(member, 'kim quy')).speech.hits).toMatchObject([{ segmentId, speaker: expect.any(String) }]);
  expect((await find(member, 'kỳ lân')).speech.hits.map((hit) => hit.segmentId)).not.toContain(segmentId);
  await secretary.send('speech.correctText', { segmentId, revision: revision + 1, text: '' });
  expect((await find(member, 'kim quy')).speech).toEqual(nothing);
});

it('[SEARCH-4] finds from a page what was said while it was shown, for who may read the page', async () => {
  const [shown, secret] = [
    await release('T3', 'Trang được trình chiếu'),
    await release('T4', 'Trang riêng', { readerIds: ['P12'] }),
  ];
  await chair.send('presenting.showPage', { paperId: 'T3', versionId: shown, page: 1 });
  await chair.send('presenting.stop', {});
  const moment = async (name: string): Promise<Date> =>
    (await app.db.meetingEvent.findFirstOrThrow({ where: { name }, orderBy: { sequence: 'desc' } })).at;
  const [from, until] = [await moment('presenting.pageShown'), await moment('presenting.stopped')];
  await said('Trang này nói về kinh phí.', from, until);
  await said('Chuyện khác hẳn.', until, new Date(until.getTime() + 2000));
  expect((await saidOn(member, shown)).body.said.map(({ text }) => text)).toEqual(['Trang này nói về kinh phí.']);
  expect((await saidOn(member, shown, 2)).body.said).toEqual([]);
  expect((await saidOn(member, secret)).status).toBe(404);
});

it('[SEARCH-5] does not search papers of a classified item', async () => {
  await release('T5', 'Nội dung bạch hổ');
  expect((await find(member, 'bạch hổ')).papers.hits).toHaveLength(1);
  await secretary.send('agenda.editItem', { itemId: 'A2', changes: { classified: true } });
  expect((await find(member, 'bạch hổ')).papers).toEqual(nothing);
  expect((await find(office, 'bạch hổ')).papers).toEqual(nothing);
});
