import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IssuedCode, JoinLook, SessionView } from '#protocol/http.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { MeetingClient } from '#tests/support/participant.ts';

let app: TestApp;
let secretary: HttpClient;

beforeAll(async () => {
  app = await startApp();
  secretary = await app.signedIn('thuky');
});

afterAll(() => app.close());

async function issue(wanted: object): Promise<IssuedCode & { code: string }> {
  const { status, body } = await secretary.post<IssuedCode>(`/api/meetings/${app.meetingId}/codes`, wanted);
  expect(status).toBe(201);
  return { ...body, code: body.url.split('#')[1] ?? '' };
}

const look = (code: string) => app.visitor().post<JoinLook>('/api/join/look', { code });

async function enter(
  code: string,
  participantId: string | null,
): Promise<{ client: HttpClient; status: number; body: unknown }> {
  const client = app.visitor();
  const { status, body } = await client.post<SessionView>('/api/join/enter', { code, participantId });
  if (status === 200 && body.kind !== 'none') {
    client.csrfToken = body.csrfToken;
  }
  return { client, status, body };
}

it('[AUTH-9] lets a tablet in once, by QR, after the name was confirmed', async () => {
  const { code, codeId } = await issue({ kind: 'seat', participantId: 'P02' });
  const seen = await look(code);
  expect(seen.body).toMatchObject({
    kind: 'seat',
    meetingId: app.meetingId,
    people: [{ name: 'Lương Thị Mai Hương' }],
  });
  const { client, body } = await enter(code, 'P02');
  expect(body).toMatchObject({ kind: 'seat', participantId: 'P02', name: 'Lương Thị Mai Hương' });
  const used = await secretary.get<{ used: boolean }>(`/api/meetings/${app.meetingId}/codes/${codeId}`);
  expect(used.body.used).toBe(true);
  expect((await enter(code, 'P02')).body).toMatchObject({ rejection: { rule: 'AUTH-9' } });
  const tablet = await new MeetingClient({ url: app.url, cookie: client.cookie }, app.meetingId).enter();
  expect(tablet.participantId).toBe('P02');
  tablet.close();
});

it('[AUTH-9] takes the short number too, with spaces, and answers wrong, expired and worn-out codes alike', async () => {
  const { pin, codeId } = await issue({ kind: 'guest', participantId: 'P10' });
  expect((await look(`${pin.slice(0, 4)} ${pin.slice(4)}`)).body).toMatchObject({ kind: 'guest' });
  await app.db.joinCode.update({ where: { codeHash: codeId }, data: { expiresAt: new Date(0) } });
  const wrong = await look('x'.repeat(43));
  expect(wrong.body).toMatchObject({ rejection: { code: 'not_found', rule: 'AUTH-9' } });
  expect((await look(pin)).body).toEqual(wrong.body);
  const worn = await issue({ kind: 'room' });
  await app.db.joinCode.update({ where: { codeHash: worn.codeId }, data: { attempts: 6 } });
  expect((await look(worn.code)).body).toEqual(wrong.body);
});

it('[AUTH-9] two tablets with one code: one gets in', async () => {
  const { code } = await issue({ kind: 'seat', participantId: 'P05' });
  const entered = await Promise.all([enter(code, 'P05'), enter(code, 'P05')]);
  expect(entered.map(({ status }) => status).sort()).toEqual([200, 404]);
});

it('[AUTH-10] at the door one chooses the own name; who sits already and who runs the meeting are not on the list', async () => {
  const { code } = await issue({ kind: 'room' });
  const { people } = (await look(code)).body;
  const ids = people.map(({ participantId }) => participantId);
  expect(ids).toContain('P04');
  expect(ids).not.toContain('P01');
  expect(ids).not.toContain('P12');
  expect(ids).not.toContain('P02');
  expect((await enter(code, 'P01')).body).toMatchObject({ rejection: { rule: 'AUTH-10' } });
  expect((await enter(code, 'P04')).status).toBe(200);
});

it('[AUTH-7] those who run the meeting see its tablets and send one away', async () => {
  const { code } = await issue({ kind: 'seat', participantId: 'P07' });
  const { client } = await enter(code, 'P07');
  const tablet = await new MeetingClient({ url: app.url, cookie: client.cookie }, app.meetingId).enter();
  const gone = new Promise((resolve) => tablet.on('disconnect', resolve));
  const seats = () => secretary.get<{ seats: { participantId: string }[] }>(`/api/meetings/${app.meetingId}/seats`);
  expect((await seats()).body.seats.map(({ participantId }) => participantId)).toContain('P07');
  expect((await client.get(`/api/meetings/${app.meetingId}/seats`)).status).toBe(403);
  await secretary.send('DELETE', `/api/meetings/${app.meetingId}/seats/P07`);
  await gone;
  tablet.close();
  expect((await client.get('/api/session')).body).toMatchObject({ kind: 'none' });
  expect(JSON.stringify((await seats()).body)).not.toContain('P07');
});

it('[RIGHTS-1] only those who run the meeting make codes', async () => {
  const member = await app.signedIn('thanhvien');
  const asked = await member.post(`/api/meetings/${app.meetingId}/codes`, { kind: 'room' });
  expect(asked.body).toMatchObject({ rejection: { code: 'forbidden', rule: 'RIGHTS-1' } });
});

it('[AUTH-13] a big screen sees its meeting only, and of it what everyone may see', async () => {
  const { code } = await issue({ kind: 'screen' });
  const { client, body } = await enter(code, null);
  expect(body).toMatchObject({ kind: 'screen', meetingIds: [app.meetingId] });
  const screen = await new MeetingClient({ url: app.url, cookie: client.cookie }, app.meetingId, 'screen').enter();
  expect(screen.participantId).toBeNull();
  expect(screen.state.own).toEqual({});
  expect(
    await screen.refusal('attendance.checkIn', { participantId: 'P02', mode: 'on_site', method: 'self' }),
  ).toMatchObject({
    code: 'not_found',
    rule: 'RIGHTS-2',
  });
  screen.close();
  const display = await app.signedIn('manhinh');
  expect((await display.get<{ meetings: unknown[] }>('/api/meetings')).body.meetings).toHaveLength(1);
  const other = new MeetingClient({ url: app.url, cookie: display.cookie }, 'another-meeting', 'screen');
  await other.connected();
  await expect(other.join(0)).rejects.toThrow('RIGHTS-2');
  other.close();
});

it('[AUTH-6] slows down who tries codes', async () => {
  const answers = [];
  for (let index = 0; index < 14; index += 1) {
    answers.push((await look(`y${'x'.repeat(41)}${index % 10}`)).status);
  }
  expect(answers.at(-1)).toBe(429);
});
