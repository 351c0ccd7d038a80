import {
  constants,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { Rejected } from '#domain/rejected.ts';
import type { SealedCast } from '#protocol/ballot.ts';

const PSS_SHA384 = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

/** Most keys that are kept at hand: polls are open one or two at a time. */
const MOST_KEYS = 16;

function keep<T>(kept: Map<string, T>, name: string, value: T): T {
  if (kept.size >= MOST_KEYS) {
    kept.clear();
  }
  kept.set(name, value);
  return value;
}

/** Read keys by their stored forms: reading one costs more than checking a signature with it. */
const publicKeys = new Map<string, KeyObject>();

/** The key with which a poll's tokens are checked, from its stored form (SPKI, base64). */
export function publicKeyOf(spki: string): KeyObject {
  const known = publicKeys.get(spki);
  const read = (): KeyObject => createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  return known ?? keep(publicKeys, spki, read());
}

type Token = Pick<SealedCast, 'serial' | 'signature'>;

declare const checked: unique symbol;

/** A ballot whose token was checked with the key of its poll: the box doesn't do it again while others wait for it. */
export type SignedCast = SealedCast & { readonly [checked]: true };

/** Whether a ballot's serial number was signed with the poll's key. */
export function isSigned(key: KeyObject, { serial, signature }: Token): boolean {
  return verify('sha384', Buffer.from(serial, 'base64'), { key, ...PSS_SHA384 }, Buffer.from(signature, 'base64'));
}

/**
 * Refuses a ballot without a valid token before it costs more than looking at it (BALLOT-12).
 * @throws {Rejected} BALLOT-2
 */
export function requireSigned(publicKey: string | null, cast: SealedCast): SignedCast {
  if (publicKey === null || !isSigned(publicKeyOf(publicKey), cast)) {
    throw new Rejected('forbidden', 'BALLOT-2');
  }
  return cast as SignedCast;
}

/** The keys with which an open box signs. */
export type Signer = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** Signing keys of boxes that are open now; the whole roll asks within seconds. Callers know from the log that the poll is open. */
const signers = new Map<string, Signer>();

/** The signing keys of a box if this process has them at hand. */
export const knownSigner = (pollId: string): Signer | undefined => signers.get(pollId);

/** Lets the signing keys of a box go. */
export function forgetSigner(pollId: string): void {
  signers.delete(pollId);
}

/** Keeps the signing keys of an open box at hand, from their stored forms (PKCS #8 and SPKI, base64). */
export function rememberSigner(pollId: string, stored: { signing: string; publicKey: string }): Signer {
  const privateKey = createPrivateKey({ key: Buffer.from(stored.signing, 'base64'), format: 'der', type: 'pkcs8' });
  return keep(signers, pollId, { privateKey, publicKey: publicKeyOf(stored.publicKey) });
}

/**
 * Signs a blinded message (base64) without learning what is signed: BlindSign of RFC 9474 §4.3, the raw RSA operation and the
 * check against a faulty computation.
 * @throws {Rejected} BALLOT-2 for what isn't a number below the modulus
 */
export function signWith(keys: Signer, blindedMessage: string): string {
  const blinded = Buffer.from(blindedMessage, 'base64');
  const padding = constants.RSA_NO_PADDING;
  try {
    const signed = privateDecrypt({ key: keys.privateKey, padding }, blinded);
    const check = publicEncrypt({ key: keys.publicKey, padding }, signed);
    if (check.equals(blinded)) {
      return signed.toString('base64');
    }
  } catch {
    // Not a number below the modulus: refused like a wrong one.
  }
  throw new Rejected('invalid_payload', 'BALLOT-2');
}
