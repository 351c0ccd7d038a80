import { expect, it } from 'vitest';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp } from '#tests/support/app.ts';
import { memberIds, openingEvents, seatPeople, writeMeeting } from '#tests/support/bigMeeting.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { questionOf } from '#tests/support/session.ts';

const MEMBERS = 27;

/** AC-EC-14 gives the whole session a minute of machine time. */
const MINUTE = 60_000;

const PREPARED = ['meeting.created', 'people.added', 'agenda.itemAdded'];

it(
  '[MEETING-11] goes from the check-in of 27 members over quorum and vote to its closing without a refusal',
  async () => {
    await using app = await startApp();
    const prepared = openingEvents(MEMBERS).filter(({ name }) => PREPARED.includes(name));
    const meetingId = await writeMeeting(app.db, new Timeline(app.db, app.app.parts.log), prepared);
    const ids = [...memberIds(MEMBERS), 'S'];
    const cookies = await seatPeople(app.db, meetingId, ids);
    const clients = await Promise.all(
      cookies.map((cookie) => new MeetingClient({ url: app.url, cookie }, meetingId).enter()),
    );
    const members = clients.slice(0, MEMBERS);
    const [chair, secretary] = [clients[0]!, clients[MEMBERS]!];

    await secretary.send('meeting.invite', {});
    await secretary.send('meeting.openCheckIn', {});
    await Promise.all(
      members.map((member, index) =>
        member.send('attendance.checkIn', { participantId: ids[index]!, mode: 'on_site', method: 'self' }),
      ),
    );
    await chair.send('meeting.open', {});
    await chair.send('agenda.callItem', { itemId: 'A1' });
    await secretary.send('poll.create', { pollId: 'V', details: questionOf({ itemId: 'A1' }) });
    await chair.send('poll.open', { pollId: 'V' });
    const choices = members.map((_, index) => (index < 14 ? 'tan_thanh' : 'khong_tan_thanh'));
    await Promise.all(
      members.map((member, index) => member.send('poll.cast', { pollId: 'V', choices: [choices[index]!] })),
    );
    await chair.send('poll.close', { pollId: 'V' });
    await chair.send('agenda.concludeItem', { itemId: 'A1' });
    await chair.send('meeting.close', {});

    const results = await Promise.all(
      clients.map(async (client) => {
        const { shared } = await client.waitForState((state) => state.shared.meeting.status === 'closed', 'the end');
        return shared.polls.byId.V?.result;
      }),
    );
    for (const result of results) {
      expect(result).toMatchObject({ agree: 14, disagree: 13, outcome: 'passed', quorum: { present: 27, met: true } });
    }
    for (const client of clients) {
      client.close();
    }
  },
  MINUTE,
);
