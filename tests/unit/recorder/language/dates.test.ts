import { describe, expect, it } from 'vitest';
import { extractItems } from '#recorder/language/index.ts';
import type { Due, Flag } from '#recorder/language/types.ts';

interface Read {
  due: Due | null;
  flags: readonly Flag[];
}

function dueOf(phrase: string, meetingDate: string): Read {
  const [item] = extractItems({ text: `Sở Y tế nộp hồ sơ ${phrase}.`, meetingDate, speakerRole: 'chair', roster: [] });
  return { due: item?.due ?? null, flags: item?.flags ?? [] };
}

/** [phrase, meeting date, due, boundary, precision] — domain.md §3.4 row by row. */
const TABLE: [string, string, string | null, string | null, string][] = [
  ['trước ngày 15/12/2025', '2025-11-26', '2025-12-15', 'before', 'day'],
  ['chậm nhất là ngày 05/12', '2025-11-26', '2025-12-05', 'by', 'day'],
  ['đến hết ngày 05/12/2025', '2025-11-26', '2025-12-05', 'by', 'day'],
  ['hạn cuối ngày 5/12', '2025-11-26', '2025-12-05', 'by', 'day'],
  ['ngày 20/12', '2025-11-26', '2025-12-20', 'by', 'day'],
  ['trong vòng 05 ngày làm việc', '2026-04-28', '2026-05-07', 'within', 'day'],
  ['trong vòng mười ngày làm việc', '2026-11-18', '2026-12-03', 'within', 'day'],
  ['trong 5 ngày làm việc', '2026-11-18', '2026-11-26', 'within', 'day'],
  ['trong 30 ngày', '2026-11-18', '2026-12-18', 'within', 'day'],
  ['trong 10 ngày', '2026-11-18', '2026-11-30', 'within', 'day'],
  ['trong hai tuần', '2026-11-18', '2026-12-02', 'within', 'day'],
  ['trong vòng một tháng', '2026-11-18', '2026-12-18', 'within', 'day'],
  ['trong vòng 24 giờ', '2026-11-18', '2026-11-19', 'within', 'day'],
  ['trong 7 ngày kể từ ngày nhận đủ hồ sơ', '2026-11-18', null, 'within', 'event'],
  ['trong 7 ngày kể từ ngày họp', '2026-11-18', '2026-11-25', 'within', 'day'],
  ['trong 10 ngày kể từ ngày 01/12/2026', '2026-11-18', '2026-12-11', 'within', 'day'],
  ['trong tuần này', '2025-11-26', '2025-11-28', 'within', 'week'],
  ['hết tuần', '2025-11-26', '2025-11-28', 'within', 'week'],
  ['trong tuần tới', '2026-04-22', '2026-04-29', 'within', 'week'],
  ['thứ Sáu tuần tới', '2025-11-26', '2025-12-05', 'by', 'day'],
  ['thứ Hai', '2025-11-26', '2025-12-01', 'by', 'day'],
  ['thứ Tư', '2025-11-26', '2025-12-03', 'by', 'day'],
  ['trước chủ nhật', '2025-11-26', '2025-11-30', 'before', 'day'],
  ['trong tháng 12', '2025-11-26', '2025-12-31', 'within', 'month'],
  ['trong tháng 02', '2025-11-26', '2026-02-28', 'within', 'month'],
  ['trong tháng sau', '2025-11-26', '2025-12-31', 'within', 'month'],
  ['hết tháng', '2025-11-26', '2025-11-30', 'by', 'month'],
  ['trong quý I/2026', '2025-11-26', '2026-03-31', 'within', 'quarter'],
  ['trong quý này', '2025-11-26', '2025-12-31', 'within', 'quarter'],
  ['trong quý sau', '2025-11-26', '2026-03-31', 'within', 'quarter'],
  ['trong 6 tháng đầu năm 2026', '2025-11-26', '2026-06-30', 'within', 'half_year'],
  ['trong sáu tháng cuối năm', '2026-03-05', '2026-12-31', 'within', 'half_year'],
  ['trong năm 2026', '2025-11-26', '2026-12-31', 'within', 'year'],
  ['hết năm nay', '2025-11-26', '2025-12-31', 'by', 'year'],
  ['cuối năm', '2025-11-26', null, null, 'fuzzy'],
  ['đầu tháng 12', '2025-11-26', null, null, 'fuzzy'],
  ['giữa quý I', '2025-11-26', null, null, 'fuzzy'],
  ['mai kia', '2025-11-26', null, null, 'fuzzy'],
  ['trước rằm tháng Giêng', '2026-02-10', '2026-03-03', 'before', 'day'],
  ['trước 23 tháng Chạp', '2026-01-14', '2026-02-10', 'before', 'day'],
  ['mùng sáu Tết', '2026-01-14', '2026-02-22', 'by', 'day'],
  ['trước Tết Nguyên đán Bính Ngọ', '2025-12-30', '2026-02-17', 'before', 'day'],
  ['trước Tết Dương lịch', '2025-12-16', '2026-01-01', 'before', 'day'],
  ['chậm nhất ngày làm việc cuối cùng của tháng 4', '2026-04-22', '2026-04-29', 'by', 'day'],
  ['trước kỳ nghỉ lễ 30/4', '2026-04-22', '2026-04-30', 'before', 'day'],
  [', thời gian hoàn thành: tháng 6/2026', '2026-04-22', '2026-06-30', 'within', 'month'],
  ['trong tháng 3, tháng 4', '2026-03-12', '2026-04-30', 'within', 'month'],
  ['trước 25 Tết', '2026-01-20', '2026-02-12', 'before', 'day'],
  ['trước hai ba tháng chạp', '2026-04-22', '2027-01-30', 'before', 'day'],
  ['trong tháng Giêng âm lịch', '2026-02-10', '2026-03-18', 'within', 'day'],
  ['trong quý ba năm hai sáu', '2026-04-22', '2026-09-30', 'within', 'quarter'],
  ['trước 20 tây tháng này', '2026-10-06', '2026-10-20', 'before', 'day'],
  ['trước 17 giờ ngày thứ sáu', '2026-06-16', '2026-06-19', 'before', 'minute'],
  ['sau 05 ngày kể từ khi có kết quả kiểm toán', '2026-04-22', null, 'within', 'event'],
  ['trước dịp Quốc khánh 2/9', '2026-08-18', '2026-09-02', 'before', 'day'],
  ['tại phiên họp thường kỳ tháng 12', '2026-11-18', null, 'by', 'event'],
  ['trước kỳ họp HĐND tỉnh', '2026-11-18', null, 'before', 'event'],
  ['trước 30/11', '2025-11-26', '2025-11-30', 'before', 'day'],
  ['trước 5/11', '2025-11-26', '2026-11-05', 'before', 'day'],
  ['trước hai mươi tháng này', '2026-11-18', '2026-11-20', 'before', 'day'],
  ['mùng năm tháng sau', '2026-11-18', '2026-12-05', 'by', 'day'],
  ['trước mùng mười tháng mười hai', '2026-11-18', '2026-12-10', 'before', 'day'],
  ['trước ngày 5/12, à không, ngày 10/12', '2025-11-26', '2025-12-10', 'before', 'day'],
  ['ngay trong ngày mai', '2026-11-18', '2026-11-19', 'by', 'day'],
  ['ngay trong chiều nay', '2026-11-18', '2026-11-18', 'by', 'day'],
  ['từ ngày 08 đến ngày 10/12/2025', '2025-11-26', '2025-12-10', 'within', 'day'],
  ['vào ngày cuối cùng của tháng', '2026-11-18', '2026-11-30', 'by', 'day'],
];

