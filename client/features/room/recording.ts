import type { MeetingState } from '#domain/state.ts';

/** Whether sound is being recorded now. */
export const isRecording = (state: MeetingState): boolean => state.shared.recording.status === 'recording';

/** Whether a classified item is going on: nothing is recorded, transcribed or sent (RECORD, SEC-BM3). */
export const isPrivate = (state: MeetingState): boolean => state.shared.recording.private !== null;
