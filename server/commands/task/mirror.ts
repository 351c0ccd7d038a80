import { done, event, type Handler } from '../handler.ts';

/** What happened to a task outside the meeting becomes a fact of its timeline; a task of another meeting is passed over. */
export const mirror: Handler<'task.mirror'> = ({ state, payload }) =>
  state.shared.tasks[payload.taskId] === undefined ? done() : done(event('task.changed', payload));
