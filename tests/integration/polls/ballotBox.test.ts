import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ballotIdFor,
  castSecretBallot,
  drawToken,
  finishToken,
  reportMissingBallot,
} from '#client/lib/secretBallot.ts';
import { answerErrors } from '#server/http/answers.ts';
import { ballotBoxRouter } from '#server/http/polls/ballotBoxRouter.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { writeBigMeeting } from '#tests/support/bigMeeting.ts';
import { MeetingClient } from '#tests/support/participant.ts';
import { voteInSecret } from '#tests/support/secretVote.ts';
import { questionOf } from '#tests/support/session.ts';

const VOTERS = 5;

let app: TestApp;
let people: Record<string, MeetingClient>;
let meetingId: string;

beforeAll(async () => {
  app = await startApp();
  const meeting = await writeBigMeeting(app.db, new Timeline(app.db, app.app.parts.log), VOTERS);
  meetingId = meeting.meetingId;
  const entered = await Promise.all(
    Object.entries(meeting.cookies).map(
      async ([id, cookie]) => [id, await new MeetingClient({ url: app.url, cookie }, meetingId).enter()] as const,
    ),
  );
  people = Object.fromEntries(entered);
});

afterAll(async () => {
  for (const client of Object.values(people)) {
    client.close();
  }
  await app.close();
});

const client = (id: string): MeetingClient => people[id]!;

async function openSecret(seconds: number | null = null): Promise<{ pollId: string; publicKey: string }> {
  const pollId = randomUUID();
  await client('S').send('poll.create', { pollId, details: questionOf({ form: 'secret', seconds }) });
  await client('C').send('poll.open', { pollId });
  const { shared } = await client('C').waitForState((state) => state.shared.polls.byId[pollId] !== undefined);
  return { pollId, publicKey: shared.polls.byId[pollId]!.context!.publicKey! };
}

async function ballotOf(who: string, { pollId, publicKey }: { pollId: string; publicKey: string }) {
  const token = await drawToken(publicKey);
  const { blindSignature } = await client(who).send('poll.takeToken', { pollId, blindedMessage: token.blindedMessage });
  return { token, serial: token.serial, signature: await finishToken(publicKey, token, blindSignature) };
}

const refusedWith = (rule: string) => expect.objectContaining({ rejection: expect.objectContaining({ rule }) });

it('[POLL-1] a box of another meeting keeps its number: a secret poll under the same one is refused', async () => {
  const { pollId } = await openSecret();
  const other = await writeBigMeeting(app.db, new Timeline(app.db, app.app.parts.log), VOTERS);
  const line = { url: app.url, cookie: other.cookies.C ?? '' };
  const chair = await new MeetingClient(line, other.meetingId).enter();
  await chair.send('poll.create', { pollId, details: questionOf({ form: 'secret' }) });
  expect(await chair.refusal('poll.open', { pollId })).toMatchObject({ code: 'conflict', rule: 'POLL-1' });
  chair.close();
  const voted = await voteInSecret(client('M1'), pollId, ['tan_thanh'], app.url);
  await client('C').send('poll.close', { pollId });
  const { data } = await client('C').waitForEvent('poll.published', (published) => published.pollId === pollId);
  expect(data.ballotIds).toEqual([voted]);
});

it('[BALLOT-1] keeps secret and open ballots apart', async () => {
  const { pollId } = await openSecret();
  expect(await client('M1').refusal('poll.cast', { pollId, choices: ['tan_thanh'] })).toMatchObject({
    rule: 'BALLOT-1',
  });
  await expect(
    castSecretBallot('khong-co', { serial: 'AAAA', signature: 'AAAA', choices: [] }, app.url),
  ).rejects.toEqual(refusedWith('BALLOT-1'));
  await client('C').send('poll.cancel', { pollId, reason: 'thử' });
});

