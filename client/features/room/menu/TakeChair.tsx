import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { chairOf } from '#domain/people.ts';
import type { MeetingState } from '#domain/state.ts';
import { Entry } from './Entries.tsx';

/** Whether somebody may run the meeting in the chair's place now, or give it back (MEETING-6). */
function takeover({ shared: { meeting, people } }: MeetingState, me: string | null): 'take' | 'return' | null {
  const person = me === null ? undefined : people.byId[me];
  if (person === undefined || meeting.status === 'closed' || meeting.status === 'cancelled') {
    return null;
  }
  if (meeting.actingChairId !== null) {
    return meeting.actingChairId === me || chairOf(people)?.participantId === me ? 'return' : null;
  }
  return person.role === 'co_chair' || person.role === 'secretary' ? 'take' : null;
}

/** The line of a menu that takes the chair's place, or gives it back. */
export function ChairEntry({ onTake }: { onTake: () => void }) {
  const { t } = useTranslation('room');
  const me = useMyId();
  const step = useMeeting((state) => takeover(state, me));
  const back = useCommand('meeting.returnChair');
  if (step === null) {
    return null;
  }
  return (
    <Entry icon="shield" onClick={step === 'take' ? onTake : () => void back.run({})}>
      {t(`takeChair.${step}`)}
    </Entry>
  );
}

/** Asks why the chair can't run the meeting; taking over is on record for everyone. */
export function TakeChairDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  const [reason, setReason] = useState('');
  const { run, pending } = useCommand('meeting.takeChair');
  const take = async (): Promise<void> => {
    if (await run({ reason: reason.trim() })) {
      onClose();
    }
  };
  return (
    <Dialog opened={opened} title={t('takeChair.take')} closeLabel={t('common:close')} onClose={onClose}>
      <p className="sub">{t('takeChair.text')}</p>
      <TextInput
        data-autofocus
        label={t('takeChair.reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button variant="primary" full waiting={!reason.trim()} pending={pending} onClick={() => void take()}>
        {t('takeChair.take')}
      </Button>
    </Dialog>
  );
}
