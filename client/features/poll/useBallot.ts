import { useEffect, useState } from 'react';
import { rejectionOf } from '#client/lib/rejection.ts';
import { codeOf } from '#client/lib/secretBallot.ts';
import { reportRefusal, useLink, useMeeting, useMyId, useSend } from '#client/realtime/index.ts';
import type { Balloting } from '#domain/poll/roll.ts';
import type { BallotContext } from '#protocol/ballot.ts';
import type { Rejection } from '#protocol/envelope.ts';
import type { OwnBallot } from './types.ts';

/** Whether the code shown is the code of what this device would vote on, worked out here. */
export function useCodeChecked(context: BallotContext, code: string): 'checking' | 'right' | 'wrong' {
  const [checked, setChecked] = useState<'checking' | 'right' | 'wrong'>('checking');
  useEffect(() => {
    let alive = true;
    codeOf(context).then(
      (own) => alive && setChecked(own === code ? 'right' : 'wrong'),
      () => alive && setChecked('wrong'),
    );
    return () => {
      alive = false;
    };
  }, [context, code]);
  return checked;
}

type Local = { readonly pollId: string; readonly choices: readonly string[]; readonly state: 'sending' | 'kept' };
type Sender = { ballot: OwnBallot; late: Rejection | null; choose: (choices: readonly string[]) => void };

/**
 * The own ballot of an open vote. A tap is sent at once and shown as received only when the server's event says so; without
 * the network it is kept here and sent again as soon as the line is back, if the vote is still open.
 */
export function useOpenBallot(poll: Balloting): Sender {
  const me = useMyId();
  const send = useSend();
  const link = useLink();
  const { pollId } = poll;
  const saved = useMeeting((state) => (me === null ? undefined : state.own[me]?.ballots[pollId]));
  const [local, setLocal] = useState<Local | null>(null);
  const [late, setLate] = useState<Rejection | null>(null);

  const refused = (error: unknown, choices: readonly string[]): void => {
    const rejection = rejectionOf(error);
    if (rejection.code === 'unavailable') {
      setLocal({ pollId, choices, state: 'kept' });
      return;
    }
    setLocal(null);
    if (rejection.rule === 'POLL-8') {
      setLate(rejection);
    } else {
      reportRefusal(error);
    }
  };
  const choose = (choices: readonly string[]): void => {
    setLocal({ pollId, choices, state: 'sending' });
    send('poll.cast', { pollId, choices: [...choices] }).then(
      () => setLocal((now) => (now?.choices === choices ? null : now)),
      (error: unknown) => refused(error, choices),
    );
  };

  const kept = local?.pollId === pollId && local.state === 'kept' ? local.choices : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sends again only when the line comes back
  useEffect(() => {
    if (link.kind === 'online' && kept !== null) {
      choose(kept);
    }
  }, [link.kind]);

  return { ballot: ballotOf(local, saved?.choices ?? null, pollId, link.kind), late, choose };
}

function ballotOf(local: Local | null, saved: readonly string[] | null, pollId: string, link: string): OwnBallot {
  if (local !== null && local.pollId === pollId) {
    return { choices: local.choices, state: link === 'online' ? local.state : 'kept' };
  }
  return saved === null ? { choices: null, state: 'none' } : { choices: saved, state: 'received' };
}
