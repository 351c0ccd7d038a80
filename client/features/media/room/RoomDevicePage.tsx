import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { MeetingProvider, useMeeting } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { cx } from '#client/ui/cx.ts';
import { LinkBanner } from '../LinkBanner.tsx';
import { DeviceSheet } from '../lobby/DeviceSheet.tsx';
import { LevelMeter } from '../lobby/LevelMeter.tsx';
import classes from '../lobby/Lobby.module.css';
import { Problems } from '../lobby/Lobby.tsx';
import { MediaProvider, useMedia, useMediaSession } from '../MediaProvider.tsx';
import { Picture } from '../tiles/Picture.tsx';
import tiles from '../tiles/Tiles.module.css';

function RoomDevice() {
  const { t } = useTranslation('media');
  const media = useMediaSession();
  const title = useMeeting((state) => state.shared.meeting.details?.title ?? '');
  const { microphone, camera, ...problems } = useMedia(({ own }) => ({
    microphone: own.roomMicrophone.track,
    camera: own.camera.track,
    microphoneProblem: own.roomMicrophone.problem,
    cameraProblem: own.camera.problem,
  }));
  const secret = useMedia((state) => state.rights.private);
  const [devices, setDevices] = useState(false);
  const open = useCallback(() => {
    void media.want('roomMicrophone', true);
    void media.want('camera', true);
  }, [media]);
  useEffect(open, [open]);
  const missing = problems.microphoneProblem !== null || problems.cameraProblem !== null;
  return (
    <main className={classes.lobby}>
      <Card padded className={classes.card}>
        <h1 className="h2">{t('roomDevice.title')}</h1>
        <p className="sub">{title}</p>
        <LinkBanner />
        {secret ? (
          <Banner tone="accent" icon="lock" title={t('link.private')}>
            {t('link.privateHelp')}
          </Banner>
        ) : null}
        <div className={cx(tiles.tile, classes.hall)}>
          {camera ? <Picture track={camera} label={t('tile.room')} /> : <span>{t('lobby.noPicture')}</span>}
        </div>
        <LevelMeter track={microphone} />
        <p className="meta">{t('roomDevice.help')}</p>
        <Problems problems={{ microphone: problems.microphoneProblem, camera: problems.cameraProblem }} />
        <div className="row g2">
          {missing ? (
            <Button className="grow" variant="primary" onClick={open}>
              {t('roomDevice.again')}
            </Button>
          ) : null}
          <Button className="grow" onClick={() => setDevices(true)}>
            {t('device.title')}
          </Button>
        </div>
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
