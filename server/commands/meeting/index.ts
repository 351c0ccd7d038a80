import { cancel } from './cancel.ts';
import { close } from './close.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { importFile } from './importFile.ts';
import { invite } from './invite.ts';
import { open } from './open.ts';
import { openCheckIn } from './openCheckIn.ts';
import { postpone } from './postpone.ts';
import { recess } from './recess.ts';
import { resume } from './resume.ts';
import { returnChair } from './returnChair.ts';
import { setBaseline } from './setBaseline.ts';
import { takeChair } from './takeChair.ts';

export const meetingHandlers = {
  'meeting.create': create,
  'meeting.edit': edit,
  'meeting.importFile': importFile,
  'meeting.invite': invite,
  'meeting.openCheckIn': openCheckIn,
  'meeting.open': open,
  'meeting.recess': recess,
  'meeting.resume': resume,
  'meeting.close': close,
  'meeting.postpone': postpone,
  'meeting.cancel': cancel,
  'meeting.setBaseline': setBaseline,
  'meeting.takeChair': takeChair,
  'meeting.returnChair': returnChair,
};
