/**
 * Draft of the minutes: quality on four meetings (written and as recognised), the time from closing to draft of a long day and of
 * a hall of hundreds, and how long a four-hour meeting's draft holds up the event loop, on the thread as the server does it beside on the loop itself.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { draft } from '#recorder/minutes/drafting.ts';
import type { MinutesDraft } from '#recorder/minutes/draftTypes.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { DraftThread } from '#server/minutes/draftThread.ts';
import { meetingRecord } from '#tests/support/meetings.ts';
import { scoreMinutes } from '#tests/support/minutesScore.ts';
import { type Bench, type Figure, rounded } from './bench.ts';

const MEETINGS = ['lacGiang', 'hoaLam', 'anTrach', 'rachSay'] as const;
/** A working day of talk: the sample's 74 turns over and over. */
const COPIES = 20;

/** Four hours of talk at 125 words a minute: the sample's 2,000 words fifteen times. */
const COPIES_OF_FOUR_HOURS = 15;

function longRecord(copies: number): MeetingRecord {
  const record = meetingRecord('lacGiang');
  const utterances = Array.from({ length: copies }, (_, copy) =>
    record.utterances.map((utterance) => ({ ...utterance, id: `${utterance.id}-${copy}` })),
  ).flat();
  return { ...record, utterances };
}

/** Members of a large people's council or congress. */
const HALL = 500;

/** The sample's meeting in a hall full of members, all of whom the minutes list. */
function fullHall(): MeetingRecord {
  const record = meetingRecord('lacGiang');
  const members = record.people.filter(({ role }) => role === 'member');
  const more = Array.from({ length: Math.ceil(HALL / members.length) }, (_, row) =>
    members.map((member) => ({ ...member, id: `${member.id}-${row}`, title: `Đại biểu Tổ ${row}` })),
  ).flat();
  return { ...record, people: [...record.people, ...more.slice(0, HALL)] };
}

function timed(record: MeetingRecord): { made: MinutesDraft; ms: number } {
  const before = performance.now();
  const made = draft(record);
  return { made, ms: Math.round(performance.now() - before) };
}

/** The longest time in ms that the event loop served nobody while `work` ran. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first round sets the mark to measure from, and a stall is counted when the loop comes round again.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return rounded(delay.max / 1e6);
}

async function stalls(): Promise<Record<string, Figure>> {
  const record = longRecord(COPIES_OF_FOUR_HOURS);
  const thread = new DraftThread();
  draft(record);
  await thread.draft(record);
  const onLoop = await longestStall(() => Promise.resolve().then(() => draft(record)));
  const onThread = await longestStall(() => thread.draft(record));
  await thread.close();
  return {
    'fourHours.turns': record.utterances.length,
    'fourHours.stallOnLoopMs': onLoop,
    'fourHours.stallOnThreadMs': onThread,
  };
}

const bench: Bench = async () => {
  const figures: Record<string, Figure> = {};
  let met = true;
  for (const name of MEETINGS) {
    for (const spoken of [false, true]) {
      const score = scoreMinutes(name, { spoken });
      const key = `${name}.${spoken ? 'spoken' : 'written'}`;
      figures[`${key}.taskRecall`] = rounded(score.taskRecall);
      figures[`${key}.taskPrecision`] = rounded(score.taskPrecision);
      figures[`${key}.dueExact`] = rounded(score.dueExact);
      figures[`${key}.falseTasks`] = score.falseTasks;
      figures[`${key}.decisionRecall`] = rounded(score.decisionRecall);
      figures[`${key}.requestRecall`] = rounded(score.requestRecall);
      figures[`${key}.missing`] = score.missing.length;
      met &&= score.taskRecall >= 0.85 && score.falseTasks <= 1 && score.missing.length === 0;
    }
  }
  const record = longRecord(COPIES);
  const { made, ms } = timed(record);
  figures.longMeetingTurns = record.utterances.length;
  figures.longMeetingBlocks = made.minutes.blocks.length;
  figures.longMeetingMs = ms;
  figures.fullHallMembers = HALL;
  figures.fullHallMs = timed(fullHall()).ms;
  met &&= figures.longMeetingMs <= 30_000 && figures.fullHallMs <= 30_000;
  Object.assign(figures, await stalls());
  const goals = {
    taskRecall: '≥ 0.85',
    falseTasks: '≤ 1',
    missing: '0',
    longMeetingMs: '≤ 30000',
    fullHallMs: '≤ 30000',
  };
  return { figures, goals, met };
};

export default bench;
