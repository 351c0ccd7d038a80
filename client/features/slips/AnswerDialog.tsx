import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { useCommand } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import type { OwnSlip } from '#domain/slips.ts';
import classes from './Slips.module.css';

function Form({ slip, onClose }: { slip: OwnSlip; onClose: () => void }) {
  const { t } = useTranslation('slips');
  const last = slip.answers.at(-1);
  const [choice, setChoice] = useState(last?.choice ?? '');
  const [reason, setReason] = useState(last?.reason ?? '');
  const { run, pending } = useCommand('slip.answer');
  const against = slip.options.find(({ optionId }) => optionId === choice)?.countsAs === 'disagree';
  const send = async (): Promise<void> => {
    if (await run({ slipId: slip.slipId, choice, reason })) {
      showToast({ message: t('kept'), tone: 'ok' });
      onClose();
    }
  };
  return (
    <>
      <p className="title">{slip.title}</p>
      <p className={classes.content}>{slip.content}</p>
      <p className="meta">{t('until', { time: formatTime(slip.deadlineAt), day: formatDay(slip.deadlineAt) })}</p>
      <Radio.Group label={t('choice')} value={choice} onChange={setChoice}>
        <div className={classes.options}>
          {slip.options.map((option) => (
            <Radio.Card key={option.optionId} value={option.optionId} className={classes.option}>
              <Radio.Indicator />
              {t(`poll:option.${option.optionId}`, { defaultValue: option.label })}
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t(against ? 'reasonNeeded' : 'reason')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        variant="primary"
        size="big"
        full
        waiting={choice === '' || (against && !reason.trim())}
        pending={pending}
        onClick={() => void send()}
      >
        {t('send')}
      </Button>
    </>
  );
}

/** Answers an opinion slip, or changes the answer until the deadline; a disagreement gives its reason. */
export function AnswerDialog({ slip, onClose }: { slip: OwnSlip | null; onClose: () => void }) {
  const { t } = useTranslation('slips');
  return (
    <Dialog opened={slip !== null} title={t('title')} closeLabel={t('common:close')} size="lg" onClose={onClose}>
      {slip === null ? null : <Form key={slip.slipId} slip={slip} onClose={onClose} />}
    </Dialog>
  );
}
