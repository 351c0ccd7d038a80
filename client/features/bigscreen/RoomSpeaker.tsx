import { useTranslation } from 'react-i18next';
import { currentItem } from '#client/features/agenda/index.ts';
import { floorView, turnSecondsLeft } from '#client/features/floor/index.ts';
import { formatDuration } from '#client/i18n/format.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { cx } from '#client/ui/cx.ts';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './BigScreen.module.css';

/** Who presents the item, until it is discussed. */
function presenterOf(state: MeetingState): Participant | null {
  const item = currentItem(state);
  const presenterId = item?.status === 'presenting' ? item.presenterId : null;
  return presenterId === null ? null : (state.shared.people.byId[presenterId] ?? null);
}

/** Who has the floor, large; while nobody has it, who presents the item. */
export function RoomSpeaker() {
  const { t } = useTranslation('bigscreen');
  const turn = useMeeting((state) => floorView(state).turn);
  const presenter = useMeeting(presenterOf);
  const person = turn?.person ?? presenter;
  if (person === null) {
    return null;
  }
  return (
    <div className={classes.speaker} key={person.participantId}>
      <Avatar size="room" active={turn !== null} initials={initials(person.name)} />
      <div>
        <p className={classes.speaking}>{t(turn === null ? 'presenting' : 'speaking')}</p>
        <p className={classes.name}>{fullName(person)}</p>
        <p className={classes.unit}>{person.title || person.unit}</p>
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
