import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayMonth } from '#client/i18n/format.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import type { OwnSlip } from '#domain/slips.ts';
import type { MeetingState } from '#domain/state.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import classes from './Slips.module.css';

/** The own slips that still take an answer, the earliest deadline first. */
export function openSlips(state: MeetingState, me: string | null): OwnSlip[] {
  const own = me === null ? {} : (state.own[me]?.slips ?? {});
  return Object.values(own)
    .filter(({ ended }) => !ended)
    .toSorted((a, b) => a.deadlineAt.localeCompare(b.deadlineAt));
}

function SlipCard({ slip, onAnswer }: { slip: OwnSlip; onAnswer: () => void }) {
  const { t } = useTranslation('slips');
  const silence = useMeeting((state) => state.shared.meeting.profile?.slip.silencePolicy ?? 'not_counted');
  const answered = slip.answers.length > 0;
  return (
    <Card className={classes.card} aria-label={t('title')}>
      <div className="row">
        <h2 className="strong grow">{t('title')}</h2>
        <Chip tone={answered ? 'ok' : 'warn'}>
          {t(answered ? 'answered' : 'due', { day: formatDayMonth(slip.deadlineAt) })}
        </Chip>
      </div>
      <p>{slip.title}</p>
      <p className="meta">
        {[slip.number ? t('number', { number: slip.number }) : null, t(`silence.${silence}`)].filter(Boolean).join(' ')}
      </p>
      <Button full onClick={onAnswer}>
        {t(answered ? 'change' : 'answer')}
      </Button>
    </Card>
  );
}

/** Opinion slips that wait for the own answer; nothing when there are none. */
export function SlipsCard() {
  const me = useMyId();
  const slips = useMeeting((state) => openSlips(state, me));
  const [answering, setAnswering] = useState<string | null>(null);
  const slip = slips.find(({ slipId }) => slipId === answering) ?? null;
  return (
    <>
      {slips.map((own) => (
        <SlipCard key={own.slipId} slip={own} onAnswer={() => setAnswering(own.slipId)} />
      ))}
      <AnswerDialog slip={slip} onClose={() => setAnswering(null)} />
    </>
  );
}
