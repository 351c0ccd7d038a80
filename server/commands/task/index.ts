import { mirror } from './mirror.ts';

export const taskHandlers = {
  'task.mirror': mirror,
};
