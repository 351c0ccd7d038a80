import { clipToRecording } from '#domain/recording.ts';
import { done, event, type Handler } from '../handler.ts';

/** A stretch is missing: what of it lies in time that should have been recorded is noted (RECORD-6). */
export const reportGap: Handler<'recording.reportGap'> = ({ state, payload: { cause, fromAt, untilAt } }) => {
  const clipped = clipToRecording(state.shared.recording, fromAt, untilAt);
  return clipped === null ? done() : done(event('recording.gapFound', { cause, ...clipped }));
};
