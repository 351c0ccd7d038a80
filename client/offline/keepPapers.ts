import { fileUrl, imageUrl } from '#client/lib/paperAddresses.ts';
import { tellKeeping } from './keeping.ts';
import { dropMeeting, dropVersions, keptLists, readRecord, writeRecord } from './ownCache.ts';
import { type KeptPaper, type KeptPapers, papersAt } from './places.ts';

/** Room that is left to everything else on the device, in bytes. */
const RESERVE = 50 * 1024 * 1024;

async function freeBytes(): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage - RESERVE;
}

/** Makes room for a paper: the meetings that were opened longest ago go first. False when there is too little even so. */
async function madeRoom(own: Cache, meetingId: string, bytes: number): Promise<boolean> {
  const others = [...(await keptLists(own))].filter(([id]) => id !== meetingId);
  others.sort(([, one], [, other]) => one.seenAtMs - other.seenAtMs);
  for (const [id] of others) {
    if ((await freeBytes()) >= bytes) {
      break;
    }
    await dropMeeting(own, id);
  }
  return (await freeBytes()) >= bytes;
}

async function store(own: Cache, address: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(address, { signal, priority: 'low', credentials: 'same-origin' });
  if (answer.status !== 200) {
    throw new Error(`${address}: ${answer.status}`);
  }
  await own.put(address, answer);
}

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** Stores one paper: its file and the picture of its first page. The file comes last: with it the paper counts as kept. */
async function keepPaper(own: Cache, meetingId: string, paper: KeptPaper, signal: AbortSignal): Promise<void> {
  const { versionId, bytes } = paper;
  if ((await own.match(fileUrl(versionId))) !== undefined) {
    tellKeeping(versionId, 'kept');
    return;
  }
  if (!(await madeRoom(own, meetingId, bytes))) {
    tellKeeping(versionId, 'noRoom');
    return;
  }
  tellKeeping(versionId, 'fetching');
  try {
    await store(own, imageUrl(versionId, 1, 1240), signal);
    await store(own, imageUrl(versionId, 1, 720), signal);
    await store(own, fileUrl(versionId), signal);
    tellKeeping(versionId, 'kept');
  } catch (error) {
    // Whatever was stored of it goes; the next time that the meeting is joined it is tried again.
    await dropVersions(own, (kept) => kept === versionId);
    tellKeeping(versionId, isFull(error) ? 'noRoom' : undefined);
  }
}

/** Deletes from this device what the person may not keep (any more), and writes down what may be kept. */
export async function dropUnwanted(own: Cache, meetingId: string, wanted: readonly KeptPaper[]): Promise<void> {
  const before = await readRecord<KeptPapers>(own, papersAt(meetingId));
  await writeRecord(own, papersAt(meetingId), { seenAtMs: Date.now(), papers: wanted } satisfies KeptPapers);
  const stays = new Set(wanted.map(({ versionId }) => versionId));
  const goes = new Set(before?.papers.map(({ versionId }) => versionId).filter((id) => !stays.has(id)));
  await dropVersions(own, (versionId) => goes.has(versionId));
  for (const versionId of goes) {
    tellKeeping(versionId, undefined);
  }
}

/** Fetches what is missing, one paper after the other, until all are here or `signal` ends it. */
export async function fetchMissing(
  own: Cache,
  meetingId: string,
  wanted: readonly KeptPaper[],
  signal: AbortSignal,
): Promise<void> {
  await navigator.storage.persist?.().catch(() => false);
  for (const paper of wanted) {
    if (signal.aborted) {
      return;
    }
    await keepPaper(own, meetingId, paper, signal);
  }
}
