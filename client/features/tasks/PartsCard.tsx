import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client/lib/api.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { WordsForm } from '#client/ui/WordsForm.tsx';
import type { StandInList, TaskView } from '#protocol/task.ts';
import { BranchList } from './BranchList.tsx';
import classes from './Tasks.module.css';
import type { Act } from './useTasks.ts';

type Props = { task: TaskView; act: Act; pending: boolean };
type Colleagues = StandInList['colleagues'];

function useColleagues(taskId: string): Colleagues | null {
  const [colleagues, setColleagues] = useState<Colleagues | null>(null);
  useEffect(() => {
    let stale = false;
    api
      .get<{ colleagues: Colleagues }>(`/api/tasks/${encodeURIComponent(taskId)}/colleagues`)
      .then((found) => stale || setColleagues(found.colleagues), reportRefusal);
    return () => {
      stale = true;
    };
  }, [taskId]);
  return colleagues;
}

function DelegateForm({ task, act, pending, done }: Props & { done: () => void }) {
  const { t } = useTranslation('tasks');
  const colleagues = useColleagues(task.taskId);
  const [accountId, setPerson] = useState<string | null>(null);
  const [dueDay, setDueDay] = useState('');
  if (colleagues?.length === 0) {
    return <p className="sub">{t('delegate.nobody')}</p>;
  }
  const send = async (action: string): Promise<boolean> => {
    const given = { action: action.trim() === '' ? task.action : action, dueDay: dueDay === '' ? null : dueDay };
    const sent = accountId !== null && (await act({ kind: 'delegate', accountId, ...given }));
    if (sent) {
      done();
    }
    return sent;
  };
  const fields = (
    <>
      <Select
        label={t('delegate.person')}
        data={(colleagues ?? []).map((one) => ({
          value: one.accountId,
          label: one.title === '' ? one.name : `${one.name}, ${one.title}`,
        }))}
        value={accountId}
        onChange={setPerson}
      />
      <DayInput label={t('delegate.due')} value={dueDay} max={task.dueDay ?? undefined} onChange={setDueDay} />
    </>
  );
  return (
    <WordsForm
      before={fields}
      label={t('delegate.action')}
      submit={t('delegate.send')}
      maxLength={2000}
      optional
      waiting={accountId === null}
      pending={pending}
      onSend={send}
    >
      <p className="sub">{t('delegate.explain')}</p>
    </WordsForm>
  );
}

/** Who of the unit does what of it; the one who answers for the whole gives parts away here. */
export function PartsCard(props: Props) {
  const { t } = useTranslation('tasks');
  const { task } = props;
  const [open, setOpen] = useState(false);
  const may = task.allowed.includes('delegate');
  if (task.parts.length === 0 && !may) {
    return null;
  }
  return (
    <section className={classes.card} aria-label={t('parts')}>
      <div className={classes.bar}>
        <h2 className="strong grow">{t('parts')}</h2>
        {may ? (
          <Button icon="people" onClick={() => setOpen(!open)}>
            {t('delegate.open')}
          </Button>
        ) : null}
      </div>
      {task.parts.length === 0 ? (
        <p className="sub">{t('noParts')}</p>
      ) : (
        <BranchList branches={task.parts} own={task.taskId} />
      )}
      {open && may ? <DelegateForm {...props} done={() => setOpen(false)} /> : null}
    </section>
  );
}
