import { useEffect, useSyncExternalStore } from 'react';
import { api, rememberToken } from '#client/lib/api.ts';
import { turnPushOff } from '#client/lib/pushDevice.ts';
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

/** Takes in what the server said about this browser: after signing in, entering with a code, or on start. */
export function setSession(session: SessionView): void {
  rememberToken(session.kind === 'none' ? null : session.csrfToken);
  tell({ state: 'known', session });
}

/** Asks the server who this browser is. */
export async function loadSession(): Promise<void> {
  asked = true;
  try {
    setSession(await api.get<SessionView>('/api/session'));
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

/** Ends the session on this device and leads to the sign-in page. */
export async function signOut(): Promise<void> {
  // Reminders go to the person, not to the device.
  await turnPushOff().catch(() => undefined);
  await api.delete('/api/session').catch(() => undefined);
  location.assign('/dang-nhap');
}
