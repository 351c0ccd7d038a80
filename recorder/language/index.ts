export { DEFAULT_CALENDAR } from './calendar/holidays.ts';
export { extractItems } from './items.ts';
export { extractMeeting, extractTurn, type MeetingInput } from './meeting/turn.ts';
export type * from './types.ts';
