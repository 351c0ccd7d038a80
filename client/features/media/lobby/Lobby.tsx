import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { GATHERED } from '#domain/meeting.ts';
import { Picture } from '../tiles/Picture.tsx';
import tiles from '../tiles/Tiles.module.css';
import { DevicePickers } from './DevicePickers.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import classes from './Lobby.module.css';
import { type DeviceCheck, useDeviceCheck } from './useDeviceCheck.ts';

/** Devices that can't be opened, and what to do about it. Nothing while all is well. */
export function Problems({ problems }: Pick<DeviceCheck, 'problems'>) {
  const { t } = useTranslation('media');
  const found = [problems.microphone, problems.camera].filter((problem) => problem !== null);
  if (found.length === 0) {
    return null;
  }
  const denied = found.includes('NotAllowedError');
  return (
    <Banner icon="warning" title={t(denied ? 'lobby.denied' : 'lobby.missing')}>
      {t(denied ? 'lobby.deniedHelp' : 'lobby.missingHelp')}
    </Banner>
  );
}

function Preview({ camera }: { camera: MediaStreamTrack | null }) {
  const { t } = useTranslation('media');
  return (
    <div className={tiles.tile}>
      {camera ? <Picture track={camera} label={t('tile.own')} mirrored /> : <span>{t('lobby.noPicture')}</span>}
    </div>
  );
}

/** Where the knock stands: not yet, waiting, refused. */
function Waiting({ knocked }: { knocked: boolean }) {
  const { t } = useTranslation('media');
  const me = useMyId();
  const admission = useMeeting((state) => (me === null ? undefined : state.shared.lobby.admissions[me]));
  if (admission && !admission.admitted) {
    return (
      <Banner tone="bad" icon="lock" title={t('lobby.refused')}>
        {admission.reason}
      </Banner>
    );
  }
  return knocked ? (
    <Banner tone="accent" icon="clock" title={t('lobby.waiting')}>
      {t('lobby.waitingHelp')}
    </Banner>
  ) : null;
}

/** Before a remote attendee goes in: look at picture and sound, choose devices, knock; the secretary opens. */
export function Lobby() {
  const { t } = useTranslation('media');
  const check = useDeviceCheck();
  const navigate = useNavigate();
  const knock = useCommand('lobby.knock');
  const [knocked, setKnocked] = useState(false);
  const title = useMeeting((state) => state.shared.meeting.details?.title ?? '');
  const open = useMeeting((state) => GATHERED.includes(state.shared.meeting.status));
  return (
    <main className={classes.lobby}>
      <Card padded className={classes.card}>
        <h1 className="h2">{title}</h1>
        <p className="sub">{t('lobby.lead')}</p>
        <Problems problems={check.problems} />
        <div className={classes.check}>
          <Preview camera={check.camera} />
          <div className={classes.fields}>
            <DevicePickers list={check.list} devices={check.devices} onChoose={check.choose} />
            <LevelMeter track={check.microphone} />
          </div>
        </div>
        <div className={classes.go}>
          <Waiting knocked={knocked} />
          <Button
            variant="primary"
            size="big"
            icon="hand"
            full
            waiting={!open}
            pending={knock.pending}
            onClick={() => void knock.run({}).then(setKnocked)}
          >
            {t(open ? (knocked ? 'lobby.knockAgain' : 'lobby.knock') : 'lobby.notOpen')}
          </Button>
          <Button variant="quiet" icon="left" full onClick={() => void navigate('/')}>
            {t('lobby.leave')}
          </Button>
        </div>
      </Card>
    </main>
  );
}
