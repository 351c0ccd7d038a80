import { describe, expect, it } from 'vitest';
import { papersToKeep } from '#client/features/papers/offline/papersToKeep.ts';
import { versionOf } from '#client/lib/paperAddresses.ts';
import { unlapsed } from '#client/offline/places.ts';
import { partOf } from '#client/offline/worker/papers.ts';
import type { ReleasedPaper } from '#domain/papers.ts';
import { initialState, type MeetingState } from '#domain/state.ts';

const HOUR_MS = 3_600_000;
const kept = { versionId: 'v1', bytes: 10, recallAtClose: false };

function released(paperId: string, itemId: string, recallAtClose = false): ReleasedPaper {
  return {
    paperId,
    details: {
      title: paperId,
      kind: '',
      number: '',
      documentDay: null,
      unit: '',
      role: 'main',
      itemId,
      readerIds: null,
      recallAtClose,
    },
    version: { versionId: `v-${paperId}`, number: 1, fileName: 'a.pdf', pages: 1, bytes: 10 },
    releasedAt: '2026-11-18T01:00:00Z',
    isNewVersion: false,
    recalled: null,
  };
}

/** A meeting of one member at item A2 with a paper for each of two items. */
function meeting(change: { privately?: boolean; role?: 'member' | 'technician' } = {}): MeetingState {
  const state = initialState('m1');
  const { shared } = state;
  return {
    ...state,
    shared: {
      ...shared,
      agenda: { ...shared.agenda, order: ['A1', 'A2'], currentItemId: 'A2' },
      people: { ...shared.people, byId: { p1: { participantId: 'p1', role: change.role ?? 'member' } } },
      papers: { one: released('one', 'A1'), two: released('two', 'A2') },
      recording: {
        ...shared.recording,
        private: change.privately ? { sinceAt: '2026-11-18T01:00:00Z', resume: false } : null,
      },
    },
  } as unknown as MeetingState;
}

const versionsOf = (state: MeetingState): string[] => papersToKeep(state, 'p1').map(({ versionId }) => versionId);

describe('what a device keeps', () => {
  it('[OFFLINE-2] is what was released to the person, the current item first', () => {
    expect(versionsOf(meeting())).toEqual(['v-two', 'v-one']);
    expect(versionsOf(meeting({ role: 'technician' }))).toEqual([]);
  });

  it('[OFFLINE-4] is nothing recalled', () => {
    const state = meeting();
    const recalled = { ...released('two', 'A2'), recalled: { at: '2026-11-18T02:00:00Z', reason: '' } };
    const papers = { ...state.shared.papers, two: recalled };
    expect(versionsOf({ ...state, shared: { ...state.shared, papers } })).toEqual(['v-one']);
  });

  it('[OFFLINE-5] is nothing of an item dealt with in private', () => {
    expect(versionsOf(meeting({ privately: true }))).toEqual(['v-one']);
  });

  it('[OFFLINE-4] lapses without the server: soon what is taken back at closing, later everything', () => {
    const papers = [kept, { ...kept, versionId: 'v2', recallAtClose: true }];
    const left = (hours: number): string[] =>
      unlapsed({ seenAtMs: 0, papers }, hours * HOUR_MS).map(({ versionId }) => versionId);
    expect(left(12)).toEqual(['v1', 'v2']);
    expect(left(13)).toEqual(['v1']);
    expect(left(14 * 24)).toEqual(['v1']);
    expect(left(14 * 24 + 1)).toEqual([]);
  });
});

describe('a kept file', () => {
  const file = (): Response => new Response('0123456789', { headers: { 'content-type': 'application/pdf' } });

  it('[OFFLINE-2] is answered whole or by the range that is asked for', async () => {
    const whole = await partOf(file(), null);
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
    const part = await partOf(file(), 'bytes=2-4');
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      'bytes 2-4/10',
      '3',
    ]);
    expect([part.headers.get('content-type'), await part.text()]).toEqual(['application/pdf', '234']);
    const end = await partOf(file(), 'bytes=-3');
    expect([end.status, await end.text()]).toEqual([206, '789']);
  });

  it('[OFFLINE-2] refuses a range past its end', async () => {
    const none = await partOf(file(), 'bytes=10-12');
    expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('[OFFLINE-8] is known by its address', () => {
    expect(versionOf('/api/papers/v1/file')).toBe('v1');
    expect(versionOf('/api/papers/v1/pages/3/image')).toBe('v1');
    expect(versionOf('/api/papers/v1/pages/3/text')).toBe('v1');
    expect(versionOf('/api/papers/v1/other')).toBeNull();
    expect(versionOf('/api/meetings/v1/file')).toBeNull();
  });
});
