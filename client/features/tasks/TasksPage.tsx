import { FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AppFrame } from '#client/features/frame/index.ts';
import { formatDay } from '#client/i18n/format.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { Button } from '#client/ui/Button.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { foldTones } from '#domain/text.ts';
import type { TaskSummary } from '#protocol/task.ts';
import { Figures } from './Figures.tsx';
import { importTasks } from './importTasks.ts';
import { NoticesCard } from './NoticesCard.tsx';
import { StatusChip } from './StatusChip.tsx';
import classes from './Tasks.module.css';
import { useTaskList } from './useTasks.ts';

type Filter = 'open' | 'overdue' | 'done' | 'all';

const shows: Record<Filter, (task: TaskSummary) => boolean> = {
  open: ({ status }) => ['waiting', 'in_progress', 'overdue', 'returned'].includes(status),
  overdue: ({ status }) => status === 'overdue',
  done: ({ status }) => status.startsWith('completed'),
  all: () => true,
};

/** AC-GV-05: "việc của Sở Tài chính quá hạn" finds by words in any order, tones ignored; the status is chosen beside it. */
function matches(task: TaskSummary, query: string): boolean {
  const text = foldTones(`${task.action} ${task.leadUnit} ${task.coordinatingUnits.join(' ')} ${task.source}`);
  return foldTones(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Row({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('tasks');
  const due = task.dueDay === null ? t('dueUnknown') : formatDay(`${task.dueDay}T12:00:00+07:00`);
  return (
    <Link className={classes.row} to={`/nhiem-vu/${task.taskId}`}>
      <span>
        <b>{task.action}</b>
        <span className="meta" style={{ display: 'block' }}>
          {t('row', { unit: task.leadUnit, due, progress: task.progress })}
        </span>
      </span>
      <StatusChip status={task.status} />
    </Link>
  );
}

function Tools({ reload }: { reload: () => void }) {
  const { t } = useTranslation('tasks');
  return (
    <div className={classes.bar}>
      <a className="strong" href="/api/tasks/export.xlsx">
        {t('export')}
      </a>
      <FileButton accept=".xlsx" onChange={(file) => file && void importTasks(file).then(reload)}>
        {(given) => (
          <Button icon="upload" {...given}>
            {t('import')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

function List({ organiser }: { organiser: boolean }) {
  const { t } = useTranslation('tasks');
  const [loaded, reload] = useTaskList();
  const [filter, setFilter] = useState<Filter>('open');
  const [query, setQuery] = useState('');
  if (loaded.state === 'loading') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (loaded.state === 'failed') {
    return <StateCard icon="networkOff" tone="warn" title={rejectionMessage(loaded.rejection)} />;
  }
  const tasks = loaded.value.tasks.filter((task) => shows[filter](task) && matches(task, query));
  return (
    <div className={classes.stack}>
      <NoticesCard />
      <Figures />
      <div className={classes.bar}>
        <Segmented
          label={t('filter.label')}
          value={filter}
          options={(['open', 'overdue', 'done', 'all'] as const).map((value) => ({
            value,
            label: t(`filter.${value}`),
          }))}
          onChange={setFilter}
        />
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {organiser ? <Tools reload={reload} /> : null}
      </div>
      {tasks.length === 0 ? (
        <StateCard icon="task" title={t(loaded.value.tasks.length === 0 ? 'none' : 'noMatch')} />
      ) : null}
      <div className={classes.list}>
        {tasks.map((task) => (
          <Row key={task.taskId} task={task} />
        ))}
      </div>
    </div>
  );
}

/** All tasks that this person leads, helps with or has given. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  return (
    <AppFrame title={t('title')}>{(account) => <List organiser={account.organisationRole === 'organiser'} />}</AppFrame>
  );
}
