import { expect, it } from 'vitest';
import type { SlipEntry } from '#domain/slips.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { slipBlocks } from '#recorder/minutes/blocks/votes.ts';
import { slipsOf } from '#server/minutes/slipRecords.ts';
import { meetingRecord } from '#tests/support/meetings.ts';

const DEADLINE = '2026-11-20T10:00:00.000Z';

const answer = (choice: string, at: string, reason = '') => ({
  ...{ choice, reason, other: '', at },
  late: Date.parse(at) > Date.parse(DEADLINE),
});

const entry: SlipEntry = {
  slipId: 'PH1',
  details: {
    number: '07/PLYK',
    title: 'Bổ sung kế hoạch đầu tư công',
    content: '',
    options: [
      { optionId: 'dong_y', label: 'Đồng ý', countsAs: 'agree' },
      { optionId: 'khong', label: 'Không đồng ý', countsAs: 'disagree' },
    ],
    paper: null,
    reason: '',
    workingDays: 3,
  },
  status: 'approved_result',
  remark: null,
  openedAt: '2026-11-17T01:00:00.000Z',
  deadlineAt: DEADLINE,
  extensions: [],
  recipients: ['P02', 'P03', 'P04', 'P05', 'P06'],
  rule: null,
  answers: {
    // Changed once in time, and once more after the deadline: the last one in time counts.
    P02: [
      answer('khong', '2026-11-18T02:00:00.000Z', 'Chưa rõ nguồn vốn'),
      answer('dong_y', '2026-11-19T02:00:00.000Z'),
      answer('khong', '2026-11-21T02:00:00.000Z'),
    ],
    P03: [answer('khong', '2026-11-18T03:00:00.000Z', 'Chưa rõ nguồn vốn')],
    P04: [answer('dong_y', '2026-11-21T03:00:00.000Z')],
    // Late when it came; the deadline was moved behind it afterwards: still not counted, and not told as late either.
    P05: [{ ...answer('dong_y', '2026-11-19T09:00:00.000Z'), late: true }],
  },
  result: null,
};

const none = { agree: 0, disagree: 0, neutral: 0 };

const report = (slipId: string): MeetingState['shared']['slips'][number] => ({
  ...{ slipId, number: '07/PLYK', title: '', decision: 'approved_result' },
  result: {
    ...{ byOption: [], raw: none, silent: 0, late: 0, counted: none, of: 9, required: 5 },
    ...{ silence: 'not_counted', outcome: 'passed' },
  },
});

function stateWith(reported: readonly string[]): MeetingState {
  const state = initialState('M1');
  return {
    ...state,
    shared: { ...state.shared, slips: reported.map(report) },
    stewards: { ...state.stewards, slips: { PH1: entry } },
  };
}

it('[MINUTES-16] takes the last answer in time, tells a late one with its time, and names who is silent', () => {
  expect(slipsOf(stateWith(['PH1']))).toEqual([
    {
      id: 'PH1',
      number: '07/PLYK',
      title: 'Bổ sung kế hoạch đầu tư công',
      options: [
        { id: 'dong_y', label: 'đồng ý', countsAs: 'agree' },
        { id: 'khong', label: 'không đồng ý', countsAs: 'disagree' },
      ],
      recipientIds: ['P02', 'P03', 'P04', 'P05', 'P06'],
      answers: [
        { personId: 'P02', optionId: 'dong_y', answeredAt: '2026-11-19T02:00:00.000Z', reason: null },
        { personId: 'P03', optionId: 'khong', answeredAt: '2026-11-18T03:00:00.000Z', reason: 'Chưa rõ nguồn vốn' },
        { personId: 'P04', optionId: 'dong_y', answeredAt: '2026-11-21T03:00:00.000Z', reason: null },
      ],
      noReplyIds: ['P05', 'P06'],
      deadline: DEADLINE,
    },
  ]);
});

it('[MINUTES-15] is told in the minutes by its raw counts, the late answer apart', () => {
  const record = { ...meetingRecord('lacGiang'), slips: slipsOf(stateWith(['PH1'])) };
  const [told] = slipBlocks(record, null, []);
  expect(told?.text).toBe(
    'Phiếu lấy ý kiến số 07 (Bổ sung kế hoạch đầu tư công): đồng ý 1, không đồng ý 1, không trả lời 2, trả lời quá hạn 1 (không tính).',
  );
});

it('[SLIP-9] leaves out slips that were not reported to the meeting', () => {
  expect(slipsOf(stateWith([]))).toEqual([]);
  expect(slipsOf(stateWith(['PH-khac']))).toEqual([]);
});
