import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Gap, GapTracker } from '#recorder/capture/gapTracker.ts';
import { type Delivery, Outbox, type OutboxEntry } from '#recorder/capture/outbox.ts';
import { silentLogger } from '#server/logging/logger.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'nghi-su-reports-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('gaps', () => {
  it('[RECORD-6] after a kill are known from the heartbeat of the one before', () => {
    new GapTracker(root, () => undefined).heartbeat(10_000, ['m1', 'm2']);
    const told: Gap[] = [];
    const next = new GapTracker(root, (gap) => told.push(gap));
    next.restored('m1', 13_000);
    next.restored('m3', 13_000);
    expect(told).toEqual([{ meetingId: 'm1', cause: 'recorderStopped', from: 10_000, until: 13_000 }]);
  });

  it('[RECORD-6] count from the first loss and are told once, a change of piece not at all', () => {
    const told: Gap[] = [];
    const tracker = new GapTracker(root, (gap) => told.push(gap));
    tracker.lost('m1', 1000, 'mediaStopped');
    tracker.lost('m1', 2000, 'workerStopped');
    tracker.restored('m1', 4000);
    tracker.restored('m1', 9000);
    tracker.lost('m1', 20_000, 'workerStopped');
    tracker.restored('m1', 20_200);
    expect(told).toEqual([{ meetingId: 'm1', cause: 'mediaStopped', from: 1000, until: 4000 }]);
  });
});

describe('reports to the timeline', () => {
  const entry = (number: number): OutboxEntry => ({ commandId: `c${number}`, meetingId: 'm1', name: 'x', payload: {} });

  /** Resolves once `count` entries have been offered. */
  function receiver(answer: (offered: number) => Delivery) {
    const offered: string[] = [];
    const waiting: { count: number; resolve: () => void }[] = [];
    const deliver = async ({ commandId }: OutboxEntry): Promise<Delivery> => {
      offered.push(commandId);
      for (const { count, resolve } of waiting) {
        if (offered.length >= count) {
          resolve();
        }
      }
      return answer(offered.length);
    };
    const seen = (count: number) => new Promise<void>((resolve) => waiting.push({ count, resolve }));
    return { offered, deliver, seen };
  }

  it('[RECORD-11] are delivered in order and then forgotten', async () => {
    const { offered, deliver, seen } = receiver(() => 'done');
    const outbox = new Outbox(root, deliver, silentLogger);
    await outbox.start();
    const all = seen(3);
    await outbox.put(entry(1));
    await outbox.put(entry(2));
    await outbox.put(entry(3));
    await all;
    await outbox.close();
    expect(offered).toEqual(['c1', 'c2', 'c3']);
    expect(readdirSync(path.join(root, '.outbox'))).toEqual([]);
  });

  it('[RECORD-11] survive the server’s absence and the recorder’s death', async () => {
    const away = receiver(() => 'later');
    const first = new Outbox(root, away.deliver, silentLogger);
    await first.start();
    const tried = away.seen(1);
    await first.put(entry(1));
    await first.put(entry(2));
    await tried;
    await first.close();
    const back = receiver(() => 'done');
    const both = back.seen(2);
    const second = new Outbox(root, back.deliver, silentLogger);
    await second.start();
    await both;
    await second.close();
    expect(back.offered).toEqual(['c1', 'c2']);
  });
});
