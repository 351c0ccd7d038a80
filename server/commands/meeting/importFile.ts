import { z } from 'zod';
import { requireStatus } from '#domain/meeting.ts';
import { initialPeople } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { AgendaItemDetails } from '#protocol/agenda.ts';
import { PollOption } from '#protocol/ballot.ts';
import { AgendaItemId, PollId } from '#protocol/ids.ts';
import { Participant } from '#protocol/people.ts';
import type { CommandPayload } from '#protocol/registry.ts';
import { SegmentId } from '#protocol/speech.ts';
import {
  type AgendaItemRecord,
  importMeeting,
  MeetingFileError,
  type MeetingRecord,
  type PersonRecord,
} from '#recorder/minutes/index.ts';
import { done, event, type Handler, type NewEvent } from '../handler.ts';
import { requireNewPeople } from '../people/add.ts';
import { importedPolls, optionsOf } from './importedPolls.ts';

type File = CommandPayload<'meeting.importFile'>['file'];

/**
 * Reads a meeting file that minutes can be drafted from.
 * @throws Rejected MEETING-10 naming the first field that is wrong (`path`), and what is wrong with it (`issue`)
 */
export function readMeetingFile(file: unknown): MeetingRecord & { openedAt: string; closedAt: string } {
  const record = parsed(file);
  check('participants', record.people, Participant, participantOf);
  check('agenda', record.items, AgendaItemDetails.extend({ itemId: AgendaItemId }), itemOf(record));
  check('transcript', record.utterances, z.object({ id: SegmentId }), ({ id }) => ({ id }));
  check('votes', record.polls, z.object({ id: PollId, options: z.array(PollOption) }), ({ id, options }) => ({
    id,
    options: optionsOf(options),
  }));
  requireNewPeople(initialPeople, record.people.map(participantOf));
  const openedAt = instantOf(record.meeting.startedAt, 'meeting.actual_start');
  const spokenMs = Math.max(60_000, ...record.utterances.map(({ endMs }) => endMs));
  const closedAt =
    record.meeting.endedAt === null
      ? new Date(Date.parse(openedAt) + spokenMs).toISOString()
      : instantOf(record.meeting.endedAt, 'meeting.actual_end');
  if (closedAt <= openedAt) {
    throw new Rejected('invalid_payload', 'MEETING-10', { path: 'meeting.actual_end', issue: 'before the start' });
  }
  return { ...record, openedAt, closedAt };
}

/** Refuses a list whose rows the timeline couldn't hold, or in which an id stands twice. */
function check<T extends { readonly id: string }>(
  list: string,
  rows: readonly T[],
  schema: z.ZodType,
  of: (row: T) => unknown,
): void {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const found = schema.safeParse(of(row));
    const issue = found.success ? null : found.error.issues[0];
    if (issue || seen.has(row.id)) {
      const field = issue?.path.join('.').replace(/^(?:participantId|itemId)$/, 'id') ?? 'id';
      const path = `${list}.${index}.${field}`;
      throw new Rejected('invalid_payload', 'MEETING-10', { path, issue: issue?.message ?? 'twice' });
    }
    seen.add(row.id);
  }
}

function parsed(file: unknown): MeetingRecord {
  try {
    return importMeeting(file);
  } catch (error) {
    if (error instanceof MeetingFileError) {
      const [first] = error.problems;
      throw new Rejected('invalid_payload', 'MEETING-10', { path: first?.path ?? '', issue: first?.message ?? '' });
    }
    throw error;
  }
}

function instantOf(at: string | null, path: string): string {
  const ms = Date.parse(at ?? '');
  if (Number.isNaN(ms)) {
    throw new Rejected('invalid_payload', 'MEETING-10', { path, issue: 'no time' });
  }
  return new Date(ms).toISOString();
}

/** What is kept of the file: everything but the words, which become the transcript, and choices of secret ballots (MINUTES-12). */
function keptFile(file: File): File {
  const { transcript: _words, expected: _expected, votes, ...rest } = file;
  const open = Array.isArray(votes) ? votes.map(withoutSecrets) : [];
  return { ...rest, votes: open };
}

function withoutSecrets(vote: File[string]): File[string] {
  const secret =
    typeof vote === 'object' && vote !== null && !Array.isArray(vote) && /kin|secret/.test(String(vote.mode));
  return secret ? { ...vote, ballots: [] } : vote;
}

const VOTING: readonly PersonRecord['role'][] = ['chair', 'co_chair', 'member'];

function participantOf(person: PersonRecord): Participant {
  const { id, honorific, name, title, unit, role, isMember, delegateFor, aliases } = person;
  return {
    ...{ participantId: id, accountId: null, honorific, name, title, unit, weight: 1, delegateFor },
    role: role === 'presenter' ? 'invitee' : role,
    isMember: isMember && VOTING.includes(role),
    aliases: [...aliases],
  };
}

/** An item of the programme; a presenter who isn't on the list is left out. */
function itemOf({ people }: MeetingRecord): (item: AgendaItemRecord) => AgendaItemDetails & { itemId: string } {
  const known = new Set(people.map(({ id }) => id));
  return ({ id: itemId, title, presenterId, unit }) => {
    const presenter = presenterId !== null && known.has(presenterId) ? presenterId : null;
    return {
      ...{ itemId, title, kind: 'discussion', plannedMinutes: 0, presenterId: presenter },
      ...{ unit: unit ?? '', parentId: null, classified: false },
    };
  };
}

function attendanceOf({ id: participantId, presence, remote, absence }: PersonRecord): NewEvent[] {
  if (presence === 'present') {
    return [event('attendance.checkedIn', { participantId, mode: remote ? 'remote' : 'on_site', method: 'list' })];
  }
  return presence === 'unknown'
    ? []
    : [
        event('attendance.markedAbsent', {
          participantId,
          excused: presence === 'excused',
          reason: absence?.reason ?? '',
        }),
      ];
}

/** Fills a new meeting from the file of one that was held elsewhere; it is closed from then on (MEETING-10). */
export const importFile: Handler<'meeting.importFile'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ['draft'], 'MEETING-2');
  const record = readMeetingFile(payload.file);
  const people = record.people.map(participantOf);
  requireNewPeople(state.shared.people, people);
  const details = itemOf(record);
  const items = record.items.map((item) => {
    const { itemId, ...given } = details(item);
    return event('agenda.itemAdded', { itemId, details: given, beforeId: null });
  });
  return done(
    event('people.added', { people }),
    ...items,
    ...record.people.flatMap(attendanceOf),
    ...record.items.map(({ id: itemId }) => event('agenda.itemConcluded', { itemId })),
    ...importedPolls(record),
    event('meeting.recordKept', { file: keptFile(payload.file) }),
    event('meeting.imported', { openedAt: record.openedAt, closedAt: record.closedAt }),
  );
};
