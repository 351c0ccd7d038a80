import { describe, expect, it } from 'vitest';
import { events } from '#protocol/registry.ts';
import { disagreements } from '#server/cli/recount.ts';
import { exampleOf } from '#tests/support/examples.ts';

const schema = events['poll.published'].data;
const example = schema.parse(exampleOf(schema));
const published = {
  ...example,
  ballotIds: ['ABCD EFGH 2345', 'ABCD EFGH 2346', 'ABCD EFGH 2347'],
  result: {
    ...example.result,
    counts: [
      { optionId: 'agree', ballots: 2, votes: 2 },
      { optionId: 'against', ballots: 1, votes: 1 },
      { optionId: 'neither', ballots: 0, votes: 0 },
    ],
  },
};
const recount = {
  ballotIds: published.ballotIds.toReversed(),
  counts: { agree: 2, against: 1 },
  ballots: 3,
  blank: 0,
  unsigned: 0,
};

describe('[BALLOT-8] the recount', () => {
  it('agrees with what was published, in whatever order the box is read', () => {
    expect(disagreements(published, recount)).toEqual([]);
  });

  it.each([
    ['a ballot is missing', { ballotIds: recount.ballotIds.slice(1) }],
    ['a ballot was put in', { ballotIds: [...recount.ballotIds, 'ABCD EFGH 2348'] }],
    ['a ballot was exchanged', { ballotIds: recount.ballotIds.with(0, 'ABCD EFGH 2399') }],
    ['a choice was changed', { counts: { agree: 1, against: 2 } }],
    ['a signature is missing', { unsigned: 1 }],
  ])('notices that %s', (_what, change) => {
    expect(disagreements(published, { ...recount, ...change })).toHaveLength(1);
  });
});
