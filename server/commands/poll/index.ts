import { cancel, revote } from './cancel.ts';
import { cast } from './cast.ts';
import { close } from './close.ts';
import { count } from './count.ts';
import { create } from './create.ts';
import { discard, edit } from './draft.ts';
import { extend } from './extend.ts';
import { open } from './open.ts';
import { decideTie, publish } from './publish.ts';
import { recordAcclamation, recordHands } from './put.ts';
import { takeToken } from './takeToken.ts';
import { markReady, reportMissing, reserveOpinion } from './voices.ts';

export const pollHandlers = {
  'poll.create': create,
  'poll.edit': edit,
  'poll.discard': discard,
  'poll.open': open,
  'poll.extend': extend,
  'poll.cast': cast,
  'poll.takeToken': takeToken,
  'poll.close': close,
  'poll.decideTie': decideTie,
  'poll.publish': publish,
  'poll.cancel': cancel,
  'poll.revote': revote,
  'poll.recordAcclamation': recordAcclamation,
  'poll.recordHands': recordHands,
  'poll.reserveOpinion': reserveOpinion,
  'poll.markReady': markReady,
  'poll.count': count,
  'poll.reportMissing': reportMissing,
};
