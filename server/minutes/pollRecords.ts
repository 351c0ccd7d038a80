import type { PublicPoll } from '#domain/poll/polls.ts';
import { transcriptOf } from '#domain/speech.ts';
import type { MeetingState } from '#domain/state.ts';
import type { PollRecord } from '#recorder/minutes/record.ts';

const settled: Readonly<Record<string, boolean | null>> = {
  passed: true,
  elected: true,
  partly_elected: true,
  not_passed: false,
  none_elected: false,
  no_quorum: false,
  tie_needs_chair: null,
};

/** The utterances around a moment: the last that began before it, and the first that began after it. */
function around(state: MeetingState, at: string | null): { before: string | null; after: string | null } {
  const moment = at === null ? Number.NaN : Date.parse(at);
  const segments = transcriptOf(state.shared.speech).filter(({ words }) => words.length > 0);
  const before = segments.filter(({ startAt }) => Date.parse(startAt) <= moment).at(-1);
  const after = segments.find(({ startAt }) => Date.parse(startAt) > moment);
  return { before: before?.segmentId ?? null, after: after?.segmentId ?? null };
}

function ballotsOf(poll: PublicPoll): PollRecord['ballots'] {
  return poll.form === 'open'
    ? poll.ballots.flatMap(({ participantId, choices }) =>
        choices.map((optionId) => ({ personId: participantId, optionId })),
      )
    : [];
}

function recordOfPoll(state: MeetingState, poll: PublicPoll): PollRecord[] {
  const { result } = poll;
  if (result === null || poll.status !== 'published') {
    return [];
  }
  const secret = poll.form === 'secret';
  return [
    {
      id: poll.pollId,
      itemId: poll.itemId,
      question: poll.question,
      form: poll.form === 'hands' ? 'open' : poll.form,
      options: poll.options.map(({ optionId, label, countsAs }) => ({
        id: optionId,
        label: label.toLocaleLowerCase('vi'),
        countsAs,
      })),
      counts: Object.fromEntries(result.counts.map(({ optionId, votes }) => [optionId, votes])),
      totalMembers: result.totalMembers,
      passed: settled[result.outcome] ?? null,
      ballots: ballotsOf(poll),
      issued: secret ? result.issued : null,
      collected: secret ? result.received : null,
      valid: secret ? result.received - result.invalid : null,
      invalid: secret ? result.invalid : null,
      reservedOpinions: poll.reservedOpinions.map(({ participantId, text }) => ({ personId: participantId, text })),
      openedAfter: around(state, poll.openedAt).before,
      closedBefore: around(state, poll.closedAt).after,
      closedAt: poll.closedAt,
    },
  ];
}

/** Published polls as the minutes need them; what was cancelled or isn't published yet is left out. */
export function pollsOf(state: MeetingState): PollRecord[] {
  return state.shared.polls.order.flatMap((pollId) => {
    const poll = state.shared.polls.byId[pollId];
    return poll === undefined ? [] : recordOfPoll(state, poll);
  });
}
