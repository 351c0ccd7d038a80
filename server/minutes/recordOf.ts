import { orderedItems } from '#domain/agenda.ts';
import { requireDetails, requireProfile } from '#domain/meeting.ts';
import { members } from '#domain/people.ts';
import { transcriptOf } from '#domain/speech.ts';
import { textOf } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import type {
  AgencyFacts,
  AgendaItemRecord,
  MeetingFacts,
  MeetingRecord,
  PaperRecord,
  PersonRecord,
  Presence,
  UtteranceRecord,
} from '#recorder/minutes/record.ts';
import { type HeldWhen, heldWhen, local } from './heldWhen.ts';
import { importedRecord } from './importedRecord.ts';
import { pollsOf } from './pollRecords.ts';
import { slipsOf } from './slipRecords.ts';

/** What the timeline doesn't hold: the agency's names and units, and the text of the papers by version. */
export type Background = {
  readonly agency: AgencyFacts;
  readonly paperTexts: ReadonlyMap<string, string>;
};

/**
 * The neutral record of a meeting made from its timeline: the same the drafting rules get from a meeting file, so both give
 * minutes of the same quality. Times are local with their offset; spans of sound count from the opening.
 */
export function recordOf(state: MeetingState, background: Background): MeetingRecord {
  const { imported } = state.stewards;
  const held = heldWhen(state);
  return imported === null
    ? heldHere(state, held, background)
    : { ...importedRecord(imported), utterances: utterancesOf(state, held) };
}

function heldHere(state: MeetingState, held: HeldWhen, background: Background): MeetingRecord {
  return {
    meeting: meetingOf(state, held),
    agency: background.agency,
    people: Object.values(state.shared.people.byId).map((person) => personOf(state, held, person)),
    items: itemsOf(state),
    papers: papersOf(state, background),
    polls: pollsOf(state),
    slips: slipsOf(state),
    utterances: utterancesOf(state, held),
    speakingRequests: Object.values(state.shared.floor.requests).map(({ itemId, participantId, status }) => ({
      itemId,
      personId: participantId,
      granted: status === 'given',
    })),
    extraHolidays: [],
  };
}

const formats = { on_site: 'onsite', hybrid: 'hybrid', remote: 'remote' } as const;

/** A member who was here at any time took part, also one who has left since. */
function tookPart(state: MeetingState, { speakers }: HeldWhen, participantId: string): boolean {
  return (
    speakers?.has(participantId) ||
    state.shared.attendance.movements.some(
      (movement) => movement.participantId === participantId && movement.kind === 'in',
    )
  );
}

function meetingOf(state: MeetingState, held: HeldWhen): MeetingFacts {
  const { meeting, people, recording, minutes } = state.shared;
  const details = requireDetails(meeting);
  const { startAt, endAt } = held;
  const everyone = Object.values(people.byId);
  const announcement = recording.announcement;
  return {
    id: state.meetingId,
    title: details.title,
    format: formats[details.format],
    location: details.place,
    startedAt: local(startAt),
    endedAt: endAt === null ? null : local(endAt),
    chairId: everyone.find(({ role }) => role === 'chair')?.participantId ?? null,
    secretaryId: everyone.find(({ role }) => role === 'secretary')?.participantId ?? null,
    totalMembers: details.totalMembers,
    presentMembers: members(people).filter(({ participantId }) => tookPart(state, held, participantId)).length,
    silencePolicy: requireProfile(meeting).slip.silencePolicy,
    invitation: null,
    minutesNumber: minutes.number,
    recording:
      announcement === null
        ? null
        : { audio: true, video: false, announcedById: null, announcedIn: null, objections: [] },
  };
}

/** Who never came is excused by the secretary's word, or by an answer to the invitation that said so. */
function absenceOf(state: MeetingState, participantId: string): Presence {
  const presence = state.shared.attendance.byId[participantId];
  if (presence?.state === 'absent') {
    return presence.excused ? 'excused' : 'unexcused';
  }
  const reply = state.shared.people.replies[participantId];
  if (reply === undefined) {
    return 'unknown';
  }
  return reply.attending ? 'unexcused' : 'excused';
}

function presenceOf(state: MeetingState, { speakers }: HeldWhen, participantId: string): Presence {
  const presence = state.shared.attendance.byId[participantId];
  const isAway = presence === undefined || presence.state === 'absent';
  return isAway && !speakers?.has(participantId) ? absenceOf(state, participantId) : 'present';
}

