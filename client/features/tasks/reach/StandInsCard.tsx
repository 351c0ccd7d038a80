import { Select } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { DayInput } from '#client/ui/DayInput.tsx';
import { NewStandIn, type StandInList } from '#protocol/task.ts';
import classes from '../Tasks.module.css';

const noon = (day: string): string => `${day}T12:00:00+07:00`;

function useStandIns() {
  const [list, setList] = useState<StandInList | null>(null);
  const look = useCallback(async (): Promise<void> => setList(await api.get<StandInList>('/api/stand-ins')), []);
  useEffect(() => {
    look().catch(reportRefusal);
  }, [look]);
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      await look();
      return true;
    } catch (error) {
      reportRefusal(error);
      return false;
    }
  };
  return { list, change };
}

type FormProps = { colleagues: StandInList['colleagues']; grant: (given: NewStandIn) => Promise<boolean> };

function GrantForm({ colleagues, grant }: FormProps) {
  const { t } = useTranslation('tasks');
  const [given, setGiven] = useState<Partial<NewStandIn>>({ scope: 'report' });
  const ready = NewStandIn.safeParse(given);
  const save = async (): Promise<void> => {
    if (ready.success && (await grant(ready.data))) {
      setGiven({ scope: 'report' });
    }
  };
  return (
    <>
      <Select
        label={t('standIn.person')}
        data={colleagues.map(({ accountId, name, title }) => ({
          value: accountId,
          label: title === '' ? name : `${name}, ${title}`,
        }))}
        value={given.standInId ?? null}
        onChange={(standInId) => setGiven({ ...given, standInId: standInId ?? '' })}
      />
      <Select
        label={t('standIn.scopeLabel')}
        data={(['report', 'answer'] as const).map((scope) => ({ value: scope, label: t(`standIn.scope.${scope}`) }))}
        value={given.scope ?? 'report'}
        allowDeselect={false}
        onChange={(scope) => setGiven({ ...given, scope: scope === 'answer' ? 'answer' : 'report' })}
      />
      <div className={classes.two}>
        {(['fromDay', 'untilDay'] as const).map((name) => (
          <DayInput
            key={name}
            label={t(`standIn.${name}`)}
            value={given[name] ?? ''}
            onChange={(day) => setGiven({ ...given, [name]: day })}
          />
        ))}
      </div>
      <Button waiting={!ready.success} onClick={() => void save()}>
        {t('standIn.grant')}
      </Button>
    </>
  );
}

/** Who may act on one's tasks in one's place: how far, and from when until when (TASK-20). */
export function StandInsCard() {
  const { t } = useTranslation('tasks');
  const { list, change } = useStandIns();
  if (list === null || (list.colleagues.length === 0 && list.standIns.length === 0)) {
    return null;
  }
  return (
    <section className={classes.card} aria-label={t('standIn.title')}>
      <h3 className="strong">{t('standIn.title')}</h3>
      <p className="sub">{t('standIn.explain')}</p>
      <ul className={classes.facts}>
        {list.standIns.map(({ id, name, scope, fromDay, untilDay }) => (
          <li key={id} className={classes.device}>
            <span>
              <b>{name}</b>
              <span className="meta" style={{ display: 'block' }}>
                {t(`standIn.scope.${scope}`)}, {formatDay(noon(fromDay))} – {formatDay(noon(untilDay))}
              </span>
            </span>
            <Button variant="quiet" onClick={() => void change(() => api.delete(`/api/stand-ins/${id}`))}>
              {t('standIn.end')}
            </Button>
          </li>
        ))}
      </ul>
      <GrantForm colleagues={list.colleagues} grant={(given) => change(() => api.post('/api/stand-ins', given))} />
    </section>
  );
}
