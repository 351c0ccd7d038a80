import type { TrackedItem } from '#recorder/language/types.ts';
import { decisionsOf } from './decisions.ts';
import type { DraftCommitment, DraftDecision, DraftRequest, DraftTask } from './draftTypes.ts';
import type { MeetingRecord, PersonRecord } from './record.ts';
import { wordsFor } from './text/readable.ts';

/** The items of the parser as the draft prints them. Cancelled tasks are left out: the parser's own list keeps them. */
export interface Conclusions {
  decisions: DraftDecision[];
  tasks: DraftTask[];
  commitments: DraftCommitment[];
  requests: DraftRequest[];
}

const two = (value: number) => String(value).padStart(2, '0');

/** Sorts tracked items by kind and numbers them in the order they were spoken. */
export function conclude(record: MeetingRecord, tracked: readonly TrackedItem[]): Conclusions {
  const live = tracked.filter((item) => !item.cancelled).map(inWriting(record));
  const of = (kind: TrackedItem['kind']) => live.filter((item) => item.kind === kind);
  const tasks = of('task').map((item, index) => taskOf(record, item, `T${two(index + 1)}`));
  const names = new Map(of('task').map((item, index) => [item.id, `T${two(index + 1)}`]));
  return {
    decisions: decisionsOf(record, of('decision')),
    tasks,
    commitments: of('commitment').map((item, index) => commitmentOf(item, `C${two(index + 1)}`)),
    requests: of('request').map((item, index) => requestOf(item, `R${two(index + 1)}`, names)),
  };
}

/** Words of recognised speech in their written form; written turns stay as typed. */
function inWriting(record: MeetingRecord): (item: TrackedItem) => TrackedItem {
  const spoken = new Set(
    record.utterances.filter((utterance) => utterance.fromSpeech).map((utterance) => utterance.id),
  );
  if (spoken.size === 0) {
    return (item) => item;
  }
  const write = wordsFor(record);
  return (item) =>
    item.sources.some((id) => spoken.has(id))
      ? { ...item, action: write(item.action), due: item.due ? { ...item.due, text: write(item.due.text) } : null }
      : item;
}

/**
 * Who answers for a unit in this meeting: the person named, else the one who came for the unit; for an absent one the substitute who
 * sat in. Null for a unit nobody came for and for the body that meets.
 */
function leadPersonOf(record: MeetingRecord, item: TrackedItem): string | null {
  const present = record.people.filter((person) => person.presence === 'present');
  if (item.leadPersonId !== null) {
    const substitute = present.find((person) => person.delegateFor === item.leadPersonId);
    const here = present.some((person) => person.id === item.leadPersonId);
    return here ? item.leadPersonId : (substitute?.id ?? item.leadPersonId);
  }
  const chair = record.people.find((person) => person.id === record.meeting.chairId);
  const own = present.filter((person) => person.unit !== '' && person.unit === item.assigneeLead);
  return chair?.unit === item.assigneeLead ? null : ([...own].sort((a, b) => rank(a) - rank(b))[0]?.id ?? null);
}

function rank(person: PersonRecord): number {
  if (person.isMember) {
    return 0;
  }
  return person.delegateFor !== null ? 1 : person.role === 'secretary' ? 3 : 2;
}

function taskOf(record: MeetingRecord, item: TrackedItem, id: string): DraftTask {
  return {
    id,
    agendaItem: item.agendaItemId,
    sourceUtterances: [...item.sources],
    assigneeLead: item.assigneeLead,
    leadPersonId: leadPersonOf(record, item),
    coordinatingUnits: [...item.coordinatingUnits],
    action: item.action,
    due: item.due?.date ?? null,
    dueTime: item.due?.time ?? null,
    dueText: item.due?.text ?? null,
    dueBoundary: item.due?.boundary ?? null,
    duePrecision: item.due?.precision ?? null,
    recurrence: item.due?.recurrence ?? null,
    recurrenceUntil: item.due?.recurrenceUntil ?? null,
    reportTo: item.reportTo,
    dueHistory: item.dueHistory.map((change) => ({ ...change })),
    flags: [...item.flags],
    confidence: item.confidence,
  };
}

function commitmentOf(item: TrackedItem, id: string): DraftCommitment {
  return {
    id,
    agendaItem: item.agendaItemId,
    sourceUtterances: [...item.sources],
    unit: item.assigneeLead,
    action: item.action,
    due: item.due?.date ?? null,
    dueText: item.due?.text ?? null,
  };
}

function requestOf(item: TrackedItem, id: string, names: ReadonlyMap<string, string>): DraftRequest {
  return {
    id,
    agendaItem: item.agendaItemId,
    sourceUtterances: [...item.sources],
    byId: item.speakerId,
    addressee: item.assigneeLead,
    text: item.action,
    absorbedInto: item.absorbedInto ? (names.get(item.absorbedInto) ?? null) : null,
  };
}
