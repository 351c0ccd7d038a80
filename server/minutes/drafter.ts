import { createHash } from 'node:crypto';
import { isEditable } from '#domain/minutes.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import type { MinutesDraft } from '#recorder/minutes/draftTypes.ts';
import { type Ask, condenseWithModel } from '#recorder/minutes/index.ts';
import type { AgencyFacts, MeetingRecord } from '#recorder/minutes/record.ts';
import { execute } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import { type Agency, agencyOfMeeting, paperTexts } from '#server/persistence/agencyStore.ts';
import type { Database } from '#server/persistence/client.ts';
import type { DraftedBlock } from '#server/persistence/minutesDocument.ts';
import { saveDraft } from '#server/persistence/minutesStore.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import type { DraftThread } from './draftThread.ts';
import { wasHeld } from './heldWhen.ts';
import { proposalsOf, releasedVersions } from './proposalsOf.ts';
import { recordOf } from './recordOf.ts';

export type DrafterParts = {
  readonly timeline: Timeline;
  readonly db: Database;
  readonly log: Logger;
  readonly thread: Pick<DraftThread, 'draft'>;
  /** The configured language model; absent when there is none. */
  readonly ask?: Ask | undefined;
};

/** The agency as the forms name it; its office issues the notices. */
export function agencyFacts(agency: Agency): AgencyFacts {
  const aliases = agency.units.flatMap(({ name, aliases }) => aliases.map((alias): [string, string] => [alias, name]));
  return {
    name: agency.name,
    shortName: agency.shortName,
    parent: null,
    code: agency.code,
    place: agency.place,
    office: agency.units.find(({ name }) => name.startsWith('Văn phòng'))?.name ?? `Văn phòng ${agency.shortName}`,
    unitAliases: Object.fromEntries(aliases),
    units: agency.units.map(({ name }) => name),
  };
}

const blocksOf = (draft: MinutesDraft): DraftedBlock[] =>
  draft.minutes.blocks.map(({ id, kind, agendaItem, text, evidence }) => ({
    blockId: id,
    kind,
    itemId: agendaItem,
    text,
    evidence,
  }));

/** Drafts a meeting's minutes from its timeline as it stands now, away from the event loop. Pure but for reading names and papers. */
export async function draftOf(parts: DrafterParts, state: MeetingState) {
  const agency = agencyFacts(await agencyOfMeeting(parts.db, state.meetingId));
  const texts = await paperTexts(parts.db, releasedVersions(state));
  const record = recordOf(state, { agency, paperTexts: texts });
  return { record, draft: await parts.thread.draft(record) };
}

/** Reports and opinions as the language model condenses them, when one is configured; what it invents is dropped and counted. */
async function condensed(
  { ask, log }: DrafterParts,
  record: MeetingRecord,
  draft: MinutesDraft,
): Promise<MinutesDraft> {
  if (!ask) {
    return draft;
  }
  const made = await condenseWithModel(record, draft, ask);
  if (made.refused.length > 0) {
    log.warn(
      { meetingId: record.meeting.id, refused: made.refused.length },
      'sentences of the language model were dropped',
    );
  }
  return made.draft;
}

async function tell<N extends CommandName>(
  parts: DrafterParts,
  meetingId: string,
  name: N,
  payload: CommandInput<N>,
): Promise<void> {
  // The same words give the same id: after a crash, or from another process, it is answered and not done again.
  const digest = createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 32);
  const { sequence } = await parts.timeline.state(meetingId);
  const reply = await execute(
    parts.timeline,
    { kind: 'service', service: 'server' },
    { commandId: `draft:${sequence}:${digest}`, meetingId, name, payload },
  );
  if (!reply.ok) {
    parts.log.warn({ meetingId, name, rejection: reply.rejection }, 'the draft could not be told to the timeline');
  }
}

/**
 * Brings the shared document and the proposals in line with the timeline: what people wrote or decided stays. Nothing is
 * done once the minutes are approved.
 */
export async function redraft(parts: DrafterParts, meetingId: string): Promise<void> {
  const state = await parts.timeline.state(meetingId);
  if (!wasHeld(state) || !isEditable(state.shared.minutes)) {
    return;
  }
  const { record, draft } = await draftOf(parts, state);
  for (const { block, reasons } of draft.dropped) {
    parts.log.warn(
      { meetingId, blockId: block.id, reasons: reasons.length },
      'a block of the draft lacked support and was left out',
    );
  }
  const shown = state.shared.meeting.closedAt === null ? draft : await condensed(parts, record, draft);
  const blocks = await saveDraft(parts.db, meetingId, blocksOf(shown));
  await tell(parts, meetingId, 'minutes.recordDraft', { blocks });
  await tell(parts, meetingId, 'proposal.put', { proposals: proposalsOf(draft, record) });
}
