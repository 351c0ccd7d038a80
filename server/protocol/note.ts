import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Nothing, ParticipantId } from './ids.ts';
import { PaperId } from './paper.ts';

const share = z.strictObject({ paperId: PaperId, readerIds: z.array(ParticipantId).max(500) });

/** Notes on papers are shared documents (Yjs); the timeline only knows with whom somebody shares his. */
export const noteCommands = byName(defineCommand('note.share', { payload: share, result: Nothing }));

export const noteEvents = byName(
  /** To the owner: with whom the notes on a paper are shared now. */
  defineEvent('note.shareSet', 'addressedReader', share.extend({ participantId: ParticipantId })),
  /** To a reader: somebody shares notes on a paper with you, or no longer does. */
  defineEvent(
    'note.received',
    'addressedReader',
    z.strictObject({ participantId: ParticipantId, ownerId: ParticipantId, paperId: PaperId, shared: z.boolean() }),
  ),
);
