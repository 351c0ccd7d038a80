import { useTranslation } from 'react-i18next';
import { standingOf } from '#client/features/attendance/index.ts';
import { floorView } from '#client/features/floor/index.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import type { Seat } from '#protocol/room.ts';
import classes from './SeatMap.module.css';

/** How a seat is drawn: who sits there and what that person does now. */
export type SeatState = 'empty' | 'absent' | 'present' | 'waiting' | 'speaking';

/** State of one seat now. */
export function seatState(state: MeetingState, person: Participant | undefined): SeatState {
  if (person === undefined) {
    return 'empty';
  }
  const { turn, queue } = floorView(state);
  if (turn?.person.participantId === person.participantId) {
    return 'speaking';
  }
  if (queue.some((waiting) => waiting.person.participantId === person.participantId)) {
    return 'waiting';
  }
  const standing = standingOf(state, person.participantId);
  return standing === 'on_site' || standing === 'remote' ? 'present' : 'absent';
}

type Props = { selectedId: string | null; onSelect: (seatId: string) => void };

function SeatButton({ seat, selected, onSelect }: { seat: Seat; selected: boolean; onSelect: Props['onSelect'] }) {
  const { t } = useTranslation('seats');
  const person = useMeeting((state) => state.shared.people.byId[state.shared.room.seats[seat.seatId] ?? '']);
  const how = useMeeting((state) => seatState(state, person));
  const label = t(`state.${how}`, { seat: seat.label, name: person ? fullName(person) : '' });
  return (
    <button
      type="button"
      className={cx(classes.seat, classes[how], selected && classes.selected)}
      style={{ left: `${seat.x * 100}%`, top: `${seat.y * 100}%` }}
      aria-label={label}
      aria-pressed={selected}
      title={label}
      onClick={() => onSelect(seat.seatId)}
    >
      <span aria-hidden="true" className={classes.mark} data-mark={person ? initials(person.name) : seat.label} />
      {how === 'waiting' ? <Icon name="hand" size={16} className={classes.sign} /> : null}
      {how === 'speaking' ? <Icon name="microphone" size={16} className={classes.sign} /> : null}
    </button>
  );
}

/** The room drawn to scale, one button per seat. */
export function SeatMap({ selectedId, onSelect }: Props) {
  const { t } = useTranslation('seats');
  const plan = useMeeting((state) => state.shared.room.plan);
  return plan === null ? null : (
    <section className={classes.room} style={{ aspectRatio: `${plan.width} / ${plan.depth}` }} aria-label={t('title')}>
      {plan.seats.map((seat) => (
        <SeatButton key={seat.seatId} seat={seat} selected={seat.seatId === selectedId} onSelect={onSelect} />
      ))}
    </section>
  );
}
