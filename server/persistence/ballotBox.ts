import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  randomInt,
  verify,
} from 'node:crypto';
import { ballotIdOf } from '#domain/poll/code.ts';
import { Rejected } from '#domain/rejected.ts';
import type { SealedCast } from '#protocol/ballot.ts';
import { type BoxKeys, sealBytes, takeSigningPair, unsealBytes, unwrapKeys, wrapKeys } from './ballotKeys.ts';
import type { Database, Tx } from './client.ts';

/** A ballot in the box: the voter's own serial number, the unblinded signature over it, and the choices. */
type StoredBallot = { readonly serial: string; readonly signature: string; readonly choices: readonly string[] };

/** An opened ballot under its published name. Never leaves the server together. */
export type OpenedBallot = { readonly ballotId: string; readonly choices: readonly string[] };

type Row = { pollId: string; publicKey: string; keys: Uint8Array; sealed: Uint8Array; open: boolean };

/** Room for one ballot in the padded box; a box that outgrows its size doubles. */
const BYTES_PER_BALLOT = 1024;
const PSS_SHA384 = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };

function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

function padded(ballots: readonly StoredBallot[], size: number): Buffer {
  const text = Buffer.from(JSON.stringify(ballots));
  let room = size;
  while (room < text.length) {
    room *= 2;
  }
  return Buffer.concat([text, Buffer.alloc(room - text.length, ' ')]);
}

function contentOf({ pollId, sealed }: Row, keys: BoxKeys): { ballots: StoredBallot[]; size: number } {
  const plain = unsealBytes(Buffer.from(keys.content, 'base64'), pollId, sealed);
  return { ballots: JSON.parse(plain.toString('utf8')) as StoredBallot[], size: plain.length };
}

function sealContent(pollId: string, keys: BoxKeys, ballots: readonly StoredBallot[], size: number) {
  return sealBytes(Buffer.from(keys.content, 'base64'), pollId, padded(shuffled(ballots), size));
}

/** The published name of a ballot. */
function idOf({ serial }: Pick<StoredBallot, 'serial'>): string {
  return ballotIdOf(createHash('sha256').update(Buffer.from(serial, 'base64')).digest());
}

function publicKeyOf(spki: string): KeyObject {
  return createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
}

function isSigned(key: KeyObject, { serial, signature }: Omit<StoredBallot, 'choices'>): boolean {
  return verify('sha384', Buffer.from(serial, 'base64'), { key, ...PSS_SHA384 }, Buffer.from(signature, 'base64'));
}

async function lockBox(tx: Tx, pollId: string): Promise<Row> {
  const rows = await tx.$queryRaw<Row[]>`SELECT * FROM "BallotBox" WHERE "pollId" = ${pollId} FOR UPDATE`;
  const row = rows[0];
  if (row === undefined) {
    throw new Rejected('not_found', 'BALLOT-1');
  }
  return row;
}

type Signer = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** Signing keys of boxes that are open now; the whole roll asks within seconds. Callers know from the log that the poll is open. */
const signers = new Map<string, Signer>();
const MOST_SIGNERS = 16;

/**
 * Makes an empty box with keys of its own; answers the public key (SPKI, base64) that is frozen into the ballot context.
 * Boxes are found by the poll's id alone, so that a ballot names no meeting: an id that any meeting has a box of is refused (POLL-1).
 */
export async function createBox(
  tx: Tx,
  { pollId, meetingId, voters }: { pollId: string; meetingId: string; voters: number },
): Promise<string> {
  const { publicKey, privateKey } = await takeSigningPair();
  const keys: BoxKeys = { signing: privateKey, content: randomBytes(32).toString('base64') };
  const sealed = sealContent(pollId, keys, [], voters * BYTES_PER_BALLOT);
  // What an opening that was rolled back has left in memory doesn't fit this box.
  signers.delete(pollId);
  const box = { pollId, meetingId, publicKey, keys: wrapKeys(pollId, keys), sealed, open: true };
  const { count } = await tx.ballotBox.createMany({ data: [box], skipDuplicates: true });
  if (count === 0) {
    throw new Rejected('conflict', 'POLL-1');
  }
  return publicKey;
}

async function loadSigner(tx: Tx, pollId: string): Promise<Signer> {
  const row = await tx.ballotBox.findUnique({ where: { pollId }, select: { keys: true, publicKey: true } });
  const signing = row === null ? null : unwrapKeys(pollId, row.keys).signing;
  if (row === null || signing === null) {
    throw new Rejected('conflict', 'POLL-8', { status: 'closed' });
  }
  const privateKey = createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' });
  const signer = { privateKey, publicKey: publicKeyOf(row.publicKey) };
  if (signers.size >= MOST_SIGNERS) {
    signers.clear();
  }
  signers.set(pollId, signer);
  return signer;
}

/**
 * Signs a blinded message (base64) with the box's key without learning what is signed: BlindSign of RFC 9474 §4.3, the raw RSA
 * operation and the check against a faulty computation.
 */
