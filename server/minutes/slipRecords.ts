import { countedAnswer } from '#domain/slips.ts';
import type { MeetingState } from '#domain/state.ts';
import type { SlipRecord } from '#recorder/minutes/record.ts';

/** Opinion slips that were reported to the meeting, with the answers that count and who gave none. */
export function slipsOf(state: MeetingState): SlipRecord[] {
  return state.shared.slips.flatMap(({ slipId }): SlipRecord[] => {
    const entry = state.stewards.slips[slipId];
    if (entry === undefined) {
      return [];
    }
    const answers = entry.recipients.flatMap((personId) => {
      const answer = countedAnswer(entry, personId);
      return answer === null
        ? []
        : [{ personId, optionId: answer.choice, answeredAt: answer.at, reason: answer.reason || null }];
    });
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
