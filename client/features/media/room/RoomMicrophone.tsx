import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { floorHolder } from '#domain/mediaPolicy.ts';
import type { MeetingState } from '#domain/state.ts';
import { useMicrophoneFollowsFloor } from '../dock/MediaDock.tsx';
import { MediaProvider, useMedia, useMediaSession } from '../MediaProvider.tsx';
import { hasRemote } from './remotePresence.ts';

/** The tablet's microphone is of use when the words are recorded or somebody listens from elsewhere. */
function isUseful(state: MeetingState): boolean {
  const { recording } = state.shared;
  return recording.private === null && (recording.status === 'recording' || hasRemote(state));
}

function Toggle() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  useMicrophoneFollowsFloor();
  const { wanted, problem } = useMedia((state) => state.own.microphone);
  const allowed = useMedia((state) => state.rights.microphone);
  const label = problem !== null ? 'problem.notAllowed' : wanted && allowed ? 'mic.on' : 'mic.off';
  return (
    <Button
      icon={wanted && allowed ? 'microphone' : 'microphoneOff'}
      aria-pressed={wanted}
      onClick={() => void media.want('microphone', !wanted)}
    >
      {t(label)}
    </Button>
  );
}

/**
 * A tablet in the room: its microphone opens with the floor and closes with it. Nothing of the room's sound is played here.
 * The device is only asked for when it is its holder's turn.
 */
export function FloorMicrophone() {
  const me = useMyId();
  const mine = useMeeting((state) => me !== null && floorHolder(state) === me && isUseful(state));
  return mine ? (
    <MediaProvider place="room">
      <Toggle />
    </MediaProvider>
  ) : null;
}

/** Whoever chairs may speak at any time: the microphone is opened by hand and stays until it is closed. */
export function ChairMicrophone() {
  const { t } = useTranslation('media');
  const [on, setOn] = useState(false);
  const useful = useMeeting(isUseful);
  if (!useful) {
    return null;
  }
  return on ? (
    <MediaProvider place="room">
      <OpenedByHand onClose={() => setOn(false)} />
    </MediaProvider>
  ) : (
    <Button icon="microphoneOff" full onClick={() => setOn(true)}>
      {t('mic.open')}
    </Button>
  );
}

function OpenedByHand({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const [asked, setAsked] = useState(false);
  const { wanted, problem } = useMedia((state) => state.own.microphone);
  if (!asked) {
    setAsked(true);
    void media.want('microphone', true);
  }
  return (
    <Button icon={wanted ? 'microphone' : 'microphoneOff'} full onClick={onClose}>
      {t(problem === null ? 'mic.close' : 'problem.notAllowed')}
    </Button>
  );
}
