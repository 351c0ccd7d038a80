import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extractMeeting, extractTurn } from '#recorder/language/index.ts';
import type { SpeakerRole, TrackedItem, TurnContext } from '#recorder/language/types.ts';
import { setF1, tokenF1 } from '#tests/support/scoreDirectives.ts';

interface Participant {
  id: string;
  name: string;
  title: string;
  unit: string;
  aliases: string[];
  role: string;
}

interface ExpectedTask {
  id: string;
  source_utterances: string[];
  assignee_lead: string;
  coordinating_units: string[];
  action: string;
  due: string;
  recurrence: string | null;
}

const path = fileURLToPath(new URL('../../../../prisma/seed/data/sample-meeting.json', import.meta.url));
const sample = JSON.parse(readFileSync(path, 'utf8'));
const participants: Participant[] = sample.participants;

function roleOf(id: string): SpeakerRole {
  const role = participants.find((one) => one.id === id)?.role;
  return role === 'chair' || role === 'secretary' ? role : 'member';
}

function read(field: 'text' | 'asr_text'): readonly TrackedItem[] {
  const units = Object.entries<string>(sample.agency.unit_aliases).map(([alias, name]) => ({ name, aliases: [alias] }));
  return extractMeeting({
    meetingDate: '2026-11-18',
    agency: sample.agency.short_name,
    roster: [...participants, ...units],
    agenda: sample.agenda,
    turns: sample.transcript.map((turn: Record<string, string>) => ({
      id: turn.id,
      agendaItemId: turn.agenda_item,
      speakerId: turn.speaker,
      speakerRole: roleOf(turn.speaker ?? ''),
      text: turn[field],
    })),
    chairTitle: 'Chủ tịch UBND tỉnh',
  });
}

describe.each(['text', 'asr_text'] as const)('the sample meeting by its %s', (field) => {
  const items = read(field);
  const tasks = items.filter((item) => item.kind === 'task');
  const find = (want: ExpectedTask): TrackedItem | undefined =>
    tasks.find(
      (task) =>
        task.assigneeLead === want.assignee_lead &&
        task.sources.some((id) => want.source_utterances.includes(id)) &&
        task.due?.date === want.due,
    );

  it('[EXTRACT-1] has its fifteen tasks with lead and due date', () => {
    const expected: ExpectedTask[] = sample.expected.tasks;
    const missing = expected.filter((want) => !find(want)).map(({ id }) => id);
    expect(missing).toEqual([]);
  });

  it('[EXTRACT-3] names helpers and says the action', () => {
    const expected: ExpectedTask[] = sample.expected.tasks;
    const pairs = expected.map((want) => ({ want, got: find(want) }));
    const helpers = pairs.reduce(
      (sum, { want, got }) => sum + setF1(want.coordinating_units, got?.coordinatingUnits ?? []),
      0,
    );
    const said = pairs.filter(({ want, got }) => tokenF1(want.action, got?.action ?? null) >= 0.6);
    expect(helpers / expected.length).toBeGreaterThanOrEqual(0.9);
    expect(said.length).toBeGreaterThanOrEqual(12);
  });

  it('[EXTRACT-2] makes no task of the marked turns', () => {
    const marked: string[] = sample.expected.non_task_utterances.map((one: { utterance: string }) => one.utterance);
    const wrong = tasks.filter((task) => marked.includes(task.sources[0] ?? ''));
    expect(wrong.map(({ sources, action }) => `${sources[0]}: ${action}`)).toEqual([]);
  });

  it('[EXTRACT-17] keeps the first due date of a task that was moved, and absorbs the wish', () => {
    const moved = tasks.find((task) => task.dueHistory.length > 0);
    expect(moved?.dueHistory).toEqual([{ due: '2026-12-05', source: 'U018', supersededBy: 'U020' }]);
    expect(moved?.due?.date).toBe('2026-12-10');
    const wish = items.find((item) => item.sources[0] === 'U019');
    expect(wish).toMatchObject({ kind: 'request', absorbedInto: moved?.id });
  });

  it('[EXTRACT-17] takes the date of a session once it is announced', () => {
    const waiting = tasks.find((task) => task.sources.includes('U071'));
    expect(waiting?.due).toMatchObject({ date: '2026-12-23', precision: 'event' });
  });

  it('[EXTRACT-17] a promise is a commitment of the speaker’s unit', () => {
    expect(items.filter((item) => item.kind === 'commitment')).toMatchObject([
      {
        assigneeLead: 'Sở Nông nghiệp và Môi trường',
        due: { date: '2026-11-30' },
        flags: ['commitment_needs_confirmation'],
      },
    ]);
  });
});

