import { describe, expect, it } from 'vitest';
import { Voices } from '#media/rooms/voices.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_unused, index) => `v${index + 1}`);

/** A room with so many open microphones, none of which leads unless it is named. */
function room(count: number, leading: readonly string[] = []): { voices: Voices; passed: () => string[] } {
  const voices = new Voices();
  const all = ids(count);
  for (const id of all) {
    voices.add(id, leading.includes(id));
  }
  return { voices, passed: () => all.filter(voices.passes) };
}

const loud = (...of: (readonly [string, number])[]) => of.map(([producerId, level]) => ({ producerId, level }));

describe('voices that are passed on', () => {
  it('[MEDIA-17] are all of them while there are six at most', () => {
    const { passed } = room(6);
    expect(passed()).toEqual(ids(6));
  });

  it('[MEDIA-17] make way for whoever begins to speak, the quietest for longest first', () => {
    const { voices, passed } = room(8);
    voices.observe(1000, loud(['v1', -30], ['v2', -30], ['v3', -30], ['v4', -30], ['v5', -30]));
    voices.observe(9000, loud(['v6', -30]));
    expect(passed()).toEqual(ids(6));
    expect(voices.observe(20_000, loud(['v8', -50]))).toBe(true);
    expect(passed()).toContain('v8');
    expect(passed()).toContain('v6');
    expect(passed()).toHaveLength(6);
  });

  it('[MEDIA-17] always hold those who lead, however quiet they are', () => {
    const { voices, passed } = room(9, ['v9']);
    const others = ids(8).map((id) => [id, -20] as const);
    voices.observe(1000, loud(...others));
    expect(passed()).toContain('v9');
    expect(passed()).toHaveLength(6);
    voices.setLeads((id) => id === 'v8');
    expect(passed()).toContain('v8');
    expect(passed()).not.toContain('v9');
  });

  it('[MEDIA-17] don’t lose their place to a breath, nor to one who is hardly louder', () => {
    const { voices, passed } = room(7);
    voices.observe(1000, loud(...ids(6).map((id) => [id, -30] as const)));
    expect(voices.observe(1300, loud(['v7', -27]))).toBe(false);
    expect(passed()).toEqual(ids(6));
    expect(voices.observe(1600, loud(['v7', -20]))).toBe(true);
    expect(passed()).toContain('v7');
  });

  it('[MEDIA-17] are filled up when one of them goes', () => {
    const { voices, passed } = room(7);
    expect(passed()).toEqual(ids(6));
    expect(voices.remove('v1')).toBe(true);
    expect(ids(7).slice(1).every(voices.passes)).toBe(true);
  });
});
