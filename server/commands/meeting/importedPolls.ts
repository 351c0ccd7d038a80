import type { PollOption, PollResult, PublishedBallot } from '#protocol/ballot.ts';
import type { MeetingRecord } from '#recorder/minutes/index.ts';
import { event, type NewEvent } from '../handler.ts';

type PollRecord = MeetingRecord['polls'][number];

const permille = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 1000) / whole));

function outcomeOf({ passed }: PollRecord): PollResult['outcome'] {
  if (passed === null) {
    return 'tie_needs_chair';
  }
  return passed ? 'passed' : 'not_passed';
}

/** The figures that the file gives; those of the room, which it doesn't tell, are those of the ballots. */
function resultOf(poll: PollRecord): PollResult {
  const { options, counts, totalMembers } = poll;
  const votesOf = (side: PollOption['countsAs']): number =>
    options.filter(({ countsAs }) => countsAs === side).reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
  const [agree, disagree, neutral] = [votesOf('agree'), votesOf('disagree'), votesOf('neutral')];
  const cast = agree + disagree + neutral;
  const invalid = poll.invalid ?? 0;
  const required = Math.floor(totalMembers / 2) + 1;
  return {
    ...{ outcome: outcomeOf(poll), decidedBy: 'majority', agree, disagree, neutral, base: totalMembers, required },
    counts: options.map(({ id }) => ({ optionId: id, ballots: counts[id] ?? 0, votes: counts[id] ?? 0 })),
    majority: { rule: 'more_than_half', base: 'total_members', tie: 'chair' },
    ...{ totalMembers, issued: poll.issued ?? cast, received: poll.collected ?? cast + invalid, invalid },
    ...{ silent: 0, absent: Math.max(0, totalMembers - cast - invalid) },
    ...{ agreeOfCastPermille: permille(agree, cast), agreeOfTotalPermille: permille(agree, totalMembers) },
    ...{ elected: [], tied: [], warnings: [] },
    quorum: { present: cast + invalid, total: totalMembers, required, met: cast + invalid >= required },
  };
}

function ballotsOf({ ballots }: PollRecord, remote: ReadonlySet<string>): PublishedBallot[] {
  return ballots.map(({ personId, optionId }) => ({
    participantId: personId,
    choices: [optionId],
    place: remote.has(personId) ? 'remote' : 'on_site',
    changes: 0,
  }));
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** The options of a vote as a ballot names them. */
export const optionsOf = (options: PollRecord['options']): PollOption[] =>
  options.map(({ id, label, countsAs }) => ({ optionId: id, label: capital(label), countsAs }));

/** Votes of a meeting file as facts that everybody in the meeting sees (MEETING-10): its chips and results are those of a vote held here. */
export function importedPolls({ polls, people }: MeetingRecord): NewEvent[] {
  const remote = new Set(people.filter((person) => person.remote).map(({ id }) => id));
  return polls.map((poll) =>
    event('poll.imported', {
      ...{ pollId: poll.id, itemId: poll.itemId, question: poll.question, form: poll.form },
      options: optionsOf(poll.options),
      ballots: ballotsOf(poll, remote),
      result: resultOf(poll),
    }),
  );
}
