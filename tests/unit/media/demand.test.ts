import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Demand } from '#media/rooms/demand.ts';

describe('what is looked at of a picture', () => {
  const told: (readonly [string, number])[] = [];
  let demand: Demand;

  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
    demand = new Demand((producerId, layer) => told.push([producerId, layer]));
    return () => demand.close();
  });

  afterEach(() => vi.useRealTimers());

  const look = (consumerId: string, layer: number | null) => demand.take({ producerId: 'p', consumerId, layer });

  it('[MEDIA-18] a picture that nobody looks at need not be encoded, after a while', () => {
    demand.add('p');
    expect(told).toEqual([]);
    vi.runAllTimers();
    expect(told).toEqual([['p', -1]]);
  });

  it('[MEDIA-18] the largest size of all who look counts: more at once, less after a while', () => {
    demand.add('p');
    vi.runAllTimers();
    look('a', 0);
    look('b', 1);
    expect(told.slice(1)).toEqual([
      ['p', 0],
      ['p', 1],
    ]);
    look('b', null);
    expect(told).toHaveLength(3);
    vi.runAllTimers();
    expect(told[3]).toEqual(['p', 0]);
  });

  it('[MEDIA-18] who looks away and back changes nothing', () => {
    demand.add('p');
    look('a', 1);
    look('a', null);
    look('a', 1);
    vi.runAllTimers();
    expect(told).toEqual([]);
  });

  it('[MEDIA-18] is said again to a device whose line was broken', () => {
    demand.add('p');
    vi.runAllTimers();
    demand.retell('p');
    demand.remove('p');
    demand.retell('p');
    expect(told).toEqual([
      ['p', -1],
      ['p', -1],
    ]);
  });
});
