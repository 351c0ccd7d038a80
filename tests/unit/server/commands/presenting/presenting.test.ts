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
