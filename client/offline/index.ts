export { claimDevice, hasLeft, isLeaving, leaveLater, openOwn, whenLeft } from './device.ts';
export { type Keeping, useKeeping } from './keeping.ts';
export { dropUnwanted, fetchMissing } from './keepPapers.ts';
export { type KeptState, keptMeetings, MeetingMemory } from './meetingMemory.ts';
export type { KeptPaper } from './places.ts';
export { startWorker } from './worker.ts';