describe('a turn in its meeting', () => {
  const context: TurnContext = {
    meetingDate: '2026-11-18',
    roster: [],
    agency: 'UBND tỉnh Lạc Giang',
    agenda: { id: 'A1', title: 'Đề án chợ đêm', unit: 'Sở Công Thương' },
    previousTurns: [],
    items: [],
  };
  const say = (
    text: string,
    items: readonly TrackedItem[] = [],
    id = 'U1',
    speakerRole: SpeakerRole = 'chair',
  ): readonly TrackedItem[] =>
    extractTurn(
      { id, agendaItemId: 'A1', speakerId: null, speakerRole, text },
      {
        ...context,
        items,
        previousTurns: items.map((item) => ({
          id: item.sources[0] ?? '',
          agendaItemId: 'A1',
          speakerId: null,
          speakerRole,
          text: '',
        })),
      },
    ).items;

  it('[EXTRACT-17] "việc này" is the agenda item', () => {
    expect(say('Việc này giao luôn cho Sở Y tế, xong trước 30/11.')[0]).toMatchObject({
      assigneeLead: 'Sở Y tế',
      action: 'thực hiện nội dung "Đề án chợ đêm"',
    });
  });

  it('[EXTRACT-17] an order without a lead is the last lead’s, else the presenter’s', () => {
    expect(say('Khẩn trương hoàn thiện đề án, trình trước 30/11.')[0]?.assigneeLead).toBe('Sở Công Thương');
    const first = say('Giao Sở Y tế rà soát danh mục trước 25/11.');
    expect(say('Hoàn thiện đề án, trình trước 30/11.', first, 'U2').at(-1)?.assigneeLead).toBe('Sở Y tế');
  });

  it('[EXTRACT-17] an order said again makes no second task', () => {
    const first = say('Giao Sở Y tế rà soát danh mục thuốc, báo cáo trước 25/11.');
    const again = say('Tôi nhắc thêm, giao Sở Y tế rà soát danh mục thuốc, báo cáo trước 28/11.', first, 'U2');
    expect(again).toHaveLength(1);
    expect(again[0]).toMatchObject({
      due: { date: '2026-11-28' },
      dueHistory: [{ due: '2026-11-25', source: 'U1', supersededBy: 'U2' }],
    });
  });

  it('[EXTRACT-17] an order taken back is cancelled, not deleted', () => {
    const first = say('Giao Sở Du lịch tổ chức hội thảo trước 30/11.');
    const after = say('Thôi, việc tổ chức hội thảo không làm nữa, Sở Du lịch rút kế hoạch.', first, 'U2');
    expect(after).toMatchObject([{ cancelled: true, sources: ['U1', 'U2'] }]);
  });

  it('[EXTRACT-29] "việc đó" taken back is the order just given, and of no other item', () => {
    const first = say('Giao Sở Y tế rà soát danh mục trước 25/11. Giao Sở Du lịch mở lớp tập huấn trước 30/11.');
    const after = say('Vậy thôi, khỏi mở lớp nữa, tôi rút lại việc đó.', first, 'U2');
    expect(after.map(({ assigneeLead, cancelled }) => [assigneeLead, cancelled])).toEqual([
      ['Sở Y tế', false],
      ['Sở Du lịch', true],
    ]);
  });

  it.each([
    'Vậy chuyển việc trực chốt này qua Công an tỉnh chủ trì, Sở Y tế phối hợp, hạn vẫn như cũ.',
    'Chuyển việc xây dựng kế hoạch trực chốt sang Công an tỉnh chủ trì, Sở Y tế phối hợp.',
    'Chuyển việc này cho Công an tỉnh chủ trì, Sở Y tế phối hợp.',
  ])('[EXTRACT-29] a task handed on keeps its work and its day: %s', (text) => {
    const first = say('Giao Sở Nội vụ xây dựng kế hoạch trực chốt cầu Ván, trình trước ngày 27/11.');
    expect(say(text, first, 'U2')).toMatchObject([
      {
        assigneeLead: 'Công an tỉnh',
        coordinatingUnits: ['Sở Y tế'],
        action: expect.stringContaining('kế hoạch trực chốt cầu Ván'),
        due: { date: '2026-11-27' },
        sources: ['U1', 'U2'],
      },
    ]);
  });

  it('[EXTRACT-29] other work handed to somebody is a task of its own', () => {
    const first = say('Giao Sở Nội vụ xây dựng kế hoạch trực chốt cầu Ván, trình trước ngày 27/11.');
    const after = say('Chuyển nhiệm vụ rà soát quy hoạch chợ sang Sở Xây dựng.', first, 'U2');
    expect(after.map(({ assigneeLead }) => assigneeLead)).toEqual(['Sở Nội vụ', 'Sở Xây dựng']);
  });

  it('[EXTRACT-29] a day named as said before is moved now; what the move is for orders nothing', () => {
    const first = say('Giao Sở Tài chính rà hộ kinh doanh chưa kê khai trước ngày 20/11.');
    const moved = say(
      'Riêng vụ rà hộ kinh doanh chưa kê khai, hồi nãy tôi nói trước ngày 20/11, giờ cho lùi đến hết ngày 27/11, để Sở Tài chính lo dự toán đã.',
      first,
      'U2',
    );
    expect(moved).toMatchObject([{ assigneeLead: 'Sở Tài chính', due: { date: '2026-11-27' } }]);
  });

  it('[EXTRACT-24] work nobody had been told to do is settled not to be done; other tasks stay', () => {
    const first = say('Giao Sở Tài chính đối chiếu công nợ trước 30/11.');
    const after = say('Việc sửa cổng phụ thì dừng lại, không làm nữa.', first, 'U2');
    expect(after).toMatchObject([
      { kind: 'task', cancelled: false, sources: ['U1'] },
      { kind: 'decision', action: 'không sửa cổng phụ nữa', assigneeLead: null },
    ]);
  });
});
