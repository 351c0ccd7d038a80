/** Draft of the minutes: quality on two meetings (written and as recognised), and the time from closing to draft. */
import { draft } from '#recorder/minutes/index.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { meetingRecord } from '#tests/support/meetings.ts';
import { scoreMinutes } from '#tests/support/minutesScore.ts';
import { type Bench, type Figure, rounded } from './bench.ts';

const MEETINGS = ['lacGiang', 'hoaLam'] as const;
/** A working day of talk: the sample's 74 turns over and over. */
const COPIES = 20;

function longRecord(): MeetingRecord {
  const record = meetingRecord('lacGiang');
  const utterances = Array.from({ length: COPIES }, (_, copy) =>
    record.utterances.map((utterance) => ({ ...utterance, id: `${utterance.id}-${copy}` })),
  ).flat();
  return { ...record, utterances };
}

const bench: Bench = () => {
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
  const record = longRecord();
  const before = performance.now();
  const made = draft(record);
  figures.longMeetingTurns = record.utterances.length;
  figures.longMeetingBlocks = made.minutes.blocks.length;
  figures.longMeetingMs = Math.round(performance.now() - before);
  met &&= figures.longMeetingMs <= 30_000;
  const goals = { taskRecall: '≥ 0.85', falseTasks: '≤ 1', missing: '0', longMeetingMs: '≤ 30000' };
  return Promise.resolve({ figures, goals, met });
};

export default bench;
