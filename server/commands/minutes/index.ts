import { addAddendum } from './addAddendum.ts';
import { approve } from './approve.ts';
import { comment } from './comment.ts';
import { keepVersion } from './keepVersion.ts';
import { lock } from './lock.ts';
import { recordDraft } from './recordDraft.ts';
import { restoreVersion } from './restoreVersion.ts';
import { sendBack } from './sendBack.ts';
import { settleComment } from './settleComment.ts';
import { sign } from './sign.ts';
import { submitForReview } from './submitForReview.ts';
import { vouch } from './vouch.ts';

export const minutesHandlers = {
  'minutes.recordDraft': recordDraft,
  'minutes.submitForReview': submitForReview,
  'minutes.sendBack': sendBack,
  'minutes.comment': comment,
  'minutes.settleComment': settleComment,
  'minutes.vouch': vouch,
  'minutes.keepVersion': keepVersion,
  'minutes.restoreVersion': restoreVersion,
  'minutes.approve': approve,
  'minutes.sign': sign,
  'minutes.lock': lock,
  'minutes.addAddendum': addAddendum,
};
