import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { openContradictions } from '#domain/speakers.ts';
import type { MeetingState } from '#domain/state.ts';

type Open = {
  readonly spanId: string;
  readonly fromAt: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
};

function newest(state: MeetingState): readonly [string, string, string, string] | null {
  const open = openContradictions(state).at(-1);
  return open ? [open.spanId, open.span.fromAt, open.floorParticipantId, open.trackParticipantId] : null;
}

function useOpen(): Open | null {
  const open = useMeeting(newest);
  const people = useMeeting((state) => state.shared.people.byId);
  if (open === null) {
    return null;
  }
  const [spanId, fromAt, ...ids] = open;
  const choices = ids.flatMap((id) => {
    const person = people[id];
    return person ? [{ id, name: fullName(person) }] : [];
  });
  return { spanId, fromAt, choices };
}

/** Floor and loudest track name different people: one tap says whose words it were. Nothing while all agrees. */
export function Contradictions() {
  const { t } = useTranslation('media');
  const open = useOpen();
  const count = useMeeting((state) => openContradictions(state).length);
  const correct = useCommand('speaker.correctSpan');
  if (open === null) {
    return null;
  }
  return (
    <Card padded tone="warn" aria-label={t('who.title')}>
      <div className="strong">{t('who.question', { time: formatTime(open.fromAt) })}</div>
      <div className="row g2">
        {open.choices.map(({ id, name }) => (
          <Button
            key={id}
            className="grow"
            pending={correct.pending}
            onClick={() => void correct.run({ spanId: open.spanId, participantId: id })}
          >
            {name}
          </Button>
        ))}
      </div>
      {count > 1 ? <div className="meta">{t('who.more', { count: count - 1 })}</div> : null}
    </Card>
  );
}
