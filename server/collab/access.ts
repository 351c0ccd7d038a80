import { isEditable } from '#domain/minutes.ts';
import { mayReadVersion, readablePapers } from '#domain/papers.ts';
import { isStewardNow } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';

/** What a connection may do with a shared document, and the document's full name in the store. */
export type DocumentAccess = { readonly name: string; readonly mode: 'read' | 'write' };

export type DocumentAddress = { readonly kind: string; readonly meetingId: string; readonly rest: readonly string[] };

const PART = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** Reads `/collab/<kind>/<meetingId>/<rest…>`; null for anything else. */
export function addressOf(pathname: string): DocumentAddress | null {
  const [, root, kind, meetingId, ...rest] = pathname.split('/');
  if (
    root !== 'collab' ||
    kind === undefined ||
    meetingId === undefined ||
    ![kind, meetingId, ...rest].every((part) => PART.test(part))
  ) {
    return null;
  }
  return { kind, meetingId, rest };
}

type Rule = (state: MeetingState, participantId: string, address: DocumentAddress) => DocumentAccess | null;

function mayOpenPaper(state: MeetingState, participantId: string, paperId: string): boolean {
  const released = readablePapers(state, participantId).some((paper) => paper.paperId === paperId);
  const version = state.stewards.papers[paperId]?.versions.at(-1);
  return released || (version !== undefined && mayReadVersion(state, participantId, version.versionId));
}

/** NOTE-1: `mine` is one's own document, whoever asks; nobody can name another person's. */
const notes: Rule = (state, participantId, { meetingId, rest }) => {
  const [paperId, scope, ownerId, ...more] = rest;
  if (paperId === undefined || more.length > 0 || !mayOpenPaper(state, participantId, paperId)) {
    return null;
  }
  if (scope === 'mine' && ownerId === undefined) {
    return { name: `notes/${meetingId}/${paperId}/p/${participantId}`, mode: 'write' };
  }
  if (scope === 'shared' && ownerId !== undefined) {
    return sharedNotes(state, participantId, { meetingId, paperId, ownerId });
  }
  return null;
};

/** NOTE-2: shared notes are written by their owner and read by those the owner chose. */
function sharedNotes(
  state: MeetingState,
  participantId: string,
  at: { meetingId: string; paperId: string; ownerId: string },
): DocumentAccess | null {
  const name = `notes/${at.meetingId}/${at.paperId}/s/${at.ownerId}`;
  if (at.ownerId === participantId) {
    return { name, mode: 'write' };
  }
  const readers = state.own[at.ownerId]?.notes.sharedWith[at.paperId] ?? [];
  return readers.includes(participantId) ? { name, mode: 'read' } : null;
}

/** The minutes are written by the stewards until they are approved; from then on they are read. */
const minutes: Rule = (state, participantId, { meetingId, rest }) => {
  const mode = isEditable(state.shared.minutes) ? 'write' : 'read';
  return isStewardNow(state, participantId) && rest.length === 0 ? { name: `minutes/${meetingId}`, mode } : null;
};

const rules: Readonly<Record<string, Rule>> = { notes, minutes };

/** Decides on every opening, and again whenever the timeline may have changed the answer. */
export function documentAccess(
  state: MeetingState,
  participantId: string,
  address: DocumentAddress,
): DocumentAccess | null {
  if (state.shared.people.byId[participantId] === undefined) {
    return null;
  }
  return rules[address.kind]?.(state, participantId, address) ?? null;
}
