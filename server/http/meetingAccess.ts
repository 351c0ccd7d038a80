import type { Request } from 'express';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { viewerOf } from '#domain/view.ts';
import { participantIdOf } from '#server/commands/execute.ts';
import type { ServerParts } from '#server/parts.ts';
import { requireIdentity } from './visitor.ts';

export type Place = { readonly state: MeetingState; readonly participantId: string; readonly steward: boolean };

/** The place that the sender of a request has in a meeting; strangers get the same answer as for a meeting that isn't (RIGHTS-2). */
export async function requirePlace(
  { timeline }: Pick<ServerParts, 'timeline'>,
  request: Request,
  meetingId: string,
): Promise<Place> {
  const identity = requireIdentity(request);
  const state = await timeline.state(meetingId);
  const participantId = participantIdOf(state, identity);
  const viewer = participantId === undefined ? null : viewerOf(state, participantId);
  if (viewer === null) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  return { state, ...viewer };
}

/** The same for chair, co-chair and secretary only. */
export async function requireSteward(
  parts: Pick<ServerParts, 'timeline'>,
  request: Request,
  meetingId: string,
): Promise<Place> {
  const place = await requirePlace(parts, request, meetingId);
  if (!place.steward) {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  return place;
}
