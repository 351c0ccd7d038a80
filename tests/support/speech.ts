import { randomUUID } from 'node:crypto';
import { execute } from '#server/commands/execute.ts';
import type { TestApp } from './app.ts';

export type Said = { readonly speakerId: string; readonly text: string };

const WORD_MS = 300;

/** Puts words on a meeting's timeline as the recogniser does, one turn after another from now on. */
export async function hear(app: TestApp, turns: readonly Said[], meetingId: string = app.meetingId): Promise<void> {
  let at = Date.now();
  for (const { speakerId, text } of turns) {
    const words = text
      .split(/\s+/)
      .map((word, index): [string, number, number, number] => [word, index * WORD_MS, (index + 1) * WORD_MS, 0.9]);
    const startAt = new Date(at).toISOString();
    at += words.length * WORD_MS;
    const endAt = new Date(at).toISOString();
    const trackId = `track-${randomUUID().slice(0, 8)}`;
    const segments = [
      { segmentId: `seg-${randomUUID().slice(0, 8)}`, speakerId, startAt, endAt, words, doubtful: false, reasons: [] },
    ];
    const payload = {
      trackId,
      participantId: speakerId,
      source: 'microphone',
      origin: 'live',
      speakers: 'track',
      fromAt: null,
      untilAt: endAt,
      engine: 'test',
      model: 'test',
      segments,
    };
    const envelope = { commandId: randomUUID(), meetingId, name: 'speech.hear', payload };
    const reply = await execute(app.app.parts.timeline, { kind: 'service', service: 'recorder' }, envelope);
    if (!reply.ok) {
      throw new Error(`speech.hear was refused: ${JSON.stringify(reply.rejection)}`);
    }
  }
}
