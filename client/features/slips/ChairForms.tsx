import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#client/realtime/index.ts';
import { WordsForm } from '#client/ui/WordsForm.tsx';

type Props = { readonly slipId: string; readonly onDone: () => void };

/** Gives the members more working days, with the reason that each of them is told (SLIP-6). */
export function ExtendForm({ slipId, onDone }: Props) {
  const { t } = useTranslation('slips');
  const [days, setDays] = useState(1);
  const { run, pending } = useCommand('slip.extend');
  const extend = async (reason: string): Promise<boolean> => {
    const extended = await run({ slipId, workingDays: days, reason });
    if (extended) {
      onDone();
    }
    return extended;
  };
  const more = (
    <NumberInput
      label={t('moreDays')}
      min={1}
      max={30}
      value={days}
      onChange={(value) => setDays(Number(value) || 1)}
    />
  );
  return (
    <WordsForm
      before={more}
      label={t('extendReason')}
      submit={t('act.extend')}
      maxLength={500}
      pending={pending}
      onSend={extend}
    >
      <p className="meta">{t('extendTold')}</p>
    </WordsForm>
  );
}

/** Gives a submitted slip back to who wrote it, with what is to be changed. */
export function SendBackForm({ slipId, onDone }: Props) {
  const { t } = useTranslation('slips');
  const { run, pending } = useCommand('slip.sendBack');
  const sendBack = async (remark: string): Promise<boolean> => {
    const sent = await run({ slipId, remark });
    if (sent) {
      onDone();
    }
    return sent;
  };
  return (
    <WordsForm label={t('remark')} submit={t('act.sendBack')} maxLength={1000} pending={pending} onSend={sendBack} />
  );
}
