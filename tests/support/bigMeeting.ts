import { randomUUID } from 'node:crypto';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { RuleProfile } from '#protocol/meeting.ts';
import type { Participant } from '#protocol/people.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import { hashToken, newToken } from '#server/auth/secrets.ts';
import { event, type NewEvent } from '#server/commands/handler.ts';
import type { Database } from '#server/persistence/client.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

const ORGANISATION = 'co-quan-thu';

/** A participant of a made-up meeting. */
export function person(participantId: string, role: MeetingRole, isMember: boolean): Participant {
  return {
    participantId,
    accountId: null,
    honorific: 'Ông',
    name: `Đại biểu ${participantId}`,
    title: '',
    unit: '',
    role,
    isMember,
    weight: 1,
    delegateFor: null,
    aliases: [],
  };
}

/** Ids of the members of a big meeting: the chair C first. */
export function memberIds(members: number): string[] {
  return ['C', ...Array.from({ length: members - 1 }, (_, index) => `M${index + 1}`)];
}

/** The first facts of a meeting in session: all members present, secretary S, item A1 called. */
export function openingEvents(members: number, profile: RuleProfile = profileOn('2026-11-18')): NewEvent[] {
  const ids = memberIds(members);
  const people = [
    ...ids.map((id) => person(id, id === 'C' ? 'chair' : 'member', true)),
    person('S', 'secretary', false),
  ];
  const details = {
    title: 'Kỳ họp thử',
    kind: 'council_session',
    format: 'on_site',
    place: 'Hội trường',
    scheduledStartAt: '2026-11-18T01:00:00.000Z',
    scheduledEndAt: '2026-11-18T04:00:00.000Z',
    totalMembers: members,
    agencyName: 'Cơ quan thử',
    practice: true,
  } as const;
  const item = {
    title: 'Nội dung thử',
    kind: 'decision',
    plannedMinutes: 20,
    presenterId: null,
    unit: '',
    parentId: null,
    classified: false,
  } as const;
  return [
    event('meeting.created', { details, profile }),
    event('people.added', { people }),
    event('agenda.itemAdded', { itemId: 'A1', details: item, beforeId: null }),
    ...people.map(({ participantId }) =>
      event('attendance.checkedIn', { participantId, mode: 'on_site', method: 'list' }),
    ),
    event('meeting.opened', { present: members, total: members, required: members, quorumMet: true }),
    event('agenda.itemCalled', { itemId: 'A1' }),
  ];
}

export type BigMeeting = {
  readonly meetingId: string;
  /** Cookie header of each participant's device. */
  readonly cookies: Readonly<Record<string, string>>;
};

/** Sessions of tablets for participants of a meeting; answers their Cookie headers. */
export async function seatPeople(db: Database, meetingId: string, ids: readonly string[]): Promise<string[]> {
  const tokens = ids.map((participantId) => ({ participantId, token: newToken() }));
  await db.session.createMany({
    data: tokens.map(({ participantId, token }) => ({
      tokenHash: hashToken(token),
      csrfToken: newToken(),
      expiresAt: new Date(Date.now() + 3_600_000),
      meetingId,
      participantId,
    })),
  });
  return tokens.map(({ token }) => `nghisu=${token}`);
}

/** Writes a meeting of the given facts; answers its number. */
export async function writeMeeting(db: Database, timeline: Timeline, events: readonly NewEvent[]): Promise<string> {
  const meetingId = randomUUID();
  await db.organisation.upsert({
    where: { id: ORGANISATION },
    create: { id: ORGANISATION, name: 'Cơ quan thử', shortName: 'CQT', code: ORGANISATION },
    update: {},
  });
  const reply = await timeline.submit(meetingId, {
    commandId: randomUUID(),
    sender: 'service:server',
    createsIn: ORGANISATION,
    decide: () => ({ actor: { kind: 'service', id: 'server' }, events, result: {} }),
  });
  if (!reply.ok) {
    throw new Error(JSON.stringify(reply.rejection));
  }
  return meetingId;
}

/** Writes a meeting in session with any number of members, and a tablet's session for each of them. */
export async function writeBigMeeting(db: Database, timeline: Timeline, members: number): Promise<BigMeeting> {
  const meetingId = await writeMeeting(db, timeline, openingEvents(members));
  const ids = [...memberIds(members), 'S'];
  const cookies = await seatPeople(db, meetingId, ids);
  return { meetingId, cookies: Object.fromEntries(ids.map((id, index) => [id, cookies[index] ?? ''])) };
}

/** Facts that add guests to a big meeting: delegate D, invitee I, observer O and technician T, all present. */
export function guestEvents(): NewEvent[] {
  const guests = [
    person('D', 'delegate', false),
    person('I', 'invitee', false),
    person('O', 'observer', false),
    person('T', 'technician', false),
  ];
  return [
    event('people.added', { people: guests }),
    ...guests.map(({ participantId }) =>
      event('attendance.checkedIn', { participantId, mode: 'on_site', method: 'list' }),
    ),
  ];
}
