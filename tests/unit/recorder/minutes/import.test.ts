import { describe, expect, it } from 'vitest';
import { importMeeting, MeetingFileError } from '#recorder/minutes/import/importMeeting.ts';
import { optionLabel, optionsOf } from '#recorder/minutes/import/options.ts';
import { slipResult } from '#recorder/minutes/voting.ts';
import { meetingFile, meetingRecord } from '#tests/support/meetings.ts';

describe('importMeeting', () => {
  it('[MINUTES-10] reads both meetings, written and spoken', () => {
    const record = meetingRecord('lacGiang');
    expect(record.utterances).toHaveLength(74);
    expect(record.meeting).toMatchObject({
      totalMembers: 9,
      presentMembers: 8,
      silencePolicy: 'deemed_agree',
      chairId: 'P01',
    });
    expect(record.utterances.some((utterance) => utterance.fromSpeech)).toBe(false);
    const spoken = meetingRecord('hoaLam', { spoken: true });
    expect(spoken.utterances.every((utterance) => utterance.fromSpeech)).toBe(true);
    expect(spoken.meeting).toMatchObject({ totalMembers: 11, presentMembers: 9, silencePolicy: 'not_counted' });
  });

  it('[MINUTES-11] says what is wrong and where', () => {
    const file = meetingFile('lacGiang');
    file.participants[3].name = 7;
    delete file.meeting.title;
    try {
      importMeeting(file);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(MeetingFileError);
      expect((error as MeetingFileError).problems.map((problem) => problem.path).sort()).toEqual([
        'meeting.title',
        'participants.3.name',
      ]);
    }
    expect(() => importMeeting('hello')).toThrow(MeetingFileError);
  });

  it('[MINUTES-10] gets by with the least a file can hold', () => {
    const record = importMeeting({
      agency: { name: 'Bộ Y tế' },
      meeting: { title: 'Họp giao ban' },
      participants: [{ id: 1, name: 'An' }],
      agenda: [],
      transcript: [{ id: 1, speaker: 'An', asr_text: 'xin chào' }],
    });
    expect(record.utterances[0]).toMatchObject({ id: '1', speakerId: '1', text: 'xin chào', fromSpeech: true });
    expect(record.meeting.totalMembers).toBe(0);
  });

  it('[MINUTES-10] says nothing about a vote or slip of which the file holds no numbers', () => {
    const file = meetingFile('lacGiang');
    delete file.votes[0].result;
    file.votes[0].ballots = null;
    delete file.opinion_slips[0].responses;
    const record = importMeeting(file);
    expect(record.polls.map((poll) => poll.id)).toEqual(['V2', 'V3']);
    expect(record.slips.map((slip) => slip.id)).toEqual(['PL34']);
  });

  it('[MINUTES-12] keeps no ballots of a secret vote, even when a file brings them', () => {
    const file = meetingFile('lacGiang');
    file.votes[2].ballots = [{ participant: 'P01', choice: 'tan_thanh' }];
    expect(importMeeting(file).polls[2]?.ballots).toEqual([]);
  });

  it('[MINUTES-13] counts from the ballots when there is no result', () => {
    const file = meetingFile('lacGiang');
    delete file.votes[1].result;
    expect(importMeeting(file).polls[1]).toMatchObject({
      counts: { tan_thanh: 6, khong_tan_thanh: 1, khong_bieu_quyet: 1 },
      totalMembers: 9,
      passed: true,
    });
  });

  it('[MINUTES-13] a tie goes to the side of the chair, and is open when the chair is on neither', () => {
    const file = meetingFile('hoaLam');
    delete file.votes[0].result;
    expect(importMeeting(file).polls[0]).toMatchObject({ counts: { dong_y: 4, khong_dong_y: 4 }, passed: false });
    file.votes[0].ballots.find((ballot: { participant: string }) => ballot.participant === 'M01').choice =
      'y_kien_khac';
    file.votes[0].ballots.find((ballot: { participant: string }) => ballot.participant === 'M04').choice =
      'khong_dong_y';
    expect(importMeeting(file).polls[0]).toMatchObject({ passed: null });
  });
});

describe('vote options', () => {
  it.each([
    ['khong_tan_thanh', 'không tán thành', 'disagree'],
    ['dong_y', 'đồng ý', 'agree'],
    ['nhat_tri', 'nhất trí', 'agree'],
    ['khong_nhat_tri', 'không nhất trí', 'disagree'],
    ['y_kien_khac', 'ý kiến khác', 'neutral'],
    ['phieu_trang', 'phiếu trắng', 'neutral'],
    ['phuong_an_2', 'phương án 2', 'neutral'],
    ['Tán thành', 'tán thành', 'agree'],
  ])('[MINUTES-14] %s is "%s" and counts as %s', (code, label, counts) => {
    expect(optionLabel(code)).toBe(label);
    expect(optionsOf([code], [])[0]?.countsAs).toBe(counts);
  });
});

describe('slipResult', () => {
  const record = meetingRecord('lacGiang');
  const [first, second] = record.slips;
  const under = (policy: 'deemed_agree' | 'not_counted' | 'deemed_disagree') => ({
    silencePolicy: policy,
    totalMembers: 9,
  });

  it('[MINUTES-15] the outcome of a slip may turn with the policy on silence', () => {
    expect(slipResult(first!, under('deemed_agree'))).toMatchObject({ agree: 7, of: 9, passed: true });
    expect(slipResult(first!, under('not_counted'))).toMatchObject({ agree: 6, of: 9, passed: true });
    expect(slipResult(second!, under('deemed_agree'))).toMatchObject({ agree: 6, of: 9, passed: true });
    expect(slipResult(second!, under('not_counted'))).toMatchObject({ agree: 4, of: 9, passed: false });
    expect(slipResult(second!, under('deemed_disagree'))).toMatchObject({ agree: 4, of: 9, passed: false });
  });

  it('[MINUTES-16] an answer after the deadline is shown and not counted', () => {
    const late = slipResult(meetingRecord('hoaLam').slips[0]!, { silencePolicy: 'not_counted', totalMembers: 11 });
    expect(late).toMatchObject({ late: 1, silent: 2, agree: 6, of: 11, passed: true });
  });
});
