import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { ballotIdOf, contextCode, contextText } from '#domain/poll/code.ts';
import { type BallotContext, SealedReceipt } from '#protocol/ballot.ts';
import { Rejection } from '#protocol/envelope.ts';
import { CommandRejected, unavailable } from './rejection.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();

/**
 * What only the voter's device knows of a secret ballot before it is cast: the serial number and the blinding factor. The choice is
 * never part of it. All values are base64. Keep it until the receipt is there, then only the ballot's id.
 */
export type BallotToken = {
  readonly serial: string;
  readonly blindedMessage: string;
  readonly inverse: string;
};

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function importKey(publicKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', fromBase64(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

/**
 * Draws a serial number and blinds it (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the server will sign it without seeing it.
 *
 * @param publicKey the poll's key from its frozen context, SPKI in base64
 */
export async function drawToken(publicKey: string): Promise<BallotToken> {
  const serial = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(await importKey(publicKey), serial);
  return { serial: toBase64(serial), blindedMessage: toBase64(blindedMsg), inverse: toBase64(inv) };
}

/**
 * Takes the blinding off the server's signature.
 *
 * @returns the signature over the serial number, base64
 * @throws when the server signed with another key than the frozen one
 */
export async function finishToken(publicKey: string, token: BallotToken, blindSignature: string): Promise<string> {
  const key = await importKey(publicKey);
  const { serial, inverse } = token;
  return toBase64(await suite.finalize(key, fromBase64(serial), fromBase64(blindSignature), fromBase64(inverse)));
}

/** The published name of the ballot with this serial number: what the voter looks for in the list. */
export async function ballotIdFor(serial: string): Promise<string> {
  return ballotIdOf(new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64(serial))));
}

/** The short code of a ballot context, worked out on this device: it must be the one on the big screen. */
export async function codeOf(context: BallotContext): Promise<string> {
  const text = new TextEncoder().encode(contextText(context));
  return contextCode(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

/** Posts without session, cookie or referrer: the server can't tell who asks. */
async function postNameless(address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unavailable();
  });
  const answer: unknown = await response.json().catch(() => null);
  const rejection = Rejection.safeParse((answer as { rejection?: unknown } | null)?.rejection);
  if (rejection.success) {
    throw new CommandRejected(rejection.data);
  }
  if (!response.ok) {
    throw unavailable();
  }
  return answer;
}

/**
 * Puts the ballot into the box. May be repeated with the same choices until it answers: the ballot counts once.
 *
 * @param origin address of the server; '' for the page's own
 * @returns the ballot's id, once it is durable
 * @throws CommandRejected `POLL-8` too late, `BALLOT-3` cast before with another choice
 */
export async function castSecretBallot(
  pollId: string,
  ballot: { readonly serial: string; readonly signature: string; readonly choices: readonly string[] },
  origin = '',
): Promise<string> {
  return SealedReceipt.parse(await postNameless(`${origin}/api/ballot-box/${pollId}`, ballot)).ballotId;
}

/** Tells those who count that a ballot isn't among the published ids. Only the id is sent, nobody's name. */
export async function reportMissingBallot(pollId: string, ballotId: string, origin = ''): Promise<void> {
  await postNameless(`${origin}/api/ballot-box/${pollId}/missing`, { ballotId });
}
