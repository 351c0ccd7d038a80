import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { AgendaPanel } from '#client/features/agenda/index.ts';
import { Contradictions, LobbyRequests } from '#client/features/media/index.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { StateCard } from '#client/ui/StateCard.tsx';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { StatusBanner } from '../StatusBanner.tsx';
import classes from './SecretaryRoom.module.css';

const STEPS = ['draft', 'comment', 'review', 'sign', 'file'] as const;

function Steps({ at }: { at: (typeof STEPS)[number] }) {
  const { t } = useTranslation('room');
  const navigate = useNavigate();
  const { meetingId = '' } = useParams();
  return (
    <div className={classes.steps}>
      <ol aria-label={t('minutes.steps')}>
        {STEPS.map((step, index) => (
          <li key={step} className={cx(step === at && classes.on)} aria-current={step === at ? 'step' : undefined}>
            <b>{index + 1}</b>
            {t(`minutes.step.${step}`)}
          </li>
        ))}
      </ol>
      <span className="grow" />
      <Button onClick={() => void navigate(`/hop/${meetingId}/dieu-hanh`)}>{t('minutes.control')}</Button>
    </div>
  );
}

/** Screen 4: the secretary's desk. Words, minutes and proposed tasks side by side. */
export function SecretaryRoom() {
  const { t } = useTranslation('room');
  const me = useMyId();
  const name = useMeeting((state) => (me === null ? undefined : state.shared.people.byId[me]?.name));
  return (
    <div className={classes.room}>
      <MeetingTopBar note={name ? t('secretaryIs', { name }) : null} />
      <Steps at="draft" />
      <StatusBanner />
      <LobbyRequests />
      <Contradictions />
      <main className={classes.main}>
        <section className={classes.column} aria-label={t('cols.transcript')}>
          <header>
            <h2 className="title">{t('cols.transcript')}</h2>
          </header>
          <AgendaPanel />
        </section>
        <section className={classes.middle} aria-label={t('cols.minutes')}>
          <header>
            <h2 className="title">{t('cols.minutes')}</h2>
          </header>
          <StateCard icon="note" title={t('notYet.minutes')} />
        </section>
        <section className={classes.column} aria-label={t('cols.tasks')}>
          <header>
            <h2 className="title">{t('cols.tasks')}</h2>
          </header>
          <StateCard icon="task" title={t('notYet.tasks')} />
        </section>
      </main>
    </div>
  );
}
