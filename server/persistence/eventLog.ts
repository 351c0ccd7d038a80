import type { EventActor, EventEnvelope } from '#protocol/envelope.ts';
import type { MeetingEvent } from '../../prisma/generated/client.ts';
import type { ChainedEvent } from './chain.ts';
import type { Database, Tx } from './client.ts';

function toEnvelope(row: MeetingEvent): ChainedEvent {
  return {
    meetingId: row.meetingId,
    sequence: row.sequence,
    name: row.name,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId } as EventActor,
    data: row.data,
    hash: row.hash,
  };
}

/** Events of a meeting after number `after`, in number order. */
export async function eventsAfter(db: Database | Tx, meetingId: string, after: number): Promise<ChainedEvent[]> {
  const rows = await db.meetingEvent.findMany({
    where: { meetingId, sequence: { gt: after } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(toEnvelope);
}

/** Events of these names in all meetings since a moment. */
export async function recentEvents(db: Database, names: readonly string[], since: Date): Promise<EventEnvelope[]> {
  const rows = await db.meetingEvent.findMany({ where: { name: { in: [...names] }, at: { gte: since } } });
  return rows.map(toEnvelope).map(withoutHash);
}

/** The envelope that travels: an event without its hash. */
export function withoutHash({ hash: _hash, ...event }: ChainedEvent): EventEnvelope {
  return event;
}
