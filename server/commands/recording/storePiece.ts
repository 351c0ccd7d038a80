import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** A recorded piece is on disk: its hash enters the timeline, once (RECORD-5). */
export const storePiece: Handler<'recording.storePiece'> = ({ state, meetingId, payload: { piece } }) => {
  if (piece.meetingId !== meetingId) {
    throw new Rejected('forbidden', 'RECORD-5');
  }
  if (state.shared.recording.pieces.some(({ pieceId }) => pieceId === piece.pieceId)) {
    return done();
  }
  return done(event('recording.pieceStored', { piece }));
};
