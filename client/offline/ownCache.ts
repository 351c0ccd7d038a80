import { versionOf } from '#client/lib/paperAddresses.ts';
import { type KeptPapers, meetingOfPapers, papersAt, stateAt, unlapsed } from './places.ts';

/** Reads a record of the own cache; null when there is none. */
export async function readRecord<T>(own: Cache, address: string): Promise<T | null> {
  const kept = await own.match(address);
  return kept === undefined ? null : ((await kept.json()) as T);
}

/** Writes a record into the own cache. */
export const writeRecord = (own: Cache, address: string, record: unknown): Promise<void> =>
  own.put(address, new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }));

const pathOf = (request: Request): string => new URL(request.url).pathname;

/** Deletes everything that is kept of some stored versions: file, pictures, text. */
export async function dropVersions(own: Cache, unwanted: (versionId: string) => boolean): Promise<void> {
  for (const request of await own.keys()) {
    const versionId = versionOf(pathOf(request));
    if (versionId !== null && unwanted(versionId)) {
      await own.delete(request);
    }
  }
}

/** All lists of kept papers on this device, by meeting. */
export async function keptLists(own: Cache): Promise<ReadonlyMap<string, KeptPapers>> {
  const lists = new Map<string, KeptPapers>();
  for (const request of await own.keys()) {
    const meetingId = meetingOfPapers(pathOf(request));
    const list = meetingId === null ? null : await readRecord<KeptPapers>(own, request.url);
    if (meetingId !== null && list !== null) {
      lists.set(meetingId, list);
    }
  }
  return lists;
}

/** OFFLINE-4: gives up what has been without the server for too long, and what no list names any more. */
export async function dropLapsed(own: Cache, nowMs: number): Promise<void> {
  const named = new Set<string>();
  for (const list of (await keptLists(own)).values()) {
    for (const { versionId } of unlapsed(list, nowMs)) {
      named.add(versionId);
    }
  }
  await dropVersions(own, (versionId) => !named.has(versionId));
}

/** Deletes everything of one meeting: its papers and its last state. */
export async function dropMeeting(own: Cache, meetingId: string): Promise<void> {
  const list = await readRecord<KeptPapers>(own, papersAt(meetingId));
  const versions = new Set(list?.papers.map(({ versionId }) => versionId));
  await own.delete(stateAt(meetingId));
  await own.delete(papersAt(meetingId));
  await dropVersions(own, (versionId) => versions.has(versionId));
}
