import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandQueue } from '#client/realtime/index.ts';
import { FakeWire, settled } from './fakeWire.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const idOf = (wire: FakeWire): string => (wire.asked[0]!.body as { commandId: string }).commandId;

describe('commands on their way', () => {
  it('[SCREEN-6] resolves with the result that the server answers', async () => {
    const wire = new FakeWire();
    const queue = new CommandQueue(wire);
    const sent = queue.send('m1', 'meeting.resume', {});
    expect(wire.asked[0]).toMatchObject({
      message: 'command',
      body: { meetingId: 'm1', name: 'meeting.resume', payload: {} },
    });
    wire.asked.shift()?.answer({ ok: true, sequence: 5, result: {} });
    await expect(sent).resolves.toEqual({});
    expect(queue.size).toBe(0);
  });

  it('[SCREEN-6] rejects with the code that the server answers', async () => {
    const wire = new FakeWire();
    const sent = new CommandQueue(wire).send('m1', 'meeting.resume', {});
    wire.asked.shift()?.answer({ ok: false, rejection: { code: 'conflict', rule: 'MEETING-2', details: {} } });
    await expect(sent).rejects.toMatchObject({ rejection: { code: 'conflict', rule: 'MEETING-2' } });
  });

  it('[SCREEN-6] sends the same id again after a broken line', async () => {
    const wire = new FakeWire();
    const queue = new CommandQueue(wire);
    const sent = queue.send('m1', 'meeting.resume', {});
    const id = idOf(wire);
    wire.break();
    await settled();
    expect(wire.asked).toHaveLength(0);
    wire.setLink({ kind: 'online' });
    queue.resend();
    expect(idOf(wire)).toBe(id);
    wire.asked.shift()?.answer({ ok: true, sequence: 5, result: {} });
    await expect(sent).resolves.toEqual({});
  });

  it('[SCREEN-6] gives up as unavailable when no answer comes', async () => {
    const wire = new FakeWire();
    wire.setLink({ kind: 'lost', sinceMs: 0 });
    const sent = new CommandQueue(wire).send('m1', 'meeting.resume', {});
    const refused = expect(sent).rejects.toMatchObject({ rejection: { code: 'unavailable' } });
    await vi.advanceTimersByTimeAsync(20_001);
    await refused;
  });
});
