import type { EventData } from '#protocol/registry.ts';
import type { ChainedEvent } from '#server/persistence/chain.ts';
import type { Database } from '#server/persistence/client.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import type { FaultPoll, Receipt } from './ballots.ts';

/** Acknowledged ballots that the whole log has, lacks, and has more than once; and ballots that nobody has a receipt for. */
export type Count = { readonly found: number; readonly lost: number; readonly doubled: number };

function factsOf<N extends 'poll.ballotCast' | 'poll.tokenTaken' | 'poll.published'>(
  log: readonly ChainedEvent[],
  name: N,
  pollId: string,
): EventData<N>[] {
  const facts = log.filter((event) => event.name === name).map(({ data }) => data as EventData<N>);
  return facts.filter((fact) => fact.pollId === pollId);
}

function timesOf(values: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const value of values) {
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  return times;
}

/** Names under which ballots are in the log, and the name that each receipt says. */
function namesIn(log: readonly ChainedEvent[], { form, pollId }: FaultPoll): string[] {
  if (form === 'secret') {
    return factsOf(log, 'poll.published', pollId).flatMap(({ ballotIds }) => ballotIds);
  }
  return factsOf(log, 'poll.ballotCast', pollId).map(({ participantId, choices }) => `${participantId} ${choices}`);
}

const nameOf = ({ ballotId, voter, choice }: Receipt): string => ballotId ?? `${voter} ${choice}`;

/** How far the published numbers are from the receipts, option by option, in ballots. */
function misCounted(log: readonly ChainedEvent[], { pollId }: FaultPoll, receipts: readonly Receipt[]): number {
  const [published] = factsOf(log, 'poll.published', pollId);
  const told = timesOf(receipts.map(({ choice }) => choice));
  const counted = published?.result.counts ?? [];
  const wrong = counted.reduce((sum, { optionId, ballots }) => sum + Math.abs(ballots - (told.get(optionId) ?? 0)), 0);
  return wrong + Math.abs(receipts.length - (published?.result.received ?? 0));
}

/** Holds everybody's receipts against the whole log of the meeting as it lies in the database. */
export async function countAgain(db: Database, poll: FaultPoll, receipts: readonly Receipt[]): Promise<Count> {
  const log = await eventsAfter(db, poll.meetingId, 0);
  const inLog = timesOf(namesIn(log, poll));
  const names = new Set(receipts.map(nameOf));
  const found = [...names].filter((name) => inLog.has(name)).length;
  const again = [...inLog].reduce((sum, [name, times]) => sum + (names.has(name) ? times - 1 : times), 0);
  const tokens = factsOf(log, 'poll.tokenTaken', poll.pollId).map(({ participantId }) => participantId);
  return {
    found,
    lost: receipts.length - found + misCounted(log, poll, receipts),
    doubled: again + tokens.length - new Set(tokens).size,
  };
}