describe('deadlines', () => {
  it.each(TABLE)('[EXTRACT-4] "%s" said on %s', (phrase, meetingDate, date, boundary, precision) => {
    const { due } = dueOf(phrase, meetingDate);
    expect({ date: due?.date ?? null, boundary: due?.boundary ?? null, precision: due?.precision }).toEqual({
      date,
      boundary,
      precision,
    });
  });

  it.each([
    ['trước 16 giờ 00 ngày 28/11/2025', '16:00'],
    ['trước 10h30 ngày 28/11', '10:30'],
    ['trước bốn giờ chiều mai', '16:00'],
    ['trước 8 giờ rưỡi sáng thứ Hai', '08:30'],
  ])('[EXTRACT-4] "%s" has its hour', (phrase, time) => {
    expect(dueOf(phrase, '2025-11-26').due).toMatchObject({ time, precision: 'minute' });
  });

  it('[EXTRACT-6] "trước ngày X" keeps the named day and the safe day before it', () => {
    expect(dueOf('trước ngày 15/12/2025', '2025-11-26').due).toMatchObject({
      date: '2025-12-15',
      safeDate: '2025-12-14',
    });
  });

  it.each([
    ['thứ Sáu hằng tuần', 'FREQ=WEEKLY;BYDAY=FR', '2025-11-28'],
    ['trước ngày hai mươi lăm hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=25', '2025-12-25'],
    ['định kỳ hằng quý', 'FREQ=MONTHLY;INTERVAL=3', null],
    ['6 tháng một lần', 'FREQ=MONTHLY;INTERVAL=6', null],
    ['hai tuần một lần', 'FREQ=WEEKLY;INTERVAL=2', null],
    ['trước 15/12 hằng năm', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15', '2025-12-15'],
    ['trước 16 giờ hằng ngày', 'FREQ=DAILY', '2025-11-27'],
    ['vào ngày 15 và ngày 30 hằng tháng', 'FREQ=MONTHLY;BYMONTHDAY=15,30', '2025-11-30'],
    ['mỗi sáng thứ Hai', 'FREQ=WEEKLY;BYDAY=MO', '2025-12-01'],
    ['vào ngày cuối cùng của mỗi quý', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', '2025-12-31'],
    ['hai lần một tuần', 'FREQ=WEEKLY', null],
  ])('[EXTRACT-7] "%s" is a rule with its first day', (phrase, recurrence, date) => {
    expect(dueOf(phrase, '2025-11-26').due).toMatchObject({ recurrence, date });
  });

  it('[EXTRACT-7] "từ nay đến hết tháng" ends a recurring duty', () => {
    const [item] = extractItems({
      text: 'Từ nay đến hết tháng 01/2027, thứ Sáu hằng tuần các chủ đầu tư cập nhật tiến độ.',
      meetingDate: '2026-11-18',
      speakerRole: 'chair',
      roster: [],
    });
    expect(item?.due).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=FR',
      recurrenceUntil: '2027-01-31',
      date: '2026-11-20',
    });
  });

  it('[EXTRACT-8] a day off is kept and flagged, only for "by" a day', () => {
    expect(dueOf('chậm nhất ngày 30/11', '2025-11-26').flags).toContain('due_on_nonworking_day');
    expect(dueOf('đầu giờ sáng thứ Hai', '2026-08-26').flags).toContain('due_on_nonworking_day');
    expect(dueOf('trước ngày 30/11', '2025-11-26').flags).not.toContain('due_on_nonworking_day');
    expect(dueOf('trong tháng 11', '2025-11-26').flags).not.toContain('due_on_nonworking_day');
  });

  it('[EXTRACT-8] a year whose days off are not published is flagged', () => {
    expect(dueOf('trước ngày 20/01/2027', '2026-11-18').flags).toContain('due_in_unpublished_calendar');
  });

  it('[EXTRACT-8] a date more than nine months away is to be asked about', () => {
    expect(dueOf('trước 5/11', '2025-11-26').flags).toContain('year_inferred_far');
  });

  it('[EXTRACT-9] numbers of papers and rates are no dates', () => {
    const [item] = extractItems({
      text: 'Sở Tư pháp rà soát Quyết định số 15/2024/QĐ-UBND, trực 24/7, 8/9 thành viên đã đồng ý.',
      meetingDate: '2025-11-26',
      speakerRole: 'chair',
      roster: [],
    });
    expect(item?.due).toBeNull();
  });
});
