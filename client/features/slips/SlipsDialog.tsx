import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#client/i18n/format.ts';
import { speaksForChair } from '#client/lib/meetingAccess.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import type { SlipEntry } from '#domain/slips.ts';
import type { SlipStatus } from '#protocol/slip.ts';
import { NewSlip } from './NewSlip.tsx';
import classes from './Slips.module.css';

type Act = {
  readonly key: string;
  readonly steers: boolean;
  readonly run: (slipId: string) => Promise<boolean>;
  readonly pending: boolean;
};

/** What comes next for a slip in each state; `steers`: only the chair does it. */
function useActs(): Partial<Record<SlipStatus, readonly Act[]>> {
  const submit = useCommand('slip.submit');
  const approve = useCommand('slip.approve');
  const open = useCommand('slip.open');
  const close = useCommand('slip.close');
  const synthesise = useCommand('slip.synthesise');
  const decide = useCommand('slip.decide');
  const report = useCommand('slip.report');
  const decided = (decision: 'approved_result' | 'to_session') => (slipId: string) => decide.run({ slipId, decision });
  const plain = (key: string, command: typeof submit, steers = false): Act => ({
    key,
    steers,
    run: (slipId) => command.run({ slipId }),
    pending: command.pending,
  });
  return {
    draft: [plain('submit', submit)],
    submitted: [plain('approve', approve as typeof submit, true)],
    approved: [plain('open', open as unknown as typeof submit)],
    open: [plain('close', close as typeof submit)],
    closed: [plain('synthesise', synthesise as typeof submit)],
    synthesised: [
      { key: 'take', steers: true, run: decided('approved_result'), pending: decide.pending },
      { key: 'toSession', steers: true, run: decided('to_session'), pending: decide.pending },
    ],
    approved_result: [plain('report', report as typeof submit)],
  };
}

function Figures({ entry }: { entry: SlipEntry }) {
  const { t } = useTranslation('slips');
  const answered = Object.keys(entry.answers).length;
  const { result } = entry;
  if (result !== null) {
    const { raw, silent, counted, of, required } = result;
    return (
      <p className="meta">
        {t('result', {
          agree: raw.agree,
          disagree: raw.disagree,
          neutral: raw.neutral,
          silent,
          counted: counted.agree,
          of,
          required,
        })}{' '}
        <b className={result.outcome === 'passed' ? 'inkAgree' : 'inkAgainst'}>{t(`poll:outcome.${result.outcome}`)}</b>
      </p>
    );
  }
  return entry.deadlineAt === null ? null : (
    <p className="meta">
      {t('progress', { answered, all: entry.recipients.length, day: formatDay(entry.deadlineAt) })}
    </p>
  );
}

function Entry({ entry, acts }: { entry: SlipEntry; acts: readonly Act[] }) {
  const { t } = useTranslation('slips');
  const me = useMyId();
  const steers = useMeeting((state) => speaksForChair(state, me));
  return (
    <li className={classes.entry}>
      <div className="row">
        <span className="strong grow">{[entry.details.number, entry.details.title].filter(Boolean).join('. ')}</span>
        <Chip>{t(`status.${entry.status}`)}</Chip>
      </div>
      <Figures entry={entry} />
      <div className="row wrap">
        {acts.map((act) => (
          <Button
            key={act.key}
            waiting={act.steers && !steers}
            pending={act.pending}
            onClick={() => void act.run(entry.slipId)}
          >
            {t(`act.${act.key}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** Opinion slips of the meeting for those who run it: written, submitted, approved, sent, closed, counted, decided, reported. */
export function SlipsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('slips');
  const entries = useMeeting((state) => Object.values(state.stewards.slips));
  const acts = useActs();
  const [writing, setWriting] = useState(false);
  return (
    <Dialog opened={opened} title={t('all')} closeLabel={t('common:close')} size="xl" onClose={onClose}>
      {entries.length === 0 ? <p className="sub">{t('none')}</p> : null}
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.slipId} entry={entry} acts={acts[entry.status] ?? []} />
        ))}
      </ul>
      {writing ? (
        <NewSlip onDone={() => setWriting(false)} />
      ) : (
        <Button onClick={() => setWriting(true)}>{t('new')}</Button>
      )}
    </Dialog>
  );
}
