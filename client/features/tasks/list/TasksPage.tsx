import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { sentenceCase } from '#client/i18n/format.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { Button } from '#client/ui/Button.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { TaskFilter, TaskList, TaskSummary } from '#protocol/task.ts';
import { LabelChips } from '../LabelForm.tsx';
import { ReachSheet } from '../reach/ReachSheet.tsx';
import { StatusChip } from '../StatusChip.tsx';
import classes from '../Tasks.module.css';
import { Board } from './Board.tsx';
import { dueWords, kindWords } from './dueWords.ts';
import { Figures } from './Figures.tsx';
import { useWorkbook } from './ImportCard.tsx';
import { NewTaskSheet } from './NewTaskSheet.tsx';
import { NoticesCard } from './NoticesCard.tsx';
import { type Asked, useTaskList } from './useTaskList.ts';

type Look = 'list' | 'board';

/** What an empty list means to somebody who has searched for nothing. */
const NOTHING: Partial<Record<TaskFilter, 'none' | 'noneOpen'>> = { all: 'none', open: 'noneOpen' };

const FILTERS: readonly TaskFilter[] = ['open', 'overdue', 'done', 'all'];
const LOOKS: readonly Look[] = ['list', 'board'];

function Row({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('tasks');
  return (
    <Link className={classes.row} to={`/nhiem-vu/${task.taskId}`}>
      <span>
        <b>{sentenceCase(task.action)}</b>
        <span className="meta" style={{ display: 'block' }}>
          {[task.leadUnit, dueWords(t, task), kindWords(t, task), t('progressOf', { progress: task.progress })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={classes.marks}>
        <LabelChips task={{ ...task, field: null }} />
        <StatusChip status={task.status} />
      </span>
    </Link>
  );
}

function Found({ list, look, asked, more }: { list: TaskList; look: Look; asked: Asked; more: () => void }) {
  const { t } = useTranslation('tasks');
  if (list.total === 0) {
    const unasked = asked.query.trim() === '' ? NOTHING[asked.filter] : undefined;
    return (
      <StateCard icon="task" title={t(unasked ?? 'noMatch')}>
        {t(unasked ? 'noneHint' : 'noMatchHint')}
      </StateCard>
    );
  }
  return (
    <>
      <p className="meta num" role="status">
        {t('shown', { shown: list.tasks.length, count: list.total })}
      </p>
      {look === 'board' ? (
        <Board tasks={list.tasks} />
      ) : (
        <div className={classes.list}>
          {list.tasks.map((task) => (
            <Row key={task.taskId} task={task} />
          ))}
        </div>
      )}
      {list.tasks.length < list.total ? <Button onClick={more}>{t('more')}</Button> : null}
    </>
  );
}

type FilterProps = { asked: Asked; look: Look; ask: (asked: Asked) => void; show: (look: Look) => void };

function Filters({ asked, look, ask, show }: FilterProps) {
  const { t } = useTranslation('tasks');
  return (
    <>
      <Segmented
        label={t('filter.label')}
        value={asked.filter}
        options={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(filter) => ask({ ...asked, filter })}
      />
      <TextInput
        className={classes.find}
        aria-label={t('search')}
        placeholder={t('search')}
        value={asked.query}
        onChange={(event) => ask({ ...asked, query: event.currentTarget.value })}
      />
      <Segmented
        label={t('look.label')}
        value={look}
        options={LOOKS.map((value) => ({ value, label: t(`look.${value}`) }))}
        onChange={show}
      />
    </>
  );
}

function List({ organiser }: { organiser: boolean }) {
  const { t } = useTranslation('tasks');
  const [asked, ask] = useState<Asked>({ filter: 'open', query: '' });
  const [look, show] = useState<Look>('list');
  const { loaded, reload, more } = useTaskList(asked);
  const { tools, outcome } = useWorkbook(reload);
  if (loaded.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (loaded.state === 'failed') {
    return (
      <StateCard
        icon="networkOff"
        tone="warn"
        title={rejectionMessage(loaded.rejection)}
        actions={<Button onClick={reload}>{t('common:tryAgain')}</Button>}
      />
    );
  }
  return (
    <div className={classes.stack}>
      <NoticesCard />
      <Figures />
      <div className={classes.bar}>
        <Filters asked={asked} look={look} ask={ask} show={show} />
        <span className={classes.tools}>
          {organiser ? <NewTaskSheet done={reload} /> : null}
          {organiser ? tools : null}
          <ReachSheet />
        </span>
      </div>
      {outcome}
      <Found list={loaded.value} look={look} asked={asked} more={more} />
    </div>
  );
}

/** All tasks that this person leads, helps with or has given: as a list or by status. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  return (
    <AppFrame title={t('title')}>{(account) => <List organiser={account.organisationRole === 'organiser'} />}</AppFrame>
  );
}
