import type { Proposal, TaskFields } from '#protocol/proposal.ts';
import { type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';
import type { MeetingState } from './state.ts';

export type StewardProposal = Proposal & {
  readonly status: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn';
  readonly taskIds: readonly string[];
  /** A person has changed the fields: a new draft no longer overwrites them. */
  readonly edited: boolean;
};

/** What the language rules propose, by id; only the stewards see it. */
export type ProposalsSlice = Readonly<Record<string, StewardProposal>>;

export const proposalsReducers: Reducers<ProposalsSlice> = {
  'proposal.made': (slice, { proposal }) => ({
    ...slice,
    [proposal.proposalId]: { ...proposal, status: 'proposed', taskIds: [], edited: false },
  }),
  'proposal.withdrawn': (slice, { proposalId }) =>
    update(slice, proposalId, (proposal) => ({ ...proposal, status: 'withdrawn' })),
  'proposal.edited': (slice, { proposalId, fields }) =>
    update(slice, proposalId, (proposal) => ({ ...proposal, fields, edited: true })),
  'proposal.rejected': (slice, { proposalId }) =>
    update(slice, proposalId, (proposal) => ({ ...proposal, status: 'rejected' })),
  'proposal.confirmed': (slice, { proposalId, taskIds }) =>
    update(slice, proposalId, (proposal) => ({ ...proposal, status: 'confirmed', taskIds })),
};

export type AssignedTask = {
  readonly taskId: string;
  readonly itemId: string | null;
  readonly fields: TaskFields;
  readonly quote: string;
  readonly segmentIds: readonly string[];
  readonly assignedAt: string;
  /** Last thing that happened to it, and the status it has since. */
  readonly status: string;
};

/** Duties given in this meeting, by id; everyone sees them. */
export type AssignedTasksSlice = Readonly<Record<string, AssignedTask>>;

export const assignedTasksReducers: Reducers<AssignedTasksSlice> = {
  'task.assigned': (slice, task, { at }) => ({
    ...slice,
    [task.taskId]: { ...task, assignedAt: at, status: 'assigned' },
  }),
  'task.changed': (slice, { taskId, status }) => update(slice, taskId, (task) => ({ ...task, status })),
};

/** The proposal, or a rejection. */
export function requireProposal(state: MeetingState, proposalId: string): StewardProposal {
  const proposal = state.stewards.proposals[proposalId];
  if (proposal === undefined) {
    throw new Rejected('not_found', 'PROPOSAL-1');
  }
  return proposal;
}

/** PROPOSAL-2: only what is still open can be changed, confirmed or rejected. */
export function requireOpenProposal(state: MeetingState, proposalId: string): StewardProposal {
  const proposal = requireProposal(state, proposalId);
  if (proposal.status !== 'proposed') {
    throw new Rejected('conflict', 'PROPOSAL-2', { status: proposal.status });
  }
  return proposal;
}
