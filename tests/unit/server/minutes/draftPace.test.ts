import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftPace } from '#server/minutes/draftPace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pace whose drafts take until they are let go, one after another. */
function paced() {
  const begun: string[] = [];
  const waiting: (() => void)[] = [];
  const pace = new DraftPace((meetingId) => {
    begun.push(meetingId);
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    return promise;
  });
  const finish = async (): Promise<void> => {
    waiting.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { pace, begun, finish };
}

describe('the pace of drafts', () => {
  it('[MINUTES-50] follows speech at a distance: one draft for everything said meanwhile', async () => {
    const { pace, begun } = paced();
    pace.heard('M', ['speech.heard']);
    await vi.advanceTimersByTimeAsync(3_000);
    pace.heard('M', ['speech.heard']);
    expect(begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begun).toEqual(['M']);
  });

  it.each(['meeting.closed', 'conclusion.confirmed', 'speech.textCorrected', 'speech.speakerCorrected'])(
    '[MINUTES-50] after %s somebody waits: the draft is made at once, also when one was to follow later',
    async (name) => {
      const { pace, begun } = paced();
      pace.heard('M', ['speech.heard']);
      pace.heard('M', [name]);
      await vi.advanceTimersByTimeAsync(0);
      expect(begun).toEqual(['M']);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(begun).toEqual(['M']);
    },
  );

  it('[MINUTES-50] makes one at a time, and one more for all that happened meanwhile', async () => {
    const { pace, begun, finish } = paced();
    pace.heard('M', ['meeting.closed']);
    await vi.advanceTimersByTimeAsync(0);
    for (let word = 0; word < 5; word += 1) {
      pace.heard('M', ['speech.textCorrected']);
      await vi.advanceTimersByTimeAsync(0);
    }
    pace.heard('N', ['conclusion.confirmed']);
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['M', 'N']);
    await finish();
    expect(begun).toEqual(['M', 'N', 'M']);
    await finish();
    await finish();
    expect(begun).toEqual(['M', 'N', 'M']);
  });

  it('[MINUTES-50] what changes nothing in the minutes starts no draft', async () => {
    const { pace, begun } = paced();
    pace.heard('M', ['presenting.pageTurned', 'floor.requested']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun).toEqual([]);
  });

  it('[MINUTES-50] at the end no draft is begun, and the one being made is waited for', async () => {
    const { pace, begun, finish } = paced();
    pace.heard('M', ['meeting.closed']);
    await vi.advanceTimersByTimeAsync(0);
    pace.heard('M', ['speech.textCorrected']);
    await vi.advanceTimersByTimeAsync(0);
    pace.heard('N', ['speech.heard']);
    let closed = false;
    const closing = pace.close().then(() => {
      closed = true;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(closed).toBe(false);
    await finish();
    await closing;
    expect(begun).toEqual(['M']);
  });
});
