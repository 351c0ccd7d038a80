import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { saveUpdate } from '#server/persistence/documentStore.ts';
import { minutesDocumentName } from '#server/persistence/minutesStore.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

/** A paragraph that a person typed: words without evidence. */
function typed(text: string): Uint8Array {
  const doc = new Y.Doc();
  const element = new Y.XmlElement('minutesBlock');
  doc.getXmlFragment('minutes').insert(0, [element]);
  element.setAttribute('blockId', 'own-1');
  element.insert(0, [new Y.XmlText(text)]);
  return Y.encodeStateAsUpdate(doc);
}

it('[DESK-4] blocks the approval until somebody answers for exactly these words by name', async () => {
  const [chair, secretary] = await Promise.all([app.enter('P01'), app.enter('P12')]);
  for (const participantId of ['P01', 'P02', 'P04', 'P05', 'P06', 'P07']) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('meeting.close', {});
  await secretary.waitForState(({ shared }) => shared.minutes.status === 'drafting');
  const text = 'Phiên họp thống nhất tổ chức tập huấn 02 buổi.';
  await saveUpdate(app.db, minutesDocumentName(app.meetingId), typed(text), 'another-process');
  expect(await chair.refusal('minutes.approve', {})).toMatchObject({
    rule: 'DESK-4',
    details: { unproven: 1, first: 'own-1' },
  });
  await secretary.send('minutes.vouch', { blockId: 'own-1', text: 'Lời khác' });
  expect(await chair.refusal('minutes.approve', {})).toMatchObject({ rule: 'DESK-4' });
  await secretary.send('minutes.vouch', { blockId: 'own-1', text });
  await chair.send('minutes.approve', {});
});
