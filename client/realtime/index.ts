export { ConnectionBanner, useLostSince } from './ConnectionBanner.tsx';
export { CommandQueue } from './commandQueue.ts';
export { type JoinReply, MeetingStore, type MeetingView } from './meetingStore.ts';
export { NetworkChip } from './NetworkChip.tsx';
export { reloadForLostFiles } from './newVersion.ts';
export { serverNow, useServerNow } from './serverClock.ts';
export {
  MeetingProvider,
  type MeetingSession,
  reportRefusal,
  type Send,
  sendAlone,
  useCommand,
  useLink,
  useMeeting,
  useMeetingView,
  useMyId,
  useSend,
  useSession,
} from './session.tsx';
export { useSaving } from './useSaving.ts';
export type { LinkState, Wire } from './wire.ts';
