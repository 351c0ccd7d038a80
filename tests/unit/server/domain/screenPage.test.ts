import { beforeEach, expect, it } from 'vitest';
import { mayShowToRoom, presentedPage } from '#domain/screenPage.ts';
import { viewFor } from '#domain/view.ts';
import type { PaperDetails } from '#protocol/paper.ts';
import { event } from '#server/commands/handler.ts';
import { openingEvents } from '#tests/support/bigMeeting.ts';
import { MemoryRoom } from '#tests/support/memoryRoom.ts';

const version = { versionId: 'v1', number: 1, fileName: 'TL1.pdf', pages: 3, bytes: 1000 };
const page = { paperId: 'TL1', versionId: 'v1', page: 2 };
const details: PaperDetails = {
  ...{ title: 'Tờ trình', kind: 'Tờ trình', number: '92/PA-SKHCN', documentDay: null, unit: '', role: 'main' },
  ...{ itemId: 'A1', readerIds: null, recallAtClose: false },
};

let room: MemoryRoom;

/** Releases the paper with these details and shows its page 2; whether the room may see it. */
async function shownWith(changes: Partial<PaperDetails> = {}): Promise<boolean> {
  room.happen(event('paper.released', { paperId: 'TL1', details: { ...details, ...changes }, version }));
  await room.send('S', 'presenting.showPage', page);
  return mayShowToRoom(room.state, page);
}

beforeEach(() => {
  room = new MemoryRoom(openingEvents(5));
});

it('[PRESENT-4] shows the room a paper of the open item or of the meeting as a whole, none of another item', async () => {
  expect(await shownWith()).toBe(true);
  expect(await shownWith({ itemId: null })).toBe(true);
  expect(await shownWith({ itemId: 'A2' })).toBe(false);
});

it('[PRESENT-4] shows the room nothing that is for some of its people, classified, replaced or recalled', async () => {
  expect(await shownWith({ readerIds: ['M1'] })).toBe(false);
  expect(await shownWith()).toBe(true);
  expect(mayShowToRoom(room.state, { ...page, versionId: 'v0' })).toBe(false);
  room.happen(event('agenda.itemEdited', { itemId: 'A1', changes: { classified: true } }));
  expect(mayShowToRoom(room.state, page)).toBe(false);
  room.happen(event('agenda.itemEdited', { itemId: 'A1', changes: { classified: false } }));
  room.happen(event('paper.recalled', { paperId: 'TL1', reason: '' }));
  expect(mayShowToRoom(room.state, page)).toBe(false);
});

it('[PRESENT-4] tells the display which page is presented, and neither number nor title of its paper', async () => {
  await shownWith();
  const seen = viewFor(room.state, null);
  expect(presentedPage(seen)).toEqual(page);
  expect(JSON.stringify(seen)).not.toMatch(/92\/PA-SKHCN|Tờ trình/);
  room.happen(event('presenting.stopped', {}));
  expect(presentedPage(room.state)).toBeNull();
});
