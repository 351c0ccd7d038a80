import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSessionView } from '#client/features/account/index.ts';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { shallowEqual } from '#client/lib/shallowEqual.ts';
import { MediaSession, type MediaState } from '#client/media/index.ts';
import { useSession } from '#client/realtime/index.ts';
import type { MediaPlace } from '#protocol/media.ts';
import { chosenDevices } from './chosenDevices.ts';

const MediaContext = createContext<MediaSession | null>(null);

const signalUrl = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/media`;

const hearsAt: Readonly<Record<MediaPlace, 'everybody' | 'remote' | 'nobody'>> = {
  remote: 'everybody',
  screen: 'remote',
  room: 'nobody',
  roomMicrophone: 'nobody',
};

function openMedia(meetingId: string, place: MediaPlace): MediaSession {
  return new MediaSession({
    url: signalUrl(),
    hears: hearsAt[place],
    fetchToken: async () => {
      const path = `/api/meetings/${encodeURIComponent(meetingId)}/media-token`;
      return (await api.post<{ token: string }>(path, { place })).token;
    },
    isFinal: (error) => ['MEDIA-10', 'RIGHTS-2'].includes(rejectionOf(error).rule ?? ''),
  });
}

type Props = { place: MediaPlace; children: ReactNode };

/** Joins the meeting's sound and picture for everything below; leaves and closes all devices when unmounted. */
export function MediaProvider({ place, children }: Props) {
  const { store } = useSession();
  const [media, setMedia] = useState<MediaSession | null>(null);
  // Asking for a media token needs the session's own token, which comes with what the server says of this browser.
  const ready = useSessionView().state !== 'loading';
  useEffect(() => {
    if (!ready) {
      return;
    }
    const opened = openMedia(store.meetingId, place);
    void opened.setDevices(chosenDevices());
    opened.start();
    setMedia(opened);
    return () => {
      void opened.stop();
    };
  }, [store.meetingId, place, ready]);
  return media === null ? null : <MediaContext.Provider value={media}>{children}</MediaContext.Provider>;
}

/** The session of sound and picture on this screen. */
export function useMediaSession(): MediaSession {
  const media = useContext(MediaContext);
  if (media === null) {
    throw new Error('useMediaSession outside of a MediaProvider');
  }
  return media;
}

type Reading<T> = { state: MediaState; value: T };

/** A reading of sound and picture; renders again only when it changes (compared shallowly). */
export function useMedia<T>(selector: (state: MediaState) => T): T {
  const { store } = useMediaSession();
  const last = useRef<Reading<T> | null>(null);
  const read = (): T => {
    const state = store.get();
    if (last.current?.state !== state) {
      const value = selector(state);
      const kept = last.current !== null && shallowEqual(last.current.value, value) ? last.current.value : value;
      last.current = { state, value: kept };
    }
    return last.current.value;
  };
  return useSyncExternalStore(store.subscribe, read);
}
