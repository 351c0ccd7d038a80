import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, line, Nothing, ParticipantId, PollId, prose } from './ids.ts';
import { SegmentId } from './speech.ts';

export const ConclusionId = AgendaItemId;

/** What a conclusion rests on: what was said, and the poll that decided it. */
const Evidence = z.strictObject({ segmentIds: z.array(SegmentId).max(500), pollId: PollId.nullable() });

const conclusion = z.strictObject({ conclusionId: ConclusionId });

export const conclusionCommands = byName(
  /** The secretary's wording so far; sent while typing or dictating, seen live on the chair's screen (AC-HC-07). */
  defineCommand('conclusion.draft', {
    payload: conclusion.extend({
      itemId: AgendaItemId,
      text: prose(8000),
      evidence: Evidence.default({ segmentIds: [], pollId: null }),
    }),
    result: z.strictObject({ revision: z.int() }),
  }),
  defineCommand('conclusion.discard', { payload: conclusion, result: Nothing }),
  /** The chair wants another wording. */
  defineCommand('conclusion.sendBack', { payload: conclusion.extend({ remark: line(1000) }), result: Nothing }),
  /** One tap by the chair; `revision` is the one that was on the screen, so nobody confirms words not read. */
  defineCommand('conclusion.confirm', {
    payload: conclusion.extend({ revision: z.int().positive() }),
    result: Nothing,
  }),
);

export const conclusionEvents = byName(
  defineEvent(
    'conclusion.drafted',
    'stewards',
    conclusion.extend({
      itemId: AgendaItemId,
      text: z.string(),
      evidence: Evidence,
      by: ParticipantId,
      revision: z.int(),
    }),
  ),
  defineEvent('conclusion.discarded', 'stewards', conclusion),
  defineEvent('conclusion.sentBack', 'stewards', conclusion.extend({ remark: z.string(), by: ParticipantId })),
  /** Source of minutes, notice and tasks. A second one with the same id corrects the first. */
  defineEvent(
    'conclusion.confirmed',
    'followers',
    conclusion.extend({ itemId: AgendaItemId, text: z.string(), evidence: Evidence, by: ParticipantId }),
  ),
);
