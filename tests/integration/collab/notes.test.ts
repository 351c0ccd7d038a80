import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import { changed, openDocument, synced } from '#tests/support/sharedDocument.ts';

let app: TestApp;
let member: MeetingClient;
let other: MeetingClient;

beforeAll(async () => {
  app = await startApp();
  [member, other] = await Promise.all([app.enter('P04'), app.enter('P05')]);
});

afterAll(() => app.close());

const open = (signInName: string, address: string) => openDocument(app, signInName, address);

const refused = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => provider.once('connection-error', () => resolve()));

it('[NOTE-1] opens private notes to their author alone: "mine" is another document for everybody', async () => {
  const address = `notes/${app.meetingId}/TL01/mine`;
  const author = await open('thanhvien', address);
  await synced(author.provider);
  author.doc.getMap('marks').set('a', { text: 'chỉ mình tôi' });
  for (const stranger of ['thuky', 'chutich']) {
    const { doc, provider } = await open(stranger, address);
    await synced(provider);
    expect(doc.getMap('marks').size).toBe(0);
    provider.destroy();
  }
  author.provider.destroy();
});

it('[NOTE-2] lets chosen people read shared notes, and nobody but the owner write them', async () => {
  const address = `notes/${app.meetingId}/TL01/shared/P04`;
  const early = await open('thuky', address);
  await refused(early.provider);
  early.provider.destroy();
  await member.send('note.share', { paperId: 'TL01', readerIds: ['P12'] });
  const owner = await open('thanhvien', address);
  await synced(owner.provider);
  owner.doc.getMap('marks').set('a', { text: 'cùng đọc' });
  const reader = await open('thuky', address);
  await synced(reader.provider);
  await changed(reader.doc, () => reader.doc.getMap('marks').has('a'));
  reader.doc.getMap('marks').set('b', { text: 'không được ghi' });
  owner.doc.getMap('marks').set('c', { text: 'sau đó' });
  await changed(reader.doc, () => reader.doc.getMap('marks').has('c'));
  expect(owner.doc.getMap('marks').has('b')).toBe(false);
  reader.provider.destroy();
  owner.provider.destroy();
});

it('[NOTE-2] refuses to share with somebody who can’t read the paper', async () => {
  expect(await other.refusal('note.share', { paperId: 'nothing', readerIds: ['P12'] })).toMatchObject({
    rule: 'PAPER-2',
  });
});

it('[NOTE-3] keeps what was typed after everybody has left', async () => {
  const address = `notes/${app.meetingId}/TL02/mine`;
  const first = await open('thanhvien', address);
  await synced(first.provider);
  first.doc.getMap('marks').set('k', { text: 'còn mãi' });
  const second = await open('thanhvien', address);
  await synced(second.provider);
  await changed(second.doc, () => second.doc.getMap('marks').has('k'));
  first.provider.destroy();
  second.provider.destroy();
  const again = await open('thanhvien', address);
  await synced(again.provider);
  await changed(again.doc, () => again.doc.getMap('marks').has('k'));
  expect(again.doc.getMap('marks').get('k')).toEqual({ text: 'còn mãi' });
  again.provider.destroy();
});
