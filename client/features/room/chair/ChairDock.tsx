import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nextItem } from '#client/features/agenda/index.ts';
import { floorView, useFloorActions } from '#client/features/floor/index.ts';
import { currentVoteStep, usePollActions } from '#client/features/poll/index.ts';
import { nameInSentence } from '#client/i18n/names.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import type { MeetingState } from '#domain/state.ts';
import classes from './ChairRoom.module.css';
import { type NextAction, nextAction } from './nextAction.ts';
import { useMoveOn } from './useMoveOn.tsx';
import { useOpening } from './useOpening.tsx';

const ICONS: Partial<Record<NextAction['kind'], GlyphName>> = {
  give: 'microphone',
  present: 'microphone',
  openVote: 'ballot',
  closeVote: 'stop',
  publish: 'people',
};

/** Steps that lead to the next item themselves, or that have to be taken before any item. */
const NO_SKIP: readonly NextAction['kind'][] = ['call', 'open', 'openCheckIn', 'resume', 'closeVote'];

/** What each next action says: title and note of the dock. */
function useWords(action: NextAction): { title: string; note: string } {
  const { t } = useTranslation('room');
  const vote = useMeeting(currentVoteStep);
  switch (action.kind) {
    case 'give': {
      const then = action.following ? t('next.thenName', { name: nameInSentence(action.following) }) : null;
      const voting = vote?.status === 'draft' ? t('next.thenVote') : null;
      const after = [then, voting].filter(Boolean).join(', ');
      return {
        title: t('next.give', { name: nameInSentence(action.person) }),
        note: after ? t('next.after', { what: after }) : '',
      };
    }
    case 'present':
      return {
        title: t('next.present', { name: nameInSentence(action.person) }),
        note: t('nextNote.present', { number: action.number }),
      };
    case 'call':
      return { title: t('next.call', { number: action.number }), note: action.title };
    case 'closeVote':
      return {
        title: t('next.closeVote', { received: action.received, voters: action.voters }),
        note: action.question,
      };
    case 'openVote':
    case 'publish':
      return { title: t(`next.${action.kind}`), note: action.question };
    default:
      return { title: t(`next.${action.kind}`), note: t(`nextNote.${action.kind}`) };
  }
}

function useDo(): {
  act: (action: NextAction) => void;
  call: (itemId: string) => void;
  pending: boolean;
  dialog: ReactNode;
} {
  const openCheckIn = useCommand('meeting.openCheckIn');
  const resume = useCommand('meeting.resume');
  const moveOn = useMoveOn();
  const opening = useOpening();
  const floor = useFloorActions();
  const poll = usePollActions();
  const steps: { [K in NextAction['kind']]: (action: Extract<NextAction, { kind: K }>) => void } = {
    openCheckIn: () => void openCheckIn.run({}),
    open: opening.open,
    resume: () => void resume.run({}),
    call: ({ itemId }) => moveOn.call(itemId),
    give: ({ requestId }) => floor.call(requestId),
    present: ({ person }) => floor.present(person.participantId),
    openVote: ({ pollId }) => poll.open(pollId),
    closeVote: ({ pollId }) => poll.close(pollId),
    publish: ({ pollId }) => poll.publish(pollId),
    tie: () => {},
    close: opening.close,
    none: () => {},
  };
  const pending =
    openCheckIn.pending || resume.pending || moveOn.pending || floor.pending || poll.pending || opening.pending;
  const dialog = (
    <>
      {opening.dialog}
      {moveOn.dialog}
    </>
  );
  return { act: (action) => steps[action.kind](action as never), call: moveOn.call, pending, dialog };
}

const readNextAction = (state: MeetingState): NextAction => nextAction(state, floorView(state), currentVoteStep(state));

/** Below the chair's screen: the next thing to do, on a button that never moves. Key N does it. */
export function ChairDock() {
  const { t } = useTranslation('room');
  const next = useMeeting(readNextAction);
  const words = useWords(next);
  const following = useMeeting(nextItem);
  const { act, call, pending, dialog } = useDo();
  useKeys({ n: () => act(next) });
  const skipTo = following !== null && !NO_SKIP.includes(next.kind);
  return (
    <footer className={classes.dock}>
      <div className="grow" key={words.title}>
        <span className="meta">{t('next.label')}</span>
        <div className="title">{words.title}</div>
        <div className="meta">{words.note}</div>
      </div>
      {skipTo ? (
        <Button pending={pending} onClick={() => call(following.itemId)}>
          {t('moveTo', { number: following.number })}
        </Button>
      ) : null}
      <Button
        variant="primary"
        size="big"
        icon={ICONS[next.kind]}
        pending={pending}
        waiting={next.kind === 'none' || next.kind === 'tie'}
        aria-keyshortcuts="N"
        onClick={() => act(next)}
      >
        {t(`do.${next.kind}`)}
      </Button>
      {dialog}
    </footer>
  );
}
