import { useTranslation } from 'react-i18next';
import { floorView, turnSecondsLeft } from '#client/features/floor/index.ts';
import { formatDuration } from '#client/i18n/format.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { cx } from '#client/ui/cx.ts';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import classes from './BigScreen.module.css';

/** Who has the floor, large. */
export function RoomSpeaker() {
  const { t } = useTranslation('bigscreen');
  const turn = useMeeting((state) => floorView(state).turn);
  if (turn === null) {
    return null;
  }
  return (
    <div className={classes.speaker} key={turn.person.participantId}>
      <Avatar size="room" active initials={initials(turn.person.name)} />
      <div>
        <p className={classes.speaking}>{t('speaking')}</p>
        <p className={classes.name}>{fullName(turn.person)}</p>
        <p className={classes.unit}>{turn.person.title || turn.person.unit}</p>
      </div>
    </div>
  );
}

/** The time of the turn, readable from the last row. */
export function TurnTime() {
  const { t } = useTranslation('bigscreen');
  const turn = useMeeting((state) => floorView(state).turn);
  const now = useServerNow();
  if (turn === null) {
    return null;
  }
  const left = turnSecondsLeft(turn, now);
  return (
    <div className={classes.turn}>
      <p className={classes.label}>{t(left < 0 ? 'turnOver' : 'turnLeft')}</p>
      <b className={cx('num', classes.turnTime, left <= turn.warnSeconds && 'inkWarn')}>
        {formatDuration(Math.abs(left))}
      </b>
      <ProgressBar className={classes.bar} fraction={left / turn.allowedSeconds} />
    </div>
  );
}
