import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/envelope.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { MeetingClient } from '#tests/support/participant.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let app: TestApp;
let chair: MeetingClient;
let head = 0;

const headOf = async (): Promise<number> =>
  (await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } })).sequence;

beforeAll(async () => {
  app = await startApp();
  chair = await app.enter('P01');
});

beforeEach(async () => {
  head = await headOf();
});

afterAll(() => app.close());

const invalid = { ok: false, rejection: { code: 'invalid_payload' } };

describe('malformed', () => {
  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['a text', 'meeting.open'],
    ['a list', []],
    ['an empty object', {}],
    ['no command id', { meetingId: 'x', name: 'meeting.open', payload: {} }],
    ['a short command id', { commandId: 'a', meetingId: 'x', name: 'meeting.open', payload: {} }],
    ['an unknown key', { commandId: randomUUID(), meetingId: 'x', name: 'meeting.open', payload: {}, role: 'chair' }],
    ['a meeting id with a path', { commandId: randomUUID(), meetingId: '../x', name: 'meeting.open', payload: {} }],
  ])('[SYNC-1] command message: %s', async (_what, message) => {
    expect(await chair.raw('command', message)).toMatchObject(invalid);
    expect(await headOf()).toBe(head);
  });

  it.each([
    ['an unknown command', 'meeting.explode', {}],
    ['a name of every object', 'constructor', {}],
    ['a prototype', '__proto__', {}],
    ['a missing payload', 'meeting.open', undefined],
    ['a wrong type', 'attendance.checkIn', { participantId: 7, mode: 'on_site', method: 'self' }],
    ['an unknown choice', 'attendance.checkIn', { participantId: 'P01', mode: 'by_letter', method: 'self' }],
    ['an unknown key', 'attendance.checkIn', { participantId: 'P01', mode: 'on_site', method: 'self', at: 'noon' }],
    ['a control character', 'meeting.cancel', { reason: 'mưa\u0007' }],
    [
      'a name of every object as id',
      'attendance.checkIn',
      { participantId: 'constructor', mode: 'on_site', method: 'list' },
    ],
    ['a NUL', 'attendance.leave', { participantId: 'P01', reason: 'a\u0000b' }],
    ['half a character', 'people.reply', { attending: false, mode: 'on_site', reason: 'a\ud800b' }],
    ['an empty reason', 'meeting.cancel', { reason: '   ' }],
    ['a text that is too long', 'meeting.cancel', { reason: 'x'.repeat(501) }],
    ['too many people', 'people.add', { people: Array.from({ length: 501 }, () => ({})) }],
  ])('[SYNC-1] %s', async (_what, name, payload) => {
    expect(await chair.reply(name, payload)).toMatchObject(invalid);
    expect(await headOf()).toBe(head);
  });

  it.each([
    ['nothing', undefined],
    ['a negative number', { meetingId: 'x', lastSequence: -1, protocolVersion: PROTOCOL_VERSION }],
    ['half a number', { meetingId: 'x', lastSequence: 0.5, protocolVersion: PROTOCOL_VERSION }],
    ['an unknown view', { meetingId: 'x', lastSequence: 0, protocolVersion: PROTOCOL_VERSION, as: 'chair' }],
  ])('[SYNC-1] join message: %s', async (_what, message) => {
    expect(await chair.raw('join', message)).toMatchObject(invalid);
  });
});

describe('at the wrong time', () => {
  it('[SYNC-4] a client of another version is told to reload', async () => {
    await expect(chair.join(0, 999)).rejects.toThrow('SYNC-4');
  });

  it('[MEETING-2] out of order: an item is called before the meeting is open', async () => {
    expect(await chair.refusal('agenda.callItem', { itemId: 'A1' })).toMatchObject({
      code: 'conflict',
      rule: 'MEETING-2',
      details: { status: 'invited' },
    });
    expect(await headOf()).toBe(head);
  });

  it('[SYNC-11] a device that claims to know the future gets the present', async () => {
    await chair.join(1_000_000);
    expect(chair.state.sequence).toBe(head);
  });
});

