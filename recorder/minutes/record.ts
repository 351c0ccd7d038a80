/**
 * The neutral record of one meeting: everything the minutes are made of, and nothing about how it was stored.
 *
 * Two makers exist: `importMeeting` (a meeting file in the sample's format) and the product's own timeline (an adapter on
 * the server side). `draftMinutes(record)` is a pure function of it. Ids are opaque strings, unique within their kind.
 * Instants are ISO 8601 with an offset; calendar days are `YYYY-MM-DD`. Words are kept as they were said or typed.
 */
export interface MeetingRecord {
  meeting: MeetingFacts;
  agency: AgencyFacts;
  people: PersonRecord[];
  /** In the order they were dealt with. */
  items: AgendaItemRecord[];
  papers: PaperRecord[];
  polls: PollRecord[];
  slips: SlipRecord[];
  /** In the order they were spoken. */
  utterances: UtteranceRecord[];
  speakingRequests: SpeakingRequestRecord[];
  /** Extra non-working days, `YYYY-MM-DD` (domain.md §3.4); the holiday calendar of the language parser holds the others. */
  extraHolidays: string[];
}

export type MeetingFormat = 'onsite' | 'remote' | 'hybrid';

/** What an opinion slip that was not answered in time counts as (domain.md §1.6). */
export type SilencePolicy = 'deemed_agree' | 'not_counted' | 'deemed_disagree';

export interface MeetingFacts {
  id: string;
  title: string;
  format: MeetingFormat;
  location: string;
  /** Real start; the planned one where the real one is not known. */
  startedAt: string | null;
  /** Null while the meeting is running. */
  endedAt: string | null;
  chairId: string | null;
  secretaryId: string | null;
  /** Members of the body (N of domain.md §1.5), present or not. Zero when the meeting has no voting body. */
  totalMembers: number;
  /** Members who took part, in the room or remotely (P). */
  presentMembers: number;
  silencePolicy: SilencePolicy;
  invitation: { number: string; date: string } | null;
  /** Number and symbol of the minutes, e.g. `11/BB-UBND`; null until they have been numbered. */
  minutesNumber: string | null;
  recording: RecordingNotice | null;
}

export interface RecordingNotice {
  audio: boolean;
  video: boolean;
  /** The person who announced it. */
  announcedById: string | null;
  /** The utterance in which it was announced. */
  announcedIn: string | null;
  /** Texts or person ids of objections; empty when none was raised. */
  objections: string[];
}

export interface AgencyFacts {
  /** Full name as in the header of a document; case as given. */
  name: string;
  shortName: string;
  /** Superior agency printed above the name, or null. */
  parent: string | null;
  /** Abbreviation used in numbers, e.g. `UBND`. */
  code: string;
  /** Place name of the date line. */
  place: string;
  /** The office that issues the agency's notices. */
  office: string;
  /** What people call a unit → its full name. */
  unitAliases: Record<string, string>;
  /** Units that take part in the meeting or get tasks; full names. */
  units: string[];
}

export type PersonRole =
  | 'chair'
  | 'co_chair'
  | 'member'
  | 'delegate'
  | 'invitee'
  | 'secretary'
  | 'presenter'
  | 'observer'
  | 'technician';

export type Presence = 'present' | 'excused' | 'unexcused' | 'unknown';

export interface PersonRecord {
  id: string;
  /** "Ông", "Bà", "Đồng chí"; empty when not known. */
  honorific: string;
  name: string;
  title: string;
  unit: string;
  role: PersonRole;
  isMember: boolean;
  canVote: boolean;
  presence: Presence;
  remote: boolean;
  checkedInAt: string | null;
  leftAt: string | null;
  absence: { reason: string; delegateId: string | null } | null;
  /** The member this person sits in for. */
  delegateFor: string | null;
  aliases: string[];
}

export interface AgendaItemRecord {
  id: string;
  order: number;
  title: string;
  presenterId: string | null;
  unit: string | null;
  paperIds: string[];
  pollIds: string[];
}

export interface PaperRecord {
  id: string;
  number: string;
  date: string | null;
  kind: string;
  title: string;
  authorUnit: string;
  itemId: string | null;
  /** Plain text; empty when it was not extracted. */
  content: string;
}

export type CountsAs = 'agree' | 'disagree' | 'neutral';

export interface PollOption {
  id: string;
  /** Shown wording, lower case, e.g. "tán thành". */
  label: string;
  countsAs: CountsAs;
}

export interface PollRecord {
  id: string;
  itemId: string | null;
  question: string;
  form: 'open' | 'secret' | 'acclamation';
  options: PollOption[];
  /** Option id → number of ballots. */
  counts: Record<string, number>;
  /** N of domain.md §1.5. */
  totalMembers: number;
  /** Null where the outcome was not settled (a tie that waits for the chair). */
  passed: boolean | null;
  /** Open ballots only; always empty for a secret ballot. */
  ballots: { personId: string; optionId: string }[];
  /** Counting of a secret ballot: handed out, collected, valid, invalid. */
  issued: number | null;
  collected: number | null;
  valid: number | null;
  invalid: number | null;
  reservedOpinions: { personId: string; text: string }[];
  /** The utterances between which the poll ran. */
  openedAfter: string | null;
  closedBefore: string | null;
  closedAt: string | null;
}

export interface SlipRecord {
  id: string;
  number: string;
  title: string;
  options: PollOption[];
  recipientIds: string[];
  answers: { personId: string; optionId: string; answeredAt: string | null; reason: string | null }[];
  noReplyIds: string[];
  deadline: string | null;
}

export interface UtteranceRecord {
  id: string;
  /** Null when the speaker was not recognised. */
  speakerId: string | null;
  itemId: string | null;
  /** Milliseconds from the start of the recording. */
  startMs: number;
  endMs: number;
  startedAt: string | null;
  /** Punctuated words where they exist, otherwise what the recogniser wrote. */
  text: string;
  /** True when `text` is a recogniser's: lower case, no punctuation, numbers in words. */
  fromSpeech: boolean;
}

export interface SpeakingRequestRecord {
  itemId: string | null;
  personId: string;
  granted: boolean;
}
