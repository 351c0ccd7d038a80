import type { TaskFilter } from '#protocol/task.ts';
import { foldTones } from './text.ts';

export type TaskQuery = {
  /** Words to be found, folded. */
  readonly words: readonly string[];
  /** The state that was asked for in words, or null. */
  readonly filter: TaskFilter | null;
};

const STATES: readonly (readonly [string, TaskFilter])[] = [
  ['qua han', 'overdue'],
  ['da xong', 'done'],
  ['da hoan thanh', 'done'],
  ['dang mo', 'open'],
  ['chua xong', 'open'],
];

/** Words that say only that tasks are meant. */
const FILLERS = /^(?:(?:cac|nhung|nhiem vu|viec|cua|don vi) )+/;

/**
 * AC-GV-05: what "việc của Sở Tài chính quá hạn" asks for: a state named at the beginning or end, and the words that are left.
 * A state in the middle of other words belongs to the duty.
 */
export function readTaskQuery(query: string): TaskQuery {
  let text = foldTones(query).trim().replace(/\s+/g, ' ');
  let filter: TaskFilter | null = null;
  for (const [words, state] of STATES) {
    const at = new RegExp(`^(?:(?:cac|nhung|viec|nhiem vu) )*${words}(?: |$)|(?:^| )${words}$`);
    if (filter === null && at.test(text)) {
      filter = state;
      text = text.replace(at, ' ').trim();
    }
  }
  const rest = `${text} `.replace(FILLERS, '').trim();
  return { words: rest === '' ? [] : rest.split(' '), filter };
}
