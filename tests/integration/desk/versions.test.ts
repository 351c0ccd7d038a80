import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { MinutesBlock, MinutesVersionSummary } from '#protocol/minutes.ts';
import { saveDraft } from '#server/persistence/minutesStore.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { changed, openDocument, synced } from '#tests/support/sharedDocument.ts';

let app: TestApp;
let chair: MeetingClient;
let secretary: MeetingClient;
let desk: HttpClient;
let editor: { doc: Y.Doc; provider: WebsocketProvider };

const base = (): string => `/api/meetings/${app.meetingId}/minutes`;

const texts = async (): Promise<string[]> =>
  (await desk.get<{ blocks: MinutesBlock[] }>(base())).body.blocks.map(({ text }) => text).filter(Boolean);

const versions = async (): Promise<MinutesVersionSummary[]> =>
  (await desk.get<{ versions: MinutesVersionSummary[] }>(`${base()}/versions`)).body.versions;

const fragment = (): Y.XmlFragment => editor.doc.getXmlFragment('minutes');
const words = (index: number): Y.XmlText => (fragment().get(index) as Y.XmlElement).get(0) as Y.XmlText;

/** The words of the first paragraph that is meant. */
function wordsOf(doc: Y.Doc, meant: (attributes: Record<string, unknown>) => boolean): Y.XmlText {
  const all = doc.getXmlFragment('minutes').toArray() as Y.XmlElement[];
  const found = all.find((element) => element.length > 0 && meant(element.getAttributes()))?.get(0);
  if (!(found instanceof Y.XmlText)) {
    throw new Error('no such paragraph');
  }
  return found;
}

function typed(index: number, blockId: string, text: string): void {
  const element = new Y.XmlElement('minutesBlock');
  fragment().insert(index, [element]);
  element.setAttribute('blockId', blockId);
  element.setAttribute('evidence', JSON.stringify([{ kind: 'meeting', ref: 'm' }]));
  element.insert(0, [new Y.XmlText(text)]);
}

/** Resolves when the server has the words for good. */
async function durable(text: string): Promise<void> {
  await vi.waitUntil(async () => (await texts()).includes(text), { timeout: 10_000 });
}

