import { useCallback, useEffect, useState } from 'react';
import { api } from '#client/lib/api.ts';
import { reportRefusal, useMeeting, useSession } from '#client/realtime/index.ts';
import type { MinutesVersionSummary } from '#protocol/minutes.ts';
import type { Words } from './wordDiff.ts';

function useFetched<T>(path: string | null, again: unknown): T | null {
  const [found, setFound] = useState<{ path: string; value: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks for a newer answer of the same address.
  useEffect(() => {
    if (path === null) {
      return;
    }
    let stale = false;
    api.get<T>(path).then((value) => {
      if (!stale) {
        setFound({ path, value });
      }
    }, reportRefusal);
    return () => {
      stale = true;
    };
  }, [path, again]);
  return found !== null && found.path === path ? found.value : null;
}

/** The kept versions, the newest first; null while they are being fetched. */
export function useVersions(): { versions: readonly MinutesVersionSummary[] | null; look: () => void } {
  const { store } = useSession();
  const last = useMeeting((state) => state.shared.minutes.lastVersion);
  const [looks, setLooks] = useState(0);
  const path = `/api/meetings/${store.meetingId}/minutes/versions`;
  const answer = useFetched<{ versions: MinutesVersionSummary[] }>(path, `${last}/${looks}`);
  const look = useCallback(() => setLooks((count) => count + 1), []);
  return { versions: answer?.versions ?? null, look };
}

/** The words of a version; of the text as it stands now when `version` is `now`. */
export function useVersionText(version: number | 'now' | null): readonly Words[] | null {
  const { store } = useSession();
  const last = useMeeting((state) => state.shared.minutes.lastVersion);
  const base = `/api/meetings/${store.meetingId}/minutes`;
  const path = version === 'now' ? base : `${base}/versions/${version}`;
  return useFetched<{ blocks: Words[] }>(version === null ? null : path, last)?.blocks ?? null;
}
