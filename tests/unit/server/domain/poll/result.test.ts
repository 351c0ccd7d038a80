import { describe, expect, it } from 'vitest';
import { elect } from '#domain/poll/election.ts';
import { carries, permille, requiredVotes } from '#domain/poll/majority.ts';
import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';
import { type Electorate, resultOf, totalVotes, type Vote } from '#domain/poll/result.ts';
import { pollRuleOf } from '#domain/poll/roll.ts';
import { quorumFor } from '#domain/quorum.ts';
import { profileOn } from '#domain/ruleProfiles.ts';
import type { BallotContext, Majority } from '#protocol/ballot.ts';

const profile = profileOn('2026-11-18');
const options = optionSet('tan_thanh|khong_tan_thanh|khong_bieu_quyet');

function contextOf(totalMembers: number, changes: Partial<BallotContext> = {}): BallotContext {
  return {
    meetingId: 'm',
    pollId: 'p',
    itemId: null,
    question: 'Thông qua',
    form: 'open',
    method: 'decision',
    seats: 1,
    options,
    paper: null,
    weighted: false,
    totalMembers,
    roll: [],
    rule: pollRuleOf(profile, null),
    revoteOf: null,
    publicKey: null,
    ...changes,
  };
}

function electorate(total: number, present: number, received: number): Electorate {
  const quorum = { present, total, ...quorumFor(present, total, profile.quorum) };
  const silent = present - received;
  return {
    presentVotes: present,
    silent,
    silentVotes: silent,
    absent: total - present,
    issued: present,
    invalid: 0,
    quorum,
  };
}

function votes(yes: number, no: number, other: number): Vote[] {
  const of = (choice: string, count: number): Vote[] =>
    Array.from({ length: count }, () => ({ choices: [choice], weight: 1 }));
  return [...of('tan_thanh', yes), ...of('khong_tan_thanh', no), ...of('khong_bieu_quyet', other)];
}

const majority = (
  rule: Majority['rule'],
  base: Majority['base'] = 'total_members',
  tie: Majority['tie'] = 'chair',
) => ({
  rule: pollRuleOf(profile, { rule, base, tie }),
});

describe('[POLL-13] majority of all members, on integers (worked examples of the domain guide)', () => {
  const examples = [
    { total: 9, present: 8, yes: 5, no: 2, other: 1, outcome: 'passed' },
    { total: 9, present: 6, yes: 4, no: 1, other: 1, outcome: 'not_passed' },
    { total: 27, present: 20, yes: 14, no: 3, other: 3, outcome: 'passed' },
    { total: 27, present: 18, yes: 13, no: 2, other: 3, outcome: 'not_passed' },
  ] as const;
  it.each(examples)('$yes-$no-$other of $total: $outcome', ({ total, present, yes, no, other, outcome }) => {
    const result = resultOf(contextOf(total), votes(yes, no, other), electorate(total, present, present), null);
    expect(result.outcome).toBe(outcome);
    expect(result.agree + result.disagree + result.neutral + result.absent).toBe(total);
  });

  it('says how near a majority of ballots came: 4 of 6 is 66,7 % of the votes and 44,4 % of the members', () => {
    const result = resultOf(contextOf(9), votes(4, 1, 1), electorate(9, 6, 6), null);
    expect(result).toMatchObject({
      agreeOfCastPermille: 667,
      agreeOfTotalPermille: 444,
      required: 5,
      outcome: 'not_passed',
    });
  });

  it('gives the figures of the sentence "62,5% số phiếu, 45,5% tổng số thành viên: không thông qua"', () => {
    const result = resultOf(contextOf(11), votes(5, 2, 1), electorate(11, 8, 8), null);
    expect(result).toMatchObject({ agreeOfCastPermille: 625, agreeOfTotalPermille: 455, outcome: 'not_passed' });
  });
});