beforeAll(async () => {
  app = await startApp();
  [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  desk = await app.signedIn('thuky');
  for (const participantId of ['P01', 'P02', 'P04', 'P05', 'P06', 'P07']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('meeting.close', {});
  await secretary.waitForState(({ shared }) => shared.minutes.status === 'drafting');
  editor = await openDocument(app, 'thuky', `minutes/${app.meetingId}`);
  await synced(editor.provider);
  fragment().delete(0, fragment().length);
  typed(0, 'own-1', 'Phiên họp thống nhất tổ chức tập huấn 02 buổi.');
  await durable('Phiên họp thống nhất tổ chức tập huấn 02 buổi.');
});

afterAll(async () => {
  editor.provider.destroy();
  await app.close();
});

it('[DESK-12] keeps a version under a name, with who kept it', async () => {
  const { version } = await secretary.send('minutes.keepVersion', { name: 'Bản gửi Chủ tịch' });
  expect((await versions())[0]).toMatchObject({
    number: version,
    kind: 'named',
    name: 'Bản gửi Chủ tịch',
    by: ['P12'],
  });
  const member = await app.enter('P04');
  expect(await member.refusal('minutes.keepVersion', { name: 'x' })).toMatchObject({ rule: 'RIGHTS-1' });
  expect((await (await app.signedIn('thanhvien')).get(`${base()}/versions`)).status).toBe(403);
});

it('[DESK-12] keeps what people wrote before a newer draft, once', async () => {
  words(0).insert(0, 'Sửa: ');
  await durable('Sửa: Phiên họp thống nhất tổ chức tập huấn 02 buổi.');
  const draft = [{ blockId: 'd-1', kind: 'remark', itemId: null, text: 'Câu do máy viết.', evidence: [] }];
  await saveDraft(app.db, app.meetingId, draft);
  await saveDraft(app.db, app.meetingId, [{ ...draft[0]!, text: 'Câu do máy viết lại.' }]);
  expect((await versions()).filter(({ kind }) => kind === 'draft')).toHaveLength(1);
});

it('[DESK-14] restores a version in place: what stood before is kept, words typed meanwhile stay', async () => {
  const [named] = (await versions()).filter(({ kind }) => kind === 'named');
  const offline = await openDocument(app, 'chutich', `minutes/${app.meetingId}`);
  await synced(offline.provider);
  offline.provider.disconnect();
  wordsOf(offline.doc, ({ blockId }) => blockId === 'd-1').insert(0, 'Gõ lúc đang khôi phục. ');

  const { version } = await secretary.send('minutes.restoreVersion', { version: named?.number ?? 0 });
  expect(await texts()).toEqual(['Phiên họp thống nhất tổ chức tập huấn 02 buổi.']);
  const [newest, before] = await versions();
  expect(newest).toMatchObject({ number: version, kind: 'restored', name: String(named?.number), by: ['P12'] });
  expect(before?.kind).toBe('before_restore');
  const kept = await desk.get<{ blocks: { text: string }[] }>(`${base()}/versions/${before?.number}`);
  expect(kept.body.blocks.map(({ text }) => text)).toContain('Câu do máy viết lại.');

  offline.provider.connect();
  await changed(editor.doc, () => fragment().toString().includes('Gõ lúc đang khôi phục. '));
  await durable('Gõ lúc đang khôi phục. ');
  offline.provider.destroy();
  expect(await secretary.refusal('minutes.restoreVersion', { version: 999 })).toMatchObject({ rule: 'DESK-14' });
  const member = await app.enter('P04');
  expect(await member.refusal('minutes.restoreVersion', { version: 1 })).toMatchObject({ rule: 'RIGHTS-1' });
});

it('[DESK-11][DESK-13] prints accepted words only, and is not approved while suggestions are open', async () => {
  const all = fragment().toArray() as Y.XmlElement[];
  const at = all.findIndex((element) => element.getAttribute('blockId') === 'own-1');
  const suggestion = { id: 's1', by: 'P01' };
  words(at).insert(0, 'Đề xuất thêm. ', { insertion: suggestion });
  words(at).format(14, 5, { deletion: { id: 's2', by: 'P01' } });
  await expect
    .poll(async () => (await desk.get<{ blocks: MinutesBlock[] }>(base())).body.blocks.map((b) => b.suggestions))
    .toContain(2);
  expect(await texts()).toContain('Phiên họp thống nhất tổ chức tập huấn 02 buổi.');
  expect(await chair.refusal('minutes.approve', {})).toMatchObject({
    rule: 'DESK-11',
    details: { open: 2, first: 'own-1' },
  });
  words(at).delete(0, 14);
  words(at).format(0, 5, { deletion: null });
  await expect
    .poll(async () =>
      (await desk.get<{ blocks: MinutesBlock[] }>(base())).body.blocks.every((b) => b.suggestions === 0),
    )
    .toBe(true);
  for (const { blockId, text, evidence } of (await desk.get<{ blocks: MinutesBlock[] }>(base())).body.blocks) {
    if (evidence.length === 0) {
      await secretary.send('minutes.vouch', { blockId, text });
    }
  }
  await chair.send('minutes.approve', {});
  expect((await versions())[0]).toMatchObject({ kind: 'step', name: 'approved', by: ['P01'] });
});

it('[DESK-12] keeps what was typed last when the last writer leaves', async () => {
  await chair.send('minutes.sendBack', { reason: 'Bổ sung' });
  const again = await openDocument(app, 'thuky', `minutes/${app.meetingId}`);
  await synced(again.provider);
  wordsOf(again.doc, () => true).insert(0, 'Lời sau cùng. ');
  await expect.poll(async () => (await texts()).join('\n')).toContain('Lời sau cùng. ');
  again.provider.destroy();
  editor.provider.destroy();
  await expect.poll(async () => (await versions())[0]).toMatchObject({ kind: 'automatic', by: ['P12'] });
});
