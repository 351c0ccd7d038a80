import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFloorActions } from '#client/features/floor/index.ts';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';

/** Who sits on a seat, the way to let the person speak, and another sitter. */
export function SeatPerson({ seatId, mayArrange }: { seatId: string; mayArrange: boolean }) {
  const { t } = useTranslation('seats');
  const sitterId = useMeeting((state) => state.shared.room.seats[seatId] ?? null);
  const people = useMeeting((state) => sortByName(Object.values(state.shared.people.byId)));
  const running = useMeeting((state) => state.shared.meeting.status === 'in_session');
  const floor = useFloorActions();
  const assign = useCommand('room.assignSeat');
  const sitter = people.find(({ participantId }) => participantId === sitterId);
  return (
    <div className="row g2 wrap">
      <div className="grow">
        <div className="strong">{sitter ? fullName(sitter) : t('emptySeat')}</div>
        <div className="meta">{sitter ? [sitter.title, sitter.unit].filter(Boolean).join(' · ') : null}</div>
      </div>
      {mayArrange ? (
        <Select
          aria-label={t('assign')}
          placeholder={t('assign')}
          searchable
          clearable
          data={people.map((person) => ({ value: person.participantId, label: fullName(person) }))}
          value={sitterId}
          onChange={(participantId) => void assign.run({ seatId, participantId })}
        />
      ) : null}
      {mayArrange && sitter && running ? (
        <Button icon="microphone" pending={floor.pending} onClick={() => floor.give(sitter.participantId)}>
          {t('floor:give')}
        </Button>
      ) : null}
    </div>
  );
}
