import type { TrackedItem } from '#recorder/language/types.ts';
import { conclusionBlocks, type ItemConclusions } from './blocks/conclusions.ts';
import { discussionBlocks } from './blocks/discussion.ts';
import { block, fact } from './blocks/evidence.ts';
import { closingBlocks, fieldsOf, openingBlocks } from './blocks/frame.ts';
import { pollBlocks, slipBlocks } from './blocks/votes.ts';
import { chairSayings } from './chairSayings.ts';
import { type Conclusions, conclude } from './conclude.ts';
import { type TurnReader, trackDirectives } from './directives.ts';
import type { Block, MinutesDraft } from './draftTypes.ts';
import { type SourcesOf, sourcesIn, unsupportedFacts } from './facts/check.ts';
import { personOf, speakerLabel } from './people.ts';
import type { AgendaItemRecord, MeetingRecord, PollRecord, UtteranceRecord } from './record.ts';
import { screened } from './screening.ts';
import { condensed } from './text/condense.ts';
import { type Readable, readableFor } from './text/readable.ts';
import { fold } from './text/words.ts';
import type { TurnMemory } from './turnMemory.ts';
import { type ReadTurn, readTurns } from './turns.ts';

/**
 * Drafts the minutes of a meeting: a pure function of its record. Every block carries the evidence it was made from, and no block
 * holds a figure or name its evidence lacks: such a block is listed in `dropped` and the words as spoken stand in its place.
 * `read` is the language parser's reader of turns, `memory` what it made of the draft before. A running meeting gives the draft so far; ids of blocks stay when more is said.
 */
export function draftMinutes(record: MeetingRecord, read: TurnReader, memory?: TurnMemory): MinutesDraft {
  const readable = readableFor(record);
  const directives = screened(record, trackDirectives(record, read, memory), readable);
  const tracked = [...directives, ...chairSayings(record, directives, readable)];
  const conclusions = conclude(record, tracked);
  const blocks = [
    ...openingBlocks(record),
    ...itemBlocks(record, { readable, tracked, conclusions }),
    ...closingBlocks(record),
  ];
  const dropped: MinutesDraft['dropped'] = [];
  const sources = sourcesIn(record);
  const kept = blocks.flatMap((made) => {
    const reasons = reasonsAgainst(made, sources);
    if (reasons.length === 0) {
      return [made];
    }
    dropped.push({ block: made, reasons });
    return quoted(made, record, { readable, sources });
  });
  return { ...conclusions, minutes: { fields: fieldsOf(record), blocks: kept }, dropped };
}

const SPOKEN: ReadonlySet<Block['kind']> = new Set([
  'decision',
  'task',
  'request',
  'report',
  'opinion',
  'answer',
  'remark',
]);

const CONCLUDED: ReadonlySet<Block['kind']> = new Set(['decision', 'task', 'request']);

/** In place of a block that failed the check: the words as they were spoken, so that nothing said is lost. */
function quoted(
  made: Block,
  record: MeetingRecord,
  { readable, sources }: { readable: Readable; sources: SourcesOf },
): Block[] {
  const evidence = made.evidence.filter((entry) => entry.kind === 'utterance');
  const spoken = record.utterances.filter((utterance) => evidence.some((entry) => entry.ref === utterance.id));
  const words = spoken.flatMap((utterance) => condensed(readable(utterance))).join(' ');
  if (!SPOKEN.has(made.kind) || words === '') {
    return [];
  }
  const speaker = personOf(record, spoken[0]?.speakerId ?? null);
  const opening = CONCLUDED.has(made.kind) ? '- ' : speaker ? `${speakerLabel(speaker)}: ` : '';
  const quote = { ...made, text: `${opening}“${words}”`, evidence };
  return reasonsAgainst(quote, sources).length === 0 ? [quote] : [];
}

function reasonsAgainst(made: Block, sources: SourcesOf): string[] {
  if (made.evidence.length === 0) {
    return ['no evidence'];
  }
  return unsupportedFacts(made, sources(made.evidence)).map(({ kind, value }) => `${kind} ${value}`);
}

interface Material {
  readable: Readable;
  tracked: readonly TrackedItem[];
  conclusions: Conclusions;
}

