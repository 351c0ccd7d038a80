import { randomInt } from 'node:crypto';
import { createLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { writeBigMeeting } from '../bigMeeting.ts';
import { verifies } from '../verify.ts';
import { finishPoll, openPoll, prepareVoters } from './ballots.ts';
import { countAgain } from './count.ts';
import type { Fault, FaultStand } from './stand.ts';
import { countUploads, prepareUploads, type UploadCount } from './uploads.ts';

/** What one round came to; every ballot is acknowledged in the end, `acknowledgedBefore` of them before the fault. */
export type FaultRound = {
  readonly acknowledged: number;
  readonly acknowledgedBefore: number;
  readonly found: number;
  readonly lost: number;
  readonly doubled: number;
  readonly verified: boolean;
  readonly uploads: UploadCount;
};

const UPLOADS = 6;

/** Says when it has been counted to a number. */
function afterSome(wanted: number): { count: () => void; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let counted = 0;
  const count = (): void => {
    counted += 1;
    if (counted === wanted) {
      resolve();
    }
  };
  return { count, reached };
}

/**
 * Two polls at once, one open and one secret, with half of the ballots each, and papers on their way; in the middle the fault
 * strikes. Whoever has a receipt doesn't send again; all others repeat until they have one. Then all receipts are held against
 * what the database and the disk have.
 */
export async function faultRound(stand: FaultStand, ballots: number, fault: Fault): Promise<FaultRound> {
  const { url, databaseUrl, dataDir } = stand;
  const db = openDatabase(databaseUrl, 2);
  try {
    const timeline = new Timeline(db, createLogger({ level: 'silent' }));
    const voters = ballots / 2;
    const meetings = [
      await writeBigMeeting(db, timeline, voters),
      await writeBigMeeting(db, timeline, voters),
    ] as const;
    const polls = [
      await openPoll(url, meetings[0], 'open', voters),
      await openPoll(url, meetings[1], 'secret', voters),
    ] as const;
    const papers = await prepareUploads(url, meetings[0], UPLOADS);
    const voting = await Promise.all(polls.map((poll) => prepareVoters(url, poll)));
    const middle = afterSome(randomInt(1, Math.ceil(ballots / 2)));
    const sending = Promise.all([Promise.all(voting.map((vote) => vote(middle.count))), papers.sendAll()]);
    await Promise.race([middle.reached, sending]);
    const struckAt = Date.now();
    const struck = fault.strike().then(fault.recover);
    const [[receipts, uploaded]] = await Promise.all([sending, struck]);
    await Promise.all(polls.map(finishPoll));
    const counts = await Promise.all(polls.map((poll, index) => countAgain(db, poll, receipts[index] ?? [])));
    const whole = await Promise.all(meetings.map(({ meetingId }) => verifies(databaseUrl, meetingId)));
    const given = receipts.flat();
    return {
      acknowledged: given.length,
      acknowledgedBefore: given.filter(({ at }) => at <= struckAt).length,
      found: counts.reduce((sum, { found }) => sum + found, 0),
      lost: counts.reduce((sum, { lost }) => sum + lost, 0),
      doubled: counts.reduce((sum, { doubled }) => sum + doubled, 0),
      verified: whole.every(Boolean),
      uploads: await countUploads({ db, dataDir, web: papers.web, meetingId: meetings[0].meetingId }, uploaded),
    };
  } finally {
    await db.$disconnect();
  }
}
