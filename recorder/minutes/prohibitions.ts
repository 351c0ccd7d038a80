import type { TrackedItem } from '#recorder/language/types.ts';
import { isProcedure } from './procedure.ts';
import type { MeetingRecord } from './record.ts';
import { condensed } from './text/condense.ts';
import type { Readable } from './text/readable.ts';

/** The chair forbids: nobody is told to act, so it is no task, but it binds and belongs to the conclusions (domain.md §3.1). */
const FORBIDS =
  /(?<![\p{L}])(?:tuyệt đối không|nghiêm cấm|kiên quyết không|không được phép|dứt khoát không|cấm)(?![\p{L}])/iu;
const QUESTION = /\?$|(?<![\p{L}])(?:có nên|hay không|được không)(?![\p{L}])/iu;

/** Decisions of the chair that forbid something, from turns in which the language parser found nothing. */
export function prohibitions(
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
    condensed(readable(utterance))
      .filter((sentence) => FORBIDS.test(sentence) && !QUESTION.test(sentence) && !isProcedure(sentence))
      .map((sentence, index) => decision(sentence, { id: `${utterance.id}-rule-${index + 1}`, utterance })),
  );
}

function decision(sentence: string, from: { id: string; utterance: MeetingRecord['utterances'][number] }): TrackedItem {
  const span = { start: 0, end: from.utterance.text.length };
  return {
    id: from.id,
    kind: 'decision',
    agendaItemId: from.utterance.itemId,
    sources: [from.utterance.id],
    assigneeLead: null,
    leadPersonId: null,
    coordinatingUnits: [],
    action: sentence.replace(/[.;]+$/, ''),
    reportTo: null,
    due: null,
    op: 'create',
    flags: [],
    confidence: 0.6,
    span,
    why: [{ code: 'prohibition', span }],
    dueHistory: [],
    absorbedInto: null,
    speakerId: from.utterance.speakerId,
    cancelled: false,
  };
}
