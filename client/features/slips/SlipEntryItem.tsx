import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { speaksForChair } from '#client/lib/meetingAccess.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import type { SlipEntry } from '#domain/slips.ts';
import type { SlipStatus } from '#protocol/slip.ts';
import { ExtendForm, SendBackForm } from './ChairForms.tsx';
import { SlipForm } from './SlipForm.tsx';
import classes from './Slips.module.css';
import type { Act } from './useActs.ts';

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

/** What the chair said of a slip: what to change before it is sent, and each time that was given on top. */
function ChairsWords({ entry }: { entry: SlipEntry }) {
  const { t } = useTranslation('slips');
  const names = useMeeting((state) => state.shared.people.byId);
  return (
    <>
      {entry.remark === null ? null : <p className="inkWarn">{t('sentBack', { remark: entry.remark })}</p>}
      {entry.extensions.map(({ deadlineAt, by, reason }) => (
        <p key={deadlineAt} className="meta">
          {t('extendedTo', {
            time: formatTime(deadlineAt),
            day: formatDay(deadlineAt),
            name: names[by]?.name ?? '',
            reason,
          })}
        </p>
      ))}
    </>
  );
}

type FormName = 'edit' | 'sendBack' | 'extend';

/** What is written about a slip in each state, besides the step that comes next; `steers`: by the chair alone. */
const FORMS: Partial<Record<SlipStatus, { readonly form: FormName; readonly steers: boolean }>> = {
  draft: { form: 'edit', steers: false },
  submitted: { form: 'sendBack', steers: true },
  open: { form: 'extend', steers: true },
};

function Form({ form, entry, onDone }: { form: FormName; entry: SlipEntry; onDone: () => void }) {
  switch (form) {
    case 'edit':
      return <SlipForm entry={entry} onDone={onDone} />;
    case 'sendBack':
      return <SendBackForm slipId={entry.slipId} onDone={onDone} />;
    case 'extend':
      return <ExtendForm slipId={entry.slipId} onDone={onDone} />;
  }
}

/** One slip for those who run the meeting: where it stands, what comes next, and what can be changed about it now. */
export function SlipEntryItem({ entry, acts }: { entry: SlipEntry; acts: readonly Act[] }) {
  const { t } = useTranslation('slips');
  const me = useMyId();
  const steers = useMeeting((state) => speaksForChair(state, me));
  const [writing, setWriting] = useState(false);
  const written = FORMS[entry.status];
  return (
    <li className={classes.entry}>
      <div className="row">
        <span className="strong grow">{[entry.details.number, entry.details.title].filter(Boolean).join('. ')}</span>
        <Chip>{t(`status.${entry.status}`)}</Chip>
      </div>
      <Figures entry={entry} />
      <ChairsWords entry={entry} />
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
        {written === undefined ? null : (
          <Button waiting={written.steers && !steers} onClick={() => setWriting(!writing)}>
            {t(writing ? 'common:cancel' : `act.${written.form}`)}
          </Button>
        )}
      </div>
      {writing && written !== undefined ? (
        <Form key={written.form} form={written.form} entry={entry} onDone={() => setWriting(false)} />
      ) : null}
    </li>
  );
}
