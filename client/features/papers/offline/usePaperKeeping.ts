import { useEffect } from 'react';
import { sendUnsent } from '#client/collab/index.ts';
import { loadSession, useSessionView } from '#client/features/account/index.ts';
import { dropUnwanted, fetchMissing, type KeptPaper, openOwn } from '#client/offline/index.ts';
import { useLink, useMeeting, useMeetingView, useSession } from '#client/realtime/index.ts';
import { papersToKeep } from './papersToKeep.ts';

/** The next moment in which the page has nothing else to do, or three seconds from now. */
const quietMoment = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') {
      resolve();
      return;
    }
    requestIdleCallback(() => resolve(), { timeout: 3_000 });
  });

async function keep(meetingId: string, wanted: readonly KeptPaper[], signal: AbortSignal): Promise<void> {
  const own = await openOwn();
  if (own === null) {
    return;
  }
  await dropUnwanted(own, meetingId, wanted);
  await quietMoment();
  await fetchMissing(own, meetingId, wanted, signal);
}

/** Keeps this person's released papers on the device while the line stands, and sends the notes that wait there. */
export function usePaperKeeping(): void {
  const { store } = useSession();
  const { me, asOfMs } = useMeetingView();
  const online = useLink().kind === 'online' && asOfMs === null;
  const session = useSessionView();
  // As text: the list changes with few of the meeting's events, and a fetch under way shouldn't be begun anew by the others.
  const wanted = useMeeting((state) => (me === null ? null : JSON.stringify(papersToKeep(state, me))));
  const { meetingId } = store;
  useEffect(() => {
    if (online && session.state === 'failed') {
      void loadSession();
    }
  }, [online, session.state]);
  useEffect(() => {
    if (!online || session.state !== 'known' || wanted === null) {
      return;
    }
    const leaving = new AbortController();
    // What fails here is tried again when the meeting is joined anew; reading online needs none of it.
    keep(meetingId, JSON.parse(wanted) as KeptPaper[], leaving.signal).catch(() => undefined);
    return () => leaving.abort();
  }, [online, session.state, meetingId, wanted]);
  useEffect(() => {
    if (online && me !== null) {
      sendUnsent(me, meetingId).catch(() => undefined);
    }
  }, [online, meetingId, me]);
}
