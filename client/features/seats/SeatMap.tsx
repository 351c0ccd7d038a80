import { useDraggable, useDroppable } from '@dnd-kit/core';
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

type Props = { selectedId: string | null; mayArrange: boolean; onSelect: (seatId: string) => void };
type SeatProps = Omit<Props, 'selectedId'> & { seat: Seat; selected: boolean };

/** A seat takes whoever is dropped on it; who sits on it can be dragged away. */
function useSeatMove(seatId: string, sitterId: string | undefined, mayArrange: boolean) {
  const drop = useDroppable({ id: seatId, disabled: !mayArrange });
  const drag = useDraggable({ id: sitterId ?? `empty-${seatId}`, disabled: !mayArrange || sitterId === undefined });
  const { transform } = drag;
  return {
    ref: (node: HTMLButtonElement | null): void => {
      drop.setNodeRef(node);
      drag.setNodeRef(node);
    },
    listeners: drag.listeners,
    look: cx(mayArrange && classes.movable, drop.isOver && classes.over, drag.isDragging && classes.dragged),
    shift: transform === null ? '' : `translate(${transform.x}px, ${transform.y}px)`,
  };
}

function SeatButton({ seat, selected, mayArrange, onSelect }: SeatProps) {
  const { t } = useTranslation('seats');
  const person = useMeeting((state) => state.shared.people.byId[state.shared.room.seats[seat.seatId] ?? '']);
  const how = useMeeting((state) => seatState(state, person));
  const label = t(`state.${how}`, { seat: seat.label, name: person ? fullName(person) : '' });
  const move = useSeatMove(seat.seatId, person?.participantId, mayArrange);
  return (
    <button
      type="button"
      ref={move.ref}
      {...move.listeners}
      className={cx(classes.seat, classes[how], selected && classes.selected, move.look)}
      style={{ left: `${seat.x * 100}%`, top: `${seat.y * 100}%`, transform: `translate(-50%, -50%) ${move.shift}` }}
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
export function SeatMap({ selectedId, mayArrange, onSelect }: Props) {
  const { t } = useTranslation('seats');
  const plan = useMeeting((state) => state.shared.room.plan);
  return plan === null ? null : (
    <section className={classes.room} style={{ aspectRatio: `${plan.width} / ${plan.depth}` }} aria-label={t('title')}>
      {plan.seats.map((seat) => (
        <SeatButton
          key={seat.seatId}
          seat={seat}
          selected={seat.seatId === selectedId}
          mayArrange={mayArrange}
          onSelect={onSelect}
        />
      ))}
    </section>
  );
}
