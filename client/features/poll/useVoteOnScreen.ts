import { useState } from 'react';
import { useMeeting } from '#client/realtime/index.ts';
import { latestPoll } from './selectors.ts';

type OnScreen = {
  /** Whether the vote takes the place of the paper now. */
  shown: boolean;
  /** A vote is open and this person has gone back to the paper. */
  waiting: boolean;
  leave: () => void;
  back: () => void;
};

/** A vote or its result covers the paper until one goes back; each new stage of the vote covers it again. */
export function useVoteOnScreen(): OnScreen {
  const stage = useMeeting((state) => {
    const poll = latestPoll(state);
    return poll === null || poll.status === 'cancelled'
      ? null
      : `${poll.pollId}:${poll.status === 'open' ? 'open' : 'done'}`;
  });
  const open = useMeeting((state) => latestPoll(state)?.status === 'open');
  const [left, setLeft] = useState<string | null>(null);
  const shown = stage !== null && left !== stage;
  return { shown, waiting: open && !shown, leave: () => setLeft(stage), back: () => setLeft(null) };
}
