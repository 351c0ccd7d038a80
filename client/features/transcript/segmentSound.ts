import { useEffect, useRef, useState } from 'react';
import { useMeetingView } from '#client/realtime/index.ts';
import { growingSoundOf, mayBeGrowing, type SoundPlace, soundOf } from './soundPlace.ts';

/** A stretch of one track to be heard. */
export type Span = {
  readonly trackId: string;
  readonly startAt: string;
  readonly endAt: string;
  /** For uploaded recordings: where the file begins. */
  readonly fileStartAt?: string | null;
};

export type SegmentPlayer = {
  /** The start of the stretch that is being played; null when it is quiet. */
  readonly playing: string | null;
  /** Whether the recording of this stretch can be played by now. */
  readonly canPlay: (span: Span) => boolean;
  /** Plays a stretch from its first second (again: stops). */
  readonly toggle: (span: Span) => void;
};

/** Begin a little before the first word, so that it is heard whole. */
const LEAD_SECONDS = 0.3;

/** Plays stretches of the recording, one at a time; the file is read with ranges, so only seconds of it are fetched. */
export function useSegmentPlayer(): SegmentPlayer {
  const { state } = useMeetingView();
  const audio = useRef<HTMLAudioElement | null>(null);
  /** The start of the stretch that was asked for last: its sound may have to be looked up first. */
  const wanted = useRef<string | null>(null);
  const [playing, setPlaying] = useState<string | null>(null);
  useEffect(() => () => audio.current?.pause(), []);

  const want = (startAt: string | null): void => {
    audio.current?.pause();
    wanted.current = startAt;
    setPlaying(startAt);
  };
  const stop = (): void => want(null);
  const start = (span: Span, place: SoundPlace): void => {
    const until = place.seconds + (Date.parse(span.endAt) - Date.parse(span.startAt)) / 1000 + LEAD_SECONDS;
    const sound = new Audio(place.url);
    audio.current = sound;
    sound.currentTime = Math.max(0, place.seconds - LEAD_SECONDS);
    sound.ontimeupdate = () => {
      if (sound.currentTime >= until) {
        stop();
      }
    };
    sound.onended = stop;
    sound.play().catch(() => (audio.current === sound ? stop() : undefined));
  };
  const play = async (span: Span): Promise<void> => {
    want(span.startAt);
    const place = soundOf(state, span) ?? (await growingSoundOf(state.meetingId, span).catch(() => null));
    if (wanted.current !== span.startAt) {
      return;
    }
    if (place === null) {
      stop();
    } else {
      start(span, place);
    }
  };
  return {
    playing,
    canPlay: (span) => soundOf(state, span) !== null || mayBeGrowing(state, span),
    toggle: (span) => (playing === span.startAt ? stop() : void play(span)),
  };
}
