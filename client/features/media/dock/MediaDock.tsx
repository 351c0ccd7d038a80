import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { floorHolder } from '#domain/mediaPolicy.ts';
import { DeviceSheet } from '../lobby/DeviceSheet.tsx';
import { useMedia, useMediaSession } from '../MediaProvider.tsx';
import classes from './Dock.module.css';
import { cameraNote, heldBy, microphoneNote, type SourceContext } from './sourceNote.ts';

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

const contextOf = ({ status, rights, link }: SourceContext): SourceContext => ({ status, rights, link });

function Microphone() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const source = useMedia((state) => state.own.microphone);
  const { key, wrong } = microphoneNote(source, useMedia(contextOf));
  return (
    <DockItem
      icon={source.wanted && !wrong ? 'microphone' : 'microphoneOff'}
      title={t(source.wanted ? 'mic.on' : 'mic.off')}
      note={t(key)}
      wrong={wrong}
      pressed={source.wanted}
      onClick={() => void media.want('microphone', !source.wanted)}
    />
  );
}

function Camera() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const source = useMedia((state) => state.own.camera);
  const { key, wrong } = cameraNote(source, useMedia(contextOf));
  return (
    <DockItem
      icon="camera"
      title={t(source.wanted ? 'camera.on' : 'camera.off')}
      note={t(key)}
      wrong={wrong}
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
  const held = heldBy('screen', useMedia(contextOf));
  return (
    <DockItem
      icon="screen"
      title={t(wanted ? 'screen.on' : 'screen.off')}
      note={t(wanted ? (held ?? 'screen.stop') : 'screen.start')}
      wrong={wanted && held !== null}
      pressed={wanted}
      onClick={() => void media.want('screen', !wanted)}
    />
  );
}

/** What this device sends and plays: microphone, camera, speaker, screen. */
export function MediaDock() {
  const { t } = useTranslation('media');
  const [devices, setDevices] = useState(false);
  const silent = heldBy('microphone', useMedia(contextOf));
  useMicrophoneFollowsFloor();
  return (
    <div className={classes.dock}>
      <Microphone />
      <Camera />
      <DockItem
        icon="speaker"
        title={t('speaker.title')}
        note={t(silent ?? 'speaker.choose')}
        wrong={silent !== null}
        onClick={() => setDevices(true)}
      />
      {canShare() ? <Screen /> : null}
      <DeviceSheet opened={devices} onClose={() => setDevices(false)} />
    </div>
  );
}
