import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { dayKey } from '#client/i18n/format.ts';
import { newId } from '#client/lib/ids.ts';
import { reportRefusal, sendAlone, serverNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import type { AccountSummary } from '#protocol/http.ts';
import classes from './Create.module.css';
import { MeetingFields } from './MeetingFields.tsx';
import { detailsOf, isComplete, type MeetingForm } from './meetingForm.ts';

const DAY_MS = 86_400_000;

function fresh(account: AccountSummary): MeetingForm {
  return {
    title: '',
    kind: 'regular_session',
    format: 'hybrid',
    place: '',
    day: dayKey(serverNow() + 7 * DAY_MS),
    from: '08:00',
    to: '10:00',
    totalMembers: 9,
    agencyName: account.organisation.name,
  };
}

function Form({ account }: { account: AccountSummary }) {
  const { t } = useTranslation('prepare');
  const navigate = useNavigate();
  const [form, setForm] = useState(() => fresh(account));
  const [pending, setPending] = useState(false);
  const create = async (): Promise<void> => {
    setPending(true);
    const meetingId = newId();
    try {
      await sendAlone(meetingId, 'meeting.create', detailsOf(form));
      await navigate(`/chuan-bi/${meetingId}`);
    } catch (error) {
      reportRefusal(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Card className={classes.form}>
      <MeetingFields form={form} set={(change) => setForm((now) => ({ ...now, ...change }))} />
      <Button variant="primary" size="big" waiting={!isComplete(form)} pending={pending} onClick={() => void create()}>
        {t('create')}
      </Button>
    </Card>
  );
}

/** `/tao-cuoc-hop`: a new meeting, then its preparation. */
export function CreatePage() {
  const { t } = useTranslation('prepare');
  return <AppFrame title={t('createTitle')}>{(account) => <Form account={account} />}</AppFrame>;
}
