import { describe, expect, it } from 'vitest';
import { extractTurn } from '#recorder/language/index.ts';
import { draftMinutes } from '#recorder/minutes/draft.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { TurnMemory } from '#recorder/minutes/turnMemory.ts';
import { meetingRecord } from '#tests/support/meetings.ts';

const sample = meetingRecord('lacGiang', { spoken: true });
const whole = { ...sample, utterances: sample.utterances.slice(-12) };
const turns = whole.utterances.length;

const upTo = (count: number): MeetingRecord => ({ ...whole, utterances: whole.utterances.slice(0, count) });

/** The record with the words of one turn as somebody has corrected them. */
const corrected = (at: number): MeetingRecord => ({
  ...whole,
  utterances: whole.utterances.map((turn, index) =>
    index === at ? { ...turn, text: 'giao sở tài chính báo cáo trước ngày mười hai tháng mười hai' } : turn,
  ),
});

/** Drafts with one memory and counts the turns that were read. */
function drafting() {
  const memory = new TurnMemory();
  return (record: MeetingRecord) => {
    let read = 0;
    const made = draftMinutes(
      record,
      (turn, context) => {
        read += 1;
        return extractTurn(turn, context);
      },
      memory,
    );
    return { made, read };
  };
}

const anew = (record: MeetingRecord) => draftMinutes(record, extractTurn);

describe('a draft with the memory of the one before', () => {
  it('[MINUTES-49] reads what was said since, and says the same as one made anew', () => {
    const draft = drafting();
    let before = 0;
    for (const count of [3, 7, turns]) {
      const { made, read } = draft(upTo(count));
      expect(read).toBe(count - before);
      expect(made).toEqual(anew(upTo(count)));
      before = count;
    }
    expect(draft(whole)).toEqual({ made: anew(whole), read: 0 });
  });

  it('[MINUTES-49] reads again from a corrected turn on', () => {
    const draft = drafting();
    draft(whole);
    expect(draft(corrected(8))).toEqual({ made: anew(corrected(8)), read: turns - 8 });
    expect(draft(whole)).toEqual({ made: anew(whole), read: turns - 8 });
  });

  it('[MINUTES-49] reads everything again when people or the day have changed', () => {
    const draft = drafting();
    draft(whole);
    const fewer = { ...whole, people: whole.people.slice(0, -3) };
    const later = { ...whole, meeting: { ...whole.meeting, startedAt: '2026-12-01T08:00:00+07:00' } };
    expect(draft(fewer)).toEqual({ made: anew(fewer), read: turns });
    expect(draft(later)).toEqual({ made: anew(later), read: turns });
  });

  it('[MINUTES-49] forgets what no longer stands at the end', () => {
    const draft = drafting();
    draft(whole);
    expect(draft(upTo(5))).toEqual({ made: anew(upTo(5)), read: 0 });
    expect(draft(whole).made).toEqual(anew(whole));
  });
});
