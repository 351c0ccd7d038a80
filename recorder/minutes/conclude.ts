import type { TrackedItem } from '#recorder/language/types.ts';
import { voteSuffix } from './blocks/votes.ts';
import type { DraftCommitment, DraftDecision, DraftRequest, DraftTask } from './draftTypes.ts';
import { personOf, shortTitle } from './people.ts';
import type { MeetingRecord, PollRecord } from './record.ts';
import { asSentence } from './text/reported.ts';

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
  const live = tracked.filter((item) => !item.cancelled);
  const of = (kind: TrackedItem['kind']) => live.filter((item) => item.kind === kind);
  const names = new Map<string, string>();
  const tasks = of('task').map((item, index) => {
    names.set(item.id, `T${two(index + 1)}`);
    return taskOf(item, `T${two(index + 1)}`);
  });
  of('decision').forEach((item, index) => {
    names.set(item.id, `DEC${two(index + 1)}`);
  });
  return {
    decisions: decisionsOf(record, of('decision')),
    tasks,
    commitments: of('commitment').map((item, index) => commitmentOf(item, `C${two(index + 1)}`)),
    requests: of('request').map((item, index) => requestOf(item, `R${two(index + 1)}`, names)),
  };
}

function taskOf(item: TrackedItem, id: string): DraftTask {
  return {
    id,
    agendaItem: item.agendaItemId,
    sourceUtterances: [...item.sources],
    assigneeLead: item.assigneeLead,
    leadPersonId: item.leadPersonId,
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

const VOTE_PREFIX =
  /^với .{0,40}?(?:tán thành|đồng ý|nhất trí|biểu quyết)(?:[^,;]*)[,;]?\s*(?:(?:đạt )?quá nửa[^,;]*[,;]\s*)?/iu;

function decisionsOf(record: MeetingRecord, items: readonly TrackedItem[]): DraftDecision[] {
  const order = new Map(record.utterances.map((utterance, index) => [utterance.id, index]));
  const carried = new Map<string, PollRecord>();
  for (const poll of record.polls) {
    const decided = decisionOf(poll, items, order);
    if (decided) {
      carried.set(decided.id, poll);
    }
  }
  return items.map((item, index) => {
    const poll = carried.get(item.id) ?? null;
    const closing = poll?.closedBefore && !item.sources.includes(poll.closedBefore) ? [poll.closedBefore] : [];
    return {
      id: `DEC${two(index + 1)}`,
      agendaItem: item.agendaItemId,
      sourceUtterances: [...closing, ...item.sources],
      text: decisionText(record, item, poll),
      pollId: poll?.id ?? null,
    };
  });
}

/** The decision a poll carried: the first one of its item after it closed; without a closing point, the item's first. */
function decisionOf(
  poll: PollRecord,
  items: readonly TrackedItem[],
  order: ReadonlyMap<string, number>,
): TrackedItem | null {
  const closed = poll.closedBefore === null ? -1 : (order.get(poll.closedBefore) ?? -1);
  const later = items.filter(
    (item) => item.agendaItemId === poll.itemId && item.sources.some((id) => (order.get(id) ?? -1) >= closed),
  );
  return poll.passed === false ? null : (later[0] ?? null);
}

function decisionText(record: MeetingRecord, item: TrackedItem, poll: PollRecord | null): string {
  const bare = item.action
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
