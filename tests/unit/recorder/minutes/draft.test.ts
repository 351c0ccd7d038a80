import { describe, expect, it } from 'vitest';
import { draftMinutes } from '#recorder/minutes/draft.ts';
import { sourcesIn, unsupportedFacts } from '#recorder/minutes/facts/check.ts';
import { minutesText } from '#recorder/minutes/minutesText.ts';
import { speakerLabel } from '#recorder/minutes/people.ts';
import type { PersonRecord } from '#recorder/minutes/record.ts';
import { type MeetingName, meetingFile, meetingRecord } from '#tests/support/meetings.ts';
import { deafReader } from '#tests/support/turnReader.ts';

const CASES: [MeetingName, boolean][] = [
  ['lacGiang', false],
  ['lacGiang', true],
  ['hoaLam', false],
  ['hoaLam', true],
];

describe.each(CASES)('minutes of %s (spoken: %s)', (name, spoken) => {
  const record = meetingRecord(name, { spoken });
  const draft = draftMinutes(record, deafReader);
  const text = draft.minutes.blocks.map((block) => block.text).join('\n');

  it('[MINUTES-20] hold everything the form asks for', () => {
    for (const needed of meetingFile(name).expected.minutes.must_include) {
      expect(text).toContain(needed);
    }
  });

  it('[MINUTES-21] give every poll its exact numbers and share of all members', () => {
    for (const vote of meetingFile(name).votes) {
      const block = draft.minutes.blocks.find((made) => made.id === `poll:${vote.id}`);
      const { total_members: total, pct_of_total_members: share, required: _, passed: __, ...counts } = vote.result;
      const numbers = Object.values(counts).map(String);
      const told = [...(block?.text.matchAll(/(?:tán thành|đồng ý|biểu quyết|ý kiến khác) (\d+)/g) ?? [])].map(
        (match) => match[1],
      );
      expect(told.slice(-numbers.length)).toEqual(numbers);
      expect(block?.text).toContain(`/${total} (${String(share).replace('.', ',')}%)`);
    }
  });

  it('[MINUTES-22] hold no figure or name their evidence lacks, and every block has evidence', () => {
    expect(draft.dropped).toEqual([]);
    const sources = sourcesIn(record);
    for (const block of draft.minutes.blocks) {
      expect(block.evidence.length).toBeGreaterThan(0);
      expect(unsupportedFacts(block, sources(block.evidence))).toEqual([]);
    }
  });

  it('[MINUTES-23] name no voter of a secret ballot', () => {
    const secret = draft.minutes.blocks.filter((block) => block.kind === 'poll' && block.text.includes('bỏ phiếu kín'));
    expect(secret).toHaveLength(1);
    for (const person of record.people) {
      expect(secret[0]?.text).not.toContain(person.name);
    }
  });

  it('[MINUTES-24] are the same for the same record, and their ids stay when more is said', () => {
    expect(draftMinutes(record, deafReader)).toEqual(draft);
    const earlier = draftMinutes({ ...record, utterances: record.utterances.slice(0, 20) }, deafReader);
    const ids = new Set(draft.minutes.blocks.map((block) => block.id));
    const gone = earlier.minutes.blocks.filter((block) => !ids.has(block.id));
    expect(gone).toEqual([]);
    expect(ids.size).toBe(draft.minutes.blocks.length);
  });

  it('[MINUTES-25] go in the order of the agenda and end with the closing line', () => {
    const items = draft.minutes.blocks.filter((block) => block.kind === 'item').map((block) => block.agendaItem);
    expect(items).toEqual(record.items.map((item) => item.id));
    expect(draft.minutes.blocks.at(-1)?.text).toMatch(/kết thúc vào .+\.\/\.$/);
    expect(minutesText(draft.minutes)).toContain('Nơi nhận:');
  });
});

describe('composition', () => {
  it('[MINUTES-26] names the absent with reason and substitute, and who is not excused', () => {
    const blocks = draftMinutes(meetingRecord('hoaLam'), deafReader).minutes.blocks;
    const absences = blocks.filter((block) => block.kind === 'absence').map((block) => block.text);
    expect(absences).toEqual([
      'Vắng mặt có lý do: Ông Bạch Hưng Thịnh, Ủy viên UBND xã, Chỉ huy trưởng Ban Chỉ huy Quân sự xã (đi công tác theo lệnh của cấp trên); ủy quyền ông Hoàng Thế Lực, Phó Chỉ huy trưởng Ban Chỉ huy Quân sự xã dự thay (không tham gia biểu quyết).',
      'Vắng mặt không có lý do: Ông Lường Minh Đạo, Ủy viên UBND xã.',
    ]);
  });

  it('[MINUTES-27] tells that sound was recorded, who announced it and whether anyone objected', () => {
    const record = meetingRecord('lacGiang');
    const notice = (objections: string[]) =>
      draftMinutes(
        { ...record, meeting: { ...record.meeting, recording: { ...record.meeting.recording!, objections } } },
        deafReader,
      ).minutes.blocks.find((block) => block.kind === 'recording')?.text;
    expect(notice([])).toBe('Cuộc họp được ghi âm; thư ký đã thông báo trước khi bắt đầu, không có ý kiến phản đối.');
    expect(notice(['P04'])).toContain('có 1 ý kiến phản đối');
  });

  it('[MINUTES-28] a meeting that is still running has no closing line', () => {
    const record = meetingRecord('lacGiang');
    const draft = draftMinutes({ ...record, meeting: { ...record.meeting, endedAt: null } }, deafReader);
    expect(draft.minutes.blocks.some((block) => block.kind === 'end')).toBe(false);
  });
});

it.each([
  ['Trưởng phòng', 'Phòng Tài nguyên và Môi trường', 'Trưởng phòng Tài nguyên và Môi trường'],
  ['Giám đốc', 'Trung tâm Phát triển quỹ đất', 'Giám đốc Trung tâm Phát triển quỹ đất'],
  ['Chánh Thanh tra', 'Thanh tra huyện', 'Chánh Thanh tra huyện'],
  ['Chủ tịch UBND xã', 'UBND xã An Bình', 'Chủ tịch UBND xã An Bình'],
  ['Giám đốc Sở Tài chính', 'Sở Tài chính', 'Giám đốc Sở Tài chính'],
  ['Chủ tịch UBND tỉnh', 'UBND tỉnh', 'Chủ tịch UBND tỉnh'],
])('[MINUTES-6] names an office with its body: %s of %s', (title, unit, office) => {
  const [person] = meetingRecord('lacGiang').people;
  expect(speakerLabel({ ...(person as PersonRecord), name: 'A', title, unit })).toBe(`${office} A`);
});