function itemBlocks(record: MeetingRecord, material: Material): Block[] {
  const spoken = groupByItem(record);
  const slipItem = slipItemOf(record, spoken);
  return record.items.flatMap((item, index) => {
    const utterances = spoken.get(item.id) ?? [];
    const turns = readTurns(record, item, utterances, { ...material, decisions: material.conclusions.decisions });
    const heading = block('item', item.id, `${index + 1}. ${item.title}`, [fact('item', item.id)]);
    const slips = item.id === slipItem ? slipBlocks(record, item.id, saidAs(turns, 'slipReport')) : [];
    return [
      heading,
      ...sequence(record, item, turns, slips),
      ...conclusionBlocks(record, item.id, conclusionsOf(record, item.id, material.conclusions)),
    ];
  });
}

function conclusionsOf(record: MeetingRecord, itemId: string, all: Conclusions): ItemConclusions {
  return {
    decisions: all.decisions.filter((decision) => decision.agendaItem === itemId),
    tasks: all.tasks.filter((task) => task.agendaItem === itemId),
    requests: all.requests.filter(
      (request) => request.agendaItem === itemId && request.byId === record.meeting.chairId,
    ),
  };
}

/** Turns of each item; a turn without an item belongs to the item before it. */
function groupByItem(record: MeetingRecord): Map<string, UtteranceRecord[]> {
  const groups = new Map<string, UtteranceRecord[]>();
  const known = new Set(record.items.map((item) => item.id));
  let current = record.items[0]?.id ?? null;
  for (const utterance of record.utterances) {
    if (utterance.itemId !== null && known.has(utterance.itemId)) {
      current = utterance.itemId;
    }
    if (current !== null) {
      groups.set(current, [...(groups.get(current) ?? []), utterance]);
    }
  }
  return groups;
}

function saidAs(turns: readonly ReadTurn[], role: ReadTurn['role']): UtteranceRecord[] {
  return turns.filter((turn) => turn.role === role).map((turn) => turn.utterance);
}

/** The item in which slip results are told: where they were reported, else the one whose title names them, else the first. */
function slipItemOf(record: MeetingRecord, spoken: ReadonlyMap<string, UtteranceRecord[]>): string | null {
  if (record.slips.length === 0) {
    return null;
  }
  const reported = [...spoken].find(([, utterances]) =>
    utterances.some(
      ({ text }) => /phieu/.test(fold(text)) && /(khong|chua) (tra loi|phan hoi)|lay y kien/.test(fold(text)),
    ),
  );
  const titled = record.items.find((item) => /lấy ý kiến|phiếu/iu.test(item.title));
  return reported?.[0] ?? titled?.id ?? record.items[0]?.id ?? null;
}

/** What happened in an item, in order: reports and opinions, slips where they were reported, polls where they were taken. */
function sequence(record: MeetingRecord, item: AgendaItemRecord, turns: readonly ReadTurn[], slips: Block[]): Block[] {
  const cuts = [
    ...pollsOf(record, item).map((poll) => ({
      at: pollPlace(poll, turns),
      blocks: pollBlocksOf(record, poll, item, turns),
    })),
    { at: slipPlace(turns), blocks: slips },
  ].sort((a, b) => a.at - b.at);
  const blocks: Block[] = [];
  let from = 0;
  for (const cut of cuts) {
    blocks.push(...discussionBlocks(record, item, turns.slice(from, cut.at)), ...cut.blocks);
    from = cut.at;
  }
  return [...blocks, ...discussionBlocks(record, item, turns.slice(from))];
}

function pollsOf(record: MeetingRecord, item: AgendaItemRecord): PollRecord[] {
  return record.polls.filter(
    (poll) => poll.itemId === item.id || (poll.itemId === null && item.pollIds.includes(poll.id)),
  );
}

/** Index of the turn a poll stands before: the one that announced its result, or the one after it was opened. */
function pollPlace(poll: PollRecord, turns: readonly ReadTurn[]): number {
  const index = (id: string | null) => turns.findIndex((turn) => turn.utterance.id === id);
  const closed = index(poll.closedBefore);
  if (closed >= 0) {
    return closed;
  }
  const opened = index(poll.openedAfter);
  return opened >= 0 ? opened + 1 : turns.length;
}

function pollBlocksOf(
  record: MeetingRecord,
  poll: PollRecord,
  item: AgendaItemRecord,
  turns: readonly ReadTurn[],
): Block[] {
  const results = turns.filter((turn) => turn.role === 'pollResult');
  const own = results.filter((turn) => turn.utterance.id === poll.closedBefore);
  return pollBlocks(
    record,
    poll,
    item.id,
    (own.length > 0 ? own : poll.closedBefore ? [] : results).map((turn) => turn.utterance),
  );
}

function slipPlace(turns: readonly ReadTurn[]): number {
  return Math.max(
    0,
    turns.findIndex((turn) => turn.role === 'slipReport'),
  );
}
