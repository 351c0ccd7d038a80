import type { MeetingState } from '#domain/state.ts';

/** Whether sound is being recorded now. */
export const isRecording = (state: MeetingState): boolean => state.shared.recording.status === 'recording';
