import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Nothing, ParticipantId } from './ids.ts';

/** A page of one exact version of a paper. */
export const ShownPage = z.strictObject({
  paperId: z.string().min(1).max(64),
  versionId: z.string().min(1).max(64),
  page: z.int().min(1).max(5000),
});
export type ShownPage = z.infer<typeof ShownPage>;

export const presentingCommands = byName(
  /** The presenter of the current item, or whoever runs the meeting, turns a page for those who follow. */
  defineCommand('presenting.showPage', { payload: ShownPage, result: Nothing }),
  defineCommand('presenting.stop', { payload: Nothing, result: Nothing }),
);

export const presentingEvents = byName(
  defineEvent('presenting.pageShown', 'followers', ShownPage.extend({ presenterId: ParticipantId })),
  defineEvent('presenting.stopped', 'followers', Nothing),
);
