import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Contradictions, LobbyRequests } from '#client/features/media/index.ts';
import {
  MinutesPanel,
  ProposalsCount,
  ProposalsPanel,
  StepAction,
  useMinutesStep,
} from '#client/features/minutes/index.ts';
import { ServiceCalls } from '#client/features/service/index.ts';
import { TranscriptPanel } from '#client/features/transcript/index.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { reachable } from '#client/ui/reachable.ts';
import { Segmented } from '#client/ui/Segmented.tsx';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { DeskMenu } from '../menu/RoomMenu.tsx';
import { StatusBanner } from '../StatusBanner.tsx';
import classes from './SecretaryRoom.module.css';

const STEPS = ['draft', 'comment', 'review', 'sign', 'file'] as const;

function Steps() {
  const { t } = useTranslation('room');
  const at = useMinutesStep();
  const navigate = useNavigate();
  const { meetingId = '' } = useParams();
  return (
    <div className={classes.steps}>
      <ol aria-label={t('minutes.steps')} {...reachable}>
        {STEPS.map((step, index) => (
          <li key={step} className={cx(step === at && classes.on)} aria-current={step === at ? 'step' : undefined}>
            <b>{index + 1}</b>
            <span>{t(`minutes.step.${step}`)}</span>
          </li>
        ))}
      </ol>
      <span className="grow" />
      <StepAction />
      <Button onClick={() => void navigate(`/hop/${meetingId}/dieu-hanh`)}>{t('minutes.control')}</Button>
    </div>
  );
}

/** Side by side where there is room; on a phone one of them at a time. */
const COLUMNS = ['transcript', 'minutes', 'tasks'] as const;

function Columns() {
  const { t } = useTranslation('room');
  const [shown, setShown] = useState<(typeof COLUMNS)[number]>('minutes');
  const tabs = COLUMNS.map((value) => ({ value, label: t(`cols.short.${value}`) }));
  return (
    <main className={classes.main}>
      <div className={classes.tabs}>
        <Segmented label={t('cols.label')} options={tabs} value={shown} onChange={setShown} />
      </div>
      <section
        className={cx(classes.column, shown !== 'transcript' && classes.behind)}
        aria-label={t('cols.transcript')}
      >
        <TranscriptPanel />
      </section>
      <section className={cx(classes.middle, shown !== 'minutes' && classes.behind)} aria-label={t('cols.minutes')}>
        <MinutesPanel />
      </section>
      <section className={cx(classes.column, shown !== 'tasks' && classes.behind)} aria-label={t('cols.tasks')}>
        <header>
          <h2 className="title">{t('cols.tasks')}</h2>
          <span className="grow" />
          <ProposalsCount />
        </header>
        <ProposalsPanel />
      </section>
    </main>
  );
}

/** Screen 4: the secretary's desk. Words, minutes and proposed tasks. */
export function SecretaryRoom() {
  const { t } = useTranslation('room');
  const me = useMyId();
  const person = useMeeting((state) => (me === null ? undefined : state.shared.people.byId[me]));
  return (
    <div className={classes.room}>
      <MeetingTopBar
        note={person ? t(person.role === 'secretary' ? 'secretaryIs' : 'chairIs', { name: person.name }) : null}
      >
        <DeskMenu />
      </MeetingTopBar>
      <Steps />
      <StatusBanner />
      <div className={classes.notices}>
        <ServiceCalls />
        <LobbyRequests />
        <Contradictions />
      </div>
      <Columns />
    </div>
  );
}
