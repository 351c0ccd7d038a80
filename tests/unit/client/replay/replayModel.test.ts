import { describe, expect, it } from 'vitest';
import { nextHeard, replayModel, StateAt, speakingTimes } from '#client/features/replay/replayModel.ts';
import { foldAll } from '#domain/fold.ts';
import { initialState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { EventData, EventName } from '#protocol/registry.ts';

const at = (second: number): string => new Date(Date.parse('2026-11-18T01:00:00.000Z') + second * 1000).toISOString();

const fact = <N extends EventName>(sequence: number, second: number, name: N, data: EventData<N>): EventEnvelope => ({
  meetingId: 'm1',
  sequence,
  name,
  at: at(second),
  actor: { kind: 'service', id: 'server' },
  data,
});

/** A small meeting: opened, recorded, two pages shown, a classified stretch, one who spoke. */
function events(): EventEnvelope[] {
  const list: EventEnvelope[] = [];
  const add = <N extends EventName>(second: number, name: N, data: EventData<N>) => {
    list.push(fact(list.length + 1, second, name, data));
  };
  const piece = (pieceId: string, second: number) => ({
    piece: {
      pieceId,
      meetingId: 'm1',
      trackId: 't1',
      participantId: 'P01',
      source: 'microphone' as const,
      startedAt: at(second),
      durationMs: 20_000,
      path: `m1/${pieceId}.ogg`,
      bytes: 1,
      sha256: 'a'.repeat(64),
      sealed: true as const,
      recovered: false,
    },
  });
  const span = (spanId: string, participantId: string, from: number, until: number) => ({
    spanId,
    participantId,
    basis: 'track' as const,
    trackId: 't1',
    fromAt: at(from),
    untilAt: at(until),
  });
  const page = (number: number) => ({ paperId: 'd1', versionId: 'v1', page: number, presenterId: 'P01' });
  add(0, 'meeting.opened', {} as EventData<'meeting.opened'>);
  add(1, 'recording.announced', { form: 'spoken', text: '' });
  add(2, 'recording.started', {});
  add(10, 'presenting.pageShown', page(1));
  add(15, 'speaker.heard', span('s1', 'P01', 5, 15));
  add(20, 'presenting.pageShown', page(2));
  add(22, 'recording.pieceStored', piece('x1', 2));
  add(25, 'privacy.entered', { itemId: null });
  add(40, 'privacy.left', { resumeRecording: true });
  add(50, 'speaker.heard', span('s2', 'P02', 41, 44));
  add(60, 'speaker.heard', span('s3', 'P01', 50, 58));
  return list;
}

describe('the replay', () => {
  it('[REPLAY-1] shows the fold of the events up to its moment, forwards and backwards', () => {
    const all = events();
    const model = replayModel('m1', all);
    const stateAt = new StateAt(model);
    for (const second of [12, 45, 3, 21, 60, 0, 30]) {
      const moment = Date.parse(at(second));
      const expected = foldAll(
        initialState('m1'),
        all.filter((event) => event.at <= at(second)),
      );
      expect(stateAt.at(moment)).toEqual(expected);
    }
    expect(stateAt.at(Date.parse(at(12))).shared.presenting.shown?.page).toBe(1);
    expect(stateAt.at(Date.parse(at(21))).shared.presenting.shown?.page).toBe(2);
    expect(stateAt.at(Date.parse(at(30))).shared.recording.private).not.toBeNull();
  });

  it('[REPLAY-1] runs from the opening to the last event or sound, with times of what is missing', () => {
    const model = replayModel('m1', events());
    expect([model.from, model.until]).toEqual([Date.parse(at(0)), Date.parse(at(60))]);
    expect(model.pieces).toEqual([
      { pieceId: 'x1', participantId: 'P01', from: Date.parse(at(2)), until: Date.parse(at(22)) },
    ]);
    expect(model.silences).toEqual([{ kind: 'private', from: Date.parse(at(25)), until: Date.parse(at(40)) }]);
  });

  it('[REPLAY-3] places who had the floor and the votes, what is still running until the end', () => {
    const speech = (speechId: string, participantId: string) => ({
      speech: {
        speechId,
        requestId: null,
        itemId: null,
        participantId,
        kind: 'speech' as const,
        seconds: 60,
        warnSeconds: 10,
      },
    });
    const quorum = { present: 3, total: 3, required: 2, met: true };
    const opened = {
      pollId: 'v1',
      context: { question: 'Thông qua?', itemId: null, form: 'open', options: [] },
      quorum,
    };
    const model = replayModel('m1', [
      ...events(),
      fact(12, 61, 'floor.given', speech('f1', 'P01')),
      fact(13, 65, 'floor.stopped', {
        speechId: 'f1',
        participantId: 'P01',
        itemId: null,
        reason: 'stopped',
        spokenSeconds: 4,
      }),
      fact(14, 66, 'poll.opened', opened as unknown as EventData<'poll.opened'>),
      fact(15, 70, 'poll.closed', { pollId: 'v1', reason: 'steward', received: 0, voters: [], quorum }),
      fact(16, 72, 'floor.given', speech('f2', 'P02')),
      fact(17, 80, 'meeting.closed', {} as EventData<'meeting.closed'>),
    ]);
    const stretch = (from: number, until: number) => ({ from: Date.parse(at(from)), until: Date.parse(at(until)) });
    expect(model.turns).toEqual([
      { participantId: 'P01', ...stretch(61, 65) },
      { participantId: 'P02', ...stretch(72, 80) },
    ]);
    expect(model.votes).toEqual([{ pollId: 'v1', question: 'Thông qua?', ...stretch(66, 70) }]);
  });

  it('[REPLAY-2] jumps from one span of a speaker to the next', () => {
    const { spans } = replayModel('m1', events());
    const next = (second: number) => nextHeard(spans, 'P01', Date.parse(at(second)));
    expect(next(0)).toBe(Date.parse(at(5)));
    expect(next(7)).toBe(Date.parse(at(7)));
    expect(next(20)).toBe(Date.parse(at(50)));
    expect(next(59)).toBeNull();
    expect(speakingTimes(spans)).toEqual([
      { participantId: 'P01', ms: 18_000 },
      { participantId: 'P02', ms: 3000 },
    ]);
  });
});
