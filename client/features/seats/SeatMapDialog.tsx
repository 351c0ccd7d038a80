import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { type RoomShape, roomPlan } from '#domain/room.ts';
import { Arrange } from './Arrange.tsx';
import { SeatMap } from './SeatMap.tsx';
import { SeatPerson } from './SeatPerson.tsx';

const SHAPES: readonly RoomShape[] = ['u_shape', 'boardroom', 'rows'];

function Draw() {
  const { t } = useTranslation('seats');
  const people = useMeeting((state) => Object.keys(state.shared.people.byId).length);
  const place = useMeeting((state) => state.shared.meeting.details?.place ?? '');
  const setPlan = useCommand('room.setPlan');
  const seatAll = useCommand('room.seatAll');
  const draw = async (shape: RoomShape): Promise<void> => {
    const name = (place || t('room')).slice(0, 120);
    if (await setPlan.run({ plan: roomPlan(name, shape, Math.max(4, people)) })) {
      await seatAll.run({});
    }
  };
  return (
    <div className="row wrap">
      {SHAPES.map((shape) => (
        <Button key={shape} pending={setPlan.pending || seatAll.pending} onClick={() => void draw(shape)}>
          {t(`shape.${shape}`)}
        </Button>
      ))}
    </div>
  );
}

type Props = { opened: boolean; mayArrange: boolean; onClose: () => void };

/** The room map: who sits where, present, speaking or waiting; a tap on a seat shows the person and what to do. */
export function SeatMapDialog({ opened, mayArrange, onClose }: Props) {
  const { t } = useTranslation('seats');
  const [seatId, setSeatId] = useState<string | null>(null);
  const drawn = useMeeting((state) => state.shared.room.plan !== null);
  const map = <SeatMap selectedId={seatId} mayArrange={mayArrange} onSelect={setSeatId} />;
  return (
    <Dialog opened={opened} title={t('title')} closeLabel={t('common:close')} size="xl" onClose={onClose}>
      {drawn && mayArrange ? <Arrange>{map}</Arrange> : null}
      {drawn && !mayArrange ? map : null}
      {drawn ? null : <p className="sub">{t(mayArrange ? 'notDrawn' : 'notYet')}</p>}
      {drawn && seatId !== null ? <SeatPerson seatId={seatId} mayArrange={mayArrange} /> : null}
      {mayArrange ? <Draw /> : null}
    </Dialog>
  );
}
