import type { MeetingState } from '#domain/state.ts';
import { Proposal } from '#protocol/proposal.ts';
import type { DraftTask, MinutesDraft } from '#recorder/minutes/draftTypes.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';

const BOUNDARIES = ['before', 'by', 'within'] as const;

/** A proposal is known by its words: the same conclusion keeps its id however often the draft is made anew. */
const idOf = (
  { sourceUtterances, assigneeLead, id }: Pick<DraftTask, 'sourceUtterances' | 'assigneeLead' | 'id'>,
  seen: Set<string>,
): string => {
  const base = sourceUtterances[0] === undefined ? id : `${sourceUtterances[0]}/${assigneeLead ?? ''}`;
  let proposalId = base.slice(0, 70);
  for (let number = 2; seen.has(proposalId); number += 1) {
    proposalId = `${base.slice(0, 66)}#${number}`;
  }
  seen.add(proposalId);
  return proposalId;
};

const BLANK = {
  assigneeLead: null,
  leadPersonId: null,
  coordinatingUnits: [],
  dueTime: null,
  dueBoundary: null,
  duePrecision: null,
  recurrence: null,
  recurrenceUntil: null,
  reportTo: null,
  flags: [],
  confidence: 0.5,
} satisfies Partial<DraftTask>;

type Found = Omit<DraftTask, 'dueHistory'>;

/** The rule with its end, as RFC 5545 writes it. */
const ruleOf = ({ recurrence, recurrenceUntil }: Found): string | null =>
  recurrence === null || recurrenceUntil === null
    ? recurrence
    : `${recurrence};UNTIL=${recurrenceUntil.replaceAll('-', '')}`;

function proposalOf(
  kind: 'task' | 'commitment',
  found: Found,
  words: ReadonlyMap<string, string>,
  seen: Set<string>,
): Proposal {
  const sources = found.sourceUtterances;
  return Proposal.parse({
    proposalId: idOf(found, seen),
    kind,
    itemId: found.agendaItem,
    fields: {
      leadUnit: found.assigneeLead ?? '',
      leadPersonId: found.leadPersonId,
      coordinatingUnits: found.coordinatingUnits,
      action: found.action,
      dueDay: found.due,
      dueTime: found.dueTime,
      dueBoundary: BOUNDARIES.find((boundary) => boundary === found.dueBoundary) ?? null,
      duePrecision: found.duePrecision,
      recurrence: ruleOf(found),
      reportTo: found.reportTo,
    },
    quote: quoteOf(sources, words),
    dueText: found.dueText,
    segmentIds: sources,
    flags: found.flags,
    confidence: found.confidence,
  });
}

const quoteOf = (sources: readonly string[], words: ReadonlyMap<string, string>): string =>
  sources
    .map((id) => words.get(id) ?? '')
    .join(' ')
    .slice(0, 4000);

/** Tasks and promises of a draft as proposals for the secretary, with the words that each came from. */
export function proposalsOf(draft: MinutesDraft, record: MeetingRecord): Proposal[] {
  const words = new Map(record.utterances.map(({ id, text }) => [id, text]));
  const seen = new Set<string>();
  return [
    ...draft.tasks.map((task) => proposalOf('task', task, words, seen)),
    ...draft.commitments.map((promise) => {
      const found = { ...BLANK, ...promise, assigneeLead: promise.unit, flags: ['commitment_needs_confirmation'] };
      return proposalOf('commitment', found, words, seen);
    }),
  ];
}

/** Versions whose text the draft's checks need. */
export function releasedVersions(state: MeetingState): string[] {
  return Object.values(state.stewards.papers).flatMap(({ releasedVersionId }) => releasedVersionId ?? []);
}
