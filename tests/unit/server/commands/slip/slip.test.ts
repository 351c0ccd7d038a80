import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionSet } from '#domain/poll/optionSets.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { SilencePolicy, SlipDetails } from '#protocol/slip.ts';
import { deadlineAfter } from '#server/commands/slip/deadline.ts';
import { memberIds, openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';

type Sample = {
  id: string;
  number: string;
  title: string;
  sent_at: string;
  deadline: string;
  working_days: number;
  recipients: string[];
  responses: { participant: string; choice: string; answered_at: string; reason?: string }[];
  expected: { raw: Record<string, number>; deemed_agree: Expected; not_counted: Expected };
};
type Expected = { dong_y: number; of: number; passed: boolean };

const slips = (JSON.parse(readFileSync('prisma/seed/data/sample-meeting.json', 'utf8')) as { opinion_slips: Sample[] })
  .opinion_slips;

const details: SlipDetails = {
  number: '31/PLYK-VPUBND',
  title: 'Dự thảo Quyết định',
  content: '',
  options: optionSet('dong_y|khong_dong_y|y_kien_khac'),
  paper: null,
  reason: 'việc không cần thảo luận',
  workingDays: 4,
};

/** Members of the sample as those of the test room: the chair is C, the others M1 to M8. */
const memberOf = (participant: string): string => memberIds(9)[Number(participant.slice(1)) - 1]!;

async function sent(
  silencePolicy: SilencePolicy = 'not_counted',
  sentAt = '2026-10-19T02:00:00.000Z',
  changes: Partial<SlipDetails> = {},
) {
  const profile = profileOn('2026-11-18');
  const room = new MemoryRoom(openingEvents(9, { ...profile, slip: { ...profile.slip, silencePolicy } }));
  room.nowMs = Date.parse(sentAt);
  await room.send('S', 'slip.create', { slipId: 'L', details: { ...details, ...changes } });
  await room.send('S', 'slip.submit', { slipId: 'L' });
  await room.send('C', 'slip.approve', { slipId: 'L' });
  await room.send('S', 'slip.open', { slipId: 'L' });
  return room;
}

const answer = (choice: string, reason = '') => ({ slipId: 'L', choice, reason, other: '' });

describe.each(slips)('[SLIP-7] $id of the sample meeting', (slip) => {
  it.each(['deemed_agree', 'not_counted'] as const)('comes out under %s as in its table', async (policy) => {
    const room = await sent(policy, slip.sent_at, {
      number: slip.number,
      title: slip.title,
      workingDays: slip.working_days,
    });
    expect(room.state.stewards.slips.L?.deadlineAt).toBe(new Date(slip.deadline).toISOString());
    for (const { participant, choice, reason = '', answered_at } of slip.responses.toSorted((a, b) =>
      a.answered_at < b.answered_at ? -1 : 1,
    )) {
      room.nowMs = Date.parse(answered_at);
      await room.send(memberOf(participant), 'slip.answer', { ...answer(choice, reason), other: reason });
    }
    room.nowMs = Date.parse(slip.deadline) + 1;
    await room.send('S', 'slip.close', { slipId: 'L' });
    await room.send('S', 'slip.synthesise', { slipId: 'L' });
    const result = room.state.stewards.slips.L!.result!;
    const { raw } = slip.expected;
    expect(result.raw).toEqual({ agree: raw.dong_y, disagree: raw.khong_dong_y, neutral: raw.y_kien_khac });
    expect(result.silent).toBe(raw.khong_tra_loi);
    const expected = slip.expected[policy];
    expect({ dong_y: result.counted.agree, of: result.of, passed: result.outcome === 'passed' }).toEqual(expected);
  });
});

it('[SLIP-7] takes silence for disagreement where the profile says so', async () => {
  const room = await sent('deemed_disagree');
  await room.send('C', 'slip.answer', answer('dong_y'));
  room.pass(10 * 86_400);
  await room.send('S', 'slip.close', { slipId: 'L' });
  await room.send('S', 'slip.synthesise', { slipId: 'L' });
  expect(room.state.stewards.slips.L?.result).toMatchObject({
    raw: { agree: 1 },
    counted: { agree: 1, disagree: 8 },
    outcome: 'not_passed',
  });
});

it('[SLIP-3] counts working days over weekends, holidays and swapped days, to 17:00 in Viet Nam', () => {
  expect(deadlineAfter('2026-10-19T02:00:00Z', 4)).toBe('2026-10-23T10:00:00.000Z');
  expect(deadlineAfter('2026-11-20T02:00:00Z', 2)).toBe('2026-11-25T10:00:00.000Z');
  expect(deadlineAfter('2026-08-21T02:00:00Z', 1)).toBe('2026-08-22T10:00:00.000Z');
  expect(deadlineAfter('2026-10-18T18:00:00Z', 1)).toBe('2026-10-20T10:00:00.000Z');
});

it('[SLIP-1] [SLIP-2] goes its steps in order, through the chair, and reaches members alone', async () => {
  const room = new MemoryRoom(openingEvents(5));
  const noDisagreement = {
    ...details,
    options: details.options
      .filter(({ countsAs }) => countsAs !== 'disagree')
      .concat({ optionId: 'khac', label: 'Khác', countsAs: 'neutral' }),
  };
  expect(await room.refusal('S', 'slip.create', { slipId: 'L', details: noDisagreement })).toMatchObject({
    rule: 'SLIP-1',
  });
  await room.send('S', 'slip.create', { slipId: 'L', details });
  expect(await room.refusal('S', 'slip.open', { slipId: 'L' })).toMatchObject({
    rule: 'SLIP-2',
    details: { status: 'draft' },
  });
  await room.send('S', 'slip.submit', { slipId: 'L' });
  expect(await room.refusal('S', 'slip.approve', { slipId: 'L' })).toMatchObject({ rule: 'RIGHTS-1' });
  await room.send('C', 'slip.sendBack', { slipId: 'L', remark: 'Bổ sung căn cứ' });
  await room.send('S', 'slip.edit', { slipId: 'L', changes: { content: 'Đã bổ sung' } });
  await room.send('S', 'slip.submit', { slipId: 'L' });
  await room.send('C', 'slip.approve', { slipId: 'L' });
  await room.send('S', 'slip.open', { slipId: 'L' });
  expect(Object.keys(room.state.own).toSorted()).toEqual(memberIds(5).toSorted());
  expect(await room.refusal('S', 'slip.answer', answer('dong_y'))).toMatchObject({ rule: 'RIGHTS-1' });
});

it('[SLIP-4] wants a reason for a disagreement, and keeps every wording of an answer', async () => {
  const room = await sent();
  expect(await room.refusal('M1', 'slip.answer', answer('khong_dong_y'))).toMatchObject({
    code: 'invalid_payload',
    rule: 'SLIP-4',
  });
  await room.send('M1', 'slip.answer', answer('khong_dong_y', 'vượt khả năng ngân sách'));
  await room.send('M1', 'slip.answer', answer('dong_y'));
  expect(room.state.own.M1?.slips.L?.answers.map(({ choice }) => choice)).toEqual(['khong_dong_y', 'dong_y']);
  expect(room.state.shared.slips).toEqual([]);
});

it('[SLIP-5] keeps a late answer as late and counts what was in time', async () => {
  const room = await sent();
  await room.send('M1', 'slip.answer', answer('dong_y'));
  room.nowMs = Date.parse('2026-10-23T10:00:00.001Z');
  expect(await room.send('M1', 'slip.answer', answer('khong_dong_y', 'nghĩ lại'))).toEqual({ late: true });
  await room.send('M2', 'slip.answer', answer('dong_y'));
  await room.send('S', 'slip.close', { slipId: 'L' });
  await room.send('S', 'slip.synthesise', { slipId: 'L' });
  expect(room.state.stewards.slips.L?.result).toMatchObject({ raw: { agree: 1, disagree: 0 }, silent: 8, late: 2 });
});

it('[SLIP-6] is extended by the chair alone, tells everyone, and closes when time is over or all have answered', async () => {
  const room = await sent();
  expect(await room.refusal('S', 'slip.close', { slipId: 'L' })).toMatchObject({ rule: 'SLIP-6' });
  expect(await room.refusal('S', 'slip.extend', { slipId: 'L', workingDays: 1, reason: 'x' })).toMatchObject({
    rule: 'RIGHTS-1',
  });
  await room.send('C', 'slip.extend', { slipId: 'L', workingDays: 1, reason: 'chờ số liệu' });
  expect(memberIds(9).map((id) => room.state.own[id]?.slips.L?.deadlineAt)).toEqual(
    Array(9).fill('2026-10-26T10:00:00.000Z'),
  );
  await Promise.all(memberIds(9).map((id) => room.send(id, 'slip.answer', answer('dong_y'))));
  await room.send('S', 'slip.close', { slipId: 'L' });
});

it('[SLIP-8] [SLIP-9] goes to the session when it wasn’t carried, and is reported once', async () => {
  const room = await sent();
  room.pass(10 * 86_400);
  await room.send('S', 'slip.close', { slipId: 'L' });
  await room.send('S', 'slip.synthesise', { slipId: 'L' });
  expect(await room.refusal('C', 'slip.decide', { slipId: 'L', decision: 'approved_result' })).toMatchObject({
    rule: 'SLIP-8',
  });
  await room.send('C', 'slip.decide', { slipId: 'L', decision: 'to_session' });
  await room.send('S', 'slip.report', { slipId: 'L' });
  expect(room.state.shared.slips).toMatchObject([{ slipId: 'L', decision: 'to_session', result: { silent: 9 } }]);
  expect(await room.refusal('S', 'slip.report', { slipId: 'L' })).toMatchObject({ rule: 'SLIP-9' });
});
