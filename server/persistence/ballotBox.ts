import { type KeyObject, randomBytes } from 'node:crypto';
import { Rejected } from '#domain/rejected.ts';
import { contentOf, idOf, roomFor, type StoredBallot, sealContent, shuffled } from './ballotContent.ts';
import { type BoxKeys, takeSigningPair, unwrapKeys, wrapKeys } from './ballotKeys.ts';
import {
  forgetSigner,
  knownSigner,
  publicKeyOf,
  rememberSigner,
  type SignedCast,
  type Signer,
  signWith,
} from './ballotSigning.ts';
import type { Database, Tx } from './client.ts';
import { destroyLeftOverKeys, destroyOpenBoxKey, makeOpenBoxKey, openBoxKey } from './openBoxKeys.ts';

/** An opened ballot under its published name. Never leaves the server together. */
export type OpenedBallot = { readonly ballotId: string; readonly choices: readonly string[] };

type Row = {
  pollId: string;
  publicKey: string;
  keys: Uint8Array;
  openKeyId: string | null;
  sealed: Uint8Array;
  open: boolean;
};

/** Which key opens which open box, of those that this process has seen. */
const openKeys = new Map<string, string>();

function noteOpenKey({ pollId, openKeyId }: Pick<Row, 'pollId' | 'openKeyId'>): void {
  if (openKeyId !== null) {
    openKeys.set(pollId, openKeyId);
  }
}

/** The keys of a box as it is now. */
async function keysOf(row: Pick<Row, 'pollId' | 'keys' | 'openKeyId'>): Promise<BoxKeys> {
  const { pollId, keys, openKeyId } = row;
  noteOpenKey(row);
  return unwrapKeys({ pollId, openKey: openKeyId === null ? null : await openBoxKey(openKeyId) }, keys);
}

async function lockBox(tx: Tx, pollId: string): Promise<Row> {
  const rows = await tx.$queryRaw<Row[]>`SELECT * FROM "BallotBox" WHERE "pollId" = ${pollId} FOR UPDATE`;
  const row = rows[0];
  if (row === undefined) {
    throw new Rejected('not_found', 'BALLOT-1');
  }
  return row;
}

/**
 * Makes an empty box with keys of its own; answers the public key (SPKI, base64) that is frozen into the ballot context.
 * Boxes are found by the poll's id alone, so that a ballot names no meeting: an id that any meeting has a box of is refused (POLL-1).
 */
export async function createBox(
  tx: Tx,
  { pollId, meetingId, voters }: { pollId: string; meetingId: string; voters: number },
): Promise<string> {
  // Before any key is made: without a transaction the command starts over, and would leave them behind.
  const boxes = tx.ballotBox;
  const { publicKey, privateKey } = await takeSigningPair();
  const keys: BoxKeys = { signing: privateKey, content: randomBytes(32).toString('base64') };
  const sealed = sealContent(pollId, keys, [], roomFor(voters));
  // What an opening that was rolled back has left in memory doesn't fit this box.
  forgetSigner(pollId);
  const { keyId: openKeyId, key: openKey } = await makeOpenBoxKey();
  const box = {
    pollId,
    meetingId,
    publicKey,
    keys: wrapKeys({ pollId, openKey }, keys),
    openKeyId,
    sealed,
    open: true,
  };
  const { count } = await boxes.createMany({ data: [box], skipDuplicates: true });
  if (count === 0) {
    await destroyOpenBoxKey(openKeyId);
    throw new Rejected('conflict', 'POLL-1');
  }
  return publicKey;
}

/**
 * Signs a voter's blinded message (base64) with the key of an open box (BALLOT-2).
 * @throws {Rejected} BALLOT-2 for what can't be signed, POLL-8 when the box is closed or gone.
 */
export async function signBlinded(tx: Tx, pollId: string, blindedMessage: string): Promise<string> {
  return signWith(knownSigner(pollId) ?? (await loadSigner(tx, pollId)), blindedMessage);
}

async function loadSigner(tx: Tx, pollId: string): Promise<Signer> {
  const select = { pollId: true, keys: true, openKeyId: true, publicKey: true };
  const row = await tx.ballotBox.findUnique({ where: { pollId }, select });
  const signing = row === null ? null : (await keysOf(row)).signing;
  if (row === null || signing === null) {
    throw new Rejected('conflict', 'POLL-8', { status: 'closed' });
  }
  return rememberSigner(pollId, { signing, publicKey: row.publicKey });
}

export type CastAnswer = { readonly ballotId: string } | Rejected;

/**
 * Puts ballots that arrived together into the box, in one transaction: each serial once. The same ballot again gets the same
 * answer; another choice under the same serial is refused (BALLOT-3). The whole box is shuffled and encrypted anew, so neither
 * order nor time of arrival is kept anywhere.
 */
