import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { CSS } from '@dnd-kit/utilities';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './SeatMap.module.css';

const TRAY = 'tray';

/** What a drop means: somebody onto a seat, or off the seat he had; null when nothing changes. */
export function placingOf(
  seats: Readonly<Record<string, string>>,
  participantId: string,
  target: string,
): { seatId: string; participantId: string | null } | null {
  const from = Object.keys(seats).find((seatId) => seats[seatId] === participantId);
  if (target === TRAY) {
    return from === undefined ? null : { seatId: from, participantId: null };
  }
  return from === target ? null : { seatId: target, participantId };
}

function unseated({ shared: { people, room } }: MeetingState): Participant[] {
  const seated = new Set(Object.values(room.seats));
  return sortByName(Object.values(people.byId).filter(({ participantId }) => !seated.has(participantId)));
}

function Unseated({ person }: { person: Participant }) {
  const { attributes, listeners, setNodeRef, transform } = useDraggable({ id: person.participantId });
  return (
    <li>
      <button
        type="button"
        ref={setNodeRef}
        {...attributes}
        {...listeners}
        className={classes.person}
        style={{ transform: CSS.Translate.toString(transform) }}
      >
        <Icon name="grip" size={20} />
        {fullName(person)}
      </button>
    </li>
  );
}

function Tray() {
  const { t } = useTranslation('seats');
  const people = useMeeting(unseated);
  const { setNodeRef, isOver } = useDroppable({ id: TRAY });
  return (
    <section ref={setNodeRef} className={cx(classes.tray, isOver && classes.over)} aria-label={t('unseated')}>
      <h3 className="meta">{t(people.length > 0 ? 'unseated' : 'allSeated')}</h3>
      <ul className="row wrap">
        {people.map((person) => (
          <Unseated key={person.participantId} person={person} />
        ))}
      </ul>
    </section>
  );
}

/** Seats people by drag: onto a seat, onto each other to change places, back off the plan. Without a pointer the list below the plan does the same. */
export function Arrange({ children }: { children: ReactNode }) {
  const seats = useMeeting((state) => state.shared.room.seats);
  const { run } = useCommand('room.assignSeat');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const drop = ({ active, over }: DragEndEvent): void => {
    const placing = over === null ? null : placingOf(seats, String(active.id), String(over.id));
    if (placing !== null) {
      void run(placing);
    }
  };
  return (
    <DndContext sensors={sensors} onDragEnd={drop}>
      {children}
      <Tray />
    </DndContext>
  );
}
