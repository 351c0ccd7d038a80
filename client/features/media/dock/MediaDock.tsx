import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSource } from '#client/media/index.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { floorHolder } from '#domain/mediaPolicy.ts';
import { DeviceSheet } from '../lobby/DeviceSheet.tsx';
import { useMedia, useMediaSession } from '../MediaProvider.tsx';
import classes from './Dock.module.css';

type ItemProps = {
  icon: GlyphName;
  title: string;
  note: string;
  /** The note says what is wrong: shown on the smallest screen too. */
  wrong?: boolean;
  pressed?: boolean;
  onClick: () => void;
};

function DockItem({ icon, title, note, wrong = false, pressed, onClick }: ItemProps) {
  return (
    <button type="button" className={classes.item} aria-pressed={pressed} onClick={onClick}>
      <Icon name={icon} />
      <span>
        <span className={classes.title}>{title}</span>
        <span className={cx(classes.note, wrong && classes.wrong)}>{note}</span>
      </span>
    </button>
  );
}

function problemKey(source: OwnSource): string | null {
  if (source.problem === null) {
    return null;
  }
  return source.problem === 'NotAllowedError' ? 'problem.notAllowed' : 'problem.notFound';
}

/** Being given the floor opens the microphone; losing it closes what the floor had opened. */
export function useMicrophoneFollowsFloor(): void {
  const media = useMediaSession();
  const me = useMyId();
  const mine = useMeeting((state) => me !== null && floorHolder(state) === me);
  const opened = useRef(false);
  useEffect(() => {
    if (mine) {
      opened.current = true;
      void media.want('microphone', true);
    } else if (opened.current) {
      opened.current = false;
      void media.want('microphone', false);
    }
  }, [media, mine]);
}

function Microphone() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const source = useMedia((state) => state.own.microphone);
  const allowed = useMedia((state) => state.rights.microphone);
  const silenced = source.wanted && !allowed;
  const problem = problemKey(source);
  const note = problem ?? (silenced ? 'mic.silenced' : source.wanted ? 'mic.heard' : 'mic.opensWhenCalled');
  return (
    <DockItem
      icon={source.wanted && !silenced ? 'microphone' : 'microphoneOff'}
      title={t(source.wanted ? 'mic.on' : 'mic.off')}
      note={t(note)}
      wrong={problem !== null || silenced}
      pressed={source.wanted}
      onClick={() => void media.want('microphone', !source.wanted)}
    />
  );
}

function Camera() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const source = useMedia((state) => state.own.camera);
  const mode = useMedia((state) => state.link.mode);
  const held = source.wanted && mode !== 'full';
  const note = problemKey(source) ?? (held ? 'camera.held' : source.wanted ? 'camera.seen' : 'camera.notSeen');
  return (
    <DockItem
      icon="camera"
      title={t(source.wanted ? 'camera.on' : 'camera.off')}
      note={t(note)}
      wrong={source.problem !== null || held}
      pressed={source.wanted}
      onClick={() => void media.want('camera', !source.wanted)}
    />
  );
}

/** Browsers of phones have no way to share their screen. */
const canShare = (): boolean => 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

function Screen() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const wanted = useMedia((state) => state.own.screen.wanted);
  return (
    <DockItem
      icon="screen"
      title={t(wanted ? 'screen.on' : 'screen.off')}
      note={t(wanted ? 'screen.stop' : 'screen.start')}
      pressed={wanted}
      onClick={() => void media.want('screen', !wanted)}
    />
  );
}

/** What this device sends and plays: microphone, camera, speaker, screen. */
export function MediaDock() {
  const { t } = useTranslation('media');
  const [devices, setDevices] = useState(false);
  const mode = useMedia((state) => state.link.mode);
  useMicrophoneFollowsFloor();
  return (
    <div className={classes.dock}>
      <Microphone />
      <Camera />
      <DockItem
        icon="speaker"
        title={t('speaker.title')}
        note={t(mode === 'text_only' ? 'speaker.held' : 'speaker.choose')}
        onClick={() => setDevices(true)}
      />
      {canShare() ? <Screen /> : null}
      <DeviceSheet opened={devices} onClose={() => setDevices(false)} />
    </div>
  );
}