describe('[POLL-14] a tie goes by the open ballot of the chair', () => {
  const tied = (other: number, side: 'agree' | 'disagree' | null, total = 8) =>
    resultOf(contextOf(total), votes(4, 4, other), electorate(total, total, total), side);
  it('passes with the chair for it and fails with the chair against it', () => {
    expect(tied(0, 'agree')).toMatchObject({ outcome: 'passed', decidedBy: 'chair_ballot' });
    expect(tied(0, 'disagree')).toMatchObject({ outcome: 'not_passed', decidedBy: 'chair_ballot' });
  });
  it('waits for the chair who has taken no side', () => {
    expect(tied(1, null, 9).outcome).toBe('tie_needs_chair');
  });
  it('fails where the profile says that ties fail, and without a single vote for it', () => {
    const strict = contextOf(8, majority('more_than_half', 'total_members', 'fails'));
    expect(resultOf(strict, votes(4, 4, 0), electorate(8, 8, 8), 'agree').outcome).toBe('not_passed');
    expect(resultOf(contextOf(9), votes(0, 0, 9), electorate(9, 9, 9), 'agree').outcome).toBe('not_passed');
  });
});

describe('[POLL-13] other rules and bases', () => {
  it.each([
    ['two_thirds', 'total_members', 6, 3, 0, 9, 'passed'],
    ['two_thirds', 'total_members', 5, 3, 0, 9, 'not_passed'],
    ['three_quarters', 'total_members', 9, 3, 0, 12, 'passed'],
    ['more_than_half', 'present_members', 4, 1, 1, 9, 'passed'],
    ['more_than_half', 'ballots_cast', 2, 1, 0, 9, 'passed'],
    ['plurality', 'ballots_cast', 2, 1, 3, 9, 'passed'],
  ] as const)('%s of %s: %i-%i-%i of %i %s', (rule, base, yes, no, other, total, outcome) => {
    const present = yes + no + other;
    const context = contextOf(total, {
      rule: {
        ...pollRuleOf(profile, { rule, base, tie: 'chair' }),
        quorum: { ...pollRuleOf(profile, null).quorum, lost: 'warn' },
      },
    });
    expect(resultOf(context, votes(yes, no, other), electorate(total, present, present), null).outcome).toBe(outcome);
  });
  it('needs as many as the first that carries', () => {
    for (const rule of ['more_than_half', 'two_thirds', 'three_quarters', 'plurality'] as const) {
      for (let base = 1; base <= 60; base += 1) {
        const required = requiredVotes(rule, 2, base);
        expect(carries(rule, required, 2, base)).toBe(true);
        expect(carries(rule, required - 1, 2, base)).toBe(false);
      }
    }
  });
  it('rounds shares half up on integers', () => {
    expect([permille(6, 9), permille(1, 8), permille(1, 2000), permille(0, 0)]).toEqual([667, 125, 1, 0]);
  });
});

describe('[POLL-16] silence', () => {
  it('is recorded as not voting, never as agreement, and stays out of the ballots cast', () => {
    const result = resultOf(contextOf(9), votes(5, 0, 0), electorate(9, 8, 5), null);
    expect(result).toMatchObject({
      agree: 5,
      neutral: 3,
      silent: 3,
      received: 5,
      agreeOfCastPermille: 1000,
      absent: 1,
    });
    expect(result.counts.find(({ optionId }) => optionId === 'khong_bieu_quyet')?.votes).toBe(0);
  });
  it('is left out where the profile says not counted', () => {
    const context = contextOf(9, { rule: { ...pollRuleOf(profile, null), silence: 'not_counted' } });
    expect(resultOf(context, votes(5, 0, 0), electorate(9, 8, 5), null).neutral).toBe(0);
  });
});

