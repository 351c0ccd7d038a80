import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingState } from '#domain/state.ts';
import type { MinutesBlock } from '#protocol/minutes.ts';
import { draft } from '#recorder/minutes/drafting.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { type MeetingName, meetingFile, meetingRecord } from '#tests/support/meetings.ts';

const NAMES = ['lacGiang', 'hoaLam', 'anTrach', 'rachSay'] as const satisfies readonly MeetingName[];

/** Made before the server starts: drafting here would hold up the connections to it. */
const drafts = new Map(NAMES.map((name) => [name, draft(meetingRecord(name))] as const));

let app: TestApp;
let desk: HttpClient;

beforeAll(async () => {
  app = await startApp();
  desk = await app.signedIn('thuky');
});

afterAll(() => app.close());

const imported = async (file: unknown) => desk.post<{ meetingId: string }>('/api/meetings/import', file);

/** What the secretary's device sees of the new meeting. */
async function stateOf(meetingId: string): Promise<MeetingState> {
  const device = await app.enter('P12', meetingId);
  return device.state;
}

it.each(NAMES)(
  '[MEETING-10] makes a closed meeting of the file %s, with the same minutes and tasks as the draft command',
  async (name) => {
    const { status, body } = await imported(meetingFile(name));
    expect(status).toBe(201);
    const { blocks } = (await desk.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${body.meetingId}/minutes`)).body;
    const wanted = drafts.get(name);
    expect(blocks.map(({ text }) => text)).toEqual(wanted?.minutes.blocks.map(({ text }) => text));
    const state = await stateOf(body.meetingId);
    expect(state.shared.meeting.status).toBe('closed');
    const actions = Object.values(state.stewards.proposals).map(({ fields }) => fields.action);
    expect(actions).toEqual(expect.arrayContaining(wanted?.tasks.map(({ action }) => action) ?? ['']));
  },
  60_000,
);

it('[MEETING-10] gives everybody the votes of the file with their numbers, so that each paragraph about one leads to it', async () => {
  const { body } = await imported(meetingFile('lacGiang'));
  const state = await stateOf(body.meetingId);
  const { byId, order } = state.shared.polls;
  expect(order).toEqual(['V1', 'V2', 'V3']);
  expect(byId.V1).toMatchObject({
    ...{ status: 'published', form: 'open', itemId: 'A3', code: '' },
    result: { outcome: 'passed', agree: 8, disagree: 0, neutral: 0, totalMembers: 9 },
  });
  expect(byId.V1?.ballots).toHaveLength(8);
  const { blocks } = (await desk.get<{ blocks: MinutesBlock[] }>(`/api/meetings/${body.meetingId}/minutes`)).body;
  const proofs = blocks.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'poll');
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.filter(({ ref }) => byId[ref] === undefined)).toEqual([]);
}, 60_000);

it('[MEETING-10][MINUTES-12] keeps no choice of a secret ballot', async () => {
  const file = meetingFile('lacGiang');
  file.votes[0].mode = 'bo_phieu_kin';
  const { body } = await imported(file);
  const state = await stateOf(body.meetingId);
  expect(JSON.stringify(state.stewards.imported)).toContain('bo_phieu_kin');
  const [first] = (state.stewards.imported?.votes ?? []) as { ballots: unknown[] }[];
  expect(first?.ballots).toEqual([]);
  expect(state.shared.polls.byId.V1?.ballots).toEqual([]);
}, 60_000);

it('[MEETING-10] names the field that is wrong, and leaves nothing behind', async () => {
  const before = (await desk.get<{ meetings: unknown[] }>('/api/meetings')).body.meetings.length;
  const { agenda: _, ...lacking } = meetingFile('hoaLam');
  const answer = await imported(lacking);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain('agenda');
  const nameless = meetingFile('hoaLam');
  delete nameless.participants[1].name;
  expect(JSON.stringify((await imported(nameless)).body)).toContain('participants.1.name');
  const twice = meetingFile('hoaLam');
  twice.agenda[1].id = twice.agenda[0].id;
  expect(JSON.stringify((await imported(twice)).body)).toContain('agenda.1.id');
  expect((await desk.get<{ meetings: unknown[] }>('/api/meetings')).body.meetings).toHaveLength(before);
});

it('[MEETING-10] is for organisers, and only for a meeting that has nothing yet', async () => {
  const member = await app.signedIn('thanhvien');
  expect((await member.post('/api/meetings/import', meetingFile('hoaLam'))).status).toBe(403);
  const secretary = await app.enter('P12');
  const file = meetingFile('hoaLam');
  expect(await secretary.refusal('meeting.importFile', { file })).toMatchObject({ rule: 'MEETING-2' });
});
