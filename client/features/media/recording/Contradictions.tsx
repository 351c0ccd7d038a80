import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName, sortByName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { isPresent } from '#domain/attendance.ts';
import { openContradictions } from '#domain/speakers.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './Recording.module.css';

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

const presentPeople = ({ shared: { people, attendance } }: MeetingState): Participant[] =>
  Object.values(people.byId).filter(({ participantId }) => isPresent(attendance, participantId));

/** Floor and loudest track name different people: one tap says whose words they were, a list names anybody else. Nothing while all agrees. */
export function Contradictions() {
  const { t } = useTranslation('media');
  const open = useOpen();
  const count = useMeeting((state) => openContradictions(state).length);
  const correct = useCommand('speaker.correctSpan');
  const present = useMeeting(presentPeople);
  if (open === null) {
    return null;
  }
  const others = sortByName(
    present.filter(({ participantId }) => open.choices.every(({ id }) => id !== participantId)),
  ).map((person) => ({ value: person.participantId, label: fullName(person) }));
  const settle = (participantId: string): void => {
    if (participantId !== '') {
      void correct.run({ spanId: open.spanId, participantId });
    }
  };
  return (
    <Card padded tone="warn" aria-label={t('who.title')} className={classes.question}>
      <div>
        <div className="strong">{t('who.question', { time: formatTime(open.fromAt) })}</div>
        <div className="meta">{t('who.why')}</div>
      </div>
      <div className={classes.acts}>
        {open.choices.map(({ id, name }) => (
          <Button key={id} pending={correct.pending} onClick={() => settle(id)}>
            {name}
          </Button>
        ))}
        <NativeSelect
          aria-label={t('who.other')}
          data={[{ value: '', label: t('who.other') }, ...others]}
          value=""
          onChange={(event) => settle(event.currentTarget.value)}
        />
      </div>
      {count > 1 ? <div className="meta">{t('who.more', { count: count - 1 })}</div> : null}
    </Card>
  );
}
