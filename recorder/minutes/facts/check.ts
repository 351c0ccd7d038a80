import type { Evidence } from '../draftTypes.ts';
import { calledBy } from '../people.ts';
import type { MeetingRecord, PollRecord } from '../record.ts';
import { percent, slipResult } from '../voting.ts';
import { factsOf, numbersOf, searchable, supportedNumbers } from './facts.ts';

/** A figure or name of a block that none of its sources holds. */
export interface UnsupportedFact {
  kind: 'number' | 'name';
  value: string;
}

/** Texts a block may draw on. */
export interface Sources {
  texts: string[];
}

/**
 * Holds every figure, date and name of a text against its sources. Empty means: nothing was invented.
 * Capitals and tone marks don't matter for names; `9.846` is the same as "chín nghìn tám trăm bốn mươi sáu".
 */
export function unsupportedFacts(block: { text: string }, sources: Sources): UnsupportedFact[] {
  const facts = factsOf(block.text);
  const haystack = sources.texts.map(searchable).join('|');
  const numbers = new Set(sources.texts.flatMap((text) => [...supportedNumbers(text)]));
  return [
    ...facts.numbers
      .filter((value) => !holdsNumber(numbers, value))
      .map((value) => ({ kind: 'number' as const, value })),
    ...facts.names.filter((value) => !holdsName(haystack, value)).map((value) => ({ kind: 'name' as const, value })),
  ];
}

function holdsNumber(numbers: Set<string>, value: string): boolean {
  if (numbers.has(value)) {
    return true;
  }
  const parts = value.split('/');
  return parts.length > 1 && !value.includes('%') && parts.every((part) => numbers.has(part));
}

function holdsName(haystack: string, name: string): boolean {
  const whole = searchable(name);
  if (haystack.includes(whole)) {
    return true;
  }
  const words = whole.trim().split(' ');
  return splitOnce(words, haystack);
}

/** Two names that stand side by side ("Giám đốc Sở Y tế Nguyễn Văn An") are one run of capitals: each part may come from elsewhere. */
function splitOnce(words: string[], haystack: string): boolean {
  for (let cut = 1; cut < words.length; cut += 1) {
    const left = ` ${words.slice(0, cut).join(' ')} `;
    const right = words.slice(cut);
    if (haystack.includes(left) && (haystack.includes(` ${right.join(' ')} `) || splitOnce(right, haystack))) {
      return true;
    }
  }
  return false;
}

/**
 * Everything a block's evidence supports: what was said, who said it with the unit and title they hold, the poll's or slip's
 * figures and what follows from them, the paper, the item's title, and the words the agency uses for its units.
 */
export function sourcesOf(evidence: readonly Evidence[], record: MeetingRecord): Sources {
  const texts = evidence.flatMap((entry) => textsOf(entry, record));
  return { texts: [...texts, ...aliasTexts(texts, record)] };
}

function textsOf(entry: Evidence, record: MeetingRecord): string[] {
  switch (entry.kind) {
    case 'utterance':
      return utteranceTexts(entry.ref, record);
    case 'poll':
      return record.polls.filter((poll) => poll.id === entry.ref).flatMap((poll) => pollTexts(poll, record));
    case 'slip':
      return slipTexts(entry.ref, record);
    case 'paper':
      return record.papers
        .filter((paper) => paper.id === entry.ref)
        .flatMap((paper) => [paper.title, paper.number, paper.content, paper.authorUnit, paper.kind]);
    case 'item':
      return record.items.filter((item) => item.id === entry.ref).flatMap((item) => [item.title, String(item.order)]);
    case 'person':
      return personTexts(entry.ref, record);
    case 'attendance':
      return attendanceTexts(record);
    case 'meeting':
      return meetingTexts(record);
    case 'calendar':
      return [
        entry.ref,
        ...(entry.ref.match(/\d{4}-\d{2}-\d{2}/g) ?? []).flatMap((day) => [day.split('-').reverse().join('/')]),
      ];
  }
}

function utteranceTexts(id: string, record: MeetingRecord): string[] {
  const utterance = record.utterances.find((row) => row.id === id);
  return utterance ? [utterance.text, ...personTexts(utterance.speakerId, record)] : [];
}

function personTexts(id: string | null, record: MeetingRecord): string[] {
  const person = record.people.find((row) => row.id === id);
  return person ? [`${person.honorific} ${person.name}`, person.title, person.unit] : [];
}

function pollTexts(poll: PollRecord, record: MeetingRecord): string[] {
  const counts = Object.values(poll.counts);
  const ratios = counts.flatMap((count) => [`${count}/${poll.totalMembers}`, percent(count, poll.totalMembers)]);
  const counting = [poll.issued, poll.collected, poll.valid, poll.invalid].map((value) => String(value ?? ''));
  return [
    poll.question,
    ...poll.options.map((option) => option.label),
    ...counts.map(String),
    ...ratios,
    ...counting,
    String(poll.totalMembers),
    ...poll.reservedOpinions.flatMap((row) => [row.text, ...personTexts(row.personId, record)]),
  ];
}

function slipTexts(id: string, record: MeetingRecord): string[] {
  const slip = record.slips.find((row) => row.id === id);
  if (!slip) {
    return [];
  }
  const result = slipResult(slip, record.meeting);
  return [
    slip.number,
    slip.title,
    ...slip.options.map((option) => option.label),
    ...Object.values(result.counts).map(String),
    String(result.silent),
    String(result.late),
    `${result.agree}/${result.of}`,
    percent(result.agree, result.of),
  ];
}

function attendanceTexts(record: MeetingRecord): string[] {
  return [
    ...meetingTexts(record),
    ...record.people.flatMap((person) => [...personTexts(person.id, record), person.absence?.reason ?? '']),
    `${record.meeting.presentMembers}/${record.meeting.totalMembers}`,
    ...numbersOf(record.people.map((_, index) => index + 1).join(' ')),
  ];
}

function meetingTexts(record: MeetingRecord): string[] {
  const { meeting, agency } = record;
  return [
    meeting.title,
    meeting.location,
    localDigits(meeting.startedAt),
    localDigits(meeting.endedAt),
    agency.name,
    agency.shortName,
    agency.parent ?? '',
    agency.place,
    agency.office,
    agency.code,
    meeting.minutesNumber ?? '',
  ];
}

function localDigits(iso: string | null): string {
  if (!iso || Number.isNaN(Date.parse(iso))) {
    return '';
  }
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return local.replace(/[-T:]/g, ' ').slice(0, 16);
}

/** A unit may be called by an alias, a person by the given name: whoever was meant is supported under the full name too. */
function aliasTexts(texts: string[], record: MeetingRecord): string[] {
  const spoken = searchable(texts.join(' | '));
  const units = Object.entries(record.agency.unitAliases).filter(([alias]) => spoken.includes(searchable(alias)));
  const people = record.people.filter((person) =>
    [...person.aliases, ...calledBy(person.name), person.name, person.title].some(
      (name) => name !== '' && spoken.includes(searchable(name)),
    ),
  );
  return [
    ...units.map(([, unit]) => unit),
    ...people.flatMap((person) => personTexts(person.id, record)),
    ...record.agency.units.filter((unit) => spoken.includes(searchable(unit))),
    'Ông Bà Chủ tọa Thư ký UBND Ủy ban nhân dân HĐND Hội đồng nhân dân Biên bản Kết quả Phiếu số',
  ];
}
