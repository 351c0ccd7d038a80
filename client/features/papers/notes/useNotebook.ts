import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMeeting, useMyId, useSession } from '#client/realtime/index.ts';
import type { Mark } from './model.ts';
import type { Notebook } from './notebook.ts';
import { takeNotebook } from './openNotebooks.ts';

const NOTHING: readonly Mark[] = [];
const none = { list: () => NOTHING, subscribe: () => () => undefined };

function useOpenNotebook(address: string | null, owner: string | null): Notebook | null {
  const [notebook, setNotebook] = useState<Notebook | null>(null);
  useEffect(() => {
    if (address === null || owner === null) {
      setNotebook(null);
      return;
    }
    const taken = takeNotebook(address, owner);
    setNotebook(taken.notebook);
    return taken.giveBack;
  }, [address, owner]);
  return notebook;
}

/** One's own notes on a paper, or the notes one shares when `shared` is set. */
export function useNotebook(
  paperId: string | null,
  shared: boolean,
): { notebook: Notebook | null; marks: readonly Mark[] } {
  const me = useMyId();
  const { store } = useSession();
  const scope = shared ? `shared/${me}` : 'mine';
  const address = paperId === null || me === null ? null : `notes/${store.meetingId}/${paperId}/${scope}`;
  const notebook = useOpenNotebook(address, me);
  const source = notebook ?? none;
  return { notebook, marks: useSyncExternalStore(source.subscribe, source.list) };
}

/** Somebody else's shared notes on a paper, for reading. */
export function useReceivedMarks(paperId: string, ownerId: string): readonly Mark[] {
  const me = useMyId();
  const { store } = useSession();
  const notebook = useOpenNotebook(`notes/${store.meetingId}/${paperId}/shared/${ownerId}`, me);
  const source = notebook ?? none;
  return useSyncExternalStore(source.subscribe, source.list);
}

/** Who shares notes on this paper with this person. */
export function useNoteOwners(paperId: string | null): readonly string[] {
  const me = useMyId();
  return useMeeting((state) =>
    me === null || paperId === null ? [] : (state.own[me]?.notes.receivedFrom[paperId] ?? []),
  );
}
