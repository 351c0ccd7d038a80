import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '#client/lib/secretBallot.ts';
import { recountSealedBox } from '#server/persistence/ballotRecount.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { voteInSecret } from '#tests/support/secretVote.ts';
import { openSession, PRESENT_MEMBERS, questionOf, type Session } from '#tests/support/session.ts';

type Sample = { votes: { id: string; ballots: { participant: string; choice: string }[] | null }[] };

const sample = JSON.parse(readFileSync('prisma/seed/data/sample-meeting.json', 'utf8')) as Sample;
const choicesOf = (id: string) => sample.votes.find((vote) => vote.id === id)?.ballots ?? [];

let app: TestApp;
let session: Session;

beforeAll(async () => {
  app = await startApp();
  session = await openSession(app);
});

afterAll(() => app.close());

async function openPoll(pollId: string, form: 'open' | 'secret', itemId: string): Promise<string> {
  const { secretary, chair } = session;
  await chair.send('agenda.callItem', { itemId, despiteUnheard: true });
  await secretary.send('poll.create', { pollId, details: questionOf({ form, itemId }) });
  return (await chair.send('poll.open', { pollId })).code;
}

it('[POLL-5] freezes question, roll and rule; every device works out the code on the big screen', async () => {
  const code = await openPoll('V1', 'open', 'A3');
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
  const { shared } = await session.people['P10']!.waitForState(
    ({ shared: { polls } }) => polls.byId['V1'] !== undefined,
  );
  const context = shared.polls.byId['V1']!.context!;
  expect(await codeOf(context)).toBe(code);
  expect(await codeOf({ ...context, question: `${context.question}.` })).not.toBe(code);
  expect(context.roll.map(({ participantId }) => participantId)).toEqual([
    ...PRESENT_MEMBERS.slice(0, 7),
    'P08',
    'P09',
  ]);
  await Promise.all(
    choicesOf('V1').map(({ participant, choice }) =>
      session.people[participant]!.send('poll.cast', { pollId: 'V1', choices: [choice] }),
    ),
  );
  await session.chair.send('poll.close', { pollId: 'V1' });
  const published = await session.people['P02']!.waitForEvent('poll.published');
  expect(published.data.result).toMatchObject({
    outcome: 'passed',
    agree: 8,
    disagree: 0,
    required: 5,
    absent: 1,
    agreeOfTotalPermille: 889,
  });
});

it('[POLL-10] [POLL-11] changes ballots until closing, tells only who voted, then publishes names with choices', async () => {
  await openPoll('V2', 'open', 'A4');
  const { people, chair, secretary } = session;
  await people['P04']!.send('poll.cast', { pollId: 'V2', choices: ['tan_thanh'] });
  await Promise.all(
    choicesOf('V2').map(({ participant, choice }) =>
      people[participant]!.send('poll.cast', { pollId: 'V2', choices: [choice] }),
    ),
  );
  await secretary.waitForState(({ shared: { polls } }) => polls.byId['V2']?.received === 8);
  const seen = JSON.stringify(
    secretary.events.filter(
      ({ data }) => (data as { pollId?: string }).pollId === 'V2' && 'newVoters' in (data as object),
    ),
  );
  expect(seen).not.toContain('tan_thanh');
  expect(secretary.events.some(({ name }) => name === 'poll.ballotCast')).toBe(false);
  expect(people['P04']!.state.own['P04']?.ballots['V2']?.history).toHaveLength(2);
  await chair.send('poll.close', { pollId: 'V2' });
  await people['P04']!.send('poll.reserveOpinion', { pollId: 'V2', text: 'Đề nghị thuê thử 12 tháng.' });
  const { shared } = await people['P10']!.waitForState(
    ({ shared: { polls } }) => polls.byId['V2']?.reservedOpinions.length === 1,
  );
  const poll = shared.polls.byId['V2']!;
  expect(poll.result).toMatchObject({
    outcome: 'passed',
    agree: 6,
    disagree: 1,
    neutral: 1,
    absent: 1,
    agreeOfTotalPermille: 667,
    agreeOfCastPermille: 750,
  });
  expect(poll.ballots.find(({ participantId }) => participantId === 'P04')).toEqual({
    participantId: 'P04',
    choices: ['khong_tan_thanh'],
    place: 'on_site',
    changes: 1,
  });
  expect(poll.ballots.find(({ participantId }) => participantId === 'P03')?.place).toBe('remote');
  expect(poll.nonVoters).toEqual([{ participantId: 'P08', state: 'absent_excused' }]);
});

it('[BALLOT-1] [BALLOT-8] counts a secret ballot without knowing whose; every voter finds the own id; the recount agrees', async () => {
  await openPoll('V3', 'secret', 'A6');
  const { people, chair, secretary } = session;
  const choices = [
    'tan_thanh',
    'tan_thanh',
    'khong_tan_thanh',
    'tan_thanh',
    'khong_bieu_quyet',
    'tan_thanh',
    'khong_tan_thanh',
    'tan_thanh',
  ];
  const ids = await Promise.all(
    PRESENT_MEMBERS.map((id, index) => voteInSecret(people[id]!, 'V3', [choices[index]!], app.url)),
  );
  await secretary.waitForState(
    ({ shared: { polls } }) => polls.byId['V3']?.received === 8 && polls.byId['V3'].voters.length === 8,
  );
  await chair.send('poll.close', { pollId: 'V3' });
  const { data } = await people['P09']!.waitForEvent('poll.published', ({ pollId }) => pollId === 'V3');
  expect(data.result).toMatchObject({
    outcome: 'passed',
    agree: 5,
    disagree: 2,
    neutral: 1,
    issued: 8,
    received: 8,
    required: 5,
    agreeOfTotalPermille: 556,
  });
  expect(data.ballots).toEqual([]);
  expect(data.ballotIds.toSorted()).toEqual(ids.toSorted());
  const recount = await recountSealedBox(app.db, 'V3');
  expect(recount.ballotIds).toEqual(ids.toSorted());
  expect(recount).toMatchObject({
    ballots: 8,
    unsigned: 0,
    counts: { tan_thanh: 5, khong_tan_thanh: 2, khong_bieu_quyet: 1 },
  });
});
