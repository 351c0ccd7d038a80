import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '#client/ui/Chip.tsx';
import { TASK_FIELDS, TaskPriority, type TaskSummary, type TaskView } from '#protocol/task.ts';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

/** Field and urgency where they say something. */
export function LabelChips({ task }: { task: Pick<TaskSummary, 'field' | 'priority'> }) {
  const { t } = useTranslation('tasks');
  const { field, priority } = task;
  return (
    <>
      {priority === 'normal' ? null : (
        <Chip small tone={priority === 'flash' ? 'bad' : 'warn'}>
          {t(`priority.${priority}`)}
        </Chip>
      )}
      {field === null ? null : <Chip small>{t(`field.${field}`, { defaultValue: field })}</Chip>}
    </>
  );
}

/** Corrects field and urgency; what a person chose stays. */
export function LabelForm({ task, act, pending }: { task: TaskView; act: Act; pending: boolean }) {
  const { t } = useTranslation('tasks');
  const { field, priority } = task;
  const save = (change: { field?: string | null; priority?: string | null }): void => {
    const next = { field, priority, ...change };
    void act({ kind: 'label', field: next.field ?? '', priority: TaskPriority.parse(next.priority ?? 'normal') });
  };
  return (
    <div className={classes.two}>
      <Select
        label={t('fieldLabel')}
        data={TASK_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
        value={field}
        disabled={pending}
        onChange={(chosen) => save({ field: chosen })}
      />
      <Select
        label={t('priorityLabel')}
        data={TaskPriority.options.map((value) => ({ value, label: t(`priority.${value}`) }))}
        value={priority}
        allowDeselect={false}
        disabled={pending}
        onChange={(chosen) => save({ priority: chosen })}
      />
    </div>
  );
}
