import { api } from '#client/lib/api.ts';
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

/** Whether a stretch may stand in a piece that is still being written, which the timeline doesn't know of. */
export function mayBeGrowing(state: MeetingState, { trackId, startAt }: Stretch): boolean {
  const { status, stretches } = state.shared.recording;
  const since = stretches.at(-1)?.fromAt;
  return status === 'recording' && since !== undefined && startAt >= since && !trackId.startsWith(UPLOAD_TRACK);
}

/** Where a stretch can be heard in a piece that is still being written; null when there is none. */
export async function growingSoundOf(meetingId: string, { trackId, startAt }: Stretch): Promise<SoundPlace | null> {
  const recordings = `/api/meetings/${encodeURIComponent(meetingId)}/recordings`;
  const { pieces } = await api.get<{ pieces: { pieceId: string; startedAt: string }[] }>(
    `${recordings}?trackId=${encodeURIComponent(trackId)}`,
  );
  const moment = Date.parse(startAt);
  const piece = pieces.find(({ startedAt }) => Date.parse(startedAt) <= moment);
  return piece
    ? {
        url: `${recordings}/${encodeURIComponent(piece.pieceId)}`,
        seconds: (moment - Date.parse(piece.startedAt)) / 1000,
      }
    : null;
}
