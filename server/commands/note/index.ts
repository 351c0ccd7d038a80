import { share } from './share.ts';

export const noteHandlers = {
  'note.share': share,
};
