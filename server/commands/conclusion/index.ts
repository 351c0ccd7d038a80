import { confirm } from './confirm.ts';
import { discard, draft, sendBack } from './draft.ts';

export const conclusionHandlers = {
  'conclusion.draft': draft,
  'conclusion.discard': discard,
  'conclusion.sendBack': sendBack,
  'conclusion.confirm': confirm,
};
