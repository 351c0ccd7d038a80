import { Router } from 'express';
import type { MeetingSummary } from '#protocol/http.ts';
import type { Identity } from '#server/commands/execute.ts';
import type { ServerParts } from '#server/parts.ts';
import { meetingsById, meetingsOf } from '#server/persistence/meetingLists.ts';
import { requireIdentity } from './visitor.ts';

type Row = Awaited<ReturnType<typeof meetingsById>>[number];

function summary(row: Row, seat: Pick<MeetingSummary, 'participantId' | 'role' | 'unanswered'>): MeetingSummary {
  const { id, scheduledStartAt, scheduledEndAt, status, ...rest } = row;
  return {
    meetingId: id,
    ...rest,
    status: status as MeetingSummary['status'],
    scheduledStartAt: scheduledStartAt?.toISOString() ?? null,
    scheduledEndAt: scheduledEndAt?.toISOString() ?? null,
    ...seat,
  };
}

async function listFor({ db, timeline }: ServerParts, identity: Identity): Promise<MeetingSummary[]> {
  switch (identity.kind) {
    case 'account': {
      const seats = await meetingsOf(db, identity.accountId);
      return seats.map(({ meeting, participantId, role, unanswered }) =>
        summary(meeting, { participantId, role: role as MeetingSummary['role'], unanswered }),
      );
    }
    case 'seat': {
      const person = (await timeline.state(identity.meetingId)).shared.people.byId[identity.participantId];
      const rows = await meetingsById(db, person === undefined ? [] : [identity.meetingId]);
      const seat = { participantId: identity.participantId, role: person?.role ?? null, unanswered: false };
      return rows.map((row) => summary(row, seat));
    }
    case 'screen': {
      const rows = await meetingsById(db, identity.meetingIds);
      return rows.map((row) => summary(row, { participantId: null, role: null, unanswered: false }));
    }
    case 'service':
      return [];
  }
}

/** `GET /api/meetings`: the meetings this visitor takes part in or may show, the latest first. */
export function meetingsRouter(parts: ServerParts): Router {
  const router = Router();
  router.get('/meetings', async (request, response) => {
    response.json({ meetings: await listFor(parts, requireIdentity(request)) });
  });
  return router;
}
