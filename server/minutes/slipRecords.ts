import { countedAnswer, type SlipEntry } from '#domain/slips.ts';
import type { MeetingState } from '#domain/state.ts';
import type { SlipRecord } from '#recorder/minutes/record.ts';

type Answer = SlipRecord['answers'][number];

/** The answer that the minutes tell of a member: the one that counts, else the one that came too late and is told as such (MINUTES-16). */
function answerOf(entry: SlipEntry, personId: string): Answer[] {
  const { deadlineAt } = entry;
  const last = entry.answers[personId]?.at(-1);
  const tooLate = last !== undefined && deadlineAt !== null && Date.parse(last.at) > Date.parse(deadlineAt);
  const answer = countedAnswer(entry, personId) ?? (tooLate ? last : null);
  return answer === null
    ? []
    : [{ personId, optionId: answer.choice, answeredAt: answer.at, reason: answer.reason || null }];
}

/** Opinion slips that were reported to the meeting, with the answer of each member and who gave none. */
export function slipsOf(state: MeetingState): SlipRecord[] {
  return state.shared.slips.flatMap(({ slipId }): SlipRecord[] => {
    const entry = state.stewards.slips[slipId];
    if (entry === undefined) {
      return [];
    }
    const answers = entry.recipients.flatMap((personId) => answerOf(entry, personId));
    const answered = new Set(answers.map(({ personId }) => personId));
    return [
      {
        id: slipId,
        number: entry.details.number,
        title: entry.details.title,
        options: entry.details.options.map(({ optionId, label, countsAs }) => ({
          id: optionId,
          label: label.toLocaleLowerCase('vi'),
          countsAs,
        })),
        recipientIds: [...entry.recipients],
        answers,
        noReplyIds: entry.recipients.filter((personId) => !answered.has(personId)),
        deadline: entry.deadlineAt,
      },
    ];
  });
}
