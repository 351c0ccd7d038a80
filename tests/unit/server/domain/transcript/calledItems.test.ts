import { describe, expect, it } from 'vitest';
import { itemsOfLines } from '#domain/transcript/calledItems.ts';
import { meetingFile } from '#tests/support/meetings.ts';

const items = ['Khai mạc', 'Kế hoạch chuyển đổi số', 'Giải phóng mặt bằng', 'Khen thưởng'].map((title, index) => ({
  itemId: `A${index + 1}`,
  title,
}));

const chair = (text: string) => ({ text, by: 'chair' as const });
const other = (text: string) => ({ text, by: 'other' as const });
const heading = (text: string) => ({ text, by: 'heading' as const });

describe('[SPEECH-19] items of an uploaded transcript', () => {
  it.each([
    [
      'as the chair calls them',
      [chair('Khai mạc.'), chair('Chuyển sang nội dung thứ hai. Mời anh Lâm.'), other('Vâng.')],
      ['A1', 'A2', 'A2'],
    ],
    ['by number, the last one by that', [chair('Sang việc 3.'), chair('Việc cuối, khen thưởng.')], ['A3', 'A4']],
    [
      'by headings with a number or the title',
      [heading('II. KẾ HOẠCH'), other('Vâng.'), heading('3. Giải phóng mặt bằng')],
      ['A2', 'A2', 'A3'],
    ],
    ['never back', [chair('Nội dung thứ ba.'), chair('Nội dung thứ hai tôi đã nói rồi.')], ['A3', 'A3']],
    ['not by what others say', [chair('Nội dung thứ hai.'), other('Sang nội dung thứ tư đi ạ.')], ['A2', 'A2']],
    ['of no item that there is not', [chair('Nội dung thứ hai.'), chair('Nội dung thứ chín.')], ['A2', 'A2']],
    ['of none at all when none is called', [chair('Xin chào.'), other('Vâng.')], [null, null]],
  ])('%s', (_what, lines, expected) => {
    expect(itemsOfLines(items, lines)).toEqual(expected);
  });

  it.each(['lacGiang', 'hoaLam', 'anTrach', 'rachSay'] as const)(
    'of the whole meeting %s are those of its file',
    (name) => {
      const { agenda, transcript, meeting } = meetingFile(name);
      const rows: { speaker: string; text: string; agenda_item: string }[] = transcript;
      const found = itemsOfLines(
        agenda.map(({ id, title }: { id: string; title: string }) => ({ itemId: id, title })),
        rows.map(({ speaker, text }) => ({ text, by: speaker === meeting.chair ? 'chair' : 'other' })),
      );
      expect(found).toEqual(rows.map(({ agenda_item }) => agenda_item));
    },
  );
});