it('[BALLOT-2] gives one token per voter: the same request gets the same answer, another one none', async () => {
  const poll = await openSecret();
  const token = await drawToken(poll.publicKey);
  const take = () => client('M1').send('poll.takeToken', { pollId: poll.pollId, blindedMessage: token.blindedMessage });
  const first = await take();
  expect(await take()).toEqual(first);
  const other = await drawToken(poll.publicKey);
  expect(
    await client('M1').refusal('poll.takeToken', { pollId: poll.pollId, blindedMessage: other.blindedMessage }),
  ).toMatchObject({ rule: 'BALLOT-2' });
  expect(
    await client('S').refusal('poll.takeToken', { pollId: poll.pollId, blindedMessage: other.blindedMessage }),
  ).toMatchObject({ rule: 'POLL-6' });
  const forged = { serial: other.serial, signature: Buffer.alloc(256, 7).toString('base64'), choices: ['tan_thanh'] };
  await expect(castSecretBallot(poll.pollId, forged, app.url)).rejects.toEqual(refusedWith('BALLOT-2'));
  await client('C').send('poll.cancel', { pollId: poll.pollId, reason: 'thử' });
});

it('[BALLOT-3] counts a ballot once, however often it is sent, and doesn’t let it change', async () => {
  const poll = await openSecret();
  const { serial, signature } = await ballotOf('M1', poll);
  const send = (choice: string) => castSecretBallot(poll.pollId, { serial, signature, choices: [choice] }, app.url);
  const receipts = await Promise.all([send('tan_thanh'), send('tan_thanh'), send('tan_thanh')]);
  expect(new Set(receipts)).toEqual(new Set([await ballotIdFor(serial)]));
  await expect(send('khong_tan_thanh')).rejects.toEqual(refusedWith('BALLOT-3'));
  await expect(send('la')).rejects.toEqual(refusedWith('POLL-9'));
  await client('C').send('poll.close', { pollId: poll.pollId });
  const { data } = await client('M2').waitForEvent('poll.published', ({ pollId }) => pollId === poll.pollId);
  expect(data.result).toMatchObject({ agree: 1, received: 1, issued: 1 });
});

