import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { MeetingState } from '#domain/state.ts';
import { MemberVote } from './MemberVote.tsx';
import classes from './PollCard.module.css';
import { latestPoll, noVoteOf, openBallot } from './selectors.ts';

type Stage = 'vote' | 'voted' | 'result' | null;

/** What the vote's own sheet would show somebody at the chair's desk: a ballot to cast, one that was cast, a result. */
function stageOf(state: MeetingState, me: string | null): Stage {
  const open = openBallot(state);
  if (open !== null) {
    const cast = me !== null && state.own[me]?.ballots[open.pollId] !== undefined;
    return noVoteOf(state, open, me) === null ? (cast ? 'voted' : 'vote') : null;
  }
  return latestPoll(state)?.status === 'published' ? 'result' : null;
}

/** The own ballot and the result for those who run the meeting: the same sheet as the members', over the desk. */
export function OwnVote() {
  const { t } = useTranslation('poll');
  const me = useMyId();
  const stage = useMeeting((state) => stageOf(state, me));
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      {stage === null ? null : (
        <Button full icon={stage === 'voted' ? 'check' : undefined} onClick={() => setOpened(true)}>
          {t(`own.${stage}`)}
        </Button>
      )}
      <Modal
        fullScreen
        opened={opened}
        title={t('card.title')}
        closeButtonProps={{ 'aria-label': t('common:close'), size: 48, iconSize: 28 }}
        classNames={{ title: 'title', content: classes.own ?? '', body: classes.ownBody ?? '' }}
        onClose={close}
      >
        <MemberVote onLeave={close} onPaper={close} />
      </Modal>
    </>
  );
}
