import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { MeetingState } from '#domain/state.ts';

type Role = 'secretary' | 'chair' | null;

function roleOf(state: MeetingState, me: string | null): Role {
  const role = me === null ? undefined : state.shared.people.byId[me]?.role;
  if (role === 'secretary') {
    return 'secretary';
  }
  return role === 'chair' || role === 'co_chair' ? 'chair' : null;
}

function Submit() {
  const { t } = useTranslation('minutes');
  const { run, pending } = useCommand('minutes.submitForReview');
  const closed = useMeeting((state) => state.shared.meeting.status === 'closed');
  return (
    <Button
      variant="primary"
      waiting={!closed}
      pending={pending}
      hint={closed ? undefined : t('afterClose')}
      onClick={() => void run({})}
    >
      {t('step.submit')}
    </Button>
  );
}

function Approve() {
  const { t } = useTranslation('minutes');
  const [asking, setAsking] = useState(false);
  const approve = useCommand('minutes.approve');
  const back = useCommand('minutes.sendBack');
  const [reason, setReason] = useState('');
  return (
    <>
      <TextInput
        aria-label={t('step.reason')}
        placeholder={t('step.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        icon="undo"
        waiting={reason.trim() === ''}
        pending={back.pending}
        onClick={() => void back.run({ reason })}
      >
        {t('step.sendBack')}
      </Button>
      <Button variant="primary" icon="check" pending={approve.pending} onClick={() => setAsking(true)}>
        {t('step.approve')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('step.approveTitle')}
        confirmLabel={t('step.approve')}
        cancelLabel={t('cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void approve.run({});
        }}
      >
        {t('step.approveExplain')}
      </ConfirmDialog>
    </>
  );
}

function Sign({ as }: { as: Role }) {
  const { t } = useTranslation('minutes');
  const { textHash, signatures } = useMeeting((state) => state.shared.minutes);
  const { run, pending } = useCommand('minutes.sign');
  const signed = signatures.some((signature) => signature.as === as);
  const waitsForSecretary = as === 'chair' && !signatures.some((signature) => signature.as === 'secretary');
  if (textHash === null || signed || waitsForSecretary) {
    return <span className="meta">{t(waitsForSecretary ? 'step.waitsForSecretary' : 'step.waitsForChair')}</span>;
  }
  return (
    <Button
      variant="primary"
      icon="check"
      hint={t('step.signHint')}
      pending={pending}
      onClick={() => void run({ textHash })}
    >
      {t('step.sign')}
    </Button>
  );
}

function Lock() {
  const { t } = useTranslation('minutes');
  const [number, setNumber] = useState('');
  const { run, pending } = useCommand('minutes.lock');
  return (
    <>
      <TextInput
        aria-label={t('step.number')}
        placeholder={t('step.numberExample')}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Button
        variant="primary"
        icon="lock"
        waiting={number.trim() === ''}
        pending={pending}
        onClick={() => void run({ number })}
      >
        {t('step.lock')}
      </Button>
    </>
  );
}

/** What this person does next with the minutes: hand them to the members, approve, confirm, number. */
export function StepAction() {
  const me = useMyId();
  const role = useMeeting((state) => roleOf(state, me));
  const status = useMeeting((state) => state.shared.minutes.status);
  if (role === null) {
    return null;
  }
  switch (status) {
    case 'drafting':
      return role === 'secretary' ? <Submit /> : <Approve />;
    case 'review':
      return role === 'chair' ? <Approve /> : null;
    case 'approved':
      return <Sign as={role} />;
    case 'signed':
      return role === 'secretary' ? <Lock /> : null;
    default:
      return null;
  }
}

const STEP_OF = {
  none: 'draft',
  drafting: 'draft',
  review: 'comment',
  approved: 'sign',
  signed: 'file',
  locked: 'file',
} as const;

/** The step that the minutes stand at, for the bar of steps. */
export function useMinutesStep(): (typeof STEP_OF)[keyof typeof STEP_OF] {
  return useMeeting((state) => STEP_OF[state.shared.minutes.status]);
}
