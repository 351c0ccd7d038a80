export { DEFAULT_CALENDAR } from './calendar/holidays.ts';
export type { TaskField } from './classify/fields.ts';
export { classifyTask, type LabelInput, type TaskLabel, type Urgency } from './classify/task.ts';
export { extractItems } from './items.ts';
export { extractMeeting, extractTurn, type MeetingInput } from './meeting/turn.ts';
export type * from './types.ts';
