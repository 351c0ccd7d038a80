import type { MediaSource, PeerInfo, PeerRights, ProducerInfo } from '#protocol/media.ts';

/**
 * `waiting`: the service isn't there, the meeting goes on without sound and picture and we keep asking; `ended`: the
 * meeting's media is over; `replaced`: the same device joined elsewhere.
 */
export type MediaStatus =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'waiting'
  | 'ended'
  | 'replaced'
  | 'refused';

/** What the link still carries: a weak one loses the own picture first, then the others', the voice and the papers last. */
export type LinkMode = 'full' | 'no_own_picture' | 'sound_only' | 'text_only';

export interface LinkState {
  readonly mode: LinkMode;
  /** Round trip in milliseconds; null before the first measurement. */
  readonly roundTripMs: number | null;
  /** Share of packets lost in the last seconds, 0 to 1. */
  readonly loss: number;
}

/** A sent source: what the person wants, and what really flows. */
export interface OwnSource {
  readonly wanted: boolean;
  readonly track: MediaStreamTrack | null;
  readonly producerId: string | null;
  /** Why it can't be had: the browser's error name, for example `NotAllowedError`. */
  readonly problem: string | null;
}

export type OwnSourceName = MediaSource;

/** Everything the screens show of sound and picture; replaced as a whole, never changed in place. */
export interface MediaState {
  readonly status: MediaStatus;
  readonly rights: PeerRights;
  readonly peers: readonly PeerInfo[];
  readonly producers: readonly ProducerInfo[];
  /** Tracks that arrive, by producer. */
  readonly tracks: Readonly<Record<string, MediaStreamTrack>>;
  readonly own: Readonly<Record<OwnSourceName, OwnSource>>;
  /** Loudness by participant, dBov. */
  readonly levels: Readonly<Record<string, number>>;
  readonly dominantParticipantId: string | null;
  readonly link: LinkState;
}

const noSource: OwnSource = { wanted: false, track: null, producerId: null, problem: null };

export const initialMediaState: MediaState = {
  status: 'idle',
  rights: { microphone: false, private: false, recording: false },
  peers: [],
  producers: [],
  tracks: {},
  own: { microphone: noSource, camera: noSource, screen: noSource, roomMicrophone: noSource },
  levels: {},
  dominantParticipantId: null,
  link: { mode: 'full', roundTripMs: null, loss: 0 },
};

/** Holds the state and tells who listens; fits React's `useSyncExternalStore`. */
export class MediaStore {
  readonly #listeners = new Set<() => void>();
  #state: MediaState = initialMediaState;

  readonly get = (): MediaState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(change: Partial<MediaState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) {
      listener();
    }
  }

  updateOwn(source: OwnSourceName, change: Partial<OwnSource>): void {
    const { own } = this.#state;
    this.update({ own: { ...own, [source]: { ...own[source], ...change } } });
  }
}
