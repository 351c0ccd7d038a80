import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { CommandRejected, rejectionOf } from '#client/lib/rejection.ts';
import { shallowEqual } from '#client/lib/shallowEqual.ts';
import { MeetingMemory } from '#client/offline/index.ts';
import { showToast } from '#client/ui/toasts.tsx';
import type { MeetingState } from '#domain/state.ts';
import type { CommandInput, CommandName, CommandResult } from '#protocol/registry.ts';
import { CommandQueue } from './commandQueue.ts';
import { MeetingStore, type MeetingView } from './meetingStore.ts';
import { SocketWire } from './socketWire.ts';
import type { LinkState, Wire } from './wire.ts';

/** One meeting on this device: its line, its commands on the way, its folded state. */
export type MeetingSession = { readonly wire: Wire; readonly queue: CommandQueue; readonly store: MeetingStore };

const SessionContext = createContext<MeetingSession | null>(null);

/** Opens a session over a given line; the queue sends again whatever had no answer once the meeting is joined anew. */
function openSession(wire: Wire, meetingId: string, as: 'participant' | 'screen'): MeetingSession {
  const queue = new CommandQueue(wire);
  const memory = as === 'participant' ? new MeetingMemory(meetingId) : null;
  return { wire, queue, store: new MeetingStore(wire, meetingId, as, queue.resend, memory) };
}

type ProviderProps = { meetingId: string; as?: 'participant' | 'screen'; children: ReactNode };

/** Connects to a meeting for everything below; leaves it when unmounted. */
export function MeetingProvider({ meetingId, as = 'participant', children }: ProviderProps) {
  const [session, setSession] = useState<MeetingSession | null>(null);
  useEffect(() => {
    const opened = openSession(new SocketWire(), meetingId, as);
    setSession(opened);
    return () => {
      opened.store.close();
      opened.wire.close();
    };
  }, [meetingId, as]);
  return session ? <SessionProvider session={session}>{children}</SessionProvider> : null;
}

/** Puts a ready-made session under a tree (tests, previews, replay). */
function SessionProvider({ session, children }: { session: MeetingSession; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** The session of the meeting on the screen. */
export function useSession(): MeetingSession {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('useSession outside of a MeetingProvider');
  }
  return session;
}

/** The whole view: phase, own participant, refusal. */
export function useMeetingView(): MeetingView {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.get);
}

type Reading<T> = { state: MeetingState; selector: (state: MeetingState) => T; value: T };

/**
 * A reading of the meeting's state by a pure selector. The component renders again only when the reading changes
 * (compared shallowly, so selectors may build small objects and lists).
 */
export function useMeeting<T>(selector: (state: MeetingState) => T): T {
  const { store } = useSession();
  const last = useRef<Reading<T> | null>(null);
  const read = (): T => {
    const { state } = store.get();
    if (last.current?.state !== state || last.current.selector !== selector) {
      const value = selector(state);
      const kept = last.current !== null && shallowEqual(last.current.value, value) ? last.current.value : value;
      last.current = { state, selector, value: kept };
    }
    return last.current.value;
  };
  return useSyncExternalStore(store.subscribe, read);
}

/** The participant this device speaks for; null on a big screen. */
export function useMyId(): string | null {
  return useMeetingView().me;
}

/** State of the line to the server. */
export function useLink(): LinkState {
  const { wire } = useSession();
  return useSyncExternalStore(wire.onLink, wire.link);
}

export type Send = <N extends CommandName>(name: N, payload: CommandInput<N>) => Promise<CommandResult<N>>;

/** Sends commands of this meeting; rejects with `CommandRejected`. Nothing is guessed: the screen moves by the event. */
export function useSend(): Send {
  const { queue, store } = useSession();
  return useMemo(() => (name, payload) => queue.send(store.meetingId, name, payload), [queue, store]);
}

/**
 * One action of the screen: `run` sends the command and shows a refusal in the user's language; `pending` while it is on its
 * way. A second press meanwhile does nothing. Resolves to whether it was done.
 */
export function useCommand<N extends CommandName>(
  name: N,
): { run: (payload: CommandInput<N>) => Promise<boolean>; pending: boolean } {
  const send = useSend();
  const [pending, setPending] = useState(false);
  const busy = useRef(false);
  const run = async (payload: CommandInput<N>): Promise<boolean> => {
    if (busy.current) {
      return false;
    }
    busy.current = true;
    setPending(true);
    try {
      await send(name, payload);
      return true;
    } catch (error) {
      reportRefusal(error);
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { run, pending };
}

/** Shows why something was refused; anything that isn't a refusal goes on as the bug it is. */
export function reportRefusal(error: unknown): void {
  if (!(error instanceof CommandRejected)) {
    throw error;
  }
  showToast({ message: rejectionMessage(rejectionOf(error)), tone: 'bad', id: `refused-${error.message}` });
}

/** Sends one command outside of any open meeting (creating one) over a line of its own. */
export async function sendAlone<N extends CommandName>(
  meetingId: string,
  name: N,
  payload: CommandInput<N>,
): Promise<CommandResult<N>> {
  const wire = new SocketWire();
  const queue = new CommandQueue(wire);
  const stop = wire.onLink((link) => link.kind === 'online' && queue.resend());
  try {
    return await queue.send(meetingId, name, payload);
  } finally {
    stop();
    wire.close();
  }
}
