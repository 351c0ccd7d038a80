import { newId } from '#client/lib/ids.ts';
import { useCommand } from '#client/realtime/index.ts';

export type PollActions = {
  open: (pollId: string) => void;
  close: (pollId: string) => void;
  publish: (pollId: string) => void;
  extend: (pollId: string, seconds: number) => void;
  decideTie: (pollId: string, side: 'agree' | 'disagree') => void;
  revote: (pollId: string) => void;
  pending: boolean;
};

/** What those who run the meeting do with a vote. */
export function usePollActions(): PollActions {
  const open = useCommand('poll.open');
  const close = useCommand('poll.close');
  const publish = useCommand('poll.publish');
  const extend = useCommand('poll.extend');
  const tie = useCommand('poll.decideTie');
  const revote = useCommand('poll.revote');
  return {
    open: (pollId) => void open.run({ pollId }),
    close: (pollId) => void close.run({ pollId }),
    publish: (pollId) => void publish.run({ pollId }),
    extend: (pollId, seconds) => void extend.run({ pollId, seconds }),
    decideTie: (pollId, side) => void tie.run({ pollId, side }),
    revote: (pollId) => void revote.run({ pollId, newPollId: newId() }),
    pending: open.pending || close.pending || publish.pending || tie.pending || extend.pending || revote.pending,
  };
}
