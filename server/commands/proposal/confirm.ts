import { requireOpenProposal, type StewardProposal } from '#domain/proposals.ts';
import { Rejected } from '#domain/rejected.ts';
import type { TaskFields } from '#protocol/proposal.ts';
import { createTasks } from '#server/persistence/taskStore.ts';
import { labelsOf } from '#server/tasks/labels.ts';
import { seriesStart } from '#server/tasks/seriesStart.ts';
import { dayIn } from '#server/tasks/workingDays.ts';
import { type CommandContext, event, type Handler, requireActingParticipant } from '../handler.ts';

/** One lead unit per task (PROPOSAL-3): a collective addressee or a second lead must be settled by a person first. */
function fieldsOf({ fields, flags, edited }: StewardProposal, splitInto: readonly string[]): TaskFields[] {
  if (splitInto.length > 0) {
    return splitInto.map((leadUnit) => ({ ...fields, leadUnit, leadPersonId: null }));
  }
  if (fields.leadUnit === '' || (flags.includes('multiple_leads') && !edited)) {
    throw new Rejected('conflict', 'PROPOSAL-3', { leadUnit: fields.leadUnit });
  }
  return [fields];
}

/** The account of the person who answers for a task: the named lead, else whoever of the unit took part. */
function leadAccount(
  { state }: Pick<CommandContext<'proposal.confirm'>, 'state'>,
  { leadPersonId, leadUnit }: TaskFields,
): string | null {
  const people = Object.values(state.shared.people.byId);
  const named = people.find(({ participantId }) => participantId === leadPersonId);
  return (named ?? people.find(({ unit }) => unit === leadUnit))?.accountId ?? null;
}

/** Makes a proposal a task: on the timeline for everyone in the meeting, and in the list that outlives the meeting. */
export const confirm: Handler<'proposal.confirm'> = async ({ state, payload, actor, tx, meetingId, newId, now }) => {
  const proposal = requireOpenProposal(state, payload.proposalId);
  const { participantId: by } = requireActingParticipant(actor);
  const { itemId, quote, segmentIds } = proposal;
  const today = dayIn(new Date(now));
  const tasks = fieldsOf(proposal, payload.splitInto).map((fields) => ({
    taskId: newId(),
    itemId,
    fields,
    quote,
    segmentIds: [...segmentIds],
    leadAccountId: leadAccount({ state }, fields),
    classified: itemId !== null && (state.shared.agenda.byId[itemId]?.classified ?? false),
    series: seriesStart(fields, today),
    labels: labelsOf({ ...fields, said: quote }, today),
  }));
  const taskIds = tasks.map(({ taskId }) => taskId);
  await createTasks(tx, { meetingId, at: now, tasks });
  return {
    events: [
      event('proposal.confirmed', { proposalId: proposal.proposalId, taskIds, by }),
      ...tasks.map(({ leadAccountId: _account, classified: _classified, series: _series, labels: _labels, ...task }) =>
        event('task.assigned', task),
      ),
    ],
    result: { taskIds },
  };
};
