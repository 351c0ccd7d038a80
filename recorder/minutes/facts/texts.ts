import type { Evidence } from '../draftTypes.ts';
import type { MeetingRecord, PersonRecord, PollRecord } from '../record.ts';
import { percent, slipResult } from '../voting.ts';
import { numbersOf } from './facts.ts';

/** The texts that a piece of evidence stands for. */
export function textsOf(entry: Evidence, record: MeetingRecord): string[] {
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
      return textsOfPerson(entry.ref, record);
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
  return utterance ? [utterance.text, ...textsOfPerson(utterance.speakerId, record)] : [];
}

/** How a person is named in minutes, with title and unit. */
export const personTexts = (person: PersonRecord): string[] => [
  `${person.honorific} ${person.name}`,
  person.title,
  person.unit,
];

function textsOfPerson(id: string | null, record: MeetingRecord): string[] {
  const person = record.people.find((row) => row.id === id);
  return person ? personTexts(person) : [];
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
    ...poll.reservedOpinions.flatMap((row) => [row.text, ...textsOfPerson(row.personId, record)]),
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
    ...record.people.flatMap((person) => [...personTexts(person), person.absence?.reason ?? '']),
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
