import { describe, expect, it } from 'vitest';
import { type ChainedEvent, chainHash, firstBrokenLink, GENESIS_HASH } from '#server/persistence/chain.ts';
import { openDesk } from '#tests/support/desk.ts';

async function chained(): Promise<ChainedEvent[]> {
  let previous = GENESIS_HASH;
  return (await openDesk()).events.map((event) => {
    previous = chainHash(previous, event);
    return { ...event, hash: previous };
  });
}

describe('[SYNC-10] the chain', () => {
  it('holds as it was written', async () => {
    expect(firstBrokenLink(await chained())).toBeNull();
    expect(firstBrokenLink([])).toBeNull();
  });

  it('does not depend on the order of keys', async () => {
    const [event] = await chained();
    const { data, ...rest } = event!;
    const turned = Object.fromEntries(Object.entries(data as object).reverse());
    expect(chainHash(GENESIS_HASH, { data: turned, ...rest })).toBe(event!.hash);
  });

  it.each([
    ['data', (event: ChainedEvent) => ({ ...event, data: { ...(event.data as object), smuggled: 1 } })],
    ['time', (event: ChainedEvent) => ({ ...event, at: '2026-11-18T09:00:00.000Z' })],
    ['actor', (event: ChainedEvent) => ({ ...event, actor: { kind: 'participant' as const, id: 'M2' } })],
    ['name', (event: ChainedEvent) => ({ ...event, name: 'attendance.left' })],
    ['meeting', (event: ChainedEvent) => ({ ...event, meetingId: 'other' })],
    ['hash', (event: ChainedEvent) => ({ ...event, hash: 'f'.repeat(64) })],
  ])('names the event whose %s was changed', async (_what, change) => {
    for (const index of [0, 3, 8]) {
      const links = (await chained()).map((event, at) => (at === index ? change(event) : event));
      expect(firstBrokenLink(links)).toEqual({ sequence: index + 1, reason: 'hash' });
    }
  });

  it('names the place of an event that is missing, doubled or moved', async () => {
    const links = await chained();
    const gone = links.toSpliced(4, 1);
    expect(firstBrokenLink(gone)).toEqual({ sequence: 5, reason: 'number' });
    expect(firstBrokenLink(links.toSpliced(4, 0, links[4]!))).toEqual({ sequence: 6, reason: 'number' });
    expect(firstBrokenLink(links.with(2, links[3]!).with(3, links[2]!))).toEqual({ sequence: 3, reason: 'number' });
  });

  it('goes on behind an event that was withheld from the reader', async () => {
    const links = await chained();
    const { sequence, hash } = links[5]!;
    const exported = links.with(5, { sequence, hash, withheld: true } as never);
    expect(firstBrokenLink(exported)).toBeNull();
    expect(firstBrokenLink(exported.with(7, { ...links[7]!, at: '2026-11-19T00:00:00.000Z' }))).toEqual({
      sequence: 8,
      reason: 'hash',
    });
  });
});
