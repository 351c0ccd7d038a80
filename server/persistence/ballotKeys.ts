import { createCipheriv, createDecipheriv, generateKeyPair, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const NONCE = 12;
const TAG = 16;

/** Encrypts with AES-256-GCM, bound to `about`: nonce, tag and ciphertext in one. */
export function sealBytes(key: Uint8Array, about: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  return new Uint8Array(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/**
 * Opens what `sealBytes` made.
 * @throws when the bytes were changed, are about something else, or were sealed with another key.
 */
export function unsealBytes(key: Uint8Array, about: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
}

/** Keys of one box: what signs tokens (PKCS #8, base64; null once it is closed) and what its content is encrypted with. */
export type BoxKeys = { readonly signing: string | null; readonly content: string };

let secrets: readonly string[] = [];

/**
 * Names the secret that box keys are encrypted with; it comes from the environment, never from the database. The newest one
 * seals, all of them open, so that a secret can be changed while older boxes are still to be verified.
 */
export function installBallotSecret(secret: string): void {
  secrets = [secret, ...secrets.filter((known) => known !== secret)];
}

/** What a box's keys are encrypted for: its poll, and while that is open the key that is destroyed at its end. */
export type BoxLock = { readonly pollId: string; readonly openKey: Buffer | null };

function wrappingKey(secret: string, { pollId, openKey }: BoxLock): Uint8Array {
  const salt = openKey === null ? Buffer.from(pollId) : Buffer.concat([Buffer.from(pollId), openKey]);
  return new Uint8Array(hkdfSync('sha256', secret, salt, 'nghi-su ballot box', 32));
}

/** The stored form of a box's keys. */
export function wrapKeys(lock: BoxLock, keys: BoxKeys): Uint8Array<ArrayBuffer> {
  const [newest] = secrets;
  if (newest === undefined) {
    throw new Error('no secret is installed for ballot boxes');
  }
  return sealBytes(wrappingKey(newest, lock), lock.pollId, Buffer.from(JSON.stringify(keys)));
}

/**
 * The keys of a box from their stored form.
 * @throws when none of the installed secrets opens them, or with another key of the open box.
 */
export function unwrapKeys(lock: BoxLock, wrapped: Uint8Array): BoxKeys {
  for (const secret of secrets) {
    try {
      return JSON.parse(unsealBytes(wrappingKey(secret, lock), lock.pollId, wrapped).toString('utf8')) as BoxKeys;
    } catch {
      // Sealed with an older secret: the next one is tried.
    }
  }
  throw new Error('the keys of a ballot box were sealed with another SECRET_KEY');
}

/** A fresh signing key: public part as SPKI, private part as PKCS #8, both base64. */
export type SigningPair = { readonly publicKey: string; readonly privateKey: string };

const MODULUS_BITS = 2048;
const READY = 2;
const generate = promisify(generateKeyPair);

async function newPair(): Promise<SigningPair> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

const ready: Promise<SigningPair>[] = [];

/** Makes signing keys ahead, off the event loop, so that opening a secret poll doesn't wait for primes. */
export function prepareSigningKeys(): void {
  while (ready.length < READY) {
    ready.push(newPair());
  }
}

/** A signing key nobody has used, and a new one on its way for the next poll. */
export async function takeSigningPair(): Promise<SigningPair> {
  const pair = ready.shift() ?? newPair();
  prepareSigningKeys();
  return pair;
}
