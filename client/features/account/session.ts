import { useEffect, useSyncExternalStore } from 'react';
import { forgetSentDocuments } from '#client/collab/index.ts';
import { api, rememberToken } from '#client/lib/api.ts';
import { turnPushOff } from '#client/lib/pushDevice.ts';
import { claimDevice, hasLeft, isLeaving, leaveLater, whenLeft } from '#client/offline/index.ts';
import type { SessionView } from '#protocol/http.ts';

export type KnownSession =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'known'; readonly session: SessionView };

let known: KnownSession = { state: 'loading' };
let asked = false;
const listeners = new Set<() => void>();

function tell(next: KnownSession): void {
  known = next;
  for (const listener of listeners) {
    listener();
  }
}

// Notes that reached the server leave with their author; others wait for him under his own name (OFFLINE-3).
whenLeft(forgetSentDocuments);

/** Who owns what this device keeps; a room's display keeps nothing. */
function ownerOf(session: SessionView): string | null {
  switch (session.kind) {
    case 'account':
      return `account/${session.account.accountId}`;
    case 'seat':
      return `seat/${session.meetingId}/${session.participantId}`;
    case 'screen':
    case 'none':
      return null;
  }
}

/** Takes in what the server said about this browser: after signing in, entering with a code, or on start. */
export function setSession(session: SessionView): void {
  rememberToken(session.kind === 'none' ? null : session.csrfToken);
  hasLeft();
  void claimDevice(ownerOf(session));
  tell({ state: 'known', session });
}

/** Asks the server who this browser is. */
export async function loadSession(): Promise<void> {
  asked = true;
  try {
    const session = await api.get<SessionView>('/api/session');
    setSession(isLeaving() ? await left(session) : session);
  } catch {
    tell({ state: 'failed' });
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who this browser is; asked once per page. */
export function useSessionView(): KnownSession {
  useEffect(() => {
    if (!asked) {
      void loadSession();
    }
  }, []);
  return useSyncExternalStore(subscribe, () => known);
}

/** Tells the server of a sign-out that it could not hear of before; gives what it says of this browser then. */
async function left(session: SessionView): Promise<SessionView> {
  if (session.kind === 'none') {
    return session;
  }
  rememberToken(session.csrfToken);
  await api.delete('/api/session');
  return api.get<SessionView>('/api/session');
}

/** Ends the session on this device, deletes what the device kept for it, and leads to the sign-in page. */
export async function signOut(): Promise<void> {
  // Reminders go to the person, not to the device.
  await turnPushOff().catch(() => undefined);
  await claimDevice(null);
  // Without a line the server is told as soon as it can be; until then this device is nobody's.
  await api.delete('/api/session').catch(leaveLater);
  location.assign('/dang-nhap');
}
