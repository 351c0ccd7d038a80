import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import type { SummonsEntry } from '#domain/summons.ts';
import { ownCalls } from './selectors.ts';

const NONE: Readonly<Record<string, SummonsEntry>> = {};

/** Says once, wherever one is, that somebody is coming or that a call was done. */
function useNews(): void {
  const { t } = useTranslation('service');
  const me = useMyId();
  const all = useMeeting((state) => (me === null ? NONE : (state.own[me]?.summons ?? NONE)));
  const before = useRef(all);
  useEffect(() => {
    for (const { summonsId, fromId, kind, status } of Object.values(all)) {
      const was = before.current[summonsId]?.status;
      if (fromId === me && was !== undefined && was !== status && (status === 'coming' || status === 'done')) {
        showToast({ message: t(`news.${status}`, { kind: t(`kind.${kind}`) }), tone: 'ok', id: summonsId });
      }
    }
    before.current = all;
  }, [all, me, t]);
}

/** State of the own call for service in words; null without one. */
export function useCallState(): string | null {
  const { t } = useTranslation('service');
  const me = useMyId();
  const [call] = useMeeting((state) => ownCalls(state, me));
  return call === undefined ? null : t(`state.${call.status}`);
}

/** State of the own calls for service, in the top bar; nothing without one. */
export function ServiceChip() {
  const { t } = useTranslation('service');
  const me = useMyId();
  const [call] = useMeeting((state) => ownCalls(state, me));
  const phone = usePhone();
  useNews();
  return call === undefined || phone ? null : (
    <Chip tone={call.status === 'coming' ? 'ok' : 'accent'} icon="bell">
      {t(`state.${call.status}`)}
    </Chip>
  );
}