describe('too much', () => {
  it('[SYNC-13] an oversized message ends its connection and no other', async () => {
    const { cookie } = await app.signedIn('sy.nguyen');
    const loud = await new MeetingClient({ url: app.url, cookie }, app.meetingId).enter();
    const gone = new Promise((resolve) => loud.on('disconnect', resolve));
    loud.raw('command', { payload: 'x'.repeat(300 * 1024) }).catch(() => undefined);
    await gone;
    loud.close();
    expect(chair.isConnected).toBe(true);
    expect(await headOf()).toBe(head);
  });

  const refusals = (replies: readonly unknown[]): number =>
    replies.filter((reply) => JSON.stringify(reply).includes('too_many_requests')).length;

  it('[SYNC-5] a flood is refused, and the flood only, also over several connections of one session', async () => {
    const { cookie } = await app.signedIn('sy.nguyen');
    const line = { url: app.url, cookie };
    const [one, other] = [new MeetingClient(line, app.meetingId), new MeetingClient(line, app.meetingId)];
    await Promise.all([one.enter(), other.enter()]);
    const flood = (count: number, message: string, body: unknown) =>
      Promise.all(Array.from({ length: count }, (_, index) => (index % 2 ? one : other).raw(message, body)));
    expect(refusals(await flood(300, 'command', {}))).toBeGreaterThanOrEqual(50);
    const request = { meetingId: app.meetingId, lastSequence: 1, protocolVersion: PROTOCOL_VERSION };
    expect(refusals(await flood(220, 'join', request))).toBeGreaterThanOrEqual(10);
    one.close();
    other.close();
    expect(await chair.reply('meeting.explode', {})).toMatchObject(invalid);
    expect(await headOf()).toBe(head);
  });

  it('[SYNC-5] one session holds no more than twenty connections', async () => {
    const { cookie } = await app.signedIn('sy.nguyen');
    const clients = Array.from({ length: 21 }, () => new MeetingClient({ url: app.url, cookie }, app.meetingId));
    const came = await Promise.allSettled(clients.map((client) => client.connected()));
    expect(came.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    for (const client of clients) {
      client.close();
    }
  });

  it('an oversized request over HTTP is refused with its code', async () => {
    const client = await app.signedIn('chutich');
    const answer = await client.send('PATCH', '/api/profile', { title: 'x'.repeat(400_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ ok: false, rejection: { code: 'too_large' } });
  });

  it('a request that is no JSON, or to nowhere, is refused with a code', async () => {
    const client = await app.signedIn('chutich');
    const broken = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"signInName":',
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, invalid]);
    expect((await client.get('/api/no/such/place')).body).toMatchObject({ rejection: { code: 'not_found' } });
    expect((await client.get('/assets/no-such-file.js')).status).toBe(404);
    expect((await client.get('/api/meetings/%2e%2e%2f%2e%2e/timeline')).status).toBe(404);
  });
});

describe('signals', () => {
  it('[SYNC-14] reach the others of the meeting only, parsed and limited', async () => {
    const [member, screen] = [await app.enter('P04'), await app.enter('P05')];
    const heard: unknown[] = [];
    screen.on('signal', (body) => heard.push(body));
    const own: unknown[] = [];
    member.on('signal', (body) => own.push(body));
    member.signal('pointer.moved', { paperId: 'TL01', page: 1, x: 7, y: 0.5 });
    member.signal('no.such', {});
    for (let index = 0; index < 50; index += 1) {
      member.signal('typing.started', { where: `box-${index}` });
    }
    member.signal('page.looked', { paperId: 'TL01', page: 2 });
    await expect.poll(() => JSON.stringify(heard)).toContain('page.looked');
    expect(heard.filter((body) => JSON.stringify(body).includes('typing')).length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(heard)).not.toContain('pointer.moved');
    expect(heard[0]).toMatchObject({ from: 'P04' });
    expect(own).toEqual([]);
    expect(await headOf()).toBe(head);
  });
});

it('[MEETING-2] after the end nothing of the session can be done', async () => {
  const secretary = await app.enter('P12');
  await chair.send('meeting.open', { withoutQuorum: true });
  await chair.send('meeting.close', {});
  const closed = await headOf();
  const late: [string, object][] = [
    ['agenda.callItem', { itemId: 'A2' }],
    ['attendance.checkIn', { participantId: 'P01', mode: 'on_site', method: 'self' }],
    ['agenda.moveItem', { itemId: 'A2', parentId: null, beforeId: null }],
    ['meeting.open', {}],
    ['meeting.recess', { minutes: 5 }],
    ['people.edit', { participantId: 'P02', changes: { weight: 9 } }],
  ];
  for (const [name, payload] of late) {
    const reply = await (name === 'meeting.open' ? chair : secretary).reply(name, payload);
    expect([name, reply]).toMatchObject([name, { ok: false, rejection: { code: 'conflict', rule: 'MEETING-2' } }]);
  }
  expect(await headOf()).toBe(closed);
});
