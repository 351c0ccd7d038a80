import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { MeetingState } from '#domain/state.ts';
import { AddAddendum } from './AddAddendum.tsx';
import { Approve } from './Approve.tsx';

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
    case 'locked':
      return <AddAddendum />;
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
