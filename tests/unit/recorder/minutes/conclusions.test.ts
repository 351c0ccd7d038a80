import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { TrackedItem } from '#recorder/language/types.ts';
import { taskSentence } from '#recorder/minutes/blocks/conclusions.ts';
import { chairSayings } from '#recorder/minutes/chairSayings.ts';
import { conclude } from '#recorder/minutes/conclude.ts';
import { draftMinutes } from '#recorder/minutes/draft.ts';
import { draft } from '#recorder/minutes/drafting.ts';
import { type DraftTask, sampleShape } from '#recorder/minutes/index.ts';
import type { UtteranceRecord } from '#recorder/minutes/record.ts';
import { screened } from '#recorder/minutes/screening.ts';
import { readableFor } from '#recorder/minutes/text/readable.ts';
import { meetingFile, meetingRecord } from '#tests/support/meetings.ts';
import { scoreMinutes } from '#tests/support/minutesScore.ts';
import { trackedItem } from '#tests/support/trackedItems.ts';

const record = meetingRecord('lacGiang');
const sampleDraft = draft(record);
const commune = meetingRecord('hoaLam');

describe('conclusions of the sample meeting', () => {
  it.each([false, true])(
    '[MINUTES-35] are found (spoken: %s): tasks, their days, decisions; no task where none was given',
    (spoken) => {
      const score = scoreMinutes('lacGiang', { spoken });
      expect(score.taskRecall).toBeGreaterThanOrEqual(0.85);
      expect(score.dueExact).toBeGreaterThanOrEqual(0.9);
      expect(score.falseTasks).toBeLessThanOrEqual(1);
      expect(score.decisionRecall).toBeGreaterThanOrEqual(0.8);
      expect(score.unsupported).toBe(0);
    },
  );

  it('[MINUTES-36] a moved deadline is one task with the old day kept', () => {
    const moved = sampleDraft.tasks.find((task) => task.sourceUtterances.includes('U020'));
    expect(moved).toMatchObject({ assigneeLead: 'Sở Tài chính', due: '2026-12-10' });
    expect(moved?.dueHistory).toEqual([{ due: '2026-12-05', source: 'U018', supersededBy: 'U020' }]);
  });
});

describe('conclude', () => {
  const decision = (sources: string[], action: string, agendaItemId: string) =>
    trackedItem({ kind: 'decision', sources, action, agendaItemId });

  it('[MINUTES-37] joins a decision with the poll that carried it: count, share, secret form, reserved opinions', () => {
    const { decisions } = conclude(record, [
      decision(['U046'], 'Với 6 trên 9 thành viên tán thành, thông qua phương án A', 'A4'),
      decision(['U065'], 'thống nhất bỏ phiếu kín', 'A6'),
      decision(['U067'], 'đề nghị Thủ tướng Chính phủ tặng Bằng khen cho Trung tâm', 'A6'),
    ]);
    expect(decisions.map((made) => [made.text, made.pollId])).toEqual([
      [
        'Thông qua Kế hoạch chuyển đổi số tỉnh Lạc Giang năm 2027 (chỉ tiêu hồ sơ trực tuyến toàn trình 80%); 8/9 thành viên tán thành (88,9%).',
        'V1',
      ],
      [
        'Thông qua phương án A; 6/9 thành viên tán thành (66,7%). Ghi nhận ý kiến bảo lưu của Giám đốc Sở Tài chính.',
        'V2',
      ],
      [
        'Đề nghị Thủ tướng Chính phủ tặng Bằng khen cho Trung tâm; bỏ phiếu kín, 5/9 thành viên tán thành (55,6%).',
        'V3',
      ],
    ]);
    expect(decisions[1]?.sourceUtterances).toEqual(['U045', 'U046']);
  });

  it('[MINUTES-38] a poll that passed is a decision even when nobody said so; one that failed is none', () => {
    const { decisions } = conclude(commune, []);
    expect(decisions.map((made) => made.pollId)).toEqual(['B2', 'B3', 'B4']);
    expect(decisions[0]?.text).toContain('7/11 thành viên đồng ý (63,6%)');
  });

  it('[MINUTES-39] "thông qua" alone gets what was voted on, or the title of its item', () => {
    const { decisions } = conclude(commune, [decision(['S34'], 'thông qua', 'III')]);
    expect(decisions.find((made) => made.pollId === 'B3')?.text).toMatch(
      /^Thông qua Kế hoạch tiêm chủng và phòng dịch; /,
    );
    const bare = conclude({ ...record, polls: [] }, [decision(['U017'], 'thống nhất', 'A2')]).decisions[0];
    expect(bare?.text).toBe('Thống nhất nội dung: báo cáo tình hình kinh tế - xã hội tháng 11 và 11 tháng năm 2026.');
  });

  it('[MINUTES-40] the person of a task is who came for the unit, the substitute for an absent head', () => {
    const leads = (unit: string, person: string | null = null) =>
      conclude(record, [
        trackedItem({ kind: 'task', sources: ['U006'], action: 'rà soát', assigneeLead: unit, leadPersonId: person }),
      ]).tasks[0]?.leadPersonId;
    expect(leads('Sở Tài chính')).toBe('P04');
    expect(leads('Sở Tư pháp', 'P08')).toBe('P11');
    expect(leads('Văn phòng UBND tỉnh')).toBe('P09');
    expect(leads('UBND tỉnh')).toBeNull();
    expect(leads('UBND xã Trúc Khê')).toBeNull();
  });

  it('[MINUTES-41] a cancelled task is left out, a request names the task that takes it up', () => {
    const task = trackedItem({ kind: 'task', sources: ['U018'], action: 'rà soát', assigneeLead: 'Sở Tài chính' });
    const request = trackedItem({
      kind: 'request',
      sources: ['U011'],
      action: 'rà từng dự án',
      absorbedInto: task.id,
      speakerId: 'P02',
    });
    const made = conclude(record, [task, request]);
    expect(made.requests[0]).toMatchObject({ byId: 'P02', absorbedInto: made.tasks[0]?.id });
    expect(conclude(record, [{ ...task, cancelled: true }]).tasks).toEqual([]);
  });
});

