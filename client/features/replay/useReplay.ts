import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MeetingState } from '#domain/state.ts';
import { nextHeard, type ReplayModel, StateAt } from './replayModel.ts';
import { ReplaySound } from './replaySound.ts';

const TICK_MS = 200;

/** The replay's clock, and the meeting as it was at that moment. */
export type Replay = {
  readonly moment: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Only this speaker is played; null plays everything. */
  readonly speakerId: string | null;
  readonly state: MeetingState;
  readonly seek: (moment: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly setSpeaker: (participantId: string | null) => void;
};

/** The moment to begin with; the beginning where none is given (NaN). */
const startOf = ({ from, until }: ReplayModel, wanted: number): number =>
  Number.isNaN(wanted) ? from : Math.min(until, Math.max(from, wanted));

/** One scrubber drives everything: the state is folded up to its moment and the sound follows it. */
export function useReplay(model: ReplayModel, startAt: number): Replay {
  const [moment, setMoment] = useState(() => startOf(model, startAt));
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [speakerId, setSpeaker] = useState<string | null>(null);
  const stateAt = useMemo(() => new StateAt(model), [model]);
  const sound = useRef<ReplaySound | null>(null);
  useEffect(() => {
    const opened = new ReplaySound(model);
    sound.current = opened;
    return () => opened.close();
  }, [model]);
  useEffect(() => {
    if (!playing) {
      return;
    }
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = (now - last) * speed;
      last = now;
      setMoment((before) => step(model, before + passed, speakerId));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [model, playing, speed, speakerId]);
  useEffect(() => {
    if (moment >= model.until) {
      setPlaying(false);
    }
    sound.current?.follow(moment, playing && moment < model.until, speed);
  }, [model, moment, playing, speed]);
  const seek = useCallback((to: number) => setMoment(Math.min(model.until, Math.max(model.from, to))), [model]);
  return {
    moment,
    playing,
    speed,
    speakerId,
    state: stateAt.at(moment),
    seek,
    toggle: () => setPlaying(!playing),
    setSpeed,
    setSpeaker,
  };
}

/** The next moment: with one speaker wanted, everything else is jumped over. */
function step(model: ReplayModel, moment: number, speakerId: string | null): number {
  const next = speakerId === null ? moment : (nextHeard(model.spans, speakerId, moment) ?? model.until);
  return Math.min(model.until, next);
}
