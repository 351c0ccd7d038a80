import { beforeEach, expect, it } from 'vitest';
import { event } from '#server/commands/handler.ts';
import { openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';

let room: MemoryRoom;
const page = { paperId: 'TL1', versionId: 'v1', page: 2 };

beforeEach(() => {
  room = new MemoryRoom(openingEvents(5));
  const details = {
    title: 'Tờ trình',
    kind: 'Tờ trình',
    number: '92/PA-SKHCN',
    documentDay: null,
    unit: '',
    role: 'main',
    itemId: 'A1',
    readerIds: null,
    recallAtClose: false,
  } as const;
  const version = { versionId: 'v1', number: 1, fileName: 'TL1.pdf', pages: 3, bytes: 1000 };
  room.happen(
    event('agenda.itemEdited', { itemId: 'A1', changes: { presenterId: 'M1' } }),
    event('paper.released', { paperId: 'TL1', details, version }),
  );
});

it('[PRESENT-1] turns pages by the presenter, by who presents with the floor, and by those who run the meeting', async () => {
  await room.send('M1', 'presenting.showPage', page);
  expect(room.state.shared.presenting.shown).toMatchObject({ ...page, presenterId: 'M1' });
  expect(await room.refusal('M2', 'presenting.showPage', page)).toMatchObject({ code: 'forbidden', rule: 'PRESENT-1' });
  await room.send('C', 'floor.callDirectly', { participantId: 'M2', kind: 'presentation' });
  await room.send('M2', 'presenting.showPage', { ...page, page: 3 });
  await room.send('S', 'presenting.stop', {});
  expect(room.state.shared.presenting.shown).toBeNull();
});

it('[PRESENT-2] shows only pages of released papers that everyone can open', async () => {
  for (const wrong of [
    { ...page, page: 4 },
    { ...page, paperId: 'TL2' },
    { ...page, versionId: 'v0' },
  ]) {
    expect(await room.refusal('M1', 'presenting.showPage', wrong)).toMatchObject({ rule: 'PRESENT-2' });
  }
  room.happen(event('paper.recalled', { paperId: 'TL1', reason: '' }));
  expect(await room.refusal('M1', 'presenting.showPage', page)).toMatchObject({ rule: 'PRESENT-2' });
});

it('[PRESENT-5] ends with the recall of the paper that is shown, or with its newer version, and with no other', async () => {
  const { details, version } = room.state.shared.papers.TL1!;
  const newer = { ...version, versionId: 'v2', number: 2 };
  const handedIn = (paperId: string) => event('paper.submitted', { paperId, details, version, by: 'S' });
  room.happen(
    handedIn('TL1'),
    event('paper.markedReleased', { paperId: 'TL1', versionId: 'v1' }),
    handedIn('TL2'),
    event('paper.approved', { paperId: 'TL2', by: 'S' }),
  );
  await room.send('S', 'presenting.showPage', page);
  await room.send('S', 'paper.release', { paperIds: ['TL2'] });
  expect(room.state.shared.presenting.shown).toMatchObject(page);

  room.happen(
    event('paper.versionAdded', { paperId: 'TL1', version: newer, by: 'S' }),
    event('paper.approved', { paperId: 'TL1', by: 'S' }),
  );
  await room.send('S', 'paper.release', { paperIds: ['TL1'] });
  expect(room.state.shared.presenting.shown).toBeNull();

  await room.send('S', 'presenting.showPage', { ...page, versionId: 'v2' });
  await room.send('S', 'paper.recall', { paperId: 'TL1', reason: '' });
  expect(room.state.shared.presenting.shown).toBeNull();
});
