import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleMeeting } from '#prisma/seed/sample.ts';
import { firstBrokenLink } from '#server/persistence/chain.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { type Actors, enterActors } from '#tests/support/play/actors.ts';
import { play } from '#tests/support/play/run.ts';
import { wholeMeeting } from '#tests/support/play/scenes.ts';
import { SpokenWords } from '#tests/support/play/words.ts';

const sample = sampleMeeting();
const missed: string[] = [];
let app: TestApp;
let actors: Actors;

/** The whole sample meeting, acted by robots over the real wire without waiting. */
beforeAll(async () => {
  app = await startApp();
  const people = sample.participants.filter(({ checked_in_at: at }) => at !== null).map(({ id }) => id);
  actors = await enterActors(app.url, app.meetingId, people, (who, command, why) =>
    missed.push(`${who} ${command}: ${why}`),
  );
  const words = new SpokenWords({ baseUrl: app.internalUrl, token: app.serviceToken }, Number.POSITIVE_INFINITY);
  await play(wholeMeeting(sample, words), actors, { speed: Number.POSITIVE_INFINITY });
  await actors.observer.waitForState((state) => state.shared.meeting.status === 'closed');
}, 120_000);

afterAll(async () => {
  actors.close();
  await app.close();
});

it('plays every cue without a refusal', () => {
  expect(missed).toEqual([]);
});

it('[QUORUM-4] opens with eight of nine members present, one of them remote', async () => {
  const events = await eventsAfter(app.db, app.meetingId, 0);
  expect(events.find(({ name }) => name === 'meeting.opened')?.data).toEqual({
    present: 8,
    total: 9,
    required: 6,
    quorumMet: true,
  });
});

it('[AGENDA-7] deals with all items in order and concludes each', () => {
  const { agenda } = actors.observer.state.shared;
  expect(agenda.order.map((id) => agenda.byId[id]?.status)).toEqual(sample.agenda.map(() => 'concluded'));
  const calledAt = agenda.order.map((id) => agenda.byId[id]?.calledAt ?? '');
  expect(calledAt).toEqual([...calledAt].sort());
});

it.each(sample.votes.map((vote) => [vote.id, vote] as const))('comes to the result of vote %s', (id, vote) => {
  const { result } = actors.observer.state.shared.polls.byId[id] ?? {};
  expect(result).toMatchObject({
    agree: vote.result.tan_thanh,
    disagree: vote.result.khong_tan_thanh,
    neutral: vote.result.khong_bieu_quyet,
    outcome: 'passed',
  });
});

it('puts every word and every conclusion on the timeline', async () => {
  const events = await eventsAfter(app.db, app.meetingId, 0);
  const segments = events.flatMap(({ name, data }) =>
    name === 'speech.heard' ? (data as { segments: { speakerId: string; words: unknown[] }[] }).segments : [],
  );
  expect(segments.map(({ speakerId }) => speakerId)).toEqual(sample.transcript.map(({ speaker }) => speaker));
  const confirmed = events.filter(({ name }) => name === 'conclusion.confirmed');
  expect(confirmed.length).toBeGreaterThan(sample.expected.decisions.length);
});

it('[SYNC-10] leaves a whole chain behind, and every device in the same state', async () => {
  expect(firstBrokenLink(await eventsAfter(app.db, app.meetingId, 0))).toBeNull();
  const head = (await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } })).sequence;
  for (const id of actors.cast) {
    const client = actors.client(id)!;
    await client.waitForState((state) => state.shared.meeting.status === 'closed');
    expect(client.state.shared).toEqual(actors.observer.state.shared);
    expect(client.state.sequence).toBeLessThanOrEqual(head);
  }
});
