import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '#domain/speechWords.ts';
import type { CommandReply } from '#protocol/envelope.ts';
import type { CommandInput } from '#protocol/registry.ts';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { openSession, type Session } from '#tests/support/session.ts';

type Hear = CommandInput<'speech.hear'>;

let app: TestApp;
let session: Session;

beforeAll(async () => {
  app = await startApp();
  session = await openSession(app);
});

afterAll(() => app.close());

const now = (offsetMs = 0): string => new Date(Date.now() + offsetMs).toISOString();

function segment(text: string, startAt: string, ms = 2000): Hear['segments'][number] {
  const words = text
    .split(' ')
    .map((word, index): [string, number, number, number] => [word, index * 300, index * 300 + 250, 0.9]);
  return {
    ...{ segmentId: randomUUID(), speakerId: null, startAt, endAt: new Date(Date.parse(startAt) + ms).toISOString() },
    ...{ words, doubtful: false, reasons: [] },
  };
}

function report(changes: Partial<Hear>): Hear {
  return {
    ...{ trackId: randomUUID(), participantId: 'P02', source: 'microphone', origin: 'live', speakers: 'track' },
    ...{ fromAt: null, untilAt: now(), engine: 'test', model: 'test', segments: [] },
    ...changes,
  };
}

function hear(
  payload: Hear,
  commandId: string = randomUUID(),
  service: 'recorder' | 'media' = 'recorder',
): Promise<CommandReply> {
  const access = { baseUrl: app.internalUrl, token: app.serviceToken };
  return sendServiceCommand(access, service, { commandId, meetingId: app.meetingId, name: 'speech.hear', payload });
}

async function hearOne(changes: Partial<Hear>, text: string, startAt = now()): Promise<string> {
  const one = segment(text, startAt);
  const reply = await hear(report({ ...changes, segments: [one] }));
  expect(reply).toMatchObject({ ok: true });
  await session.secretary.waitForState((state) => state.shared.speech.byId[one.segmentId] !== undefined, 'segment');
  return one.segmentId;
}

const shown = (segmentId: string) => session.secretary.state.shared.speech.byId[segmentId];

describe('speech.hear', () => {
  it('[SPEECH-4] takes each stretch of a track once, in unbroken order', async () => {
    const first = report({
      untilAt: '2026-11-18T01:00:10.000Z',
      segments: [segment('một', '2026-11-18T01:00:05.000Z')],
    });
    const commandId = randomUUID();
    const answer = await hear(first, commandId);
    expect(answer).toMatchObject({ ok: true, result: { accepted: 1, untilAt: '2026-11-18T01:00:10.000Z' } });
    expect(await hear({ ...first, segments: [] }, commandId)).toEqual(answer);
    expect(await hear(first)).toMatchObject({ ok: false, rejection: { code: 'conflict', rule: 'SPEECH-4' } });
    const gap = report({
      trackId: first.trackId,
      fromAt: '2026-11-18T01:00:11.000Z',
      untilAt: '2026-11-18T01:00:20.000Z',
    });
    expect(await hear(gap)).toMatchObject({ ok: false, rejection: { details: { heardUntil: first.untilAt } } });
    const next = report({ trackId: first.trackId, fromAt: first.untilAt, untilAt: '2026-11-18T01:00:20.000Z' });
    expect(await hear(next)).toMatchObject({ ok: true });
  });

  it('[SPEECH-6] gives words of a personal microphone to its owner, unless another has the floor in the room', async () => {
    expect(shown(await hearOne({ participantId: 'P02' }, 'xin chào'))?.speakerId).toBe('P02');
    await session.chair.send('floor.callDirectly', { participantId: 'P04' });
    const own = await hearOne({ participantId: 'P04' }, 'tôi báo cáo', now(-10));
    expect(shown(own)).toMatchObject({ speakerId: 'P04', loudestId: null });
    const neighbour = await hearOne({ participantId: 'P02' }, 'tôi báo cáo', now(200));
    expect(shown(neighbour)).toMatchObject({ speakerId: 'P04', loudestId: 'P02' });
    const hall = await hearOne(
      { participantId: 'P12', source: 'roomMicrophone', speakers: 'floor' },
      'qua micro phòng',
      now(30_000),
    );
    expect(shown(hall)).toMatchObject({ speakerId: 'P04', loudestId: null });
    expect(shown(hall)?.itemId).toBe(session.secretary.state.shared.agenda.currentItemId);
  });

  it('[SPEECH-8] keeps no word of a classified stretch', async () => {
    await session.secretary.send('privacy.enter', {});
    const reply = await hear(report({ segments: [segment('bí mật', now())] }));
    expect(reply).toMatchObject({ ok: true, result: { accepted: 0 } });
    await session.secretary.send('privacy.leave', {});
  });

  it('[SPEECH-9] lets only the secretary correct, and refuses what is outdated', async () => {
    const segmentId = await hearOne({}, 'rà soát đường chuyền');
    const corrected = { segmentId, revision: 0, text: 'rà soát đường truyền' };
    expect((await session.chair.refusal('speech.correctText', corrected)).code).toBe('forbidden');
    await session.secretary.send('speech.correctText', corrected);
    expect(await session.secretary.refusal('speech.correctText', corrected)).toMatchObject({
      code: 'conflict',
      rule: 'SPEECH-9',
    });
    await session.secretary.waitForState((state) => state.shared.speech.byId[segmentId]?.revision === 1);
    expect(textOf(shown(segmentId)!.words)).toBe('rà soát đường truyền');
    expect(shown(segmentId)!.words[3]).toEqual(['truyền', 900, 1150, 1]);
    await session.secretary.send('speech.correctSpeaker', { segmentIds: [segmentId], speakerId: 'P05' });
    await session.secretary.waitForState((state) => state.shared.speech.byId[segmentId]?.speakerId === 'P05');
    const stranger = { segmentIds: [segmentId], speakerId: 'nobody' };
    expect((await session.secretary.refusal('speech.correctSpeaker', stranger)).code).toBe('not_found');
  });

  it('[RIGHTS-1] lets nobody but the recorder report speech', async () => {
    expect(await hear(report({}), randomUUID(), 'media')).toMatchObject({
      ok: false,
      rejection: { code: 'forbidden' },
    });
    expect((await session.chair.refusal('speech.hear', report({}))).code).toBe('forbidden');
  });
});
