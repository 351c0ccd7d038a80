import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, initials, sortByName } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import { expectedQuorum } from '../blocks.ts';
import { AddPeopleDialog } from './AddPeopleDialog.tsx';
import classes from './People.module.css';
import { PersonDialog } from './PersonDialog.tsx';

type Groups = { room: Participant[]; remote: Participant[]; away: Participant[]; silent: Participant[] };

/** People by what they answered to the invitation. */
export function byReply(state: MeetingState): Groups {
  const { byId, replies } = state.shared.people;
  const groups: Groups = { room: [], remote: [], away: [], silent: [] };
  for (const person of sortByName(Object.values(byId))) {
    const reply = replies[person.participantId];
    const key =
      reply === undefined ? 'silent' : !reply.attending ? 'away' : reply.mode === 'remote' ? 'remote' : 'room';
    groups[key].push(person);
  }
  return groups;
}

function Expected() {
  const { t } = useTranslation('prepare');
  const quorum = useMeeting(expectedQuorum);
  if (quorum === null) {
    return null;
  }
  return (
    <div className={classes.expected}>
      <div className="strong num">{t('expected', { expected: quorum.expected, total: quorum.total })}</div>
      <div className={quorum.met ? 'meta' : 'meta inkAgainst'}>
        {t(quorum.met ? 'expectedMet' : 'expectedMissing', { required: quorum.required })}
      </div>
    </div>
  );
}

type RowProps = { person: Participant; onEdit: (participantId: string) => void };

function Row({ person, onEdit }: RowProps) {
  const { t } = useTranslation('prepare');
  const reply = useMeeting((state) => state.shared.people.replies[person.participantId]);
  const stoodInBy = useMeeting((state) =>
    Object.values(state.shared.people.byId).find(({ delegateFor }) => delegateFor === person.participantId),
  );
  const role = t(`attendance:role.${person.role}`);
  const note =
    reply?.attending === false
      ? [t('away'), reply.reason].filter(Boolean).join(': ')
      : [role, person.unit].filter(Boolean).join(' · ');
  return (
    <li>
      <button type="button" className={classes.row} onClick={() => onEdit(person.participantId)}>
        <Avatar initials={initials(person.name)} size="s" />
        <span className="grow">
          <span className={classes.name}>{fullName(person)}</span>
          <span className={classes.note}>{note}</span>
        </span>
      </button>
      {stoodInBy ? <p className={classes.substitute}>{t('stoodInBy', { name: fullName(stoodInBy) })}</p> : null}
    </li>
  );
}

function Group({
  title,
  people,
  onEdit,
}: {
  title: string;
  people: readonly Participant[];
  onEdit: RowProps['onEdit'];
}) {
  return people.length === 0 ? null : (
    <section>
      <h3 className={classes.group}>{`${title} (${people.length})`}</h3>
      <ul>
        {people.map((person) => (
          <Row key={person.participantId} person={person} onEdit={onEdit} />
        ))}
      </ul>
    </section>
  );
}

/** Composition of the meeting in preparation: who comes how, who doesn't, who hasn't answered. */
export function PeoplePanel() {
  const { t } = useTranslation('prepare');
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const groups = useMeeting(byReply);
  const all = useMeeting((state) => Object.keys(state.shared.people.byId).length);
  const answered = all - groups.silent.length;
  return (
    <Card className={classes.panel} id="prepare-people" tabIndex={-1} aria-label={t('panel.people')}>
      <h2 className={classes.heading}>
        <span className="grow">{t('panel.people')}</span>
        <span className="meta num">{t('answered', { answered, all })}</span>
      </h2>
      <Expected />
      <div className="scroll grow">
        {all === 0 ? <StateCard compact icon="people" title={t('noPeople')} /> : null}
        <Group title={t('group.room')} people={groups.room} onEdit={setEditing} />
        <Group title={t('group.remote')} people={groups.remote} onEdit={setEditing} />
        <Group title={t('group.away')} people={groups.away} onEdit={setEditing} />
        <Group title={t('group.silent')} people={groups.silent} onEdit={setEditing} />
      </div>
      <div className={classes.foot}>
        <Button variant="quiet" icon="plus" iconSize={20} onClick={() => setAdding(true)}>
          {t('addPeople')}
        </Button>
      </div>
      <AddPeopleDialog opened={adding} onClose={() => setAdding(false)} />
      <PersonDialog participantId={editing} onClose={() => setEditing(null)} />
    </Card>
  );
}
