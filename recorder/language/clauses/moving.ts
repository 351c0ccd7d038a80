import { MOVE_DUE } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { inside } from '../text/places.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { Anchor } from './anchors.ts';
import { positions } from './draft.ts';
import { opensAt } from './opening.ts';
import { type Reading, timeAt, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

type Move = Extract<Anchor, { type: 'move' }>;

const SETTLED = [
  'dự án',
  'hợp đồng',
  'giấy phép',
  'gói thầu',
  'công trình',
  'chủ trương đầu tư',
  'nhiệm kỳ',
  'đại hội',
  'hội nghị',
  'hội thảo',
  'hội thi',
  'hội chợ',
  'lễ',
  'lễ hội',
  'kỳ họp',
  'cuộc họp',
  'phiên họp',
  'giải',
  'thời gian tổ chức',
  'thời điểm tổ chức',
  'ngày khai giảng',
  'thời gian thuê',
  'thời gian áp dụng',
  'thời gian thực hiện dự án',
];
const LIMITS = ['thời hạn', 'thời gian', 'hạn', 'tiến độ', 'mốc'];
const CHANGES = ['điều chỉnh', 'thay đổi', 'chuyển', 'đổi', 'dời'];

/** "Cái lễ ký kết lùi sang thứ Năm": an occasion, and no unit's work, is put off by the chair's word. */
export function movesOccasion(reading: Reading, at: number, range: Range): boolean {
  const before = positions({ start: range.start, end: at });
  const named = before.some((place) => anyPhraseAt(reading.tokens, place, SETTLED) !== null);
  const acted = before.some(
    (place) => unitOver(reading, place) !== null || (ACTION_VERBS.at(reading.tokens, place)?.end ?? at) < at,
  );
  const dated = reading.times.some((time) => time.start >= at && time.end <= range.end);
  return MOVE_DUE.at(reading.tokens, at) !== null && named && dated && !acted;
}

/** "gia hạn dự án …" changes no task of a unit, unless it is said whose. */
function movesProject(reading: Reading, at: number, range: Range): boolean {
  const owned = reading.units.some(
    (unit) =>
      unit.start > at && unit.end <= range.end && ['cho', 'của'].includes(wordAt(reading.tokens, unit.start - 1)),
  );
  const settled = positions({ start: at, end: Math.min(at + 7, range.end) }).some(
    (place) => anyPhraseAt(reading.tokens, place, SETTLED) !== null,
  );
  return settled && !owned;
}

/** "Thời hạn … được điều chỉnh sang ngày 15/10": the limit is named first. */
function changesLimit(reading: Reading, at: number, range: Range): number | null {
  const limit = anyPhraseAt(reading.tokens, range.start, LIMITS) !== null;
  return limit && wordAt(reading.tokens, at - 1) === 'được' ? anyPhraseAt(reading.tokens, at, CHANGES) : null;
}

/** "Cho Sở A thêm một tuần nữa" */
function grantsTime(reading: Reading, at: number): number | null {
  const unit = wordAt(reading.tokens, at) === 'cho' ? unitAt(reading, at + 1) : null;
  return unit && wordAt(reading.tokens, unit.end) === 'thêm' && timeAt(reading, unit.end + 1) ? at : null;
}

function moveEnd(reading: Reading, at: number, range: Range): number | null {
  return MOVE_DUE.at(reading.tokens, at)?.end ?? grantsTime(reading, at) ?? changesLimit(reading, at, range);
}

/** A task's date is moved here, and to a day. */
export function movesTask(reading: Reading, at: number, range: Range): boolean {
  const dated = reading.times.some(
    (time) => time.start >= at && time.end <= range.end && time.core !== null && time.core.type !== 'event',
  );
  return moveEnd(reading, at, range) !== null && dated && !movesProject(reading, at, range);
}

const WORK = new Set(['việc', 'nhiệm', 'phần', 'hạn', 'thời']);
/** Papers somebody is at work on: their date is that of the task. */
const PAPERS = commaList(
  'báo cáo, kế hoạch, đề án, hồ sơ, tờ trình, dự thảo, phương án, quy chế, danh sách, bảng, biên bản, đề cương, công văn, quyết toán, dự toán, chương trình, văn bản, bài',
);

/** "cái", "bản", "bộ" before the name of a paper. */
function namesWork(reading: Reading, at: number): boolean {
  const start = anyPhraseAt(reading.tokens, at, ['cái', 'bản', 'bộ', 'riêng', 'còn']) ?? at;
  return WORK.has(wordAt(reading.tokens, start)) || anyPhraseAt(reading.tokens, start, PAPERS) !== null;
}

/** "Việc số hóa hộ tịch dời qua 20/11": the work is named first, and nobody is told anything before. */
function afterWork(reading: Reading, at: number, range: Range): boolean {
  const between = reading.tokens.slice(range.start, at);
  const plain =
    between.every(({ kind }) => kind !== 'punct') &&
    inside(reading.units, { start: range.start, end: at }).length === 0;
  return namesWork(reading, range.start) && plain && wordAt(reading.tokens, at - 1) !== 'đã' && datedSoon(reading, at);
}

const DATE_REACH = 5;

/** The day moved to stands right after the moving word: "kế hoạch cứ lùi mãi, …" moves nothing. */
function datedSoon(reading: Reading, at: number): boolean {
  return reading.times.some((time) => time.start >= at && time.start <= at + DATE_REACH);
}

/** Here a due date is moved ("lùi đến ngày 10/12"): only with a date to move to. */
export function moveAt(reading: Reading, at: number, range: Range): Move | null {
  const end = moveEnd(reading, at, range);
  if (end === null || reading.role === 'member') {
    return null;
  }
  const open = opensAt(reading, at, range);
  const led =
    ['cho', 'được', 'nhất', 'ý', 'phép', 'thì', 'lại', 'tôi', 'nay', 'cũng'].includes(wordAt(reading.tokens, at - 1)) ||
    unitOver(reading, at - 1) !== null;
  return (open || led || afterWork(reading, at, range)) && movesTask(reading, at, range)
    ? { type: 'move', at, body: end }
    : null;
}
