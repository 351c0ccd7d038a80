import { useTranslation } from 'react-i18next';
import { fullName, initials, nameInSentence } from '#client/i18n/names.ts';
import { useServerNow } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { StackedButton } from '#client/ui/IconButton.tsx';
import type { Participant } from '#protocol/people.ts';
import classes from './FloorPanel.module.css';
import { SpeakerNow } from './SpeakerNow.tsx';
import type { FloorActions, FloorView, Waiting } from './types.ts';

function useWaitingNote(waiting: Waiting): string {
  const { t } = useTranslation('floor');
  const now = useServerNow(15_000);
  const minutes = Math.max(0, Math.floor((now - waiting.askedAtMs) / 60_000));
  const waited = minutes === 0 ? t('waitingNow') : t('waiting', { count: minutes });
  const kind = waiting.kind === 'speech' ? null : t(`kinds.${waiting.kind}`);
  const parts = [
    waiting.person.title || waiting.person.unit,
    kind,
    waiting.note,
    waiting.remote ? t('remote') : null,
    waited,
  ];
  return parts.filter(Boolean).join(' · ');
}

function QueueRow({ waiting, order, actions }: { waiting: Waiting; order: number; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  const note = useWaitingNote(waiting);
  const { person } = waiting;
  return (
    <li className={classes.row}>
      <span className={classes.order}>{order}</span>
      <Avatar initials={initials(person.name)} />
      <div className="grow">
        <div className="strong">{fullName(person)}</div>
        <div className="meta">{note}</div>
      </div>
      <StackedButton
        icon="skip"
        aria-label={t('skipName', { name: nameInSentence(person) })}
        onClick={() => actions.skip(waiting.requestId)}
      >
        {t('skip')}
      </StackedButton>
      <Button
        aria-label={t('giveName', { name: nameInSentence(person) })}
        pending={actions.pending}
        onClick={() => actions.call(waiting.requestId)}
      >
        {t('give')}
      </Button>
    </li>
  );
}

function UnheardRow({ person, actions }: { person: Participant; actions: FloorActions }) {
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

/** The floor for those who run the meeting: the turn, the queue, and who hasn't been heard on this item. */
export function FloorPanel({ view, actions }: { view: FloorView; actions: FloorActions }) {
  const { t } = useTranslation('floor');
  return (
    <Card className={classes.panel} aria-label={t('floor')}>
      <SpeakerNow turn={view.turn} actions={actions} />
      <div className="scroll grow">
        <h2 className={classes.heading}>{t('queue', { count: view.queue.length })}</h2>
        {view.queue.length === 0 ? <p className={classes.empty}>{t('queueEmpty')}</p> : null}
        <ol>
          {view.queue.map((waiting, index) => (
            <QueueRow key={waiting.requestId} waiting={waiting} order={index + 1} actions={actions} />
          ))}
        </ol>
        {view.unheard.length > 0 ? (
          <>
            <h2 className={classes.heading}>{t('unheard', { count: view.unheard.length })}</h2>
            <ul className={classes.list}>
              {view.unheard.map((person) => (
                <UnheardRow key={person.participantId} person={person} actions={actions} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Card>
  );
}
