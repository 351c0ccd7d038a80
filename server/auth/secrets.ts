import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane); `algorithm: 2` is argon2id. */
const argon = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The form in which a password is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), argon);
}

/** Whether a password belongs to a stored hash. */
export function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFC'));
}

/** A random token of 256 bits for cookies and codes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which a token is stored: reading the database doesn't let anybody in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A number of eight digits for typing. */
export function newPin(): string {
  return String(randomInt(0, 100_000_000)).padStart(8, '0');
}

/** Stored form of a short number: keyed, or all hundred million of them could be tried against a copy of the database. */
export function hashPin(key: string, pin: string): string {
  return createHmac('sha256', key).update(`pin:${pin}`).digest('hex');
}

/** Whether two texts are the same, in a time that doesn't tell how far they agree. */
export function isSame(given: string, wanted: string): boolean {
  const a = createHash('sha256').update(given).digest();
  const b = createHash('sha256').update(wanted).digest();
  return timingSafeEqual(a, b);
}

function sealingKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'nghi-su second factor', 32));
}

/** Encrypts a short secret for the database (AES-256-GCM): nonce, tag and text in base64url. */
export function seal(key: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/**
 * Opens what `seal` made.
 * @throws when the text was changed or sealed with another key.
 */
export function unseal(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
