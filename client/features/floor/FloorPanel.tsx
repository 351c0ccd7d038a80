import { useTranslation } from 'react-i18next';
import { fullName, initials } from '#client/i18n/names.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Card } from '#client/ui/Card.tsx';
import type { Participant } from '#protocol/people.ts';
import classes from './FloorPanel.module.css';
import { Queue } from './Queue.tsx';
import { SpeakerNow } from './SpeakerNow.tsx';
import type { FloorActions, FloorView } from './types.ts';

function InviteRow({ person, actions }: { person: Participant; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  const note =
    person.role === 'delegate'
      ? [person.unit, t('substitute')].filter(Boolean).join(', ')
      : person.unit || person.title;
  return (
    <li>
      <button type="button" className={classes.unheard} onClick={() => actions.give(person.participantId)}>
        <Avatar initials={initials(person.name)} size="s" />
        <span className="grow">
          <span className="strong">{fullName(person)}</span>
          <span className={classes.note}>{note}</span>
        </span>
        <span className={classes.invite}>{t('give')}</span>
      </button>
    </li>
  );
}

/** People whom the chair may give the floor to without a request, under their heading; nothing when there are none. */
function Invite({
  heading,
  people,
  actions,
}: {
  heading: string;
  people: readonly Participant[];
  actions: FloorActions;
}) {
  return people.length === 0 ? null : (
    <>
      <h2 className={classes.heading}>{heading}</h2>
      <ul className={classes.list}>
        {people.map((person) => (
          <InviteRow key={person.participantId} person={person} actions={actions} />
        ))}
      </ul>
    </>
  );
}

/** The floor for those who run the meeting: the turn, the queue, who hasn't been heard on this item, and who may be asked again. */
export function FloorPanel({ view, actions }: { view: FloorView; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  return (
    <Card className={classes.panel} aria-label={t('floor')}>
      <SpeakerNow turn={view.turn} actions={actions} />
      <div className="scroll grow">
        <Queue view={view} actions={actions} />
        <Invite heading={t('unheard', { count: view.unheard.length })} people={view.unheard} actions={actions} />
        <Invite heading={t('heard', { count: view.heard.length })} people={view.heard} actions={actions} />
      </div>
    </Card>
  );
}
