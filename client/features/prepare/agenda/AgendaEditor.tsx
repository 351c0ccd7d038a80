import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems, type NumberedItem, plannedMinutes, topItems } from '#client/features/agenda/index.ts';
import { formatLongDay, formatTime } from '#client/i18n/format.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { meetingMinutes } from '../blocks.ts';
import classes from './Agenda.module.css';
import { ItemDialog } from './ItemDialog.tsx';
import { ItemRow } from './ItemRow.tsx';
import { dropBefore, stepBefore } from './moves.ts';

function When() {
  const { t, i18n } = useTranslation('prepare');
  const details = useMeeting((state) => state.shared.meeting.details);
  if (details === null) {
    return null;
  }
  const { scheduledStartAt: start, scheduledEndAt: end } = details;
  return (
    <span className="meta num">
      {t('when', { day: formatLongDay(start, i18n.language), from: formatTime(start), to: formatTime(end) })}
    </span>
  );
}

function Sum() {
  const { t } = useTranslation('prepare');
  const items = useMeeting(topItems);
  const length = useMeeting(meetingMinutes);
  const planned = plannedMinutes(items);
  const spare = length - planned;
  const words = spare === 0 ? t('exact') : t(spare > 0 ? 'spare' : 'over', { count: Math.abs(spare) });
  return (
    <>
      <div className="row">
        <b className="num strong">{t('sum', { planned, length })}</b>
        <span className={spare < 0 ? 'inkWarn grow' : 'sub grow'}>{words}</span>
      </div>
      <div className={classes.segments} aria-hidden="true">
        {items.map((item) => (
          <i key={item.itemId} style={{ flex: Math.max(1, item.plannedMinutes) }}>
            {item.number}
          </i>
        ))}
      </div>
    </>
  );
}

function useMove(items: readonly NumberedItem[]) {
  const { run } = useCommand('agenda.moveItem');
  const move = (target: ReturnType<typeof dropBefore>): void => {
    if (target !== null) {
      void run(target);
    }
  };
  return {
    drop: ({ active, over }: DragEndEvent) =>
      move(over === null ? null : dropBefore(items, String(active.id), String(over.id))),
    step: (itemId: string, by: -1 | 1) => move(stepBefore(items, itemId, by)),
  };
}

function Rows({ onEdit }: { onEdit: (itemId: string) => void }) {
  const phone = usePhone();
  const items = useMeeting(allItems);
  const { drop, step } = useMove(items);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext
        items={items.map(({ itemId }) => itemId)}
        strategy={verticalListSortingStrategy}
        disabled={phone}
      >
        <ol className={`scroll ${classes.list}`}>
          {items.map((item) => (
            <ItemRow
              key={item.itemId}
              item={item}
              onEdit={() => onEdit(item.itemId)}
              onStep={(by) => step(item.itemId, by)}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/** The programme in preparation: order by drag or Alt + arrows, minutes in place, everything else in a dialog. */
export function AgendaEditor() {
  const { t } = useTranslation('prepare');
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const empty = useMeeting((state) => state.shared.agenda.order.length === 0);
  return (
    <Card className={classes.panel} id="prepare-agenda" tabIndex={-1} aria-label={t('panel.agenda')}>
      <h2 className={classes.heading}>
        <span className="grow">{t('panel.agenda')}</span>
        <When />
        <span className={classes.minutesHead}>{t('minutesShort')}</span>
      </h2>
      {empty ? <StateCard icon="note" title={t('noItems')} /> : <Rows onEdit={setEditing} />}
      <div className={classes.sum}>
        <Button variant="quiet" icon="plus" iconSize={20} className={classes.add} onClick={() => setEditing('new')}>
          {t('addItem')}
        </Button>
        <Sum />
      </div>
      <ItemDialog editing={editing} onClose={() => setEditing(null)} />
    </Card>
  );
}