export function castSealed(db: Database, pollId: string, casts: readonly SignedCast[]): Promise<CastAnswer[]> {
  return db.$transaction(async (tx) => {
    const row = await lockBox(tx, pollId);
    if (!row.open) {
      return casts.map(() => new Rejected('conflict', 'POLL-8', { status: 'closed' }));
    }
    const keys = await keysOf(row);
    const { ballots, size } = contentOf(row, keys);
    const bySerial = new Map(ballots.map((ballot) => [ballot.serial, ballot]));
    const answers = casts.map((cast) => accept(bySerial, cast));
    if (bySerial.size > ballots.length) {
      const sealed = sealContent(pollId, keys, [...bySerial.values()], size);
      await tx.ballotBox.update({ where: { pollId }, data: { sealed }, select: { pollId: true } });
    }
    return answers;
  });
}

function accept(bySerial: Map<string, StoredBallot>, cast: SignedCast): CastAnswer {
  const known = bySerial.get(cast.serial);
  if (known !== undefined) {
    const same = known.choices.toString() === cast.choices.toString();
    return same ? { ballotId: idOf(cast) } : new Rejected('conflict', 'BALLOT-3');
  }
  bySerial.set(cast.serial, cast);
  return { ballotId: idOf(cast) };
}

/** How many ballots are in the box. */
export async function countBox(tx: Tx, pollId: string): Promise<number> {
  const row = await tx.ballotBox.findUnique({ where: { pollId } });
  return row === null ? 0 : contentOf(row, await keysOf(row)).ballots.length;
}

/**
 * Closes the box for good: no more ballots, and the key that signs tokens is destroyed. Answers the ballots, shuffled. They are
 * encrypted anew with a key that no earlier state of the box was encrypted with. Once the closing is durable, `endBox` must be called.
 */
export async function sealBox(tx: Tx, pollId: string): Promise<OpenedBallot[]> {
  const row = await lockBox(tx, pollId);
  const { ballots, size } = contentOf(row, await keysOf(row));
  const keys = { signing: null, content: randomBytes(32).toString('base64') };
  forgetSigner(pollId);
  const sealed = sealContent(pollId, keys, ballots, size);
  const wrapped = wrapKeys({ pollId, openKey: null }, keys);
  await tx.ballotBox.update({ where: { pollId }, data: { open: false, keys: wrapped, openKeyId: null, sealed } });
  return shuffled(ballots).map(openedBallot);
}

/** The poll's end is durable: destroys what opened its box until now, here and on the disk (BALLOT-13). */
export async function endBox(pollId: string): Promise<void> {
  const keyId = openKeys.get(pollId);
  openKeys.delete(pollId);
  forgetSigner(pollId);
  if (keyId !== undefined) {
    await destroyOpenBoxKey(keyId);
  }
}

/** Destroys keys that were left because a process died between the end of a poll and `endBox`. */
export async function destroyKeysOfEndedBoxes(db: Database, now: number): Promise<void> {
  const rows = await db.ballotBox.findMany({ where: { openKeyId: { not: null } }, select: { openKeyId: true } });
  await destroyLeftOverKeys(new Set(rows.map(({ openKeyId }) => openKeyId ?? '')), now);
}

/** The ballots of a box in a new random order. */
export async function openedBox(tx: Tx | Database, pollId: string): Promise<OpenedBallot[]> {
  const row = await tx.ballotBox.findUnique({ where: { pollId } });
  if (row === null) {
    throw new Rejected('not_found', 'BALLOT-1');
  }
  return shuffled(contentOf(row, await keysOf(row)).ballots).map(openedBallot);
}

const openedBallot = (ballot: StoredBallot): OpenedBallot => ({ ballotId: idOf(ballot), choices: ballot.choices });

/** Destroys a box with everything in it. Once that is durable, `endBox` must be called. */
export async function dropBox(tx: Tx, pollId: string): Promise<void> {
  const row = await tx.ballotBox.findUnique({ where: { pollId }, select: { pollId: true, openKeyId: true } });
  forgetSigner(pollId);
  if (row !== null) {
    noteOpenKey(row);
  }
  await tx.ballotBox.deleteMany({ where: { pollId } });
}

/** The meeting whose poll a box belongs to; null when there is no such box. */
export async function meetingOfBox(db: Database, pollId: string): Promise<string | null> {
  const row = await db.ballotBox.findUnique({ where: { pollId }, select: { meetingId: true } });
  return row?.meetingId ?? null;
}

/** What is in a box, for who counts it again. */
export async function contentForRecount(
  db: Database,
  pollId: string,
): Promise<{ ballots: readonly StoredBallot[]; publicKey: KeyObject; idOf: (ballot: StoredBallot) => string }> {
  const row = await db.ballotBox.findUniqueOrThrow({ where: { pollId } });
  return { ballots: contentOf(row, await keysOf(row)).ballots, publicKey: publicKeyOf(row.publicKey), idOf };
}