it('[BALLOT-4] refuses a ballot that says whose it is', async () => {
  const poll = await openSecret();
  const { serial, signature } = await ballotOf('M1', poll);
  for (const headers of [{ cookie: 'nghisu=abc' }, { authorization: 'Bearer abc' }] as const) {
    const response = await fetch(`${app.url}/api/ballot-box/${poll.pollId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ serial, signature, choices: ['tan_thanh'] }),
    });
    expect(await response.json()).toMatchObject({ rejection: { rule: 'BALLOT-4' } });
  }
  await client('C').send('poll.cancel', { pollId: poll.pollId, reason: 'thử' });
});

it('[BALLOT-9] takes a report of a missing id without a name, and none about an id that was published', async () => {
  const poll = await openSecret();
  const ids = await Promise.all(
    ['M1', 'M2', 'M3'].map((id) => voteInSecret(client(id), poll.pollId, ['tan_thanh'], app.url)),
  );
  await client('C').send('poll.close', { pollId: poll.pollId });
  await client('C').waitForEvent('poll.published', ({ pollId }) => pollId === poll.pollId);
  await expect(reportMissingBallot(poll.pollId, ids[0]!, app.url)).rejects.toEqual(refusedWith('BALLOT-9'));
  await reportMissingBallot(poll.pollId, 'AAAA BBBB CCCC', app.url);
  const report = await client('S').waitForEvent('poll.missingReported');
  expect(report).toMatchObject({
    actor: { kind: 'service', id: 'server' },
    data: { pollId: poll.pollId, ballotId: 'AAAA BBBB CCCC' },
  });
  expect(client('M1').events.some(({ name }) => name === 'poll.missingReported')).toBe(false);
});

it('[BALLOT-10] signs nothing and takes nothing after closing, also for a token that was given in time', async () => {
  const poll = await openSecret();
  const { serial, signature } = await ballotOf('M1', poll);
  await client('C').send('poll.close', { pollId: poll.pollId });
  await expect(castSecretBallot(poll.pollId, { serial, signature, choices: ['tan_thanh'] }, app.url)).rejects.toEqual(
    refusedWith('POLL-8'),
  );
  const token = await drawToken(poll.publicKey);
  expect(
    await client('M2').refusal('poll.takeToken', { pollId: poll.pollId, blindedMessage: token.blindedMessage }),
  ).toMatchObject({ rule: 'POLL-8' });
  const { data } = await client('M1').waitForEvent('poll.published', ({ pollId }) => pollId === poll.pollId);
  expect(data.result).toMatchObject({ issued: 1, received: 0, silent: VOTERS, outcome: 'not_passed' });
});

it('[BALLOT-11] destroys the box of a cancelled poll', async () => {
  const { pollId } = await openSecret();
  await voteInSecret(client('M1'), pollId, ['tan_thanh'], app.url);
  await client('C').send('poll.cancel', { pollId, reason: 'sai câu hỏi' });
  expect(await app.db.ballotBox.findUnique({ where: { pollId } })).toBeNull();
});

it('[POLL-12] is closed by the server at its deadline, once, with two processes watching and none of them asked', async () => {
  // Processes on one database share DATA_DIR: the keys of open boxes lie there.
  const env = { DATA_DIR: app.config.dataDir };
  const second = await startApp({ databaseUrl: app.databaseUrl, meetingId, env });
  const pollId = randomUUID();
  await client('S').send('poll.create', { pollId, details: questionOf({ seconds: 5 }) });
  await client('C').send('poll.open', { pollId });
  await client('M1').send('poll.cast', { pollId, choices: ['tan_thanh'] });
  const closed = await client('M2').waitForEvent('poll.closed', (data) => data.pollId === pollId);
  expect(closed).toMatchObject({ actor: { kind: 'service', id: 'server' }, data: { reason: 'deadline', received: 1 } });
  await client('M2').waitForEvent('poll.published', (data) => data.pollId === pollId);
  const rows = await app.db.meetingEvent.findMany({ where: { meetingId, name: 'poll.closed' } });
  expect(rows.filter(({ data }) => (data as { pollId: string }).pollId === pollId)).toHaveLength(1);
  await second.close();
});

it('[BALLOT-12] turns away who brings too much or too much that is worthless, and the box isn’t touched for it', async () => {
  const poll = await openSecret();
  const limits = { brought: 30, refused: 10 };
  const { db, app: running } = app;
  const web = express().use(express.json());
  web.use('/ballot-box', ballotBoxRouter({ db, timeline: running.parts.timeline, arrived: () => undefined, limits }));
  web.use(answerErrors(running.parts.log));
  const server = web.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bring = async (ballot: object): Promise<string> => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ballot-box/${poll.pollId}`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(ballot) });
    return ((await response.json()) as { rejection?: { rule: string } }).rejection?.rule ?? 'taken';
  };
  const boxNow = () => db.ballotBox.findUniqueOrThrow({ where: { pollId: poll.pollId } });
  const good = { ...(await ballotOf('M1', poll)), choices: ['tan_thanh'] };
  const { token: _token, ...ballot } = good;
  const forged = { ...ballot, signature: Buffer.alloc(256, 7).toString('base64') };

  const before = await boxNow();
  expect([await bring(forged), await bring(forged)]).toEqual(['BALLOT-2', 'BALLOT-2']);
  expect(await boxNow()).toEqual(before);
  // What is taken isn't counted among the refused.
  const answers: string[] = [];
  for (let sent = 0; sent < 15; sent += 1) {
    answers.push(await bring(ballot));
  }
  expect(new Set(answers)).toEqual(new Set(['taken']));
  for (let sent = 0; sent < 8; sent += 1) {
    expect(await bring(forged)).toBe('BALLOT-2');
  }
  expect(await bring(forged)).toBe('BALLOT-12');
  for (let sent = 0; sent < 5; sent += 1) {
    await bring(ballot);
  }
  expect(await bring(ballot)).toBe('BALLOT-12');
  server.close();
  await client('C').send('poll.cancel', { pollId: poll.pollId, reason: 'thử' });
});
