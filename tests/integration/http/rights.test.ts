import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IssuedCode } from '#protocol/http.ts';
import type { SearchAnswer } from '#protocol/search.ts';
import type { TaskView } from '#protocol/task.ts';
import { hashPassword } from '#server/auth/secrets.ts';
import type { Feature } from '#server/features/feature.ts';
import { features } from '#server/features/index.ts';
import { coreRouters, type Mount } from '#server/http/routers.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { Answer, HttpClient } from '#tests/support/httpClient.ts';
import { startOpenIdProvider } from '#tests/support/openIdProvider.ts';
import { addressOf, ROWS, type Row, RULES, type Things, VISITORS, type Visitor, verdictOf } from './rightsTable.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const PASSWORD = 'Mat-Khau-Dau-2026';

let app: TestApp;
let things: Things;
const opened: Feature[] = [];
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
const visitors = new Map<Visitor, HttpClient>();
const signIns = new Map<Visitor, () => Promise<HttpClient>>();

async function addAccount(organisationId: string, signInName: string, organisationRole: string): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const name = `Người ${signInName}`;
  const rest = { honorific: '', title: '', unitName: '', passwordHash };
  await app.db.account.create({
    data: { id: randomUUID(), organisationId, signInName, name, organisationRole, ...rest },
  });
}

async function signInAll(): Promise<void> {
  for (const [visitor, signIn] of signIns) {
    visitors.set(visitor, await signIn());
  }
}

const withOwnPassword = (signInName: string) => async () => {
  const client = app.visitor();
  await client.signIn(signInName, PASSWORD);
  return client;
};

/** A tablet or a big screen that entered with a code from the secretary. */
async function enteredWith(code: object, participantId: string | null): Promise<HttpClient> {
  const secretary = visitors.get('secretary')!;
  const { body } = await secretary.post<IssuedCode>(`/api/meetings/${app.meetingId}/codes`, code);
  const device = app.visitor();
  const entered = await device.post<{ csrfToken: string }>('/api/join/enter', { code: body.pin, participantId });
  expect(entered.status).toBe(200);
  device.csrfToken = entered.body.csrfToken;
  return device;
}

async function gatherVisitors(): Promise<void> {
  const names: [Visitor, string][] = [
    ['chair', 'chutich'],
    ['co_chair', 'mai.huong'],
    ['secretary', 'thuky'],
    ['member', 'thanhvien'],
    ['delegate', 'ngoc.diep'],
    ['invitee', 'khachmoi'],
    ['observer', 'sy.nguyen'],
    ['technician', 'thu.trang'],
    ['unitAdmin', 'quantri'],
  ];
  visitors.set('nobody', app.visitor());
  for (const [visitor, signInName] of names) {
    signIns.set(visitor, () => app.signedIn(signInName));
  }
  const { organisationId } = await app.db.account.findFirstOrThrow({ where: { signInName: 'thuky' } });
  const other = { id: 'noi-khac', name: 'Nơi khác', shortName: 'Nơi khác', code: 'NOIKHAC', place: '' };
  await app.db.organisation.create({ data: other });
  const added: [Visitor, string, string][] = [
    ['stranger', organisationId, 'organiser'],
    ['systemAdmin', organisationId, 'system_admin'],
    ['otherAgency', other.id, 'organiser'],
    ['otherAdmin', other.id, 'unit_admin'],
  ];
  for (const [visitor, organisation, role] of added) {
    await addAccount(organisation, `them.${visitor.toLowerCase()}`, role);
    signIns.set(visitor, withOwnPassword(`them.${visitor.toLowerCase()}`));
  }
  await signInAll();
  visitors.set('seat', await enteredWith({ kind: 'seat', participantId: 'P08' }, 'P08'));
  visitors.set('screen', await enteredWith({ kind: 'screen' }, null));
}

/** What the addresses lead to: a released paper, a task that the member's unit leads, a recording on its way in. */
async function makeThings(): Promise<Things> {
  const { meetingId, db } = app;
  const secretary = visitors.get('secretary')!;
  const state = await app.app.parts.timeline.state(meetingId);
  const paper = Object.values(state.shared.papers)[0]!;
  const member = await db.account.findFirstOrThrow({ where: { signInName: 'thanhvien' } });
  const task = { coordinatingUnits: [], action: 'Báo cáo', dueDay: null, dueBoundary: null, source: '' };
  const made = await secretary.post<{ taskId: string }>('/api/tasks', { ...task, leadUnit: member.unitName });
  const recording = { fileName: 'hop.mp3', bytes: 100, startedAt: null, speakers: 'open' };
  const upload = await secretary.post<{ uploadId: string }>(`/api/meetings/${meetingId}/speech/uploads`, recording);
  const { taskId } = made.body;
  const lead = visitors.get('member')!;
  await lead.post(`/api/tasks/${taskId}/actions`, { kind: 'accept' });
  const file = { 'content-type': 'application/octet-stream' };
  const proof = await lead.send<TaskView>('POST', `/api/tasks/${taskId}/evidence?name=a.txt`, 'proof', file);
  expect([made.status, upload.status, proof.status]).toEqual([201, 201, 201]);
  const other = await db.account.findFirstOrThrow({ where: { signInName: 'anh.tuan' } });
  return {
    meetingId,
    versionId: paper.version.versionId,
    taskId,
    evidenceId: proof.body.evidence[0]!.evidenceId,
    uploadId: upload.body.uploadId,
    accountId: other.id,
  };
}

