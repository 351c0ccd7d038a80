import { useEffect } from 'react';
import { forgetPaper } from '#client/pdf/index.ts';
import { useMeeting, useMyId, useSend, useSession } from '#client/realtime/index.ts';
import type { ReleasedPaper } from '#domain/papers.ts';
import type { MeetingState } from '#domain/state.ts';
import { papersInOrder, papersOfItem } from '../selectors.ts';
import { setReader, useReader } from './readerStore.ts';

export type Shown = { readonly paperId: string; readonly page: number; readonly presenterId: string };

/** The page that a presenter shows now, if it is of a paper that this person may open. */
function shownPage(state: MeetingState, papers: readonly ReleasedPaper[]): Shown | null {
  const { shown } = state.shared.presenting;
  return shown !== null && papers.some(({ paperId }) => paperId === shown.paperId) ? shown : null;
}

export type Reading = {
  readonly papers: readonly ReleasedPaper[];
  readonly paper: ReleasedPaper | null;
  readonly page: number;
  readonly shown: Shown | null;
  /** Pages turn by themselves now. */
  readonly following: boolean;
  /** This person's own page turns are shown to the others. */
  readonly presenting: boolean;
  readonly turn: (page: number) => void;
  readonly choose: (paperId: string) => void;
};

/** Whether the person turns the pages of the room: presents the current item. */
function presents(state: MeetingState, me: string | null, itemId: string | null): boolean {
  const { agenda } = state.shared;
  return me !== null && itemId !== null && agenda.currentItemId === itemId && agenda.byId[itemId]?.presenterId === me;
}

/** What is open for an item: the presenter's page while following, one's own otherwise. */
export function useReading(itemId: string | null): Reading {
  const me = useMyId();
  const send = useSend();
  const view = useReader();
  const papers = useMeeting((state) => papersOfItem(state, me, itemId));
  const shown = useMeeting((state) => shownPage(state, papers));
  const presenting = useMeeting((state) => presents(state, me, itemId));
  const following = view.following && shown !== null && !presenting;
  const paperId = following ? shown.paperId : view.paperId;
  // A paper of another item stays open once it was chosen, until the room goes on.
  const chosen = useMeeting((state) => papersInOrder(state, me).find((candidate) => candidate.paperId === paperId));
  const paper = chosen ?? papers[0] ?? null;
  const wanted = following ? shown.page : paper?.paperId === view.paperId ? view.page : 1;
  const page = Math.min(Math.max(1, wanted), paper?.version.pages ?? 1);
  const open = (id: string, to: number): void => {
    setReader({ paperId: id, page: to, found: null, ...(following ? { following: false } : {}) });
    const target = papers.find((candidate) => candidate.paperId === id);
    if (presenting && target !== undefined) {
      // A page turn that is lost is made good by the next one; the reader's own page has turned already.
      send('presenting.showPage', { paperId: id, versionId: target.version.versionId, page: to }).catch(
        () => undefined,
      );
    }
  };
  return {
    papers,
    paper,
    page,
    shown,
    following,
    presenting,
    turn: (to) => paper !== null && to >= 1 && to <= paper.version.pages && open(paper.paperId, to),
    choose: (id) => open(id, 1),
  };
}

/** Tells the stewards, once, that a paper was opened; and keeps neighbours of the open page at hand. */
export function useOpened(paper: ReleasedPaper | null): void {
  const send = useSend();
  const { store } = useSession();
  const paperId = paper?.paperId ?? null;
  useEffect(() => {
    if (paperId === null || told.has(`${store.meetingId}/${paperId}`)) {
      return;
    }
    told.add(`${store.meetingId}/${paperId}`);
    send('paper.opened', { paperId }).catch(() => told.delete(`${store.meetingId}/${paperId}`));
  }, [paperId, send, store]);
}

/** A recalled paper leaves this page at once, whether everybody or only this person had it. */
export function useRecall(): void {
  const me = useMyId();
  const recalled = useMeeting((state) =>
    Object.values({ ...state.shared.papers, ...(me === null ? {} : state.own[me]?.papers) }).flatMap((paper) =>
      paper.recalled === null ? [] : [paper.version.versionId],
    ),
  );
  useEffect(() => {
    for (const versionId of recalled) {
      forgetPaper(versionId);
    }
  }, [recalled]);
}

const told = new Set<string>();
