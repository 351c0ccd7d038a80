import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftMinutes } from '#recorder/minutes/draft.ts';
import { sourcesIn, unsupportedFacts } from '#recorder/minutes/facts/check.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { deafReader } from '#tests/support/turnReader.ts';

const WORDS =
  'kính thưa đồng chí Chủ tịch giao Sở Tài chính chủ trì phối hợp với Bộ Nội vụ báo cáo trước ngày 15/12 9.846 tỷ đồng 8,12% tôi đề nghị ' +
  'không đồng ý thống nhất theo nếu mời biểu quyết phiếu số 31 hai mươi năm ngày . , ; : ? ( ) “ ” - … Nguyễn An tám phẩy không linh trăm';
const word = fc.constantFrom(...WORDS.split(' '));
const said = fc.oneof(
  { weight: 6, arbitrary: fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
);
const id = (prefix: string, most: number) => fc.nat({ max: most }).map((number) => `${prefix}${number}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const moment = maybe(
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);

const person = fc.record({
  honorific: fc.constantFrom('Ông', 'Bà', ''),
  name: fc.constantFrom('Nguyễn An', 'Lê Thị Bình', 'Trần Văn Công', ''),
  title: fc.constantFrom(
    'Chủ tịch UBND tỉnh',
    'Ủy viên UBND tỉnh, Giám đốc Sở Tài chính',
    'Vụ trưởng',
    '',
    'phụ trách chung',
  ),
  unit: fc.constantFrom('Sở Tài chính', 'UBND tỉnh', ''),
  role: fc.constantFrom('chair', 'member', 'invitee', 'delegate', 'secretary', 'observer') as fc.Arbitrary<
    MeetingRecord['people'][number]['role']
  >,
  isMember: fc.boolean(),
  canVote: fc.boolean(),
  presence: fc.constantFrom('present', 'excused', 'unexcused', 'unknown') as fc.Arbitrary<
    MeetingRecord['people'][number]['presence']
  >,
  remote: fc.boolean(),
  checkedInAt: moment,
  leftAt: moment,
  absence: maybe(fc.record({ reason: fc.constantFrom('Ốm', ''), delegateId: maybe(id('P', 9)) })),
  delegateFor: maybe(id('P', 9)),
  aliases: fc.array(fc.constantFrom('anh An', '', 'chị Bình'), { maxLength: 2 }),
});

const options = [
  { id: 'y', label: 'tán thành', countsAs: 'agree' as const },
  { id: 'n', label: 'không tán thành', countsAs: 'disagree' as const },
  { id: 'o', label: 'ý kiến khác', countsAs: 'neutral' as const },
];
const small = fc.nat({ max: 30 });
const poll = fc.record({
  itemId: maybe(id('A', 4)),
  question: said,
  form: fc.constantFrom('open', 'secret', 'acclamation') as fc.Arbitrary<'open' | 'secret' | 'acclamation'>,
  options: fc.subarray(options),
  counts: fc.record({ y: small, n: small, o: small }),
  totalMembers: small,
  passed: maybe(fc.boolean()),
  ballots: fc.array(fc.record({ personId: id('P', 9), optionId: fc.constantFrom('y', 'n') }), { maxLength: 2 }),
  issued: maybe(small),
  collected: maybe(small),
  valid: maybe(small),
  invalid: maybe(small),
  reservedOpinions: fc.array(fc.record({ personId: id('P', 9), text: said }), { maxLength: 2 }),
  openedAfter: maybe(id('U', 30)),
  closedBefore: maybe(id('U', 30)),
  closedAt: moment,
});
const slip = fc.record({
  number: fc.constantFrom('31/PLYK', '', 'x'),
  title: said,
  options: fc.constant(options),
  recipientIds: fc.uniqueArray(id('P', 9)),
  answers: fc.array(
    fc.record({
      personId: id('P', 9),
      optionId: fc.constantFrom('y', 'n', 'z'),
      answeredAt: moment,
      reason: maybe(said),
    }),
    { maxLength: 4 },
  ),
  noReplyIds: fc.uniqueArray(id('P', 9)),
  deadline: moment,
});
const utterance = fc.record({
  speakerId: maybe(id('P', 11)),
  itemId: maybe(id('A', 5)),
  startMs: small,
  endMs: small,
  startedAt: moment,
  text: said,
  fromSpeech: fc.boolean(),
});

function numbered<T>(prefix: string, rows: T[]): (T & { id: string })[] {
  return rows.map((row, index) => ({ ...row, id: `${prefix}${index}` }));
}

const recordOf: fc.Arbitrary<MeetingRecord> = fc
  .record({
    people: fc.array(person, { maxLength: 10 }),
    items: fc.array(fc.record({ title: said, presenterId: maybe(id('P', 9)), unit: fc.constant(null) }), {
      maxLength: 4,
    }),
    polls: fc.array(poll, { maxLength: 3 }),
    slips: fc.array(slip, { maxLength: 2 }),
    utterances: fc.array(utterance, { maxLength: 30 }),
    times: fc.tuple(moment, moment),
    policy: fc.constantFrom('deemed_agree', 'not_counted', 'deemed_disagree') as fc.Arbitrary<
      MeetingRecord['meeting']['silencePolicy']
    >,
    members: small,
    recorded: maybe(
      fc.record({
        audio: fc.boolean(),
        video: fc.boolean(),
        announcedById: maybe(id('P', 9)),
        announcedIn: maybe(id('U', 30)),
        objections: fc.array(said, { maxLength: 2 }),
      }),
    ),
  })
  .map((made) => ({
    meeting: {
      id: 'M',
      title: 'Phiên họp tháng 11',
      format: 'hybrid',
      location: 'Phòng họp số 2',
      startedAt: made.times[0],
      endedAt: made.times[1],
      chairId: 'P0',
      secretaryId: 'P1',
      totalMembers: made.members,
      presentMembers: made.members,
      silencePolicy: made.policy,
      invitation: null,
      minutesNumber: null,
      recording: made.recorded,
    },
    agency: {
      name: 'UBND TỈNH LẠC GIANG',
      shortName: 'UBND tỉnh Lạc Giang',
      parent: null,
      code: 'UBND',
      place: 'Lạc Giang',
      office: '',
      unitAliases: { 'Văn phòng': 'Văn phòng UBND tỉnh' },
      units: ['Sở Tài chính'],
    },
    people: numbered('P', made.people),
    items: numbered('A', made.items).map((item, index) => ({ ...item, order: index, paperIds: [], pollIds: [] })),
    papers: [],
    polls: numbered('V', made.polls),
    slips: numbered('L', made.slips),
    utterances: numbered('U', made.utterances),
    speakingRequests: [],
    extraHolidays: [],
  }));

describe('draftMinutes', () => {
  it('[MINUTES-29] never fails and invents nothing, whatever the record holds', () => {
    fc.assert(
      fc.property(recordOf, (record) => {
        const { minutes } = draftMinutes(record, deafReader);
        const sources = sourcesIn(record);
        for (const block of minutes.blocks) {
          expect(block.evidence.length).toBeGreaterThan(0);
          expect(unsupportedFacts(block, sources(block.evidence))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