function personOf(state: MeetingState, held: HeldWhen, person: Participant): PersonRecord {
  const { attendance, people } = state.shared;
  const id = person.participantId;
  const presence = attendance.byId[id];
  const state_ = presenceOf(state, held, id);
  const delegate = Object.values(people.byId).find(({ delegateFor }) => delegateFor === id);
  const reason = presence?.state === 'absent' ? presence.reason : (people.replies[id]?.reason ?? '');
  return {
    id,
    honorific: person.honorific,
    name: person.name,
    title: person.title,
    unit: person.unit,
    role: person.role,
    isMember: person.isMember,
    canVote: person.isMember,
    presence: state_,
    remote: presence?.state === 'present' && presence.mode === 'remote',
    checkedInAt: presence?.state === 'present' ? local(presence.sinceAt) : null,
    leftAt: presence?.state === 'left' ? local(presence.atTime) : null,
    absence: state_ === 'present' ? null : { reason, delegateId: delegate?.participantId ?? null },
    delegateFor: person.delegateFor,
    aliases: [...person.aliases],
  };
}

function itemsOf(state: MeetingState): AgendaItemRecord[] {
  const papers = Object.values(state.stewards.papers);
  const polls = Object.values(state.shared.polls.byId);
  return orderedItems(state.shared.agenda)
    .filter(({ kind }) => kind !== 'recess')
    .map((item, index) => ({
      id: item.itemId,
      order: index + 1,
      title: item.title,
      presenterId: item.presenterId,
      unit: item.unit === '' ? null : item.unit,
      paperIds: papers.filter(({ details }) => details.itemId === item.itemId).map(({ paperId }) => paperId),
      pollIds: polls.filter(({ itemId }) => itemId === item.itemId).map(({ pollId }) => pollId),
    }));
}

function papersOf(state: MeetingState, { paperTexts }: Background): PaperRecord[] {
  return Object.values(state.stewards.papers).map(({ paperId, details, releasedVersionId }) => ({
    id: paperId,
    number: details.number,
    date: details.documentDay,
    kind: details.kind,
    title: details.title,
    authorUnit: details.unit,
    itemId: details.itemId,
    content: paperTexts.get(releasedVersionId ?? '') ?? '',
  }));
}

/** Whether a recogniser wrote it: then it has neither capitals nor full stops to go by. */
const looksRecognised = (text: string): boolean => !/[.,;:?!]/u.test(text) && text === text.toLocaleLowerCase('vi');

/** Id of a confirmed wording among the words of a meeting; no segment of speech has one like it. */
const CONFIRMED = 'conclusion.';

/**
 * CONCL-5: what the chair confirmed counts like words of the chair said at that moment, in the item that it concludes. A wording that
 * names heard words as its evidence adds nothing to them: the same conclusion would stand in the minutes twice.
 */
function confirmedWordings(
  state: MeetingState,
  { startAt }: HeldWhen,
  spoken: readonly UtteranceRecord[],
): UtteranceRecord[] {
  const heard = new Set(spoken.map(({ id }) => id));
  const { order, byId } = state.shared.conclusions;
  const origin = Date.parse(startAt);
  return order
    .flatMap((id) => byId[id] ?? [])
    .filter(({ evidence }) => !evidence.segmentIds.some((id) => heard.has(id)))
    .map(({ conclusionId, itemId, text, by, at }) => {
      const ms = Math.max(0, Date.parse(at) - origin);
      return {
        ...{ id: `${CONFIRMED}${conclusionId}`, speakerId: by, itemId, startMs: ms, endMs: ms },
        ...{ startedAt: local(at), text, fromSpeech: false },
      };
    });
}

/** Everything that was said or confirmed, in the order of time. */
function utterancesOf(state: MeetingState, held: HeldWhen): UtteranceRecord[] {
  const spoken = spokenIn(state, held);
  return [...spoken, ...confirmedWordings(state, held, spoken)].toSorted((one, other) => one.startMs - other.startMs);
}

function spokenIn(state: MeetingState, { startAt }: HeldWhen): UtteranceRecord[] {
  const origin = Date.parse(startAt);
  return transcriptOf(state.shared.speech)
    .filter(({ words, echo, doubtful, revision }) => words.length > 0 && !echo && (!doubtful || revision > 0))
    .map((segment) => {
      const text = textOf(segment.words);
      return {
        id: segment.segmentId,
        speakerId: segment.speakerId,
        itemId: segment.itemId,
        startMs: Math.max(0, Date.parse(segment.startAt) - origin),
        endMs: Math.max(0, Date.parse(segment.endAt) - origin),
        startedAt: local(segment.startAt),
        text,
        fromSpeech: looksRecognised(text),
      };
    });
}
