import type { Block, Evidence } from '../draftTypes.ts';
import { fullLabel, lowerHonorific, memberNoun, personOf } from '../people.ts';
import type { MeetingRecord, PollRecord, SlipRecord, UtteranceRecord } from '../record.ts';
import { lowerFirst } from '../text/words.ts';
import { leadingCount, percent, type SlipResult, slipResult } from '../voting.ts';
import { block, fact, heard } from './evidence.ts';

/** A poll with its numbers, its share of all members, its outcome, and the opinions that were reserved. */
export function pollBlocks(
  record: MeetingRecord,
  poll: PollRecord,
  itemId: string | null,
  said: UtteranceRecord[],
): Block[] {
  const evidence: Evidence[] = [fact('poll', poll.id), ...said.map(heard)];
  const text = `${pollOpening(poll)}${pollCounts(poll)}; ${pollShare(record, poll)}.`;
  const reserved = poll.reservedOpinions.map((opinion, index) => {
    const person = personOf(record, opinion.personId);
    const who = person ? `${lowerHonorific(fullLabel(person))}: ` : '';
    const words = lowerFirst(opinion.text.trim().replace(/[.;]+$/, ''));
    return block(
      'reserved',
      itemId,
      `Ý kiến bảo lưu: ${who}${words}.`,
      [fact('poll', poll.id)],
      `${poll.id}-${index + 1}`,
    );
  });
  return [block('poll', itemId, text, evidence), ...reserved];
}

const FORMS = {
  open: 'công khai',
  secret: 'bỏ phiếu kín',
  acclamation: 'biểu quyết nhanh, không có ý kiến khác',
} as const;

/** A question that names a thing instead of an act: "Phương án 1: …", "Mức hỗ trợ các hộ". */
const THING =
  /^(?:phương án|mức|dự thảo|nội dung|danh sách|tờ trình|kế hoạch|đề án|báo cáo|chủ trương|nghị quyết|quy chế|chương trình|kinh phí|phân bổ|nhân sự|đơn giá|thời gian|địa điểm)(?![\p{L}])/iu;

function pollOpening(poll: PollRecord): string {
  const question = lowerFirst(poll.question.trim().replace(/[.?;]+$/, ''));
  const about = THING.test(question) ? 'về' : 'về việc';
  return `Kết quả biểu quyết (${FORMS[poll.form]}) ${about} ${question}: ${countingText(poll)}`;
}

function countingText(poll: PollRecord): string {
  if (poll.form !== 'secret' || poll.issued === null) {
    return '';
  }
  const parts = [
    `phát ra ${poll.issued}`,
    ...(poll.collected === null ? [] : [`thu về ${poll.collected}`]),
    ...(poll.valid === null ? [] : [`hợp lệ ${poll.valid}`]),
    ...(poll.invalid ? [`không hợp lệ ${poll.invalid}`] : []),
  ];
  return `${parts.join(', ')}; `;
}

function pollCounts(poll: PollRecord): string {
  return poll.options.map((option) => countText(option.label, poll.counts[option.id] ?? 0)).join('; ');
}

/** `tán thành 8`; a label that ends in a figure gets a colon: `phương án 1: 2`. */
function countText(label: string, count: number): string {
  return /\d$/.test(label) ? `${label}: ${count}` : `${label} ${count}`;
}

function pollShare(record: MeetingRecord, poll: PollRecord): string {
  const { count, label } = leadingCount(poll);
  const noun = memberNoun(record);
  const choice = poll.options.some((option) => option.countsAs === 'agree') ? '' : `${label} `;
  const share = `${choice}đạt ${count}/${poll.totalMembers} (${percent(count, poll.totalMembers)}) tổng số ${noun}`;
  if (poll.passed === null) {
    return `${share}; chưa có kết quả, chờ ý kiến của chủ tọa`;
  }
  return poll.passed ? share : `${share}, không đủ quá nửa, không được thông qua`;
}

/** `8/9 thành viên tán thành (88,9%)`, as a decision names the vote that carried it. */
export function voteSuffix(record: MeetingRecord, poll: PollRecord): string {
  const { count, label } = leadingCount(poll);
  const secret = poll.form === 'secret' ? 'bỏ phiếu kín, ' : '';
  const chose = poll.options.some((option) => option.countsAs === 'agree') ? label : `chọn ${label}`;
  return `; ${secret}${count}/${poll.totalMembers} ${memberNoun(record)} ${chose} (${percent(count, poll.totalMembers)})`;
}

const POLICIES = {
  deemed_agree: 'được tính là đồng ý',
  not_counted: 'không được tính là đồng ý',
  deemed_disagree: 'được tính là không đồng ý',
} as const;

/** Opinion slips: raw counts, then the count under the policy on silence. */
export function slipBlocks(record: MeetingRecord, itemId: string | null, said: UtteranceRecord[]): Block[] {
  const results = record.slips.map((slip) => ({ slip, result: slipResult(slip, record.meeting) }));
  if (results.length === 0) {
    return [];
  }
  const raw = results.map(({ slip, result }) =>
    block('slip', itemId, `${slipName(slip)}${slipTitle(slip)}: ${rawText(slip, result)}.`, [
      fact('slip', slip.id),
      ...said.map(heard),
    ]),
  );
  return [...raw, policyBlock(record, itemId, results, said)];
}

function slipName(slip: SlipRecord): string {
  const number = /^\d+/.exec(slip.number)?.[0] ?? slip.number;
  return `Phiếu lấy ý kiến số ${number || slip.id}`;
}

function slipTitle(slip: SlipRecord): string {
  return slip.title === '' ? '' : ` (${slip.title})`;
}

function rawText(slip: SlipRecord, result: SlipResult): string {
  return [
    ...slip.options.map((option) => `${option.label} ${result.counts[option.id] ?? 0}`),
    `không trả lời ${result.silent}`,
    ...(result.late > 0 ? [`trả lời quá hạn ${result.late} (không tính)`] : []),
  ].join(', ');
}

function policyBlock(
  record: MeetingRecord,
  itemId: string | null,
  results: { slip: SlipRecord; result: SlipResult }[],
  said: UtteranceRecord[],
): Block {
  const regulation = said.some((utterance) => /quy chế làm việc/iu.test(utterance.text))
    ? 'Theo Quy chế làm việc, '
    : '';
  const rule = `${regulation}${memberNoun(record)} không trả lời đúng hạn ${POLICIES[record.meeting.silencePolicy]}`;
  const counted = results.map(({ slip, result }) => {
    const number = /^\d+/.exec(slip.number)?.[0] ?? slip.number;
    const verdict = result.passed ? 'quá nửa' : 'không quá nửa';
    return `Phiếu số ${number || slip.id} đạt ${result.agree}/${result.of} (${percent(result.agree, result.of)}), ${verdict} tổng số`;
  });
  const text = `${rule.slice(0, 1).toLocaleUpperCase('vi')}${rule.slice(1)}: ${counted.join('; ')} ${memberNoun(record)}.`;
  const evidence = [...results.map(({ slip }) => fact('slip', slip.id)), ...said.map(heard)];
  return block('slip', itemId, text, evidence, 'policy');
}
