import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { type CommandReply, PROTOCOL_VERSION, type Rejection } from '#protocol/envelope.ts';
import { type CommandName, commands } from '#protocol/registry.ts';
import { MeetingRole } from '#protocol/roles.ts';
import { permissions } from '#server/commands/permissions.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { exampleOf } from '#tests/support/examples.ts';
import { MeetingClient } from '#tests/support/participant.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let app: TestApp;
const byRole = new Map<MeetingRole, MeetingClient>();
const names = Object.keys(commands) as CommandName[];

/** One device for each role: chair, members and so on of the practice meeting, and three roles given for the test. */
beforeAll(async () => {
  app = await startApp();
  const secretary = await app.enter('P12');
  const role = (participantId: string, changes: object) =>
    secretary.send('people.edit', { participantId, changes: { isMember: false, ...changes } });
  await role('P02', { role: 'co_chair' });
  await role('P06', { role: 'observer' });
  await role('P07', { role: 'technician' });
  byRole.set('secretary', secretary);
  const seats: [MeetingRole, string][] = [
    ['chair', 'P01'],
    ['co_chair', 'P02'],
    ['member', 'P04'],
    ['delegate', 'P11'],
    ['invitee', 'P10'],
    ['observer', 'P06'],
    ['technician', 'P07'],
  ];
  for (const [name, participantId] of seats) {
    byRole.set(name, await app.enter(participantId));
  }
});

afterAll(() => app.close());

const refusalOf = (reply: CommandReply): Rejection | undefined => (reply.ok ? undefined : reply.rejection);

describe('[RIGHTS-1] every role and every command', () => {
  it.each(MeetingRole.options)('%s may send what the map gives it and nothing else', async (role) => {
    const client = byRole.get(role)!;
    for (const name of names) {
      if (permissions[name].roles?.includes(role)) {
        continue;
      }
      const refusal = refusalOf(await client.reply(name, exampleOf(commands[name].payload)));
      expect([name, refusal?.code, refusal?.rule]).toEqual([name, 'forbidden', 'RIGHTS-1']);
    }
  });
});

it('[RIGHTS-2] a stranger learns no more of a meeting than of none', async () => {
  const { body } = await (await app.signedIn('quantri')).post<{ accountId: string }>('/api/accounts', {
    signInName: 'nguoi.la',
    password: 'Mat-Khau-Dau-2026',
    honorific: '',
    name: 'Người Lạ',
    title: '',
    unitName: '',
    organisationRole: 'organiser',
  });
  expect(body.accountId).toBeTruthy();
  const { cookie } = await (async () => {
    const client = app.visitor();
    await client.signIn('nguoi.la', 'Mat-Khau-Dau-2026');
    return client;
  })();
  const here = new MeetingClient({ url: app.url, cookie }, app.meetingId);
  const nowhere = new MeetingClient({ url: app.url, cookie }, 'no-such-meeting');
  await Promise.all([here.connected(), nowhere.connected()]);
  const ask = (client: MeetingClient) =>
    Promise.all([
      client.refusal('meeting.openCheckIn', {}),
      client.raw('join', { meetingId: client.meetingId, lastSequence: 0, protocolVersion: PROTOCOL_VERSION }),
    ]);
  expect(await ask(here)).toEqual(await ask(nowhere));
  here.close();
  nowhere.close();
});

it('[RIGHTS-4] an admin by office sees no meeting', async () => {
  const { cookie } = await app.signedIn('quantri');
  const admin = new MeetingClient({ url: app.url, cookie }, app.meetingId);
  await admin.connected();
  await expect(admin.join(0)).rejects.toThrow('RIGHTS-2');
  admin.close();
});

it('[RIGHTS-3] nobody acts in another person’s name', async () => {
  const member = byRole.get('member')!;
  const forOther = { participantId: 'P02', mode: 'on_site', method: 'self' };
  expect(await member.refusal('attendance.checkIn', forOther)).toMatchObject({ code: 'forbidden', rule: 'ATTEND-1' });
  const { cookie } = await app.signedIn('mai.huong');
  const other = await new MeetingClient({ url: app.url, cookie }, app.meetingId).enter();
  await byRole.get('secretary')!.send('attendance.checkIn', { participantId: 'P05', mode: 'on_site', method: 'list' });
  const event = await other.waitForEvent('attendance.checkedIn', ({ participantId }) => participantId === 'P05');
  expect(event.actor).toEqual({ kind: 'participant', id: 'P12' });
  other.close();
});

describe('services', () => {
  const post = (headers: Record<string, string>, body: unknown) =>
    fetch(`${app.internalUrl}/internal/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const envelope = () => ({
    commandId: randomUUID(),
    meetingId: app.meetingId,
    name: 'meeting.openCheckIn',
    payload: {},
  });

  it('[RIGHTS-5] need their token', async () => {
    expect((await post({ 'x-service': 'recorder' }, envelope())).status).toBe(401);
    expect((await post({ authorization: 'Bearer wrong', 'x-service': 'recorder' }, envelope())).status).toBe(401);
  });

  it('[RIGHTS-5] may send what the map gives to services only, and not as the server itself', async () => {
    const authorization = `Bearer ${app.serviceToken}`;
    const refused = await post({ authorization, 'x-service': 'recorder' }, envelope());
    expect(await refused.json()).toMatchObject({ ok: false, rejection: { code: 'forbidden', rule: 'RIGHTS-1' } });
    expect((await post({ authorization, 'x-service': 'server' }, envelope())).status).toBe(400);
  });

  it('[RIGHTS-5] are not reached from outside', async () => {
    const answer = await app.visitor().post('/internal/command', envelope());
    expect(answer.status).toBe(404);
    expect(PRACTICE_PASSWORD).not.toBe(app.serviceToken);
  });
});

describe('[RIGHTS-1] every role and what the map gives it', () => {
  // Taking the chair changes what one may do: it comes last. What the verbs did before (a cancelled meeting) only changes their own answers.
  const inOrder = names.toSorted((a, b) => Number(a === 'meeting.takeChair') - Number(b === 'meeting.takeChair'));

  it.each(MeetingRole.options)('%s: the refusal, if any, is of another kind', async (role) => {
    const client = byRole.get(role)!;
    for (const name of inOrder.filter((given) => permissions[given].roles?.includes(role))) {
      const refusal = refusalOf(await client.reply(name, exampleOf(commands[name].payload)));
      expect([name, refusal?.rule]).not.toEqual([name, 'RIGHTS-1']);
    }
  });
});