describe('[POLL-17] elections of several seats', () => {
  const standing = (...all: number[]) => all.map((count, index) => ({ optionId: `u${index + 1}`, votes: count }));
  it('elects those with most votes among those who carry the majority', () => {
    expect(elect(standing(9, 4, 7, 6), 2, 'more_than_half', 10)).toEqual({
      elected: ['u1', 'u3'],
      tied: [],
      outcome: 'elected',
    });
    expect(elect(standing(9, 4, 5, 3), 2, 'more_than_half', 10)).toMatchObject({
      elected: ['u1'],
      outcome: 'partly_elected',
    });
    expect(elect(standing(3, 3), 1, 'more_than_half', 10)).toMatchObject({ elected: [], outcome: 'none_elected' });
  });
  it('elects nobody of a tie at the last seat, and doesn’t mind a tie inside the seats', () => {
    expect(elect(standing(8, 7, 7), 2, 'more_than_half', 10)).toEqual({
      elected: ['u1'],
      tied: ['u2', 'u3'],
      outcome: 'partly_elected',
    });
    expect(elect(standing(7, 7, 6), 2, 'more_than_half', 10)).toMatchObject({ elected: ['u1', 'u2'], tied: [] });
  });
  it('counts several names on a ballot, and a blank one as neutral', () => {
    const candidates = ['a', 'b', 'c'].map((optionId) => ({ optionId, label: optionId, countsAs: 'agree' as const }));
    const context = contextOf(5, { method: 'election', seats: 2, options: candidates, form: 'secret' });
    const ballots = [['a', 'b'], ['a', 'c'], ['a', 'b'], ['b'], []].map((choices) => ({ choices, weight: 1 }));
    const result = resultOf(context, ballots, electorate(5, 5, 5), null);
    expect(result).toMatchObject({ outcome: 'elected', elected: ['a', 'b'], neutral: 1, agree: 4 });
  });
});

describe('[POLL-18] weights', () => {
  it('count votes instead of heads, of the whole body’s weight', () => {
    const roll = [3, 2, 1].map((weight, index) => ({
      participantId: `P${index}`,
      name: '',
      weight,
      place: 'on_site' as const,
    }));
    const context = contextOf(4, { weighted: true, roll });
    expect(totalVotes(context)).toBe(7);
    const cast = [
      { choices: ['tan_thanh'], weight: 3 },
      { choices: ['khong_tan_thanh'], weight: 2 },
      { choices: ['tan_thanh'], weight: 1 },
    ];
    const result = resultOf(context, cast, electorate(4, 3, 3), null);
    expect(result).toMatchObject({ agree: 4, disagree: 2, base: 7, required: 4, outcome: 'passed', received: 3 });
  });
});

describe('[POLL-4] quorum at the closing', () => {
  it('voids the decision where the profile blocks, and only warns where it warns', () => {
    expect(resultOf(contextOf(9), votes(5, 0, 0), electorate(9, 5, 5), null).outcome).toBe('no_quorum');
    const rule = pollRuleOf({ ...profile, vote: { ...profile.vote, quorumLost: 'warn' } }, null);
    const warned = resultOf(contextOf(9, { rule }), votes(5, 0, 0), electorate(9, 5, 5), null);
    expect(warned).toMatchObject({ outcome: 'passed', quorum: { met: false } });
  });
  it('follows the worked examples: 5 of 9 is none, 6 of 9 is', () => {
    expect([quorumFor(5, 9, profile.quorum).met, quorumFor(6, 9, profile.quorum).met]).toEqual([false, true]);
  });
});

it('[BALLOT-7] warns when a secret result tells what everybody chose, or very few voted', () => {
  const secret = contextOf(9, { form: 'secret' });
  expect(resultOf(secret, votes(8, 0, 0), electorate(9, 8, 8), null).warnings).toEqual(['unanimous']);
  expect(resultOf(secret, votes(1, 1, 0), electorate(9, 8, 2), null).warnings).toEqual(['few_voters']);
  expect(resultOf(secret, votes(5, 2, 1), electorate(9, 8, 8), null).warnings).toEqual([]);
});

it('[POLL-2] has option sets as data, each option with what it counts as', () => {
  for (const written of OPTION_SETS) {
    expect(
      optionSet(written)
        .map(({ optionId }) => optionId)
        .join('|'),
    ).toBe(written);
  }
  expect(optionSet('dong_y|khong_dong_y|y_kien_khac').map(({ countsAs }) => countsAs)).toEqual([
    'agree',
    'disagree',
    'neutral',
  ]);
  expect(optionSet('khong_co')).toEqual([]);
});
