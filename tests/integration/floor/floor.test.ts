import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitingFor } from '#domain/floor.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { memberIds, writeBigMeeting } from '#tests/support/bigMeeting.ts';
import { MeetingClient } from '#tests/support/participant.ts';

const SPEAKERS = 90;

let app: TestApp;
let people: MeetingClient[];

beforeAll(async () => {
  app = await startApp();
  const { meetingId, cookies } = await writeBigMeeting(app.db, new Timeline(app.db, app.app.parts.log), SPEAKERS);
  people = await Promise.all(
    memberIds(SPEAKERS).map((id) => new MeetingClient({ url: app.url, cookie: cookies[id]! }, meetingId).enter()),
  );
});

afterAll(async () => {
  for (const client of people) {
    client.close();
  }
  await app.close();
});

it('[FLOOR-12] takes ninety requests at once, each sent twice, once each and in server order on every screen', async () => {
  const replies = await Promise.all(
    people.flatMap((client) => [1, 2].map(() => client.reply('floor.request', { itemId: 'A1', kind: 'speech' }))),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(SPEAKERS);
  expect(replies.filter((reply) => !reply.ok && reply.rejection.rule === 'FLOOR-2')).toHaveLength(SPEAKERS);
  const queues = await Promise.all(
    people.map(async (client) => {
      const state = await client.waitForState(
        ({ shared }) => shared.floor.waiting.length === SPEAKERS,
        'ninety requests',
      );
      return waitingFor(state.shared.floor, 'A1')
        .map(({ requestId }) => requestId)
        .join();
    }),
  );
  expect(new Set(queues).size).toBe(1);
  const events = await app.db.meetingEvent.findMany({
    where: { name: 'floor.requested' },
    orderBy: { sequence: 'asc' },
  });
  expect(events.map(({ data }) => (data as { request: { requestId: string } }).request.requestId).join()).toBe(
    queues[0],
  );
});
