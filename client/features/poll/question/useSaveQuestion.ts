import { newId } from '#client/lib/ids.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { OPTION_SETS } from '#domain/poll/optionSets.ts';
import { draftOf } from '../selectors.ts';
import { detailsOf, type Form } from './form.ts';

/** Options that the meeting's profile votes with, `id|id|id`. */
export const useOptionSet = (): string =>
  useMeeting((state) => state.shared.meeting.profile?.vote.options ?? OPTION_SETS[0]);

/** Saves what was written: a new draft, a changed one, or what was decided without ballots. */
export function useSaveQuestion(mode: 'new' | 'edit', onDone: () => void) {
  const create = useCommand('poll.create');
  const edit = useCommand('poll.edit');
  const acclaim = useCommand('poll.recordAcclamation');
  const hands = useCommand('poll.recordHands');
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const majority = useMeeting((state) => state.shared.meeting.profile?.majority);
  const written = useOptionSet();
  const draft = useMeeting(draftOf);

  const run = (form: Form): Promise<boolean> => {
    const put = { pollId: newId(), itemId, question: form.question.trim() };
    if (form.form === 'acclamation') {
      return acclaim.run({ ...put, statement: form.statement.trim() || put.question });
    }
    if (form.form === 'hands') {
      const counts = written.split('|').map((optionId) => ({ optionId, count: form.hands[optionId] ?? 0 }));
      return hands.run({ ...put, optionSet: written, counts, countedById: form.countedById });
    }
    const details = detailsOf(form, { itemId, written, majority });
    return mode === 'edit' && draft !== null
      ? edit.run({ pollId: draft.pollId, changes: details })
      : create.run({ pollId: put.pollId, details });
  };
  const save = async (form: Form): Promise<void> => {
    if (await run(form)) {
      onDone();
    }
  };
  return { save, pending: create.pending || edit.pending || acclaim.pending || hands.pending };
}
