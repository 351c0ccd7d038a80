import type { TrackedItem } from '#recorder/language/types.ts';
import { personOf } from './people.ts';
import { isProcedure } from './procedure.ts';
import type { MeetingRecord } from './record.ts';
import { condensed, sentencesOf } from './text/condense.ts';
import type { Readable } from './text/readable.ts';

/**
 * What the whole meeting tells about an item that its turn alone does not: an appeal to a body outside the chair's authority is a
 * request (domain.md §3.1); calling the presenter or running the meeting is procedure; work without lead and day is nobody's task.
 */
export function screened(record: MeetingRecord, tracked: readonly TrackedItem[], readable: Readable): TrackedItem[] {
  const noTask = (item: TrackedItem) =>
    isCall(record, item) || isNobodysTask(item) || runsTheMeeting(record, item, readable);
  return tracked
    .filter((item) => item.kind !== 'task' || !noTask(item))
    .map((item) => withoutListNumber(record, withinItsSentence(item)))
    .map((item) => (item.kind === 'task' && isOutside(record, item) ? { ...item, kind: 'request' } : item));
}

/** An action ends with its sentence: what the chair says next, about the next topic or to run the meeting, is not part of it. */
function withinItsSentence(item: TrackedItem): TrackedItem {
  const [first = item.action, ...more] = sentencesOf(item.action);
  const foreign = more.findIndex((sentence) => isProcedure(sentence) || /^Về /u.test(sentence));
  const kept = foreign < 0 ? item.action : [first, ...more.slice(0, foreign)].join(' ').replace(/[.;]+$/, '');
  return kept === item.action ? item : { ...item, action: kept };
}

/** "Thứ hai, Phòng A …" after "Thứ nhất" is the second point of a list, not a Monday. */
function withoutListNumber(record: MeetingRecord, item: TrackedItem): TrackedItem {
  const day = item.due?.text.trim() ?? '';
  if (!/^thứ (?:hai|ba|tư|năm|sáu|bảy)$/iu.test(day)) {
    return item;
  }
  const numbered = new RegExp(`(?:^|[.;:!?]\\s*)${day}(?:,| là)`, 'iu');
  const own = record.utterances.filter(({ id }) => item.sources.includes(id));
  const listed = record.utterances.some(
    ({ speakerId, itemId, text }) =>
      speakerId === item.speakerId && itemId === item.agendaItemId && /thứ nhất/iu.test(text),
  );
  return listed && own.some(({ text }) => numbered.test(text)) ? { ...item, due: null } : item;
}

const OUTSIDE =
  /(?<![\p{L}])(?:mặt trận|MTTQ|tòa án|viện kiểm sát|(?:hội đồng nhân dân|HĐND)(?! và)|liên đoàn lao động|đoàn thanh niên|hội (?:nông dân|phụ nữ|liên hiệp|cựu chiến binh)|hiệp hội|công ty|tập đoàn|ngân hàng)(?![\p{L}])/iu;

/** Someone invited from a body the chair has no authority over. */
function isOutside(record: MeetingRecord, item: TrackedItem): boolean {
  const person = personOf(record, item.leadPersonId);
  return person !== null && person.role === 'invitee' && OUTSIDE.test(`${person.unit} ${person.title}`);
}

/** "Chị Mến báo cáo đi.": the chair calls the item's presenter, who has not spoken on it yet. */
function isCall(record: MeetingRecord, item: TrackedItem): boolean {
  const agenda = record.items.find((row) => row.id === item.agendaItemId);
  const [source] = item.sources;
  if (!agenda?.presenterId || item.due?.date || !item.flags.includes('action_from_context')) {
    return false;
  }
  const own = record.utterances.filter((utterance) => utterance.itemId === agenda.id);
  const called = own.findIndex((utterance) => utterance.id === source);
  const spoke = own.findIndex((utterance) => utterance.speakerId === agenda.presenterId);
  const presenter = personOf(record, agenda.presenterId);
  const addressed = item.leadPersonId === agenda.presenterId || item.assigneeLead === presenter?.unit;
  return addressed && called >= 0 && (spoke < 0 || called < spoke);
}

function isNobodysTask(item: TrackedItem): boolean {
  return item.assigneeLead === null && !item.due?.date && !item.due?.recurrence;
}

/** A turn that only runs the meeting, with no day after it: "hôm nay Ban họp phiên thứ hai, đề nghị đi thẳng vào nội dung". */
function runsTheMeeting(record: MeetingRecord, item: TrackedItem, readable: Readable): boolean {
  const day = record.meeting.startedAt?.slice(0, 10) ?? '';
  const [source, ...more] = item.sources;
  const utterance = record.utterances.find((row) => row.id === source);
  if (!utterance || more.length > 0 || (item.due?.date ?? day) > day) {
    return false;
  }
  return isProcedure(sentenceAt(utterance.text, item.span.start)) || condensed(readable(utterance)).every(isProcedure);
}

/** The sentence of a text that a place lies in, without its opening. */
function sentenceAt(text: string, at: number): string {
  let from = 0;
  for (const sentence of sentencesOf(text)) {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    if (at < from) {
      return condensed(sentence).join(' ');
    }
  }
  return '';
}
