import { FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportRefusal } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import type { BadRow, ImportStep } from '#protocol/task.ts';
import classes from '../Tasks.module.css';
import { importTasks } from './importTasks.ts';

type Refused = Extract<ImportStep, { kind: 'refused' }>;

function BadRows({ refused }: { refused: Refused }) {
  const { t } = useTranslation('tasks');
  if (refused.unreadable) {
    return <p>{t('importing.unreadable')}</p>;
  }
  const words = ({ column, reason }: BadRow): string =>
    `${column === '' ? '' : `${t(`importing.column.${column}`)}: `}${t(`importing.reason.${reason}`)}`;
  return (
    <>
      <p>{t('importing.refused', { count: refused.badCount })}</p>
      <ul className={classes.facts}>
        {refused.bad.map((bad) => (
          <li key={bad.row}>
            <span className="meta">{t('importing.row', { row: bad.row })}</span>
            <span>{words(bad)}</span>
          </li>
        ))}
      </ul>
      {refused.badCount > refused.bad.length ? (
        <p className="meta">{t('importing.more', { count: refused.badCount - refused.bad.length })}</p>
      ) : null}
    </>
  );
}

function Outcome({ step, close }: { step: ImportStep; close: () => void }) {
  const { t } = useTranslation('tasks');
  return (
    <section className={classes.card} aria-label={t('import')} aria-live="polite">
      {step.kind === 'progress' ? (
        <>
          <p className="num">{t('importing.progress', { done: step.done, total: step.total })}</p>
          <ProgressBar fraction={step.total === 0 ? 0 : step.done / step.total} label={t('import')} />
        </>
      ) : null}
      {step.kind === 'imported' ? <p>{t('importing.imported', { count: step.count })}</p> : null}
      {step.kind === 'refused' ? <BadRows refused={step} /> : null}
      {step.kind === 'progress' ? null : <Button onClick={close}>{t('common:close')}</Button>}
    </section>
  );
}

/** The list as a workbook, and a workbook as the list: how far it is, and which rows are wrong and why. */
export function useWorkbook(reload: () => void) {
  const { t } = useTranslation('tasks');
  const [step, setStep] = useState<ImportStep | null>(null);
  const take = async (file: File): Promise<void> => {
    setStep({ kind: 'progress', done: 0, total: 0 });
    try {
      await importTasks(file, setStep);
      reload();
    } catch (error) {
      setStep(null);
      reportRefusal(error);
    }
  };
  const tools = (
    <>
      <Button icon="file" onClick={() => location.assign('/api/tasks/export.xlsx')}>
        {t('export')}
      </Button>
      <FileButton accept=".xlsx" onChange={(file) => file && void take(file)}>
        {(given) => (
          <Button icon="upload" pending={step?.kind === 'progress'} {...given}>
            {t('import')}
          </Button>
        )}
      </FileButton>
    </>
  );
  return { tools, outcome: step === null ? null : <Outcome step={step} close={() => setStep(null)} /> };
}
