import type { TrackedItem } from '#recorder/language/types.ts';
import { isProcedure } from './procedure.ts';
import type { MeetingRecord, UtteranceRecord } from './record.ts';
import { condensed, sentencesOf } from './text/condense.ts';
import type { Readable } from './text/readable.ts';

/** The chair forbids: nobody is told to act, so it is no task, but it binds and belongs to the conclusions (domain.md §3.1). */
const FORBIDS =
  /(?<![\p{L}])(?:tuyệt đối không|nghiêm cấm|kiên quyết không|không được phép|dứt khoát không|cấm)(?![\p{L}])/iu;
const QUESTION = /\?$|(?<![\p{L}])(?:có nên|hay không|được không)(?![\p{L}])/iu;
/** Decision without a vote: "Không có ý kiến khác, thống nhất." (domain.md §1.5). */
const ACCLAIMED =
  /không (?:ai )?(?:có )?(?:ý kiến )?(?:gì |nào )?(?:khác|thêm|gì)?(?: nữa)?,?\s*(?:thì |vậy |như vậy )?(?:là )?(?:tôi |ta |chúng ta |hội nghị |phiên họp )?((?:thống nhất|thông qua|nhất trí)(?: (?!nhé|như vậy)[^.,;?]{1,60}?)?)(?: như vậy| như thế)?(?: nhé| nhá)?[.!]?$/iu;

/**
 * Decisions of the chair that the language parser does not look for, from turns in which it found nothing: what is forbidden, and
 * what is agreed by acclamation.
 */
export function chairSayings(
  record: MeetingRecord,
  tracked: readonly TrackedItem[],
  readable: Readable,
): TrackedItem[] {
  const read = new Set(tracked.flatMap((item) => item.sources));
  const silent = record.utterances.filter(
    (utterance) =>
      utterance.speakerId !== null && utterance.speakerId === record.meeting.chairId && !read.has(utterance.id),
  );
  return silent.flatMap((utterance) =>
    sayingsOf(readable(utterance)).map((action, index) =>
      decision(action, `${utterance.id}-saying-${index + 1}`, utterance),
    ),
  );
}

function sayingsOf(text: string): string[] {
  const forbidden = condensed(text).filter(
    (sentence) => FORBIDS.test(sentence) && !QUESTION.test(sentence) && !isProcedure(sentence),
  );
  const acclaimed = sentencesOf(text).flatMap((sentence) => ACCLAIMED.exec(sentence)?.[1] ?? []);
  return [...forbidden.map((sentence) => sentence.replace(/[.;]+$/, '')), ...acclaimed];
}

function decision(action: string, id: string, utterance: UtteranceRecord): TrackedItem {
  const span = { start: 0, end: utterance.text.length };
  return {
    id,
    kind: 'decision',
    agendaItemId: utterance.itemId,
    sources: [utterance.id],
    assigneeLead: null,
    leadPersonId: null,
    coordinatingUnits: [],
    action,
    reportTo: null,
    due: null,
    op: 'create',
    flags: [],
    confidence: 0.6,
    span,
    why: [{ code: 'chair_saying', span }],
    dueHistory: [],
    absorbedInto: null,
    speakerId: utterance.speakerId,
    cancelled: false,
  };
}
