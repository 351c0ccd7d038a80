import type { BallotToken } from '#client/lib/secretBallot.ts';

/**
 * What this device keeps of a secret ballot: before the cast the token and its signature (never the choice), after it only the
 * ballot's id. Kept for this tab's session, so that a reload in the middle of a vote loses nothing.
 */
export type SecretRecord =
  | { readonly stage: 'drawn'; readonly token: BallotToken }
  | { readonly stage: 'signed'; readonly serial: string; readonly signature: string }
  | { readonly stage: 'cast'; readonly ballotId: string };

const key = (pollId: string, me: string): string => `nghi-su.ballot.${pollId}.${me}`;

/** What is kept of this poll for this participant; null when nothing is. */
export function loadSecret(pollId: string, me: string): SecretRecord | null {
  const text = sessionStorage.getItem(key(pollId, me));
  return text === null ? null : (JSON.parse(text) as SecretRecord);
}

/** Keeps the newest stage only. */
export function saveSecret(pollId: string, me: string, record: SecretRecord): void {
  sessionStorage.setItem(key(pollId, me), JSON.stringify(record));
}
