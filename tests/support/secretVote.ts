import { castSecretBallot, drawToken, finishToken } from '#client/lib/secretBallot.ts';
import type { MeetingClient } from './participant.ts';

/** Votes in a secret poll as the product's own screens do; answers the ballot's id. */
export async function voteInSecret(
  client: MeetingClient,
  pollId: string,
  choices: readonly string[],
  origin: string,
): Promise<string> {
  const { shared } = await client.waitForState(({ shared: { polls } }) => polls.byId[pollId] !== undefined, pollId);
  const publicKey = shared.polls.byId[pollId]?.context?.publicKey ?? '';
  const token = await drawToken(publicKey);
  const { blindSignature } = await client.send('poll.takeToken', { pollId, blindedMessage: token.blindedMessage });
  const signature = await finishToken(publicKey, token, blindSignature);
  return castSecretBallot(pollId, { serial: token.serial, signature, choices }, origin);
}
