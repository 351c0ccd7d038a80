import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { hear } from '#tests/support/speech.ts';

let app: TestApp;
let office: HttpClient;

beforeAll(async () => {
  app = await startApp();
  office = await app.signedIn('thuky');
});

afterAll(() => app.close());

it('[CONCL-5] proposes the task of a confirmed wording that nobody said aloud, and it stands in the minutes', async () => {
  const secretary = await app.enter('P12');
  await secretary.send('meeting.openCheckIn', {});
  for (const participantId of ['P01', 'P02', 'P04', 'P05', 'P06', 'P07', 'P09']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  const chair = await app.enter('P01');
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A2', despiteUnheard: true });
  const text = 'Giao Sở Tài chính chủ trì rà soát dự án giải ngân chậm, báo cáo trước ngày 15/12/2036.';
  const drafted = { conclusionId: 'K1', itemId: 'A2', text };
  const { revision } = await secretary.send('conclusion.draft', drafted);
  await chair.waitForState(({ stewards }) => stewards.conclusions?.K1?.text === text);
  await chair.send('conclusion.confirm', { conclusionId: 'K1', revision });
  const made = await secretary.waitForEvent('proposal.made', ({ proposal }) =>
    proposal.quote.includes('giải ngân chậm'),
  );
  expect(made.data.proposal).toMatchObject({
    ...{ kind: 'task', itemId: 'A2', segmentIds: ['conclusion.K1'] },
    fields: { leadUnit: 'Sở Tài chính', dueDay: '2036-12-15', dueBoundary: 'before' },
  });
  const { taskIds } = await secretary.send('proposal.confirm', { proposalId: made.data.proposal.proposalId });
  expect(taskIds).toHaveLength(1);
  const { blocks } = (await office.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${app.meetingId}/minutes`)).body;
  const proven = blocks.filter(({ evidence }) => evidence.some(({ ref }) => ref === 'conclusion.K1'));
  expect(proven.some(({ text: words }) => words.includes('giải ngân chậm'))).toBe(true);
}, 60_000);

it('[CONCL-5] holds a wording that names heard words as its evidence once', async () => {
  const [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  const said = 'Tôi kết luận nội dung thứ hai. Ủy ban nhân dân tỉnh thống nhất với báo cáo của Sở Nội vụ.';
  const text = 'Thống nhất với Báo cáo công tác cải cách hành chính của Sở Nội vụ.';
  await hear(app, [{ speakerId: 'P01', text: said }]);
  const state = await secretary.waitForState(({ shared }) => shared.speech.order.length > 0);
  const draft = {
    conclusionId: 'K2',
    itemId: 'A2',
    text,
    evidence: { segmentIds: [...state.shared.speech.order], pollId: null },
  };
  const { revision } = await secretary.send('conclusion.draft', draft);
  await chair.waitForState(({ stewards }) => stewards.conclusions?.K2?.text === text);
  await chair.send('conclusion.confirm', { conclusionId: 'K2', revision });
  await office.post(`/api/meetings/${app.meetingId}/minutes/draft`);
  const { blocks } = (await office.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${app.meetingId}/minutes`)).body;
  expect(blocks.map((block) => block.text).filter((words) => /Sở Nội vụ/u.test(words))).toHaveLength(1);
}, 60_000);
