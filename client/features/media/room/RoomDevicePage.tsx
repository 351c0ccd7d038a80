import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { MeetingProvider, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { LinkBanner } from '../LinkBanner.tsx';
import { DeviceSheet } from '../lobby/DeviceSheet.tsx';
import { LevelMeter } from '../lobby/LevelMeter.tsx';
import classes from '../lobby/Lobby.module.css';
import { MediaProvider, useMedia, useMediaSession } from '../MediaProvider.tsx';
import { Picture } from '../tiles/Picture.tsx';
import tiles from '../tiles/Tiles.module.css';

function RoomDevice() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const title = useMeeting((state) => state.shared.meeting.details?.title ?? '');
  const microphone = useMedia((state) => state.own.roomMicrophone.track);
  const camera = useMedia((state) => state.own.camera.track);
  const [devices, setDevices] = useState(false);
  useEffect(() => {
    void media.want('roomMicrophone', true);
    void media.want('camera', true);
  }, [media]);
  return (
    <main className={classes.lobby}>
      <Card padded className={classes.card}>
        <h1 className="h2">{t('roomDevice.title')}</h1>
        <p className="sub">{title}</p>
        <LinkBanner />
        <div className={tiles.tile}>
          {camera ? <Picture track={camera} label={t('tile.room')} /> : <span>{t('lobby.noPicture')}</span>}
        </div>
        <LevelMeter track={microphone} />
        <p className="meta">{t('roomDevice.help')}</p>
        <Button onClick={() => setDevices(true)}>{t('device.title')}</Button>
        <DeviceSheet opened={devices} onClose={() => setDevices(false)} />
      </Card>
    </main>
  );
}

/** `/hop/:meetingId/micro-phong`: the one device that carries the hall's sound system and camera. */
export function RoomDevicePage() {
  const { meetingId = '' } = useParams();
  return (
    <MeetingProvider meetingId={meetingId}>
      <MediaProvider place="roomMicrophone">
        <RoomDevice />
      </MediaProvider>
    </MeetingProvider>
  );
}
