import { requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { keepChanged } from '#server/persistence/minutesRevisions.ts';
import { freezeMinutes, readMinutes } from '#server/persistence/minutesStore.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';
import { hashOfText } from './vouch.ts';

/** Blocks that neither evidence nor a person answers for; they block the approval (DESK-4). */
export function unprovenBlocks(state: MeetingState, blocks: readonly MinutesBlock[]): MinutesBlock[] {
  const { vouched } = state.shared.minutes;
  return blocks.filter(
    ({ blockId, text, evidence }) =>
      text.trim() !== '' && evidence.length === 0 && vouched[blockId]?.textHash !== hashOfText(text),
  );
}

/** DESK-11: a text with open suggestions isn't the text that anybody agreed on. */
function requireDecided(blocks: readonly MinutesBlock[]): void {
  const open = blocks.filter(({ suggestions }) => suggestions > 0);
  if (open.length > 0) {
    const count = open.reduce((sum, { suggestions }) => sum + suggestions, 0);
    throw new Rejected('conflict', 'DESK-11', { open: count, first: open[0]?.blockId ?? null });
  }
}

/** The chair approves the text as it stands now: it is frozen with its hash, and the AI label falls away. */
export const approve: Handler<'minutes.approve'> = async ({ state, actor, tx, meetingId }) => {
  requireMinutesStatus(state.shared.minutes, ['drafting', 'review']);
  if (state.shared.meeting.status !== 'closed') {
    throw new Rejected('conflict', 'DESK-2', { status: state.shared.meeting.status });
  }
  const all = await readMinutes(tx, meetingId);
  requireDecided(all);
  const blocks = all.filter(({ text }) => text.trim() !== '');
  const unproven = unprovenBlocks(state, blocks);
  if (blocks.length === 0 || unproven.length > 0) {
    throw new Rejected('conflict', 'DESK-4', { unproven: unproven.length, first: unproven[0]?.blockId ?? null });
  }
  const version = state.shared.minutes.version + 1;
  const textHash = await freezeMinutes(tx, { meetingId, version, blocks });
  const { participantId: by } = requireActingParticipant(actor);
  await keepChanged(tx, meetingId, { kind: 'step', name: 'approved', by: [by] });
  return { events: [event('minutes.approved', { by, version, textHash })], result: { textHash } };
};
