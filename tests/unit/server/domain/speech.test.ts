import { describe, expect, it } from 'vitest';
import { foldAll } from '#domain/fold.ts';
import { transcriptOf } from '#domain/speech.ts';
import { floorAt, itemAt, touchesClassified } from '#domain/speechClock.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { EventData, EventName } from '#protocol/registry.ts';
import type { SpeechSource } from '#protocol/speech.ts';

const MINUTE = '2026-11-18T01:00:';
const at = (second: number): string => `${MINUTE}${String(second).padStart(2, '0')}.000Z`;

class Log {
  readonly events: EventEnvelope[] = [];

  add<N extends EventName>(second: number, name: N, data: EventData<N>): this {
    const sequence = this.events.length + 1;
    const actor = { kind: 'service', id: 'recorder' } as const;
    this.events.push({ meetingId: 'm', sequence, name, at: at(second), actor, data });
    return this;
  }

  heard(source: SpeechSource, trackId: string, id: string, from: number, until: number): this {
    return this.add(until, 'speech.heard', {
      ...{ trackId, source, origin: 'live', untilAt: at(until), engine: 'e', model: 'm', fileStartAt: null },
      segments: [
        {
          ...{ segmentId: id, speakerId: 'P01', loudestId: null, itemId: null, doubtful: false, reasons: [] },
          ...{ startAt: at(from), endAt: at(until), words: [['chào', 0, 500, 0.9]] },
        },
      ],
    });
  }

  get state(): MeetingState {
    return foldAll(initialState('m'), this.events);
  }
}

const idsOf = (log: Log): string[] => transcriptOf(log.state.shared.speech).map(({ segmentId }) => segmentId);

describe('the transcript', () => {
  it('[SPEECH-4] is in order of time, whatever came in first, and knows how far each track is', () => {
    const log = new Log().heard('microphone', 'a', 'late', 20, 25).heard('microphone', 'b', 'early', 10, 15);
    expect(idsOf(log)).toEqual(['early', 'late']);
    expect(log.state.shared.speech.heardUntil).toEqual({ a: at(25), b: at(15) });
  });

  it.each([
    ['hall first', ['roomMicrophone', 'microphone']],
    ['person first', ['microphone', 'roomMicrophone']],
  ] as const)('[SPEECH-7] leaves the hall’s echo of a personal microphone out: %s', (_name, [first, second]) => {
    const log = new Log().heard(first, first, first, 10, 15).heard(second, second, second, 10, 15);
    expect(idsOf(log)).toEqual(['microphone']);
  });

  it('[SPEECH-7] keeps what only the hall’s microphone heard', () => {
    const log = new Log().heard('microphone', 'a', 'person', 10, 15).heard('roomMicrophone', 'hall', 'hall', 14, 20);
    expect(idsOf(log)).toEqual(['person', 'hall']);
  });

  it('[SPEECH-9] shows corrected words and speakers, and no struck-out segment', () => {
    const log = new Log()
      .heard('microphone', 'a', 'one', 10, 15)
      .heard('microphone', 'a', 'two', 16, 20)
      .add(30, 'speech.textCorrected', { segmentId: 'one', words: [['xin', 0, 200, 1]] })
      .add(31, 'speech.textCorrected', { segmentId: 'two', words: [] })
      .add(32, 'speech.speakerCorrected', { segmentIds: ['one'], speakerId: 'P02' });
    const [one, ...others] = transcriptOf(log.state.shared.speech);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ speakerId: 'P02', revision: 1, words: [['xin', 0, 200, 1]] });
  });

  it('[SPEECH-13] forgets a withdrawn import', () => {
    const log = new Log()
      .heard('file', 'upload:1', 'one', 10, 15)
      .add(30, 'speech.importWithdrawn', { trackId: 'upload:1' });
    expect(idsOf(log)).toEqual([]);
  });
});

describe('the clock of speech', () => {
  const clock = {
    floor: [
      { at: at(10), participantId: 'P02' },
      { at: at(20), participantId: null },
    ],
    items: [{ at: at(5), itemId: 'A1' }],
    classified: [
      { fromAt: at(30), untilAt: at(40) },
      { fromAt: at(50), untilAt: null },
    ],
  };

  it('[SPEECH-6] knows who had the floor and which item it was at any moment', () => {
    expect([5, 10, 19, 20].map((second) => floorAt(clock, at(second)))).toEqual([null, 'P02', 'P02', null]);
    expect([4, 5, 59].map((second) => itemAt(clock, at(second)))).toEqual([null, 'A1', 'A1']);
  });

  it('[SPEECH-8] knows which stretches touch a classified one', () => {
    expect(touchesClassified(clock, at(25), at(30))).toBe(false);
    expect(touchesClassified(clock, at(25), at(31))).toBe(true);
    expect(touchesClassified(clock, at(40), at(50))).toBe(false);
    expect(touchesClassified(clock, at(58), at(59))).toBe(true);
  });
});
