export { DEFAULT_CALENDAR } from './calendar/holidays.ts';
export { extractItems } from './items.ts';
export type * from './types.ts';
