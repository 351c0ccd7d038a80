export { BigVote } from './BigVote.tsx';
export { toggled } from './ChoiceList.tsx';
export { MemberVote } from './MemberVote.tsx';
export { voteOnScreen } from './outcome.ts';
export { PollCard } from './PollCard.tsx';
export { currentVoteStep, type VoteStep } from './selectors.ts';
export { usePollActions } from './usePollActions.ts';
export { useReady } from './useReady.ts';
export { useVoteOnScreen } from './useVoteOnScreen.ts';
