import type { MeetingState } from '#domain/state.ts';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';

/** Where a stretch of speech can be heard: a file's address and how far into it, in seconds. */
export type SoundPlace = { readonly url: string; readonly seconds: number };

type Stretch = { readonly trackId: string; readonly startAt: string; readonly fileStartAt?: string | null };

/** The recorded piece or uploaded file that holds the beginning of a stretch; null when there is none (yet). */
export function soundOf(state: MeetingState, stretch: Stretch): SoundPlace | null {
  const { trackId, startAt, fileStartAt = null } = stretch;
  const moment = Date.parse(startAt);
  const meeting = `/api/meetings/${encodeURIComponent(state.meetingId)}`;
  if (fileStartAt !== null) {
    const uploadId = encodeURIComponent(trackId.slice(UPLOAD_TRACK.length));
    return { url: `${meeting}/speech/uploads/${uploadId}/sound`, seconds: (moment - Date.parse(fileStartAt)) / 1000 };
  }
  const piece = state.shared.recording.pieces.find(
    (each) =>
      each.trackId === trackId &&
      Date.parse(each.startedAt) <= moment &&
      moment < Date.parse(each.startedAt) + each.durationMs,
  );
  return piece
    ? {
        url: `${meeting}/recordings/${encodeURIComponent(piece.pieceId)}`,
        seconds: (moment - Date.parse(piece.startedAt)) / 1000,
      }
    : null;
}
