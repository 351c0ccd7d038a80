import { DEFAULT_CALENDAR } from '#recorder/language/index.ts';
import type {
  AgendaContext,
  RosterEntry,
  SpeakerRole,
  TrackedItem,
  Turn,
  TurnContext,
  TurnResult,
  WorkCalendar,
} from '#recorder/language/types.ts';
import { personOf, shortTitle } from './people.ts';
import type { MeetingRecord, UtteranceRecord } from './record.ts';
import { TurnMemory } from './turnMemory.ts';

/** Reads one turn in the light of what came before it; the language parser's entry for whole meetings. */
export type TurnReader = (turn: Turn, context: TurnContext) => TurnResult;

/** Turns a reader gets to see before the one it reads. */
const REMEMBERED = 8;

/**
 * Decisions, tasks, requests and commitments of a meeting, with what later turns did to them.
 * @param memory of an earlier draft of the same meeting by the same reader
 */
export function trackDirectives(record: MeetingRecord, read: TurnReader, memory = new TurnMemory()): TrackedItem[] {
  const roster = rosterOf(record);
  const agenda = new Map(record.items.map((item) => [item.id, { id: item.id, title: item.title, unit: item.unit }]));
  const meetingDate = localDay(record.meeting.startedAt);
  const chair = personOf(record, record.meeting.chairId);
  const chairTitle = chair ? shortTitle(chair) : null;
  const agency = record.agency.shortName;
  const calendar = calendarOf(record);
  memory.begin(JSON.stringify([meetingDate, roster, agency, chairTitle, record.extraHolidays]));
  const turns: Turn[] = [];
  let items: readonly TrackedItem[] = [];
  let current: AgendaContext | null = null;
  for (const utterance of record.utterances) {
    current = agenda.get(utterance.itemId ?? '') ?? current;
    const turn = turnOf(record, utterance, current);
    const previousTurns = turns.slice(-REMEMBERED);
    const context = { meetingDate, roster, agency, agenda: current, previousTurns, items, calendar, chairTitle };
    items = memory.next(JSON.stringify([turn, current]), () => read(turn, context).items);
    turns.push(turn);
  }
  return [...items];
}

/** The holidays known to the parser and those the meeting's file adds. */
function calendarOf(record: MeetingRecord): WorkCalendar {
  return { ...DEFAULT_CALENDAR, off: new Set([...DEFAULT_CALENDAR.off, ...record.extraHolidays]) };
}

function turnOf(record: MeetingRecord, utterance: UtteranceRecord, agenda: AgendaContext | null): Turn {
  return {
    id: utterance.id,
    agendaItemId: agenda?.id ?? null,
    speakerId: utterance.speakerId,
    speakerRole: roleOf(record, utterance.speakerId),
    text: utterance.text,
  };
}

/** An unknown voice is read as a member's: only the chair gives orders. */
function roleOf(record: MeetingRecord, speakerId: string | null): SpeakerRole {
  if (speakerId !== null && speakerId === record.meeting.chairId) {
    return 'chair';
  }
  return speakerId !== null && speakerId === record.meeting.secretaryId ? 'secretary' : 'member';
}

/** Whom an order may address: the people with title and unit, then the units that nobody in the meeting stands for. */
export function rosterOf(record: MeetingRecord): RosterEntry[] {
  const aliasesOf = (unit: string) =>
    Object.entries(record.agency.unitAliases)
      .filter(([, name]) => name === unit)
      .map(([alias]) => alias);
  const people = record.people.map((person) => ({
    id: person.id,
    name: person.name,
    title: person.title,
    unit: person.unit === '' ? null : person.unit,
    aliases: person.aliases,
  }));
  const units = record.agency.units.map((unit) => ({ name: unit, unit, aliases: aliasesOf(unit) }));
  return [...people, ...units];
}

function localDay(iso: string | null): string {
  const instant = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(instant) ? '1970-01-01' : new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);
}
