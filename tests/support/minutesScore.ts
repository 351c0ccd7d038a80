import { draft } from '#recorder/minutes/drafting.ts';
import type { DraftTask } from '#recorder/minutes/index.ts';
import { type MeetingName, meetingFile, meetingRecord } from './meetings.ts';

interface ExpectedTask {
  assignee_lead: string;
  source_utterances: string[];
  due: string | null;
  due_history: { due: string }[];
}

/** How a draft compares with what the meeting file expects, scored as the file says (`expected.scoring`, domain.md §3.6). */
export interface MinutesScore {
  taskRecall: number;
  taskPrecision: number;
  dueExact: number;
  /** Tasks whose words are in turns marked as no task. */
  falseTasks: number;
  decisionRecall: number;
  requestRecall: number;
  commitmentRecall: number;
  missing: string[];
  unsupported: number;
}

const fold = (text: string | null) => (text ?? '').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
const meet = (a: readonly string[], b: readonly string[]) => a.some((id) => b.includes(id));
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Drafts a meeting file and scores it. */
export function scoreMinutes(name: MeetingName, options: { spoken?: boolean } = {}): MinutesScore {
  const made = draft(meetingRecord(name, options));
  const { expected } = meetingFile(name);
  const tasks: ExpectedTask[] = expected.tasks;
  const free = [...made.tasks];
  const pairs = tasks.map((task) => ({ task, found: matching(task, free) }));
  const hits = pairs.filter((pair) => pair.found !== null);
  const none: string[] = expected.non_task_utterances.map((row: { utterance: string }) => row.utterance);
  const text = made.minutes.blocks.map((block) => block.text).join('\n');
  return {
    taskRecall: share(hits.length, tasks.length),
    taskPrecision: share(hits.length, made.tasks.length),
    dueExact: share(hits.filter(({ task, found }) => task.due === found?.due).length, hits.length),
    falseTasks: made.tasks.filter((task) => task.sourceUtterances.every((id) => none.includes(id))).length,
    decisionRecall: recall(expected.decisions, made.decisions),
    requestRecall: recall(expected.requests, made.requests),
    commitmentRecall: recall(expected.commitments, made.commitments),
    missing: expected.minutes.must_include.filter((needed: string) => !text.includes(needed)),
    unsupported: made.dropped.length,
  };
}

/** The draft's task for an expected one: same lead, common turns, the same day where there is a choice; taken once. */
function matching(task: ExpectedTask, free: DraftTask[]): DraftTask | null {
  const candidates = free.filter(
    (found) =>
      fold(found.assigneeLead) === fold(task.assignee_lead) && meet(found.sourceUtterances, task.source_utterances),
  );
  const found = candidates.find((candidate) => candidate.due === task.due) ?? candidates[0] ?? null;
  if (found) {
    free.splice(free.indexOf(found), 1);
  }
  return found;
}

function recall(expected: { source_utterances: string[] }[], found: { sourceUtterances: string[] }[]): number {
  const hit = expected.filter((row) => found.some((item) => meet(item.sourceUtterances, row.source_utterances)));
  return share(hit.length, expected.length);
}
