import type { MeetingState } from '#domain/state.ts';
import { done, event, type Handler, type NewEvent } from '../handler.ts';
import { requireMayPresent } from './showPage.ts';

/** Ends the presentation: followers keep their page and read on alone. */
export const stop: Handler<'presenting.stop'> = ({ state, actor }) => {
  requireMayPresent(state, actor);
  return state.shared.presenting.shown === null ? done() : done(event('presenting.stopped', {}));
};

/** PRESENT-5: ends the presentation when one of these papers is shown; nothing otherwise. */
export function stopShowing({ shared: { presenting } }: MeetingState, paperIds: readonly string[]): NewEvent[] {
  return presenting.shown !== null && paperIds.includes(presenting.shown.paperId)
    ? [event('presenting.stopped', {})]
    : [];
}
