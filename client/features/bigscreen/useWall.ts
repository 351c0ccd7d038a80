import { useEffect, useState } from 'react';
import { useLostSince, useMeeting } from '#client/realtime/index.ts';
import { keptFromRoom, presentedPage } from '#domain/screenPage.ts';
import type { MeetingState } from '#domain/state.ts';

/** What of a paper stands on the wall: its presented page, that it is limited, or nothing. */
export type Wall =
  | { readonly kind: 'none' }
  | { readonly kind: 'limited' }
  | { readonly kind: 'page'; readonly src: string; readonly page: number };

const NONE: Wall = { kind: 'none' };
const LIMITED: Wall = { kind: 'limited' };

function addressOf(state: MeetingState): string | null {
  const shown = presentedPage(state);
  return shown === null
    ? null
    : `/api/meetings/${encodeURIComponent(state.meetingId)}/screen/${encodeURIComponent(shown.versionId)}/${shown.page}`;
}

/** Fetches the picture and decodes it, so that it takes the place of the page before without a flash. */
async function fetchWall(address: string, signal: AbortSignal): Promise<Wall> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) {
    return answer.status === 403 ? LIMITED : NONE;
  }
  const picture = new Image();
  picture.src = URL.createObjectURL(await answer.blob());
  await picture.decode();
  return { kind: 'page', src: picture.src, page: Number(address.slice(address.lastIndexOf('/') + 1)) };
}

/** Lets go of a picture's bytes once another one stands there, or the screen is closed. */
function useLetGo(wall: Wall): void {
  const src = wall.kind === 'page' ? wall.src : '';
  useEffect(() => () => URL.revokeObjectURL(src), [src]);
}

/**
 * The page that the server lets the whole room see (PRESENT-4). It is asked for again at every change of the agenda, and goes in
 * the same moment as its presentation; without a line the screen keeps what it shows.
 */
export function useWall(): Wall {
  const address = useMeeting(addressOf);
  const kept = useMeeting(keptFromRoom);
  const agenda = useMeeting((state) => state.shared.agenda);
  const lost = useLostSince() !== null;
  const [wall, setWall] = useState<Wall>(NONE);
  useLetGo(wall);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rights follow from the agenda as well
  useEffect(() => {
    if (address === null || kept) {
      setWall(NONE);
      return;
    }
    if (lost) {
      return;
    }
    const leaving = new AbortController();
    const put = (next: Wall): void => {
      if (!leaving.signal.aborted) {
        setWall(next);
      }
    };
    fetchWall(address, leaving.signal).then(put, () => put(NONE));
    return () => leaving.abort();
  }, [address, kept, agenda, lost]);
  if (address === null) {
    return NONE;
  }
  return kept ? LIMITED : wall;
}
