import { useTranslation } from 'react-i18next';
import { fullName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { waitingInLobby } from '#domain/lobby.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';
import classes from './LobbyRequests.module.css';

const knocking = (state: MeetingState): Participant[] =>
  waitingInLobby(state).flatMap((participantId) => state.shared.people.byId[participantId] ?? []);

/** Remote attendees at the door, for whoever runs the meeting. Nothing while nobody knocks. */
export function LobbyRequests() {
  const { t } = useTranslation('media');
  const people = useMeeting(knocking);
  const admit = useCommand('lobby.admit');
  const refuse = useCommand('lobby.refuse');
  if (people.length === 0) {
    return null;
  }
  return (
    <Card padded tone="now" aria-label={t('lobby.requests')}>
      <div className="strong">{t('lobby.requests')}</div>
      {people.map((person) => (
        <div className={classes.request} key={person.participantId}>
          <div className={classes.who}>
            <div>{fullName(person)}</div>
            <div className="meta">{person.title || person.unit}</div>
          </div>
          <Button
            variant="quiet"
            pending={refuse.pending}
            onClick={() => void refuse.run({ participantId: person.participantId, reason: '' })}
          >
            {t('lobby.refuse')}
          </Button>
          <Button pending={admit.pending} onClick={() => void admit.run({ participantId: person.participantId })}>
            {t('lobby.admit')}
          </Button>
        </div>
      ))}
    </Card>
  );
}