describe('screened', () => {
  const task = (given: Partial<Parameters<typeof trackedItem>[0]>) =>
    screened(
      commune,
      [trackedItem({ kind: 'task', sources: ['S27'], action: 'báo cáo', agendaItemId: 'III', ...given })],
      readableFor(commune),
    );

  it("[MINUTES-42] calling the presenter is no task, an appeal outward is a request, nobody's work is nothing", () => {
    expect(task({ assigneeLead: 'Trạm Y tế xã', leadPersonId: 'M09', flags: ['action_from_context'] })).toEqual([]);
    expect(task({ sources: ['S26'], assigneeLead: 'Mặt trận', leadPersonId: 'M12' })[0]?.kind).toBe('request');
    expect(task({ action: 'nhiều việc' })).toEqual([]);
    expect(task({ sources: ['S35'], assigneeLead: 'Trạm Y tế xã', action: 'tổ chức tiêm vét' })[0]?.kind).toBe('task');
    expect(
      task({ sources: ['S11'], assigneeLead: 'Trường THCS Hòa Lâm', leadPersonId: 'M13', action: 'dọn sân' })[0]?.kind,
    ).toBe('task');
  });
});

describe('chairSayings', () => {
  it('[MINUTES-43] what the chair forbids or takes as agreed is a decision, unless the turn was read already', () => {
    const found = chairSayings(record, [], readableFor(record));
    expect(found.map((item) => [item.sources, item.action])).toEqual([
      [['U004'], 'thống nhất chương trình'],
      [['U050'], 'Riêng tài liệu có nội dung bí mật nhà nước thì tuyệt đối không đưa lên hệ thống này'],
    ]);
    expect(chairSayings(record, found, readableFor(record))).toEqual([]);
  });
});

describe('taskSentence', () => {
  const base = sampleDraft.tasks[0] as DraftTask;
  const sentence = (given: Partial<DraftTask>) =>
    taskSentence({
      ...base,
      assigneeLead: 'Sở A',
      coordinatingUnits: [],
      action: 'rà soát',
      due: null,
      dueText: null,
      recurrence: null,
      ...given,
    });

  const cases: [string, Partial<DraftTask>, string][] = [
    ['no deadline', {}, 'Giao Sở A rà soát.'],
    [
      'others beside the lead',
      { coordinatingUnits: ['Sở B', 'Các chủ đầu tư'] },
      'Giao Sở A chủ trì, phối hợp với Sở B, các chủ đầu tư rà soát.',
    ],
    [
      'a full date',
      { due: '2026-11-27', dueText: 'trước ngày 27/11/2026' },
      'Giao Sở A rà soát; thời hạn: trước ngày 27/11/2026.',
    ],
    [
      'a computed date',
      { due: '2026-11-26', dueText: 'trong 5 ngày làm việc' },
      'Giao Sở A rà soát; thời hạn: trong 5 ngày làm việc (26/11/2026).',
    ],
    [
      'a recurring duty',
      {
        due: '2026-11-20',
        dueText: 'thứ Sáu hằng tuần',
        recurrence: 'FREQ=WEEKLY;BYDAY=FR',
        assigneeLead: 'Các chủ đầu tư',
      },
      'Giao các chủ đầu tư rà soát; thời hạn: thứ Sáu hằng tuần (kỳ đầu: 20/11/2026).',
    ],
  ];

  it.each(cases)('[MINUTES-44] prints %s', (_, given, text) => {
    expect(sentence(given)).toBe(text);
  });
});

