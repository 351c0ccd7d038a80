import { useEffect, useRef, useState } from 'react';
import { useMeetingView } from '#client/realtime/index.ts';
import { soundOf } from './soundPlace.ts';

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
  const [playing, setPlaying] = useState<string | null>(null);
  useEffect(() => () => audio.current?.pause(), []);

  const stop = (): void => {
    audio.current?.pause();
    setPlaying(null);
  };
  const play = (span: Span): void => {
    const place = soundOf(state, span);
    if (place === null) {
      return;
    }
    const from = Math.max(0, place.seconds - LEAD_SECONDS);
    const until = place.seconds + (Date.parse(span.endAt) - Date.parse(span.startAt)) / 1000 + LEAD_SECONDS;
    const sound = new Audio(place.url);
    audio.current?.pause();
    audio.current = sound;
    sound.currentTime = from;
    sound.ontimeupdate = () => {
      if (sound.currentTime >= until) {
        stop();
      }
    };
    sound.onended = stop;
    setPlaying(span.startAt);
    sound.play().catch(stop);
  };
  return {
    playing,
    canPlay: (span) => soundOf(state, span) !== null,
    toggle: (span) => (playing === span.startAt ? stop() : play(span)),
  };
}
