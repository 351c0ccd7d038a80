/** The one cache that holds what belongs to a person: papers and last states. Emptied as a whole. */
export const OWN = 'nghi-su-own';

/** Caches with the files of the client, one for each build. */
export const SHELL = 'nghi-su-shell-';

/** Below this address a meeting's records lie in the own cache; the server never hears of it. */
const RECORDS = '/offline/meetings/';

/** Where the last known state of a meeting lies. */
export const stateAt = (meetingId: string): string => `${RECORDS}${meetingId}/state`;

/** Where the list of a meeting's kept papers lies. */
export const papersAt = (meetingId: string): string => `${RECORDS}${meetingId}/papers`;

/** The meeting of a list of kept papers, by the list's address; null for any other address. */
export const meetingOfPapers = (pathname: string): string | null =>
  /^\/offline\/meetings\/([^/]+)\/papers$/.exec(pathname)?.[1] ?? null;

/** A paper on this device. */
export type KeptPaper = {
  readonly versionId: string;
  readonly bytes: number;
  /** Taken back when the meeting closes: a device that doesn't hear of the closing gives it up by itself (OFFLINE-4). */
  readonly recallAtClose: boolean;
};

/** Papers of a meeting that may be on this device, and when the server last said so (milliseconds since 1970). */
export type KeptPapers = { readonly seenAtMs: number; readonly papers: readonly KeptPaper[] };

/** After this long without the server a paper that is taken back at closing is given up. */
const RECALLED_AFTER_MS = 12 * 3_600_000;

/** After this long without the server every paper is given up. */
const LAPSES_AFTER_MS = 14 * 24 * 3_600_000;

/** Which papers a device may still show by itself (OFFLINE-4). */
export function unlapsed({ seenAtMs, papers }: KeptPapers, nowMs: number): readonly KeptPaper[] {
  const age = nowMs - seenAtMs;
  return papers.filter(({ recallAtClose }) => age <= (recallAtClose ? RECALLED_AFTER_MS : LAPSES_AFTER_MS));
}
