import { useTranslation } from 'react-i18next';
import { formatDuration } from '#client/i18n/format.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useCommand, useLink, useMeeting, useMyId, useServerNow } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { LiveRegion } from '#client/ui/LiveRegion.tsx';
import { maySpeak } from '#domain/floorViews.ts';
import type { MeetingState } from '#domain/state.ts';
import { SPEAKERS } from '#protocol/roles.ts';
import { KindMenu } from './KindMenu.tsx';
import { turnSecondsLeft } from './SpeakerNow.tsx';
import type { Turn } from './types.ts';
import { type OwnFloor, ownFloor } from './useFloor.ts';

/** Why one can't ask for the floor now, as the key of its words; null when one can. */
export function obstacleTo(state: MeetingState, me: string | null): string | null {
  const { meeting, agenda, people, floor } = state.shared;
  const person = me === null ? undefined : people.byId[me];
  const itemId = agenda.currentItemId;
  if (person === undefined || me === null) {
    return 'noVoice';
  }
  if (meeting.status !== 'in_session') {
    return SPEAKERS.includes(person.role) ? 'notInSession' : 'noVoice';
  }
  if (itemId === null) {
    return 'noItem';
  }
  if (floor.closedLists.includes(itemId)) {
    return 'listClosed';
  }
  if (maySpeak(state.shared, me, itemId)) {
    return null;
  }
  return SPEAKERS.includes(person.role) ? 'notPresent' : 'noVoice';
}

/** Large with a big drawing on a tablet; one line on a phone. */
function useLook(): { size: 'big' | 'normal'; iconSize: 24 | 32 } {
  return usePhone() ? { size: 'normal', iconSize: 24 } : { size: 'big', iconSize: 32 };
}

function Speaking({ turn }: { turn: Turn }) {
  const look = useLook();
  const { t } = useTranslation('floor');
  const now = useServerNow();
  const { run, pending } = useCommand('floor.stop');
  const left = turnSecondsLeft(turn, now);
  const stop = (): void => void run({ speechId: turn.speechId });
  useKeys({ ' ': stop });
  return (
    <Button
      variant="primary"
      {...look}
      icon="stop"
      pending={pending}
      hint={t(left < 0 ? 'timeOver' : 'timeLeft', { time: formatDuration(Math.abs(left)) })}
      onClick={stop}
    >
      {t('stop')}
    </Button>
  );
}

function WaitingFor({ requestId, place }: { requestId: string; place: number }) {
  const look = useLook();
  const { t } = useTranslation('floor');
  const { run, pending } = useCommand('floor.withdraw');
  const withdraw = (): void => void run({ requestId });
  useKeys({ ' ': withdraw });
  return (
    <Button
      {...look}
      icon="hand"
      pending={pending}
      hint={place === 1 ? t('nextUp') : t('place', { count: place })}
      onClick={withdraw}
    >
      {t('withdraw')}
    </Button>
  );
}

function Ask({ waiting }: { waiting: number }) {
  const look = useLook();
  const { t } = useTranslation('floor');
  const me = useMyId();
  const phone = usePhone();
  const link = useLink();
  const said = useMeeting((state) => obstacleTo(state, me));
  const obstacle = said ?? (link.kind === 'online' ? null : 'offlineWait');
  const itemId = useMeeting((state) => state.shared.agenda.currentItemId);
  const { run, pending } = useCommand('floor.request');
  const ask = (): void => {
    if (itemId !== null && obstacle === null) {
      void run({ itemId, kind: 'speech' });
    }
  };
  useKeys({ ' ': ask });
  const hint = obstacle === null ? t(waiting === 0 ? 'waitingNone' : 'waitingCount', { count: waiting }) : t(obstacle);
  return (
    <Button
      variant="primary"
      {...look}
      icon="hand"
      waiting={obstacle !== null}
      pending={pending}
      hint={phone ? undefined : hint}
      title={hint}
      aria-keyshortcuts="Space"
      onClick={ask}
    >
      {t('request')}
    </Button>
  );
}

function Current({ own }: { own: OwnFloor }) {
  if (own.kind === 'speaking') {
    return <Speaking turn={own.turn} />;
  }
  return own.kind === 'waiting' ? (
    <WaitingFor requestId={own.requestId} place={own.place} />
  ) : (
    <Ask waiting={own.waiting} />
  );
}

/** Asks for the floor, shows the own place in the queue, and gives the floor back. Key: space. */
export function SpeakButton() {
  const { t } = useTranslation('floor');
  const me = useMyId();
  const own = useMeeting((state) => ownFloor(state, me));
  return (
    <>
      <LiveRegion urgent message={own.kind === 'speaking' ? t('turnNow') : ''} />
      <LiveRegion message={own.kind === 'waiting' && own.place === 1 ? t('nextUp') : ''} />
      <KindMenu />
      <Current own={own} />
    </>
  );
}
