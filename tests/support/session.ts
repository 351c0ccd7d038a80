import { optionSet } from '#domain/poll/optionSets.ts';
import type { PollDetails } from '#protocol/ballot.ts';
import type { TestApp } from './app.ts';
import type { MeetingClient } from './participant.ts';

/** Members of the sample meeting who are present; P08 is absent with a reason. */
export const PRESENT_MEMBERS = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P09'] as const;

export type Session = {
  readonly app: TestApp;
  readonly people: Readonly<Record<string, MeetingClient>>;
  readonly chair: MeetingClient;
  readonly secretary: MeetingClient;
};

/** The practice meeting in session, as in the sample: everyone's device joined, P03 remote, P08 absent, item A1 called. */
export async function openSession(app: TestApp): Promise<Session> {
  const ids = [...PRESENT_MEMBERS, 'P10', 'P11', 'P12'];
  const clients = await Promise.all(ids.map((id) => app.enter(id)));
  const people = Object.fromEntries(ids.map((id, index) => [id, clients[index]!]));
  const [chair, secretary] = [people['P01']!, people['P12']!];
  await secretary.send('meeting.openCheckIn', {});
  await Promise.all(
    ids.map((participantId) => {
      const mode = participantId === 'P03' ? 'remote' : 'on_site';
      return people[participantId]!.send('attendance.checkIn', { participantId, mode, method: 'self' });
    }),
  );
  await secretary.send('attendance.markAbsent', { participantId: 'P08', excused: true, reason: 'đi công tác' });
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A1' });
  return { app, people, chair, secretary };
}

/** A question to be decided openly by tán thành / không tán thành / không biểu quyết. */
export function questionOf(changes: Partial<PollDetails> = {}): PollDetails {
  return {
    itemId: null,
    question: 'Thông qua chương trình phiên họp',
    form: 'open',
    method: 'decision',
    seats: 1,
    options: optionSet('tan_thanh|khong_tan_thanh|khong_bieu_quyet'),
    paper: null,
    seconds: null,
    majority: null,
    weighted: false,
    publishAtClose: true,
    ...changes,
  };
}
