import type { MeetingState } from '#domain/state.ts';

/** The vote of the current item as far as the chair's next step needs it. */
export type VoteStep = {
  readonly pollId: string;
  readonly question: string;
  readonly status: 'draft' | 'open' | 'closed';
  readonly received: number;
  readonly voters: number;
};

/** The vote that is on or prepared for the current item. */
export function currentVoteStep(_state: MeetingState): VoteStep | null {
  return null;
}

export type PollActions = {
  open: (pollId: string) => void;
  close: (pollId: string) => void;
  publish: (pollId: string) => void;
  pending: boolean;
};

/** What those who run the meeting do with a vote. */
export function usePollActions(): PollActions {
  const nothing = (): void => {};
  return { open: nothing, close: nothing, publish: nothing, pending: false };
}

export const currentOpenPoll = (_state: MeetingState): object | null => null;
export const currentOutcome = (_state: MeetingState): object | null => null;
