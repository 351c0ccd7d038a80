import { useEffect, useState } from 'react';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import { type Send, useMyId, useSend } from '#client/realtime/index.ts';
import { showToast } from '#client/ui/toasts.tsx';
import type { Balloting } from '#domain/poll/roll.ts';
import { loadSecret, type SecretRecord, saveSecret } from './secretStore.ts';

export type SecretState = 'preparing' | 'ready' | 'casting' | 'notSent' | 'failed';

type Prepared = Extract<SecretRecord, { stage: 'signed' } | { stage: 'cast' }>;

/** Brings the kept record of a poll to the stage in which it can be cast: draws a token, has it signed blindly. */
async function prepare(poll: Balloting, me: string, send: Send): Promise<Prepared> {
  const { pollId, context } = poll;
  const kept = loadSecret(pollId, me);
  if (kept?.stage === 'signed' || kept?.stage === 'cast') {
    return kept;
  }
  const publicKey = context.publicKey ?? '';
  const token = kept?.token ?? (await drawToken(publicKey));
  saveSecret(pollId, me, { stage: 'drawn', token });
  const { blindSignature } = await send('poll.takeToken', { pollId, blindedMessage: token.blindedMessage });
  const signature = await finishToken(publicKey, token, blindSignature);
  const signed = { stage: 'signed', serial: token.serial, signature } as const;
  saveSecret(pollId, me, signed);
  return signed;
}

type Secret = { state: SecretState; ballotId: string | null; cast: (choices: readonly string[]) => void };

/**
 * The own secret ballot. Voting takes a token in the participant's name first; the ballot itself then goes without name or
 * session. The token is taken only when the voter casts, so that the roll shows who voted and not who looked.
 */
export function useSecretBallot(poll: Balloting): Secret {
  const me = useMyId() ?? '';
  const send = useSend();
  const { pollId } = poll;
  const [state, setState] = useState<SecretState>('ready');
  const [ballotId, setBallotId] = useState<string | null>(null);
  useEffect(() => {
    const kept = loadSecret(pollId, me);
    setBallotId(kept?.stage === 'cast' ? kept.ballotId : null);
    setState('ready');
  }, [pollId, me]);

  const cast = async (choices: readonly string[]): Promise<void> => {
    setState('casting');
    try {
      const ready = await prepare(poll, me, send);
      const id =
        ready.stage === 'cast'
          ? ready.ballotId
          : await castSecretBallot(pollId, { serial: ready.serial, signature: ready.signature, choices });
      saveSecret(pollId, me, { stage: 'cast', ballotId: id });
      setBallotId(id);
      setState('ready');
    } catch (error) {
      const rejection = rejectionOf(error);
      setState('notSent');
      showToast({
        message: rejectionMessage(rejection),
        tone: rejection.code === 'unavailable' ? 'warn' : 'bad',
        id: `ballot-${pollId}`,
      });
    }
  };
  return { state, ballotId, cast: (choices) => void cast(choices) };
}
