import { FileButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#client/i18n/format.ts';
import { Button } from '#client/ui/Button.tsx';
import type { TaskView } from '#protocol/task.ts';
import classes from './Tasks.module.css';

type Props = { task: TaskView; handIn: (file: File) => Promise<void>; pending: boolean };

/** Files that prove a result, and the way to hand one in. */
export function EvidenceCard({ task, handIn, pending }: Props) {
  const { t } = useTranslation('tasks');
  return (
    <section className={classes.card} aria-label={t('evidence')}>
      <div className={classes.bar}>
        <h2 className="strong">{t('evidenceCount', { count: task.evidence.length })}</h2>
        <span className="grow" />
        {task.allowed.includes('report') ? (
          <FileButton onChange={(file) => file && void handIn(file)}>
            {(given) => (
              <Button variant="quiet" icon="plus" pending={pending} {...given}>
                {t('addEvidence')}
              </Button>
            )}
          </FileButton>
        ) : null}
      </div>
      {task.evidence.length === 0 ? <p className="sub">{t('noEvidence')}</p> : null}
      <ul className={classes.facts}>
        {task.evidence.map(({ evidenceId, fileName, by, at }) => (
          <li key={evidenceId}>
            <time className="meta">{formatDay(at)}</time>
            <span>
              <a href={`/api/tasks/${task.taskId}/evidence/${evidenceId}`}>{fileName}</a>, {by}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
