import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingSummary } from '#protocol/http.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

const details = {
  title: 'Họp giao ban tuần',
  kind: 'briefing',
  format: 'hybrid',
  place: 'Phòng họp số 1',
  scheduledStartAt: '2026-12-01T01:00:00.000Z',
  scheduledEndAt: '2026-12-01T02:00:00.000Z',
  totalMembers: 9,
  agencyName: 'UBND tỉnh Lạc Giang',
} as const;

async function device(signInName: string, meetingId: string): Promise<MeetingClient> {
  const { cookie } = await app.signedIn(signInName);
  const client = new MeetingClient({ url: app.url, cookie }, meetingId);
  await client.connected();
  return client;
}

it('[MEETING-1] an organiser creates a meeting, is its secretary, and finds it in the own list', async () => {
  const meetingId = randomUUID();
  const organiser = await device('anh.tuan', meetingId);
  expect(await organiser.reply('meeting.create', details)).toMatchObject({ ok: true, sequence: 2 });
  await organiser.join(0);
  expect(organiser.state.shared.meeting).toMatchObject({ status: 'draft', details: { practice: false } });
  expect(Object.values(organiser.state.shared.people.byId)).toMatchObject([
    { name: 'Kiều Anh Tuấn', role: 'secretary' },
  ]);
  const { body } = await (await app.signedIn('anh.tuan')).get<{ meetings: MeetingSummary[] }>('/api/meetings');
  expect(body.meetings.find((meeting) => meeting.meetingId === meetingId)).toMatchObject({
    title: details.title,
    role: 'secretary',
    status: 'draft',
  });
  organiser.close();
});

it('[MEETING-1] nobody else does, and nothing of the try stays', async () => {
  const meetingId = randomUUID();
  const member = await device('thanhvien', meetingId);
  expect(await member.refusal('meeting.create', details)).toMatchObject({ code: 'forbidden', rule: 'RIGHTS-1' });
  expect(await app.db.meeting.findUnique({ where: { id: meetingId } })).toBeNull();
  member.close();
});

it('[MEETING-1] a meeting’s number is used once, also by two at the same moment', async () => {
  const meetingId = randomUUID();
  const [one, two] = await Promise.all([device('anh.tuan', meetingId), device('thuky', meetingId)]);
  const replies = await Promise.all([one, two].map((client) => client.reply('meeting.create', details)));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await one.refusal('meeting.create', details)).toMatchObject({});
  const { sequence } = await app.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  expect(sequence).toBe(2);
  one.close();
  two.close();
});

it('[MEETING-3] refuses an end before the beginning', async () => {
  const client = await device('anh.tuan', randomUUID());
  const wrong = { ...details, scheduledEndAt: details.scheduledStartAt };
  expect(await client.refusal('meeting.create', wrong)).toMatchObject({ rule: 'MEETING-3' });
  client.close();
});
