import { isDeepStrictEqual } from 'node:util';
import { addresseeOf, fold, foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { audiencesOf, maySee, type Viewer, viewerOf, viewFor } from '#domain/view.ts';
import { isPersonal } from '#protocol/define.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, type EventData, type EventName } from '#protocol/registry.ts';
import type { ChainedEvent } from '#server/persistence/chain.ts';
import { eventsAfter, withoutHash } from '#server/persistence/eventLog.ts';
import { verifies } from '#tests/support/verify.ts';
import { EVERYONE } from '../room/commands.ts';
import type { Books } from './books.ts';
import type { Device } from './device.ts';
import type { Stand, WireRoom } from './stage.ts';

type Published = EventData<'poll.published'>;

/** How often the log may have moved on while the devices were looked at. */
const MOST_LOOKS = 50;

/** Where two values first differ, with what each has there. */
function difference(one: unknown, other: unknown, at = ''): string {
  const both = [one, other];
  if (!both.every((value) => typeof value === 'object' && value !== null)) {
    return `${at}: ${both.map((value) => JSON.stringify(value)?.slice(0, 200)).join(' / ')}`;
  }
  const [mine, theirs] = both as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const key = [...keys].find(
    (name) => !(name in mine && name in theirs && isDeepStrictEqual(mine[name], theirs[name])),
  );
  return key === undefined ? `${at}: the order or kind` : difference(mine[key], theirs[key], `${at}.${key}`);
}

/** What a device shows otherwise than its person may see of the whole log, and the screen otherwise than what everyone may. */
async function stateWrongs(
  log: readonly ChainedEvent[],
  whole: MeetingState,
  device: Device,
  viewer: Viewer,
): Promise<string[]> {
  const late = await device.upTo(lastVisible(log, viewer)).then(
    () => [],
    (error: unknown) => [String(error)],
  );
  const { shared, stewards, own } = viewFor(whole, viewer);
  const other = Object.entries({ shared, stewards, own }).filter(
    ([part, wanted]) => !isDeepStrictEqual(device.state[part as 'shared'], wanted),
  );
  const who = viewer?.participantId ?? 'the screen';
  const told = other.map(([part, wanted]) => {
    const where = difference(device.state[part as 'shared'], wanted, part);
    return `${who} at ${device.state.sequence} shows otherwise than the log: ${where}`;
  });
  return [...late, ...told];
}

async function allStateWrongs(log: readonly ChainedEvent[], room: WireRoom): Promise<string[]> {
  const whole = foldAll(initialState(room.meetingId), log);
  const wrongs = await stateWrongs(log, whole, room.screen, null);
  for (const device of room.devices) {
    const viewer = viewerOf(whole, device.seat.as);
    wrongs.push(...(viewer === null ? [] : await stateWrongs(log, whole, device, viewer)));
  }
  return wrongs;
}

type Heard = readonly { readonly device: Device; readonly events: readonly EventEnvelope[] }[];

/**
 * The log with what the devices show and have heard of it. The server may still be writing on its own account (the count of the
 * last ballots comes a quarter of a second after them), so this looks again until nothing has been written while it looked.
 * What was heard is noted before the log is read for the last time: that reading has to hold all of it.
 */
async function look({ db }: Stand, room: WireRoom, books: Books): Promise<{ log: ChainedEvent[]; heard: Heard }> {
  for (let looks = 0; ; looks += 1) {
    const before = await eventsAfter(db, room.meetingId, 0);
    const wrongs = await allStateWrongs(before, room);
    const heard = [...room.devices, room.screen].map((device) => ({ device, events: [...device.heard] }));
    const log = await eventsAfter(db, room.meetingId, 0);
    const calm = log.length === before.length;
    if (calm || looks === MOST_LOOKS) {
      books.wrongs.push(...(calm ? wrongs : ['the log never comes to an end']));
      return { log, heard };
    }
  }
}

const lastVisible = (log: readonly ChainedEvent[], viewer: Viewer): number =>
  log.findLast((event) => maySee(viewer, event))?.sequence ?? 0;

/** Up to which number each person belonged to each audience of the meeting. */
function lastRights(meetingId: string, log: readonly ChainedEvent[]) {
  const last = new Map<string, number>();
  let state: MeetingState = initialState(meetingId);
  for (const event of log) {
    state = fold(state, event);
    for (const id of EVERYONE) {
      const viewer = viewerOf(state, id);
      for (const audience of viewer === null ? [] : audiencesOf(viewer)) {
        last.set(`${id} ${audience}`, event.sequence);
      }
    }
  }
  return last;
}

/** Nobody was sent an event of an audience that he was in neither then nor later, and none other than the log has it. */
function checkHeard(log: readonly ChainedEvent[], allHeard: Heard, room: WireRoom, books: Books): void {
  const rights = lastRights(room.meetingId, log);
  const mayHave = ({ name, data, sequence }: ChainedEvent, device: Device): boolean => {
    const { as } = device.seat;
    const audience = audienceOf(name as EventName);
    const named = !isPersonal(audience) || addresseeOf({ data }) === as;
    const forScreen = device !== room.screen || audiencesOf(null).includes(audience);
    return named && forScreen && (rights.get(`${as} ${audience}`) ?? 0) >= sequence - 1;
  };
  for (const { device, events } of allHeard) {
    for (const heard of events) {
      const event = log[heard.sequence - 1];
      if (event === undefined || !isDeepStrictEqual(withoutHash(event), heard)) {
        books.wrong(`${device.seat.as} was sent what isn’t in the log`, heard);
      } else if (!mayHave(event, device)) {
        books.wrong(`${device.seat.as} was sent what is for others`, heard);
      }
    }
  }
}

/** Receipts are those of accepted commands and of the server's own; nothing is left of a rejected one. */
async function checkReceipts({ db }: Stand, { meetingId }: WireRoom, books: Books): Promise<void> {
  const rows = await db.receipt.findMany({ where: { meetingId, NOT: { actor: 'service:server' } } });
  const stored = new Set(rows.map(({ commandId }) => commandId));
  for (const commandId of books.accepted.keys()) {
    if (!stored.has(commandId)) {
      books.wrong('an accepted command has no receipt', commandId);
    }
  }
  for (const commandId of stored) {
    if (!books.accepted.has(commandId)) {
      books.wrong('a receipt of a command that was not accepted', commandId, books.rejected.has(commandId));
    }
  }
}

/** Boxes belong to secret polls that were opened in the log; one that was cancelled is gone. */
async function checkBoxes({ db }: Stand, room: WireRoom, log: readonly ChainedEvent[], books: Books): Promise<void> {
  const { polls } = foldAll(initialState(room.meetingId), log).shared;
  const boxes = await db.ballotBox.findMany({ where: { meetingId: room.meetingId }, select: { pollId: true } });
  const wanted = Object.values(polls.byId).filter(({ form, status }) => form === 'secret' && status !== 'cancelled');
  const ids = (of: readonly { pollId: string }[]): string => JSON.stringify(of.map(({ pollId }) => pollId).toSorted());
  if (ids(boxes) !== ids(wanted)) {
    books.wrong('boxes and secret polls differ', ids(boxes), ids(wanted));
  }
}

function choicesOf(log: readonly ChainedEvent[], { pollId, ballotIds }: Published, books: Books): string[] {
  const opened = log.find(({ name, data }) => name === 'poll.opened' && (data as Published).pollId === pollId);
  const { context } = (opened?.data ?? {}) as Partial<EventData<'poll.opened'>>;
  if (context?.form !== 'secret') {
    return books.openChoices(pollId);
  }
  const sealed = books.secret.get(pollId) ?? new Map<string, string>();
  if (!isDeepStrictEqual([...sealed.keys()].toSorted(), ballotIds.toSorted())) {
    books.wrong('the published ids are not those of the receipts', pollId);
  }
  return [...sealed.values()];
}

/** Published results are what the receipts say; answers how many there were. */
function checkTallies(log: readonly ChainedEvent[], books: Books): number {
  const voted = log.filter(({ name }) => name === 'poll.published').map(({ data }) => data as Published);
  const counted = voted.filter(({ result }) => !['acclamation'].includes(result.decidedBy) && result.issued > 0);
  for (const published of counted) {
    const choices = choicesOf(log, published, books);
    const right = published.result.counts.every(
      ({ optionId, ballots }) => ballots === choices.filter((choice) => choice === optionId).length,
    );
    if (!right || published.result.received !== choices.length) {
      books.wrong('a published result isn’t what the receipts say', published.pollId, published.result.counts, choices);
    }
  }
  return counted.length;
}

/** Warnings are part of life: two processes may answer one command at the same time, and the second then tries again. */
const isFault = (line: string): boolean => !line.includes('"level":"warn"');

/** Holds everything that was seen over the wire against the database; notes what is wrong, answers how many polls were counted. */
export async function findWrongs(stand: Stand, room: WireRoom, books: Books): Promise<number> {
  const { log, heard } = await look(stand, room, books);
  await room.witness.settled();
  checkHeard(log, heard, room, books);
  await checkReceipts(stand, room, books);
  await checkBoxes(stand, room, log, books);
  if (!(await verifies(stand.databaseUrl, room.meetingId))) {
    books.wrong('npm run verify finds the meeting broken');
  }
  for (const complaint of stand.complaints.splice(0).filter(isFault)) {
    books.wrong('the server complains', complaint);
  }
  return checkTallies(log, books);
}
