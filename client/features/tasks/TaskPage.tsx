import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { formatDay, formatTime, sentenceCase } from '#client/i18n/format.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { cx } from '#client/ui/cx.ts';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { TaskView } from '#protocol/task.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { ContributeCard } from './ContributeCard.tsx';
import { DueCard } from './DueCard.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { LabelChips } from './LabelForm.tsx';
import { OfficeCard } from './OfficeCard.tsx';
import { PartsCard } from './PartsCard.tsx';
import { ExtensionCard, ProgressCard } from './ProgressCard.tsx';
import { SeriesCard } from './SeriesCard.tsx';
import { StatusChip } from './StatusChip.tsx';
import classes from './Tasks.module.css';
import { useTask } from './useTasks.ts';

function Duty({ task }: { task: TaskView }) {
  const { t } = useTranslation('tasks');
  return (
    <section className={classes.card} aria-label={t('duty')}>
      <h2 className={cx('h2', classes.duty)}>{sentenceCase(task.action)}</h2>
      <dl className={classes.fields}>
        <dt>{t('lead')}</dt>
        <dd>
          <b>{task.leadUnit}</b> {task.relations.includes('lead') ? <Chip small>{t('yourUnit')}</Chip> : null}
        </dd>
        {task.person === '' ? null : (
          <>
            <dt>{t('person')}</dt>
            <dd>{task.person}</dd>
          </>
        )}
        {task.coordinatingUnits.length === 0 ? null : (
          <>
            <dt>{t('coordinating')}</dt>
            <dd>{task.coordinatingUnits.join('; ')}</dd>
          </>
        )}
        {task.reportTo === null ? null : (
          <>
            <dt>{t('reportTo')}</dt>
            <dd>{task.reportTo}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Ground({ task }: { task: TaskView }) {
  const { t } = useTranslation('tasks');
  return task.quote === '' ? null : (
    <section className={classes.card} aria-label={t('ground')}>
      <h2 className="strong">{t('ground')}</h2>
      <blockquote className={classes.quote}>“{task.quote}”</blockquote>
      <p className="meta">
        {t('givenAt', { day: formatDay(task.assignedAt), time: formatTime(task.assignedAt), source: task.source })}
      </p>
    </section>
  );
}

function wordsOf(data: Record<string, unknown>): string {
  const words = ['text', 'reason', 'note', 'fileName', 'leadUnit', 'person', 'dueDay', 'untilDay', 'period']
    .map((key) => data[key])
    .find((value) => typeof value === 'string' && value !== '');
  return typeof words === 'string' ? dayWords(words) : '';
}

const dayWords = (words: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(words) ? formatDay(`${words}T12:00:00+07:00`) : words;

function History({ task }: { task: TaskView }) {
  const { t } = useTranslation('tasks');
  return (
    <section className={classes.card} aria-label={t('history')}>
      <h2 className="strong">{t('history')}</h2>
      <ol className={classes.facts}>
        {task.facts.toReversed().map(({ at, name, by, onBehalfOf, data }) => (
          <li key={`${at}/${name}`}>
            <time className="meta">
              {formatDay(at)} {formatTime(at)}
            </time>
            <span>
              <b>{t(`fact.${name}`)}</b>
              {by === '' ? '' : `, ${onBehalfOf === '' ? by : t('inPlaceOf', { by, principal: onBehalfOf })}`}
              {wordsOf(data) === '' ? null : <span className="sub">: {wordsOf(data)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Task({ taskId }: { taskId: string }) {
  const { t } = useTranslation('tasks');
  const { loaded, act, handIn, pending } = useTask(taskId);
  if (loaded.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (loaded.state === 'failed') {
    return <StateCard icon="task" tone="warn" title={rejectionMessage(loaded.rejection)} />;
  }
  const task = loaded.value;
  const given = { task, act, pending };
  return (
    <>
      <div className={classes.bar}>
        <StatusChip status={task.status} />
        <LabelChips task={task} />
        <span className="sub">{task.source}</span>
        {task.partOf !== null && task.relations.includes('office') ? (
          <Link to={`/nhiem-vu/${task.partOf}`}>{t('partOfWhole')}</Link>
        ) : null}
      </div>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Duty task={task} />
          {task.status === 'waiting' ? null : <ProgressCard {...given} />}
          <PartsCard {...given} />
          <SeriesCard {...given} />
          {task.status === 'waiting' ? null : <EvidenceCard task={task} handIn={handIn} pending={pending} />}
          <Ground task={task} />
          <History task={task} />
        </div>
        <div className={classes.stack}>
          <DueCard {...given} />
          {task.allowed.includes('accept') ? <AnswerCard {...given} /> : null}
          {task.allowed.includes('askExtension') ? <ExtensionCard {...given} /> : null}
          {task.relations.includes('office') ? <OfficeCard {...given} /> : null}
          {task.allowed.includes('contribute') ? <ContributeCard act={act} pending={pending} /> : null}
        </div>
      </div>
    </>
  );
}

/** Screens 12 and 12b: is this mine, until when; how far, with what proof, will it be in time. */
export function TaskPage() {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const { taskId = '' } = useParams();
  const back = (
    <Button variant="quiet" icon="left" onClick={() => void navigate('/nhiem-vu')}>
      {t('all')}
    </Button>
  );
  return (
    <AppFrame title={t('one')} actions={back}>
      {() => <Task key={taskId} taskId={taskId} />}
    </AppFrame>
  );
}
