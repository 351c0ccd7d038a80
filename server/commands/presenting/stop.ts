import { done, event, type Handler } from '../handler.ts';
import { requireMayPresent } from './showPage.ts';

/** Ends the presentation: followers keep their page and read on alone. */
export const stop: Handler<'presenting.stop'> = ({ state, actor }) => {
  requireMayPresent(state, actor);
  return state.shared.presenting.shown === null ? done() : done(event('presenting.stopped', {}));
};
