import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems, isOver, type NumberedItem } from '#client/features/agenda/index.ts';
import { ConclusionCard } from '#client/features/conclusion/index.ts';
import { fullName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { useMoveOn } from './useMoveOn.tsx';

function Phases({ item }: { item: NumberedItem }) {
  const { t } = useTranslation('room');
  const setPhase = useCommand('agenda.setPhase');
  const phase = item.status === 'presenting' ? 'discussing' : 'presenting';
  return (
    <Button full pending={setPhase.pending} onClick={() => void setPhase.run({ itemId: item.itemId, phase })}>
      {t(`item.phase.${phase}`)}
    </Button>
  );
}

function Away({ item, onDone }: { item: NumberedItem; onDone: () => void }) {
  const { t } = useTranslation('room');
  const [reason, setReason] = useState('');
  const defer = useCommand('agenda.deferItem');
  const withdraw = useCommand('agenda.withdrawItem');
  const act = async (command: typeof defer | typeof withdraw): Promise<void> => {
    if (await command.run({ itemId: item.itemId, reason })) {
      onDone();
    }
  };
  return (
    <>
      <Textarea
        label={t('item.reason')}
        value={reason}
        autosize
        minRows={2}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row wrap">
        <Button waiting={!reason.trim()} pending={defer.pending} onClick={() => void act(defer)}>
          {t('item.defer')}
        </Button>
        <Button variant="danger" waiting={!reason.trim()} pending={withdraw.pending} onClick={() => void act(withdraw)}>
          {t('item.withdraw')}
        </Button>
      </div>
    </>
  );
}

function Content({ item, onDone }: { item: NumberedItem; onDone: () => void }) {
  const { t } = useTranslation('room');
  const moveOn = useMoveOn();
  const presenter = useMeeting((state) => (item.presenterId ? state.shared.people.byId[item.presenterId] : undefined));
  const current = useMeeting((state) => state.shared.agenda.currentItemId === item.itemId);
  const running = useMeeting((state) => state.shared.meeting.status === 'in_session');
  return (
    <div className="col g2">
      <p className="title">{item.title}</p>
      <p className="sub">{[presenter ? fullName(presenter) : null, item.unit].filter(Boolean).join(' · ')}</p>
      {item.reason ? <p className="meta">{item.reason}</p> : null}
      {current ? <Phases item={item} /> : null}
      {!current && running ? (
        <Button full variant="primary" pending={moveOn.pending} onClick={() => moveOn.call(item.itemId)}>
          {t(isOver(item) ? 'item.callAgain' : 'item.call', { number: item.number })}
        </Button>
      ) : null}
      {isOver(item) ? null : <Away item={item} onDone={onDone} />}
      <ConclusionCard itemId={item.itemId} />
      {moveOn.dialog}
    </div>
  );
}

/** One item of the programme for those who run the meeting: call it, change its phase, defer or withdraw it. */
export function ItemSheet({ itemId, onClose }: { itemId: string | null; onClose: () => void }) {
  const { t } = useTranslation('room');
  const item = useMeeting((state) => allItems(state).find((candidate) => candidate.itemId === itemId));
  return (
    <Sheet
      opened={item !== undefined}
      title={item ? t('item.title', { number: item.number }) : ''}
      closeLabel={t('common:close')}
      onClose={onClose}
    >
      {item ? <Content key={item.itemId} item={item} onDone={onClose} /> : null}
    </Sheet>
  );
}