export async function signBlinded(tx: Tx, pollId: string, blindedMessage: string): Promise<string> {
  const keys = signers.get(pollId) ?? (await loadSigner(tx, pollId));
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

export type CastAnswer = { readonly ballotId: string } | Rejected;

/**
 * Puts ballots that arrived together into the box, in one transaction: each with a valid signature, each serial once. The
 * same ballot again gets the same answer; another choice under the same serial is refused (BALLOT-3). The whole box is
 * shuffled and encrypted anew, so neither order nor time of arrival is kept anywhere.
 */
export function castSealed(db: Database, pollId: string, casts: readonly SealedCast[]): Promise<CastAnswer[]> {
  return db.$transaction(async (tx) => {
    const row = await lockBox(tx, pollId);
    if (!row.open) {
      return casts.map(() => new Rejected('conflict', 'POLL-8', { status: 'closed' }));
    }
    const keys = unwrapKeys(pollId, row.keys);
    const { ballots, size } = contentOf(row, keys);
    const bySerial = new Map(ballots.map((ballot) => [ballot.serial, ballot]));
    const key = publicKeyOf(row.publicKey);
    const answers = casts.map((cast) => accept(bySerial, key, cast));
    if (bySerial.size > ballots.length) {
      const sealed = sealContent(pollId, keys, [...bySerial.values()], size);
      await tx.ballotBox.update({ where: { pollId }, data: { sealed }, select: { pollId: true } });
    }
    return answers;
  });
}

function accept(bySerial: Map<string, StoredBallot>, key: KeyObject, cast: SealedCast): CastAnswer {
  const known = bySerial.get(cast.serial);
  if (known !== undefined) {
    const same = known.choices.toString() === cast.choices.toString();
    return same ? { ballotId: idOf(cast) } : new Rejected('conflict', 'BALLOT-3');
  }
  if (!isSigned(key, cast)) {
    return new Rejected('forbidden', 'BALLOT-2');
  }
  bySerial.set(cast.serial, cast);
  return { ballotId: idOf(cast) };
}

/** How many ballots are in the box. */
export async function countBox(tx: Tx, pollId: string): Promise<number> {
  const row = await tx.ballotBox.findUnique({ where: { pollId } });
  return row === null ? 0 : contentOf(row, unwrapKeys(pollId, row.keys)).ballots.length;
}

/** Closes the box for good: no more ballots, and the key that signs tokens is destroyed. Answers the ballots, shuffled. */
export async function sealBox(tx: Tx, pollId: string): Promise<OpenedBallot[]> {
  const row = await lockBox(tx, pollId);
  const keys = { ...unwrapKeys(pollId, row.keys), signing: null };
  signers.delete(pollId);
  await tx.ballotBox.update({ where: { pollId }, data: { open: false, keys: wrapKeys(pollId, keys) } });
  return opened(row, keys);
}

/** The ballots of a box in a new random order. */
export async function openedBox(tx: Tx | Database, pollId: string): Promise<OpenedBallot[]> {
  const row = await tx.ballotBox.findUnique({ where: { pollId } });
  if (row === null) {
    throw new Rejected('not_found', 'BALLOT-1');
  }
  return opened(row, unwrapKeys(pollId, row.keys));
}

function opened(row: Row, keys: BoxKeys): OpenedBallot[] {
  return shuffled(contentOf(row, keys).ballots).map((ballot) => ({ ballotId: idOf(ballot), choices: ballot.choices }));
}

/** Destroys a box with everything in it. */
export async function dropBox(tx: Tx, pollId: string): Promise<void> {
  signers.delete(pollId);
  await tx.ballotBox.deleteMany({ where: { pollId } });
}

/** The meeting whose poll a box belongs to; null when there is no such box. */
export async function meetingOfBox(db: Database, pollId: string): Promise<string | null> {
  const row = await db.ballotBox.findUnique({ where: { pollId }, select: { meetingId: true } });
  return row?.meetingId ?? null;
}

export type Recount = {
  /** Ids of all ballots, sorted. */
  readonly ballotIds: readonly string[];
  /** Ballots per option, and those that name no option. */
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: number;
  readonly blank: number;
  /** Ballots whose token wasn't signed with this poll's key. */
  readonly unsigned: number;
};

/**
 * Counts the sealed box again for the verifier, to be held against the published ids and totals (BALLOT-8). The secret must have
 * been installed with `installBallotSecret`.
 */
export async function recountSealedBox(db: Database, pollId: string): Promise<Recount> {
  const row = await db.ballotBox.findUniqueOrThrow({ where: { pollId } });
  const { ballots } = contentOf(row, unwrapKeys(pollId, row.keys));
  const key = publicKeyOf(row.publicKey);
  const counts: Record<string, number> = {};
  for (const choice of ballots.flatMap(({ choices }) => choices)) {
    counts[choice] = (counts[choice] ?? 0) + 1;
  }
  return {
    ballotIds: ballots.map(idOf).toSorted(),
    counts,
    ballots: ballots.length,
    blank: ballots.filter(({ choices }) => choices.length === 0).length,
    unsigned: ballots.filter((ballot) => !isSigned(key, ballot)).length,
  };
}
