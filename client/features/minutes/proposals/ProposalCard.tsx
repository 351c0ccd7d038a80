import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTimeSeconds, sentenceCase } from '#client/i18n/format.ts';
import { recurrenceWords } from '#client/i18n/recurrence.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { StewardProposal } from '#domain/proposals.ts';
import { ProposalForm } from './ProposalForm.tsx';
import classes from './Proposals.module.css';

function Due({ proposal }: { proposal: StewardProposal }) {
  const { t } = useTranslation('minutes');
  const { t: task } = useTranslation('tasks');
  const { dueDay, dueBoundary, dueTime, recurrence } = proposal.fields;
  return (
    <>
      <dt>{t('due')}</dt>
      <dd>
        {dueDay === null ? (
          <span className={classes.flag}>{t('dueUnknown')}</span>
        ) : (
          <>
            <b>{formatDay(`${dueDay}T12:00:00+07:00`)}</b>
            {dueTime === null ? null : ` ${dueTime}`}
            {dueBoundary === null ? null : `, ${t(`boundary.${dueBoundary}`)}`}
          </>
        )}
        {recurrence === null ? null : <div>{recurrenceWords(task, recurrence)}</div>}
        {proposal.dueText === null ? null : (
          <div className={classes.quote}>{t('fromWords', { words: proposal.dueText })}</div>
        )}
      </dd>
    </>
  );
}

function Fields({ proposal }: { proposal: StewardProposal }) {
  const { t } = useTranslation('minutes');
  const { leadUnit, coordinatingUnits } = proposal.fields;
  return (
    <dl className={classes.fields}>
      <dt>{t('lead')}</dt>
      <dd>
        <b>{leadUnit || t('leadUnknown')}</b>
        {proposal.flags
          .filter((flag) =>
            [
              'multiple_leads',
              'collective_assignee',
              'commitment_needs_confirmation',
              'due_on_nonworking_day',
              'asr_error_corrected',
            ].includes(flag),
          )
          .map((flag) => (
            <div key={flag} className={classes.flag}>
              <Icon name="warning" size={16} />
              {t(`flag.${flag}`)}
            </div>
          ))}
      </dd>
      {coordinatingUnits.length === 0 ? null : (
        <>
          <dt>{t('coordinating')}</dt>
          <dd>{coordinatingUnits.join('; ')}</dd>
        </>
      )}
      <Due proposal={proposal} />
    </dl>
  );
}

function Buttons({ proposal, edit }: { proposal: StewardProposal; edit: () => void }) {
  const { t } = useTranslation('minutes');
  const confirm = useCommand('proposal.confirm');
  const reject = useCommand('proposal.reject');
  const { proposalId } = proposal;
  const unsettled = proposal.fields.leadUnit === '' || (proposal.flags.includes('multiple_leads') && !proposal.edited);
  return (
    <div className={classes.buttons}>
      <Button
        variant="primary"
        icon="check"
        iconSize={20}
        waiting={unsettled}
        pending={confirm.pending}
        onClick={() => void confirm.run({ proposalId })}
      >
        {t('confirm')}
      </Button>
      <Button onClick={edit}>{t('edit')}</Button>
      <Button variant="quiet" pending={reject.pending} onClick={() => void reject.run({ proposalId })}>
        {t('notATask')}
      </Button>
    </div>
  );
}

/** One proposed task: what, who leads, until when, from which words; confirmed, corrected or put aside in one tap. */
export function ProposalCard({ proposal, number }: { proposal: StewardProposal; number: number }) {
  const { t } = useTranslation('minutes');
  const [editing, setEditing] = useState(false);
  const saidAt = useMeeting((state) => state.shared.speech.byId[proposal.segmentIds[0] ?? '']?.startAt ?? null);
  const confirm = useCommand('proposal.confirm');
  const keys = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'c' && event.target === event.currentTarget) {
      void confirm.run({ proposalId: proposal.proposalId });
    }
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a focused card takes the key C; its buttons do the same.
    <article className={classes.card} tabIndex={0} onKeyDown={keys} aria-label={t('taskNumber', { number })}>
      <div className={classes.top}>
        <Chip tone="accent">{t('taskNumber', { number })}</Chip>
        {proposal.edited ? null : <span className={classes.ai}>{t('ai')}</span>}
        {saidAt === null ? null : <time>{formatTimeSeconds(saidAt)}</time>}
      </div>
      {editing ? (
        <ProposalForm proposal={proposal} close={() => setEditing(false)} />
      ) : (
        <>
          <p className={classes.act}>{sentenceCase(proposal.fields.action)}</p>
          <Fields proposal={proposal} />
          <Buttons proposal={proposal} edit={() => setEditing(true)} />
        </>
      )}
    </article>
  );
}
