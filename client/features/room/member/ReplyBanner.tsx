import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { MeetingState } from '#domain/state.ts';

/** Whether this person still owes an answer to the invitation. */
function owesReply(state: MeetingState, me: string | null): boolean {
  const { meeting, people } = state.shared;
  return (
    meeting.status === 'invited' && me !== null && people.byId[me] !== undefined && people.replies[me] === undefined
  );
}

/** Asks who was invited whether he comes, and how. */
export function ReplyBanner() {
  const { t } = useTranslation('prepare');
  const me = useMyId();
  const owes = useMeeting((state) => owesReply(state, me));
  const [away, setAway] = useState(false);
  const [reason, setReason] = useState('');
  const { run, pending } = useCommand('people.reply');
  if (!owes) {
    return null;
  }
  return (
    <>
      <Banner
        tone="accent"
        icon="mail"
        title={t('reply.title')}
        action={
          <div className="row wrap">
            <Button pending={pending} onClick={() => void run({ attending: true, mode: 'on_site', reason: '' })}>
              {t('reply.room')}
            </Button>
            <Button pending={pending} onClick={() => void run({ attending: true, mode: 'remote', reason: '' })}>
              {t('reply.remote')}
            </Button>
            <Button variant="quiet" onClick={() => setAway(true)}>
              {t('reply.away')}
            </Button>
          </div>
        }
      />
      <Dialog opened={away} title={t('reply.away')} closeLabel={t('common:close')} onClose={() => setAway(false)}>
        <TextInput
          data-autofocus
          label={t('reply.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="primary"
          full
          pending={pending}
          onClick={() => void run({ attending: false, mode: 'on_site', reason })}
        >
          {t('reply.away')}
        </Button>
      </Dialog>
    </>
  );
}
