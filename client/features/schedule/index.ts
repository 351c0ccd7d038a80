export { PostponeDialog } from './PostponeDialog.tsx';
export { isWhenComplete, scheduleOf, type Times } from './times.ts';
export { When } from './When.tsx';
