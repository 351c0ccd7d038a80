import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { readDocx } from '#recorder/documents/check/docxFacts.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { hear } from '#tests/support/speech.ts';

let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;
let desk: HttpClient;
let memberWeb: HttpClient;

const blocks = async (): Promise<MinutesBlock[]> =>
  (await desk.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${app.meetingId}/minutes`)).body.blocks;

/** The words of a document as they are printed. */
async function textOf(kind: string): Promise<string> {
  const address = `${app.url}/api/meetings/${app.meetingId}/documents/${kind}.docx`;
  const response = await fetch(address, { headers: { cookie: desk.cookie } });
  return readDocx(new Uint8Array(await response.arrayBuffer()))
    .everything.map(({ text }) => text)
    .join('\n');
}

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  [desk, memberWeb] = await Promise.all([app.signedIn('thuky'), app.signedIn('thanhvien')]);
  for (const participantId of ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P09', 'P12']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A2' });
  await hear(app, [
    { speakerId: 'P04', text: 'Thu ngân sách đạt 9.846 tỷ đồng, bằng 94,7% dự toán.' },
    {
      speakerId: 'P01',
      text: 'Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát các dự án giải ngân chậm, báo cáo UBND tỉnh trước ngày 10/12/2026.',
    },
  ]);
  await desk.post(`/api/meetings/${app.meetingId}/minutes/draft`);
});

afterAll(() => app.close());

it('[DESK-10] drafts from the timeline, each paragraph with its evidence', async () => {
  const drafted = await blocks();
  expect(drafted.length).toBeGreaterThan(5);
  expect(drafted.every(({ evidence }) => evidence.length > 0)).toBe(true);
  expect(drafted.map(({ text }) => text).join('\n')).toContain('9.846 tỷ đồng');
});

it('[PROPOSAL-1] proposes the task with the words it came from, to the stewards only', async () => {
  const state = await secretary.waitForState(({ stewards }) => Object.keys(stewards.proposals).length > 0);
  const [proposal] = Object.values(state.stewards.proposals);
  expect(proposal?.fields).toMatchObject({
    leadUnit: 'Sở Tài chính',
    coordinatingUnits: ['Sở Xây dựng'],
    dueDay: '2026-12-10',
    dueBoundary: 'before',
  });
  expect(proposal?.quote).toContain('Giao Sở Tài chính');
  const member = await app.enter('P04');
  expect(member.state.stewards.proposals).toEqual({});
});

it('[PROPOSAL-3][PROPOSAL-2] confirms it as one task with one lead, once', async () => {
  const [proposal] = Object.values(secretary.state.stewards.proposals);
  const { taskIds } = await secretary.send('proposal.confirm', { proposalId: proposal?.proposalId ?? '' });
  expect(taskIds).toHaveLength(1);
  expect(await secretary.refusal('proposal.confirm', { proposalId: proposal?.proposalId })).toMatchObject({
    rule: 'PROPOSAL-2',
  });
  const member = await app.enter('P04');
  expect(Object.values(member.state.shared.tasks)).toHaveLength(1);
  await secretary.send('proposal.add', {
    proposalId: 'own',
    itemId: 'A2',
    quote: '',
    fields: {
      ...(proposal?.fields ?? {
        leadUnit: '',
        leadPersonId: null,
        coordinatingUnits: [],
        action: 'x',
        dueDay: null,
        dueTime: null,
        dueBoundary: null,
        duePrecision: null,
        recurrence: null,
        reportTo: null,
      }),
      leadUnit: 'Sở Nội vụ',
    },
  });
  await secretary.send('proposal.reject', { proposalId: 'own' });
  expect(await secretary.refusal('proposal.edit', { proposalId: 'own', fields: proposal?.fields })).toMatchObject({
    rule: 'PROPOSAL-2',
  });
});

it('[DESK-2][DESK-8] waits for the end of the meeting, and shows members nothing before the review', async () => {
  expect(await secretary.refusal('minutes.submitForReview', {})).toMatchObject({ rule: 'DESK-2' });
  expect((await memberWeb.get(`/api/meetings/${app.meetingId}/minutes`)).status).toBe(404);
  await chair.send('meeting.close', {});
  await secretary.waitForState(({ shared }) => shared.minutes.status === 'drafting');
  await secretary.send('minutes.submitForReview', {});
  expect((await memberWeb.get(`/api/meetings/${app.meetingId}/minutes`)).status).toBe(200);
});

it('[DESK-3][DESK-15] settles a remark with its answers, once', async () => {
  const member = await app.enter('P04');
  await member.send('minutes.comment', { commentId: 'c1', blockId: null, text: 'Bổ sung số liệu quý III' });
  await secretary.send('minutes.comment', { commentId: 'c2', blockId: null, text: 'Đã bổ sung', replyTo: 'c1' });
  expect(
    await member.refusal('minutes.comment', { commentId: 'c3', blockId: null, text: 'x', replyTo: 'c2' }),
  ).toMatchObject({ rule: 'DESK-15' });
  await secretary.send('minutes.settleComment', { commentId: 'c1' });
  expect(
    await member.refusal('minutes.comment', { commentId: 'c3', blockId: null, text: 'x', replyTo: 'c1' }),
  ).toMatchObject({ rule: 'DESK-15' });
  expect(await secretary.refusal('minutes.settleComment', { commentId: 'c1' })).toMatchObject({ rule: 'DESK-3' });
});

it('[DESK-5][DESK-6] confirms exactly the approved text, the secretary first', async () => {
  const { textHash } = await chair.send('minutes.approve', {});
  expect(await chair.refusal('minutes.sign', { textHash })).toMatchObject({ rule: 'DESK-6' });
  expect(await secretary.refusal('minutes.sign', { textHash: 'f'.repeat(64) })).toMatchObject({ rule: 'DESK-5' });
  await secretary.send('minutes.sign', { textHash });
  await chair.send('minutes.sign', { textHash });
});

it('[DESK-7][DESK-1] numbers the minutes in the form of the decree, and locks them for good', async () => {
  expect(await secretary.refusal('minutes.lock', { number: '11-BB' })).toMatchObject({ rule: 'DESK-7' });
  await secretary.send('minutes.lock', { number: '11/BB-UBND' });
  expect(await chair.refusal('minutes.sendBack', { reason: 'muộn' })).toMatchObject({ rule: 'DESK-1' });
  await secretary.send('minutes.addAddendum', { text: 'Đính chính số liệu.' });
  const answer = await desk.send('GET', `/api/meetings/${app.meetingId}/documents/minutes.docx`);
  expect(answer.headers.get('content-type')).toContain('wordprocessingml');
  const text = await textOf('minutes');
  expect(text).toContain('Số: 11/BB-UBND');
  expect(text.match(/Xác nhận trong hệ thống lúc/g)).toHaveLength(2);
  expect(text).toContain('Đính chính số liệu (');
});

it('[FORM-22][FORM-23] prints a notice of the same words, and an invitation to the planned hour', async () => {
  const minutes = await blocks();
  const task = minutes.find(({ kind }) => kind === 'task')?.text ?? '';
  expect(await textOf('notice')).toContain(task.replace(/^- /, ''));
  const { details } = secretary.state.shared.meeting;
  const planned = new Date(Date.parse(details?.scheduledStartAt ?? '') + 7 * 3_600_000).toISOString();
  expect(await textOf('invitation')).toContain(
    `Thời gian: ${planned.slice(11, 13)} giờ ${planned.slice(14, 16)} phút, ngày ${planned.slice(8, 10)} tháng`,
  );
});
