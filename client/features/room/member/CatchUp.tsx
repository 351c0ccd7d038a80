import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems } from '#client/features/agenda/index.ts';
import { formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { type CatchUpCard, catchUpCard, type MissedItem } from '#domain/catchUpCard.ts';
import type { MeetingState } from '#domain/state.ts';
import classes from './CatchUp.module.css';

/** The card as text, so that the screen is drawn again only when something on it changes. */
function readCard(state: MeetingState, me: string | null): string | null {
  const card = me === null || state.shared.meeting.status !== 'in_session' ? null : catchUpCard(state.shared, me);
  const missed = card?.items.some(({ status, pollIds }) => status !== 'under_way' || pollIds.length > 0) ?? false;
  return missed ? JSON.stringify(card) : null;
}

function Missed({ missed }: { missed: MissedItem }) {
  const { t } = useTranslation('room');
  const item = useMeeting((state) => allItems(state).find(({ itemId }) => itemId === missed.itemId));
  const conclusions = useMeeting((state) => missed.conclusionIds.map((id) => state.shared.conclusions.byId[id]?.text));
  const polls = useMeeting((state) => missed.pollIds.flatMap((id) => state.shared.polls.byId[id] ?? []));
  const status = missed.status === 'under_way' ? 'underWay' : missed.status;
  return (
    <li className={classes.item}>
      <div className="meta">{`${t('item.title', { number: item?.number })} · ${t(`catchUp.${status}`)}`}</div>
      <div className="strong">{item?.title}</div>
      {polls.map(({ pollId, question, result }) => (
        <p key={pollId}>
          {question}{' '}
          {result === null ? null : (
            <b className={result.outcome === 'passed' || result.outcome === 'elected' ? 'inkAgree' : 'inkAgainst'}>
              {t(`poll:outcome.${result.outcome}`)}
            </b>
          )}
        </p>
      ))}
      {conclusions.map((text) => (
        <p key={text} className={classes.conclusion}>
          {text}
        </p>
      ))}
    </li>
  );
}

function Now({ card }: { card: CatchUpCard }) {
  const { t } = useTranslation('room');
  const speaker = useMeeting((state) =>
    card.speakerId === null ? undefined : state.shared.people.byId[card.speakerId],
  );
  const poll = useMeeting((state) => (card.openPollId === null ? undefined : state.shared.polls.byId[card.openPollId]));
  return (
    <>
      {speaker ? <p>{t('catchUp.speaks', { name: fullName(speaker) })}</p> : null}
      {poll ? <p className="inkAccent">{t('catchUp.votes', { question: poll.question })}</p> : null}
    </>
  );
}

/** For somebody who came late or was away: one line, and behind it what was decided and concluded meanwhile (ROOM-8). */
export function CatchUp() {
  const { t } = useTranslation('room');
  const me = useMyId();
  const read = useMeeting((state) => readCard(state, me));
  const [seen, setSeen] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const card = read === null ? null : (JSON.parse(read) as CatchUpCard);
  if (card === null || (seen === card.missedFrom && !opened)) {
    return null;
  }
  const over = card.items.filter(({ status }) => status !== 'under_way').length;
  const close = (): void => {
    setOpened(false);
    setSeen(card.missedFrom);
  };
  return (
    <>
      <Banner
        tone="accent"
        icon="clock"
        title={t('catchUp.title', { time: formatTime(card.missedFrom) })}
        action={
          <div className="row">
            <Button onClick={() => setOpened(true)}>{t('catchUp.open')}</Button>
            <Button variant="quiet" onClick={() => setSeen(card.missedFrom)}>
              {t('common:close')}
            </Button>
          </div>
        }
      >
        {t('catchUp.over', { count: over })}
      </Banner>
      <Sheet opened={opened} title={t('catchUp.sheet')} closeLabel={t('common:close')} size="34rem" onClose={close}>
        <ul>
          {card.items.map((missed) => (
            <Missed key={missed.itemId} missed={missed} />
          ))}
        </ul>
        <Now card={card} />
      </Sheet>
    </>
  );
}
