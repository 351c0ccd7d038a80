import type { TrackedItem } from '#recorder/language/types.ts';
import type { DraftDecision } from './draftTypes.ts';
import { personOf } from './people.ts';
import { isAcknowledgement, isProcedure, isRecordingNotice, isSlipReport, isVoteResult } from './procedure.ts';
import type { AgendaItemRecord, MeetingRecord, PersonRecord, UtteranceRecord } from './record.ts';
import { condensed } from './text/condense.ts';
import type { Readable } from './text/readable.ts';
import { contained, fold, overlap } from './text/words.ts';

/**
 * What a turn of speech is in the minutes. `notice`, `pollResult` and `slipReport` are told by the recorded facts themselves and
 * only serve as evidence; `silent` carries nothing.
 */
export type TurnRole =
  | 'silent'
  | 'notice'
  | 'pollResult'
  | 'slipReport'
  | 'report'
  | 'answer'
  | 'opinion'
  | 'acknowledgement'
  | 'remark';

export interface ReadTurn {
  utterance: UtteranceRecord;
  speaker: PersonRecord | null;
  role: TurnRole;
  /** What is left to be told, condensed; empty for the roles told by facts. */
  sentences: string[];
}

/** Reads the turns of one item, in order: what each is, and what of it has to be told. */
export function readTurns(
  record: MeetingRecord,
  item: AgendaItemRecord | null,
  utterances: readonly UtteranceRecord[],
  context: { readable: Readable; tracked: readonly TrackedItem[]; decisions: readonly DraftDecision[] },
): ReadTurn[] {
  const turns: ReadTurn[] = [];
  for (const utterance of utterances) {
    turns.push(readTurn(record, { item, utterance, earlier: turns, ...context }));
  }
  return turns;
}

interface Reading {
  item: AgendaItemRecord | null;
  utterance: UtteranceRecord;
  earlier: readonly ReadTurn[];
  readable: Readable;
  tracked: readonly TrackedItem[];
  decisions: readonly DraftDecision[];
}

function readTurn(record: MeetingRecord, reading: Reading): ReadTurn {
  const { utterance } = reading;
  const text = reading.readable(utterance);
  const speaker = personOf(record, utterance.speakerId);
  const told = toldByFacts(record, utterance, text);
  if (told) {
    return { utterance, speaker, role: told, sentences: [] };
  }
  const all = condensed(text).filter((sentence) => !isProcedure(sentence));
  const byChair = isChair(record, utterance);
  const sentences = byChair ? all.filter((sentence) => !isTold(sentence, record, reading)) : all;
  if (sentences.length === 0) {
    return { utterance, speaker, role: 'silent', sentences };
  }
  return { utterance, speaker, role: byChair ? 'remark' : memberRole(record, reading, sentences), sentences };
}

/** What the chair said that other blocks tell: conclusions, agreement before an order, that an opinion is reserved. */
function isTold(sentence: string, record: MeetingRecord, reading: Reading): boolean {
  const reserved = record.polls.some(
    (poll) => poll.itemId === reading.utterance.itemId && poll.reservedOpinions.length > 0,
  );
  const announced = reading.decisions.some(
    (made) => made.sourceUtterances.includes(reading.utterance.id) && contained(sentence, made.text) >= 0.6,
  );
  return announced || isCovered(sentence, reading) || isAgreement(sentence) || (reserved && isReservation(sentence));
}

function toldByFacts(record: MeetingRecord, utterance: UtteranceRecord, text: string): TurnRole | null {
  if (isNotice(record, utterance, text)) {
    return 'notice';
  }
  if (isChair(record, utterance)) {
    return null;
  }
  return toldByPoll(record, utterance, text) ?? (record.slips.length > 0 && isSlipReport(text) ? 'slipReport' : null);
}

function isNotice(record: MeetingRecord, utterance: UtteranceRecord, text: string): boolean {
  const { recording, secretaryId } = record.meeting;
  const bySecretary = utterance.speakerId === secretaryId;
  return recording !== null && (recording.announcedIn === utterance.id || (bySecretary && isRecordingNotice(text)));
}

function toldByPoll(record: MeetingRecord, utterance: UtteranceRecord, text: string): TurnRole | null {
  const polls = record.polls.filter((poll) => poll.itemId === utterance.itemId);
  if (polls.some((poll) => poll.openedAfter === utterance.id)) {
    return 'silent';
  }
  const result = polls.some((poll) => poll.closedBefore === utterance.id) || (polls.length > 0 && isVoteResult(text));
  return result ? 'pollResult' : null;
}

function isChair(record: MeetingRecord, utterance: UtteranceRecord): boolean {
  return utterance.speakerId !== null && utterance.speakerId === record.meeting.chairId;
}

function memberRole(record: MeetingRecord, { item, utterance, earlier }: Reading, sentences: string[]): TurnRole {
  if (sentences.every(isAcknowledgement)) {
    return 'acknowledgement';
  }
  const presents = item !== null && utterance.speakerId !== null && utterance.speakerId === item.presenterId;
  if (!presents) {
    return utterance.speakerId === record.meeting.secretaryId ? 'remark' : 'opinion';
  }
  const debated = earlier.some((turn) => turn.role === 'opinion');
  return debated ? 'answer' : 'report';
}

/** A sentence of the chair that a conclusion, task or decision already tells. */
function isCovered(sentence: string, { utterance, tracked }: Reading): boolean {
  const dated = /\bdu kien\b/.test(fold(sentence));
  const own = dated ? [] : tracked.filter((item) => item.sources.includes(utterance.id));
  const moved = /\b(lui|gia han)\b/.test(fold(sentence));
  return own.some((item) => {
    const told = [item.action, item.assigneeLead ?? '', ...item.coordinatingUnits, item.due?.text ?? ''].join(' ');
    return moved || overlap(item.action, sentence) >= 0.4 || overlap(told, sentence) >= 0.6;
  });
}

/** "Ý kiến của đồng chí Lâm được bảo lưu.": the reserved opinion itself stands under the vote. */
function isReservation(sentence: string): boolean {
  const plain = fold(sentence);
  return /bao luu/.test(plain) && plain.split(' ').length <= 18;
}

/** "Tôi thống nhất.", "Thôi được." before an order: the order tells it. */
function isAgreement(sentence: string): boolean {
  return /^(toi )?(cung )?(thong nhat|dong y|nhat tri|duoc|thoi duoc|dung the|phai roi)( nhu vay| nhu the| voi y kien do)?$/.test(
    fold(sentence).replace(/[.,!]/g, '').trim(),
  );
}
