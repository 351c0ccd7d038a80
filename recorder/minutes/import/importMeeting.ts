import type {
  AgencyFacts,
  MeetingFacts,
  MeetingFormat,
  MeetingRecord,
  PersonRecord,
  SilencePolicy,
  UtteranceRecord,
} from '../record.ts';
import { attends, personOf } from './people.ts';
import { isCounted, pollOf, slipOf } from './polls.ts';
import { type MeetingFile, meetingFile } from './schema.ts';

/** One thing that is wrong with a meeting file: where, and what. */
export interface ImportProblem {
  /** E.g. `participants.3.name`. */
  path: string;
  message: string;
}

/** The file is not a meeting file, or lacks what minutes can't do without. Expected: a person chose the wrong file. */
export class MeetingFileError extends Error {
  readonly problems: ImportProblem[];

  constructor(problems: ImportProblem[]) {
    super(problems.map((problem) => `${problem.path || '(root)'}: ${problem.message}`).join('\n'));
    this.name = 'MeetingFileError';
    this.problems = problems;
  }
}

/**
 * Reads a whole meeting file in the sample's format (domain.md §7), already parsed from JSON.
 * Speech comes from `text`, or from `asr_text` where a turn has no text. References to people by name instead of id are resolved.
 * @throws MeetingFileError with every problem and its place.
 */
export function importMeeting(json: unknown): MeetingRecord {
  const parsed = meetingFile.safeParse(json);
  if (!parsed.success) {
    throw new MeetingFileError(
      parsed.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
    );
  }
  const file = parsed.data;
  const people = file.participants.map(personOf);
  const who = resolver(people);
  const meeting = meetingOf(file, people, who);
  return {
    meeting,
    agency: agencyOf(file, people),
    people,
    items: itemsOf(file, who),
    papers: papersOf(file),
    polls: (file.votes ?? [])
      .filter(isCounted)
      .map((vote) => pollOf(vote, { totalMembers: meeting.totalMembers, chairId: meeting.chairId })),
    slips: (file.opinion_slips ?? []).filter((slip) => slip.responses).map(slipOf),
    utterances: file.transcript.map((row, index) => utteranceOf(row, index, who)),
    speakingRequests: (file.speaking_requests ?? []).map((row) => ({
      itemId: row.agenda_item,
      personId: row.participant,
      granted: row.granted ?? true,
    })),
    extraHolidays: (file.holidays_used ?? []).flatMap((row) => /\d{4}-\d{2}-\d{2}/.exec(row)?.[0] ?? []),
  };
}

type Who = (reference: string | null) => string | null;

function resolver(people: PersonRecord[]): Who {
  const known = new Map<string, string>();
  for (const person of people) {
    for (const key of [person.id, person.name, ...person.aliases]) {
      known.set(key.toLocaleLowerCase('vi'), person.id);
    }
  }
  return (reference) => (reference === null ? null : (known.get(reference.toLocaleLowerCase('vi')) ?? null));
}

function meetingOf(file: MeetingFile, people: PersonRecord[], who: Who): MeetingFacts {
  const { meeting } = file;
  const started = meeting.actual_start ?? meeting.scheduled_start;
  return {
    id: meeting.id ?? 'meeting',
    title: meeting.title.normalize('NFC'),
    format: formatOf(meeting.format, people),
    location: meeting.location.normalize('NFC'),
    startedAt: started,
    endedAt: meeting.actual_end,
    chairId: who(meeting.chair) ?? people.find((person) => person.role === 'chair')?.id ?? null,
    secretaryId: who(meeting.secretary) ?? people.find((person) => person.role === 'secretary')?.id ?? null,
    totalMembers: meeting.total_members ?? people.filter((person) => person.isMember).length,
    presentMembers: meeting.present_members ?? people.filter(attends).length,
    silencePolicy: policyOf(meeting.rules?.silence_policy ?? null),
    invitation: meeting.invitation ? { number: meeting.invitation.number, date: meeting.invitation.date } : null,
    minutesNumber: meeting.minutes_number,
    recording: recordingOf(meeting.recording),
  };
}

const FORMATS: Record<string, MeetingFormat> = {
  onsite: 'onsite',
  remote: 'remote',
  hybrid: 'hybrid',
  online: 'remote',
  truc_tiep: 'onsite',
  truc_tuyen: 'remote',
  ket_hop: 'hybrid',
  truc_tiep_ket_hop_truc_tuyen: 'hybrid',
};

function formatOf(given: string | null, people: PersonRecord[]): MeetingFormat {
  const known = FORMATS[given ?? ''];
  if (known) {
    return known;
  }
  return people.some((person) => person.remote) ? 'hybrid' : 'onsite';
}

/** The cautious default: silence is not counted unless the regulation says otherwise (domain.md §1.10). */
function policyOf(given: string | null): SilencePolicy {
  return (
    (['deemed_agree', 'deemed_disagree', 'not_counted'] as const).find((policy) => policy === given) ?? 'not_counted'
  );
}

function recordingOf(given: MeetingFile['meeting']['recording']): MeetingFacts['recording'] {
  if (!given || !(given.audio || given.video)) {
    return null;
  }
  return {
    audio: given.audio ?? false,
    video: given.video ?? false,
    announcedById: given.announced_by,
    announcedIn: given.announced_in,
    objections: (given.objections ?? []).map((row) => (typeof row === 'string' ? row : JSON.stringify(row))),
  };
}

function agencyOf(file: MeetingFile, people: PersonRecord[]): AgencyFacts {
  const { agency } = file;
  const units = [
    ...people.map((person) => person.unit),
    ...file.agenda.map((item) => item.unit ?? ''),
    ...Object.values(agency.unit_aliases ?? {}),
  ].filter((unit) => unit !== '');
  return {
    name: agency.name.normalize('NFC'),
    shortName: agency.short_name ?? agency.name,
    parent: agency.parent,
    code: agency.code ?? '',
    place: agency.place ?? '',
    office: agency.office ?? '',
    unitAliases: agency.unit_aliases ?? {},
    units: [...new Set(units)],
  };
}

function itemsOf(file: MeetingFile, who: Who): MeetingRecord['items'] {
  const items = file.agenda.map((item, index) => ({
    id: item.id,
    order: item.order ?? index + 1,
    title: item.title.normalize('NFC'),
    presenterId: who(item.presenter),
    unit: item.unit,
    paperIds: item.documents,
    pollIds: item.votes,
  }));
  return items.sort((a, b) => a.order - b.order);
}

function papersOf(file: MeetingFile): MeetingRecord['papers'] {
  return (file.documents ?? []).map((paper) => ({
    id: paper.id,
    number: paper.number,
    date: paper.date,
    kind: paper.kind,
    title: paper.title.normalize('NFC'),
    authorUnit: paper.author_unit,
    itemId: paper.agenda_item,
    content: paper.content.normalize('NFC'),
  }));
}

function utteranceOf(row: MeetingFile['transcript'][number], index: number, who: Who): UtteranceRecord {
  const startMs = Math.round((row.start ?? index) * 1000);
  const spoken = row.text ?? row.asr_text ?? '';
  return {
    id: row.id,
    speakerId: who(row.speaker),
    itemId: row.agenda_item,
    startMs,
    endMs: Math.max(startMs, Math.round((row.end ?? row.start ?? index) * 1000)),
    startedAt: row.start_at,
    text: spoken.normalize('NFC'),
    fromSpeech: row.text === null,
  };
}