describe('in place of a block that would invent', () => {
  it('[MINUTES-45] the words as spoken stand, and the draft says so', () => {
    const invented = trackedItem({
      kind: 'task',
      sources: ['U061'],
      action: 'nộp 999 tỷ đồng cho Bộ Ngoại giao',
      assigneeLead: 'Sở Xây dựng',
      agendaItemId: 'A5',
    });
    const made = draftMinutes(record, (_turn, context) => ({
      items: context.items.length > 0 ? context.items : [invented],
    }));
    expect(made.dropped[0]?.reasons).toContain('number 999');
    const text = made.minutes.blocks.map((block) => block.text).join('\n');
    expect(text).not.toContain('999');
    expect(text).toContain('- “Sở Xây dựng làm việc với Công ty Điện lực để chốt tiến độ di dời');
  });
});

describe('the shapes that are printed', () => {
  it('[MINUTES-46] have every field of the sample file', () => {
    const { expected } = meetingFile('lacGiang');
    const made = sampleShape(sampleDraft);
    const missing = (wanted: object, found: object | undefined) =>
      Object.keys(wanted).filter((key) => !(key in (found ?? {})));
    expect(missing(expected.tasks[0], made.tasks[0])).toEqual([]);
    expect(missing(expected.decisions[0], made.decisions[0])).toEqual([]);
    expect(missing(expected.commitments[0], made.commitments[0])).toEqual([]);
    expect(missing(expected.requests[0], made.requests[0])).toEqual([]);
    expect(made.minutes.blocks.every((block) => block.text !== '' && block.evidence.length > 0)).toBe(true);
  });

  it('[MINUTES-47] the command prints them without a database, and says what is wrong with a file', {
    timeout: 60_000,
  }, () => {
    const run = (file: string) =>
      execFileSync(process.execPath, ['recorder/cli/draft.ts', file], { encoding: 'utf8', stdio: 'pipe' });
    const printed = JSON.parse(run('tests/support/data/meeting-two.json'));
    expect(Object.keys(printed)).toEqual(['decisions', 'tasks', 'commitments', 'requests', 'minutes']);
    expect(() => run('package.json')).toThrow(/is not a meeting file[\s\S]*agency/);
    expect(() => run('nowhere.json')).toThrow(/does not exist/);
  });
});

describe('what is no part of a task', () => {
  const [spoken] = record.utterances;
  const screen = (text: string, given: Pick<TrackedItem, 'action'> & Partial<TrackedItem>) => {
    const own = { ...record, utterances: [{ ...(spoken as UtteranceRecord), id: 'U900', text }] };
    const item = trackedItem({
      kind: 'task',
      sources: ['U900'],
      assigneeLead: 'Phòng Tài nguyên',
      speakerId: spoken?.speakerId ?? null,
      agendaItemId: spoken?.itemId ?? null,
      ...given,
    });
    return screened(own, [item], readableFor(own))[0];
  };

  it('[MINUTES-42] the next topic and the running of the meeting', () => {
    const text = 'Phòng Tài nguyên báo cáo tiến độ về Văn phòng. Chuyển sang nội dung hai, mời chị Hà.';
    const action = 'báo cáo tiến độ về Văn phòng. Chuyển sang nội dung hai, mời chị Hà';
    const due = dueOn('hằng tuần', null, 'FREQ=WEEKLY');
    expect(screen(text, { action, due })?.action).toBe('báo cáo tiến độ về Văn phòng');
  });

  it('[MINUTES-42] the number of a point in a list, which sounds like a day of the week', () => {
    const item = { action: 'thẩm định', due: dueOn('Thứ hai', '2026-11-30', null) };
    expect(screen('Thứ nhất, giao xã xác nhận. Thứ hai, Phòng Tài nguyên thẩm định.', item)?.due ?? null).toBeNull();
    expect(screen('Phòng Tài nguyên thẩm định xong vào thứ hai.', item)?.due?.date).toBe('2026-11-30');
  });
});

function dueOn(text: string, date: string | null, recurrence: string | null): NonNullable<TrackedItem['due']> {
  return {
    ...(trackedItem({ kind: 'task', sources: [], action: '' }).due as NonNullable<TrackedItem['due']>),
    ...{ text, date, recurrence },
  };
}
