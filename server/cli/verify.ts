/**
 * `npm run verify -- MEETING | FILE`: walks the hash chain of a meeting in the database, or of an exported timeline, and
 * names the first link that doesn't hold; sealed ballot boxes in the database are counted again. Exit code 0: whole; 1: broken; 2: nothing to check.
 */
import fs from 'node:fs';
import { loadConfig } from '#server/config/config.ts';
import { installBallotSecret } from '#server/persistence/ballotKeys.ts';
import { type ChainLink, firstBrokenLink } from '#server/persistence/chain.ts';
import { allMeetings, wholeLog } from '#server/persistence/meetingLists.ts';
import { recountBoxes } from './recount.ts';
import { readTimelineFile } from './timelineFile.ts';
import { keptKey, withDatabase } from './withDatabase.ts';

const usage = 'npm run verify -- MÃ_CUỘC_HỌP hoặc TỆP.timeline.jsonl (npm run verify -- --list để xem các cuộc họp)';

type Head = { readonly sequence: number; readonly headHash: string };

/** Whether the log ends where the meeting's row says it does: nothing was cut off. */
function endsAt(head: Head | null, last: ChainLink | undefined): boolean {
  return (
    head === null || (head.sequence === (last?.sequence ?? 0) && (last === undefined || head.headHash === last.hash))
  );
}

/** Says what was found and answers the exit code. */
function report(links: readonly ChainLink[], head: Head | null): number {
  const broken = firstBrokenLink(links);
  if (broken !== null) {
    const reason = broken.reason === 'number' ? 'thiếu hoặc sai số thứ tự' : 'nội dung không khớp mã băm';
    console.log(`ĐỨT tại sự kiện số ${broken.sequence}: ${reason}.`);
    return 1;
  }
  const last = links.at(-1);
  if (!endsAt(head, last)) {
    console.log(`ĐỨT ở cuối: cuộc họp ghi nhận ${head?.sequence} sự kiện, nhật ký có ${last?.sequence ?? 0}.`);
    return 1;
  }
  const withheld = links.filter((link) => 'withheld' in link).length;
  const note = withheld === 0 ? '' : ` (${withheld} sự kiện riêng của người khác chỉ có mã băm trong tệp này)`;
  console.log(`NGUYÊN VẸN: ${links.length} sự kiện, mã băm cuối ${last?.hash ?? ''}${note}.`);
  return 0;
}

function verifyMeeting(meetingId: string): Promise<number> {
  const config = loadConfig();
  return withDatabase(config, async (db) => {
    const log = await wholeLog(db, meetingId);
    if (log === null) {
      console.log(`Không có cuộc họp ${meetingId}.`);
      return 2;
    }
    const { head, events } = log;
    const code = report(events, head);
    installBallotSecret(keptKey(config));
    return (await recountBoxes(db, events)) ? code : 1;
  });
}

function listMeetings(): Promise<number> {
  return withDatabase(loadConfig(), async (db) => {
    for (const { id, title, status } of await allMeetings(db)) {
      console.log(`${id}  ${status}  ${title}`);
    }
    return 0;
  });
}

async function main(target: string | undefined): Promise<number> {
  if (target === undefined) {
    console.log(usage);
    return 2;
  }
  if (target === '--list') {
    return listMeetings();
  }
  return fs.existsSync(target) ? report(readTimelineFile(target), null) : verifyMeeting(target);
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
