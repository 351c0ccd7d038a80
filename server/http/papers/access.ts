import type { Request } from 'express';
import { mayReadVersion, readablePapers } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { isStewardNow, readsContent } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import type { Database } from '#server/persistence/client.ts';
import { findUpload, type Upload } from '#server/persistence/paperStore.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

export type Seat = { readonly state: MeetingState; readonly participantId: string; readonly steward: boolean };

export type AccessParts = {
  readonly timeline: Timeline;
  readonly db: Database;
  readonly identify: (cookieHeader: string | undefined) => Promise<Identity | null>;
};

async function identityOf(parts: AccessParts, request: Request): Promise<Identity> {
  const identity = await parts.identify(request.headers.cookie);
  if (identity === null) {
    throw new Rejected('unauthenticated', 'AUTH-1');
  }
  return identity;
}

/** The place that the sender of a request has in a meeting; strangers get the same answer as for a meeting that isn't. */
export async function seatOf(parts: AccessParts, request: Request, meetingId: string): Promise<Seat> {
  return seatFor(parts, await identityOf(parts, request), meetingId);
}

async function seatFor({ timeline }: AccessParts, identity: Identity, meetingId: string): Promise<Seat> {
  const state = await timeline.state(meetingId);
  const participantId = participantIdOf(state, identity);
  if (participantId === undefined) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  return { state, participantId, steward: isStewardNow(state, participantId) };
}

/**
 * State of a meeting for its room's display, and for readers who put the display's page on a projector themselves. Others, a
 * technician too, get the same answer as for a meeting that isn't (AUTH-13, RIGHTS-6).
 */
export async function roomStateOf(parts: AccessParts, request: Request, meetingId: string): Promise<MeetingState> {
  const identity = await identityOf(parts, request);
  if (identity.kind === 'screen' && identity.meetingIds.includes(meetingId)) {
    return parts.timeline.state(meetingId);
  }
  const { state, participantId } = await seatFor(parts, identity, meetingId);
  if (!readsContent(state, participantId)) {
    throw new Rejected('not_found', 'RIGHTS-6');
  }
  return state;
}

/** The stored version, when the sender may read it; otherwise the same "not found" as for one that isn't (PAPER-2). */
export async function requireReadable(parts: AccessParts, request: Request, versionId: string): Promise<Upload> {
  const identity = await identityOf(parts, request);
  const upload = await findUpload(parts.db, versionId);
  if (upload === null) {
    throw new Rejected('not_found', 'PAPER-2');
  }
  const { state, participantId } = await seatFor(parts, identity, upload.meetingId);
  if (upload.uploadedBy !== participantId && !mayReadVersion(state, participantId, versionId)) {
    throw new Rejected('not_found', 'PAPER-2');
  }
  return upload;
}

/** Versions that somebody may search in: rights come before retrieval, and classified items aren't searched (SEC-BM4). Newest versions only. */
export function searchableVersions({
  state,
  participantId,
  steward,
}: Seat): Map<string, { paperId: string; title: string }> {
  const found = new Map<string, { paperId: string; title: string }>();
  const isClassified = (itemId: string | null): boolean =>
    itemId !== null && state.shared.agenda.byId[itemId]?.classified === true;
  for (const { paperId, version, details } of readablePapers(state, participantId)) {
    if (!isClassified(details.itemId)) {
      found.set(version.versionId, { paperId, title: details.title });
    }
  }
  if (steward) {
    for (const { paperId, versions, details } of Object.values(state.stewards.papers)) {
      const latest = versions.at(-1);
      if (latest !== undefined && !isClassified(details.itemId)) {
        found.set(latest.versionId, { paperId, title: details.title });
      }
    }
  }
  return found;
}
