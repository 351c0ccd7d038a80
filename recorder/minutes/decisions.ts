import type { TrackedItem } from '#recorder/language/types.ts';
import { voteSuffix } from './blocks/votes.ts';
import type { DraftDecision } from './draftTypes.ts';
import { personOf, shortTitle } from './people.ts';
import type { MeetingRecord, PollRecord } from './record.ts';
import { asSentence } from './text/reported.ts';
import { fold, foldedWords, lowerFirst, overlap } from './text/words.ts';

type Unnumbered = Omit<DraftDecision, 'id'>;

/**
 * Decisions of a meeting in the order they were taken: what was spoken, joined with the poll that carried it, and every poll that
 * passed without a spoken conclusion (its question is then the decision).
 */
export function decisionsOf(record: MeetingRecord, items: readonly TrackedItem[]): DraftDecision[] {
  const order = new Map(record.utterances.map((utterance, index) => [utterance.id, index]));
  const place = (ids: readonly string[]) => Math.min(...ids.map((id) => order.get(id) ?? 0), record.utterances.length);
  const matters = items.filter((item) => !FORM_OF_VOTE.test(fold(item.action).trim()));
  const carried = carriedBy(record, matters, order);
  const spoken = matters.map((item) => spokenDecision(record, item, carried.get(item.id) ?? null));
  const polled = record.polls.filter((poll) => poll.passed === true && ![...carried.values()].includes(poll));
  const all: Unnumbered[] = [...spoken, ...polled.map((poll) => polledDecision(record, poll))];
  return all
    .sort((a, b) => place(a.sourceUtterances) - place(b.sourceUtterances))
    .map((decision, index) => ({ id: `DEC${String(index + 1).padStart(2, '0')}`, ...decision }));
}

/** "Thống nhất bỏ phiếu kín": how a vote is taken is told with the vote. */
const FORM_OF_VOTE =
  /^(?:thong nhat |dong y |nhat tri )?(?:bo phieu kin|bieu quyet cong khai|bieu quyet bang .{0,30}|hinh thuc (?:bieu quyet|bo phieu).{0,30})$/;

/** How many turns after a poll closed its conclusion is looked for. */
const REACH = 3;

/** Item id → the poll that carried it: the decision spoken right after the poll closed, or the one that says what was asked. */
function carriedBy(
  record: MeetingRecord,
  items: readonly TrackedItem[],
  order: ReadonlyMap<string, number>,
): Map<string, PollRecord> {
  const carried = new Map<string, PollRecord>();
  for (const poll of record.polls.filter((made) => made.passed !== false)) {
    const closed = poll.closedBefore === null ? null : (order.get(poll.closedBefore) ?? null);
    const free = items.filter((item) => item.agendaItemId === poll.itemId && !carried.has(item.id));
    const after = (item: TrackedItem) => Math.min(...item.sources.map((id) => order.get(id) ?? 0)) - (closed ?? 0);
    const said = free.find(
      (item) => (closed === null || after(item) >= 0) && overlap(item.action, poll.question) >= 0.5,
    );
    const next = closed === null ? undefined : free.find((item) => after(item) >= 0 && after(item) <= REACH);
    const decided = said ?? next;
    if (decided) {
      carried.set(decided.id, poll);
    }
  }
  return carried;
}

function spokenDecision(record: MeetingRecord, item: TrackedItem, poll: PollRecord | null): Unnumbered {
  const closing = poll?.closedBefore && !item.sources.includes(poll.closedBefore) ? [poll.closedBefore] : [];
  return {
    agendaItem: item.agendaItemId,
    sourceUtterances: [...closing, ...item.sources],
    text: decisionText(record, subjectOf(record, item, poll), poll),
    pollId: poll?.id ?? null,
  };
}

/** What was decided; "thông qua" alone gets the question of its poll, or the title of its item. */
function subjectOf(record: MeetingRecord, item: TrackedItem, poll: PollRecord | null): string {
  if (foldedWords(item.action).length > 3) {
    return item.action;
  }
  const title = record.items.find((row) => row.id === item.agendaItemId)?.title;
  return poll
    ? questionText(poll)
    : title
      ? `${item.action.replace(/[.;,]+$/, '')} nội dung: ${lowerFirst(title)}`
      : item.action;
}

function polledDecision(record: MeetingRecord, poll: PollRecord): Unnumbered {
  return {
    agendaItem: poll.itemId,
    sourceUtterances: [...(poll.closedBefore ? [poll.closedBefore] : []), ...announcedBy(record, poll)],
    text: decisionText(record, questionText(poll), poll),
    pollId: poll.id,
  };
}

/** The question of a poll as the decision it became. */
function questionText(poll: PollRecord): string {
  const question = poll.question.trim().replace(/[.?;]+$/, '');
  const said =
    /^(?:thông qua|thống nhất|nhất trí|đồng ý|chọn|lựa chọn|phê duyệt|quyết định|ban hành|bầu|tán thành)(?![\p{L}])/iu.test(
      question,
    );
  const asked = /^(?:đề nghị|kiến nghị|trình|tặng|giao|cho|bổ nhiệm|công nhận)(?![\p{L}])/iu.test(question);
  if (said) {
    return question;
  }
  return asked ? `Thống nhất ${lowerFirst(question)}` : `Thông qua nội dung: ${lowerFirst(question)}`;
}

/** The chair's words right after the poll that announce it or repeat what was asked. */
function announcedBy(record: MeetingRecord, poll: PollRecord): string[] {
  const closed = record.utterances.findIndex((utterance) => utterance.id === poll.closedBefore);
  const near = closed < 0 ? [] : record.utterances.slice(closed + 1, closed + 1 + REACH);
  const own = near.filter((utterance) => utterance.speakerId === record.meeting.chairId);
  const concludes = (text: string) => /tan thanh|dong y|nhat tri|thong nhat|thong qua/.test(fold(text));
  return own
    .filter(({ text }, index) => overlap(poll.question, text) >= 0.6 || (index === 0 && concludes(text)))
    .map((utterance) => utterance.id);
}

const VOTE_PREFIX =
  /^với .{0,40}?(?:tán thành|đồng ý|nhất trí|biểu quyết)(?:[^,;]*)[,;]?\s*(?:(?:đạt )?quá nửa[^,;]*[,;]\s*)?/iu;

function decisionText(record: MeetingRecord, action: string, poll: PollRecord | null): string {
  const bare = action
    .trim()
    .replace(VOTE_PREFIX, '')
    .replace(/[.;,]+$/, '');
  const vote = poll ? voteSuffix(record, poll) : '';
  const reserved = (poll?.reservedOpinions ?? []).flatMap(({ personId }) => {
    const person = personOf(record, personId);
    return person ? [shortTitle(person)] : [];
  });
  const note = reserved.length > 0 ? ` Ghi nhận ý kiến bảo lưu của ${reserved.join(', ')}.` : '';
  return `${asSentence(`${bare}${vote}`)}${note}`;
}