beforeAll(async () => {
  provider = await startOpenIdProvider('nghi-su');
  const oidc = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'nghi-su', OIDC_CLIENT_SECRET: 'a secret of both' };
  app = await startApp({ env: { ...oidc, TRUST_PROXY: 'loopback' } });
  await gatherVisitors();
  things = await makeThings();
  const desk = await app.enter('P12');
  const role = (participantId: string, changes: object) =>
    desk.send('people.edit', { participantId, changes: { isMember: false, ...changes } });
  await role('P02', { role: 'co_chair' });
  await role('P06', { role: 'observer' });
  await role('P07', { role: 'technician' });
  for (const open of features) {
    opened.push(await open(app.app.parts));
  }
});

afterAll(async () => {
  for (const feature of opened.toReversed()) {
    await feature.close?.();
  }
  await app.close();
  provider.close();
});

function routesOf({ path, router }: Mount): string[] {
  return (router as Router).stack.flatMap(({ route }) =>
    route === undefined ? [] : route.stack.map(({ method }) => `${method.toUpperCase()} ${path}${route.path}`),
  );
}

const unique = (routes: readonly string[]): string[] => [...new Set(routes)].toSorted();

/** Each visitor comes from an address of its own: who tries too often is another test's matter. */
function ask(row: Row, visitor: Visitor): Promise<Answer> {
  const [method = 'GET'] = row.route.split(' ');
  const from = `10.0.${ROWS.indexOf(row)}.${VISITORS.indexOf(visitor) + 1}`;
  return visitors.get(visitor)!.send(method, addressOf(row, things), row.body, { 'x-forwarded-for': from });
}

type Found = { papers: unknown[]; hits: unknown[] };

it('[RIGHTS-6] lists and searches hold papers for a member and nothing for a technician', async () => {
  const at = `/api/meetings/${things.meetingId}/papers`;
  const { body } = await visitors.get('member')!.get<{ text: string }>(`/api/papers/${things.versionId}/pages/1/text`);
  const words = encodeURIComponent(body.text.trim().split(/\s+/).slice(0, 2).join(' '));
  const found = async (visitor: Visitor) => {
    const client = visitors.get(visitor)!;
    const list = await client.get<Found>(at);
    const here = await client.get<Found>(`${at}/search?q=${words}`);
    const everywhere = await client.get<SearchAnswer>(`/api/search?q=${words}`);
    return [list.body.papers.length, here.body.hits.length, everywhere.body.papers.hits.length];
  };
  expect(await found('technician')).toEqual([0, 0, 0]);
  expect((await found('member')).filter((count) => count > 0)).toHaveLength(3);
});

describe('[RIGHTS-7] who is answered under every address', () => {
  it('has a line in the table for each address, and no other lines', () => {
    const mounts = [...coreRouters(app.app.parts), ...opened.flatMap((feature) => feature.mounts ?? [])];
    expect(unique(ROWS.map(({ route }) => route))).toEqual(unique(mounts.flatMap(routesOf)));
  });

  it.each(ROWS.map((row) => [row.route, row] as const))('%s', async (_route, row) => {
    if (row.signedInAnew) {
      await signInAll();
    }
    const { answered, refused } = RULES[row.rule];
    const verdicts: Record<string, 'through' | number> = {};
    for (const visitor of VISITORS) {
      verdicts[visitor] = verdictOf(await ask(row, visitor), row);
    }
    const isAnswered = (visitor: Visitor) => (answered as readonly Visitor[]).includes(visitor);
    const wanted = VISITORS.map((visitor) => [visitor, isAnswered(visitor) ? 'through' : refused(visitor)]);
    expect(verdicts).toEqual(Object.fromEntries(wanted));
  });

  it('answers nobody without the services’ token on the port for services', async () => {
    const mounts = opened.flatMap((feature) => feature.internalMounts ?? []);
    const routes = ['POST /internal/command', ...mounts.flatMap(routesOf), 'GET /metrics'];
    const answers = await Promise.all(
      routes.map(async (route) => {
        const [method = '', path = ''] = route.split(' ');
        return [route, (await fetch(`${app.internalUrl}${path}`, { method })).status];
      }),
    );
    expect(answers).toEqual(routes.map((route) => [route, 401]));
  });
});
