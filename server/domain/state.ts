import type { PersonalAudience, SharedAudience } from '#protocol/define.ts';
import { type AgendaSlice, agendaReducers, initialAgenda } from './agenda.ts';
import { type AttendanceSlice, attendanceReducers, initialAttendance } from './attendance.ts';
import {
  type ConclusionDraftsSlice,
  type ConclusionsSlice,
  conclusionDraftsReducers,
  conclusionsReducers,
  initialConclusions,
} from './conclusions.ts';
import { type FloorSlice, floorReducers, initialFloor } from './floor.ts';
import {
  initialKnocks,
  initialLobby,
  type KnocksSlice,
  knocksReducers,
  type LobbySlice,
  lobbyReducers,
} from './lobby.ts';
import { type ImportedSlice, importedReducers, initialMeeting, type MeetingSlice, meetingReducers } from './meeting.ts';
import { initialMinutes, type MinutesSlice, minutesReducers } from './minutes.ts';
import { initialOwnNotes, type OwnNotesSlice, ownNotesReducers } from './notes.ts';
import {
  ownPapersReducers,
  type ReleasedPapersSlice,
  releasedPapersReducers,
  type StewardPapersSlice,
  stewardPapersReducers,
} from './papers.ts';
import { initialPeople, type PeopleSlice, peopleReducers } from './people.ts';
import {
  initialPolls,
  initialStewardPolls,
  type OwnBallotsSlice,
  ownBallotsReducers,
  type PollsSlice,
  pollsReducers,
  type StewardPollsSlice,
  stewardPollsReducers,
} from './poll/polls.ts';
import { initialPresenting, type PresentingSlice, presentingReducers } from './presenting.ts';
import { type AssignedTasksSlice, assignedTasksReducers, type ProposalsSlice, proposalsReducers } from './proposals.ts';
import { type OwnQuestionsSlice, ownQuestionsReducers, type QuestionsSlice, questionsReducers } from './questions.ts';
import { initialRecording, type RecordingSlice, recordingReducers } from './recording.ts';
import { initialRoom, type RoomSlice, roomReducers } from './room.ts';
import {
  type OwnSlipsSlice,
  ownSlipsReducers,
  type ReportedSlipsSlice,
  reportedSlipsReducers,
  type SlipsSlice,
  stewardSlipsReducers,
} from './slips.ts';
import {
  type ContradictionsSlice,
  contradictionsReducers,
  initialContradictions,
  initialSpeakers,
  type SpeakersSlice,
  speakersReducers,
} from './speakers.ts';
import { initialSpeech, type SpeechSlice, speechReducers } from './speech.ts';
import { initialSpeechClock, type SpeechClock, speechClockReducers } from './speechClock.ts';
import { ownSummonsReducers, type SummonsSlice, stewardSummonsReducers } from './summons.ts';

/**
 * State is split by audience: `everyone`, `followers` and `readers` events build `shared`, each its own slices of it;
 * `stewards` events build `stewards`, `addressee` and `addressedReader` events their slices of `own[participantId]`. No
 * reducer reads across the walls, so what one may see is a cut of the whole (`viewFor`).
 */
export type SharedState = {
  readonly meeting: MeetingSlice;
  readonly people: PeopleSlice;
  readonly agenda: AgendaSlice;
  readonly attendance: AttendanceSlice;
  readonly floor: FloorSlice;
  /** Admission of remote attendees, and muted microphones. */
  readonly lobby: LobbySlice;
  /** Recording and classified stretches. */
  readonly recording: RecordingSlice;
  /** Who spoke when. */
  readonly speakers: SpeakersSlice;
  readonly presenting: PresentingSlice;
  readonly polls: PollsSlice;
  readonly conclusions: ConclusionsSlice;
  /** Opinion slips reported to the meeting. */
  readonly slips: ReportedSlipsSlice;
  readonly room: RoomSlice;
  readonly speech: SpeechSlice;
  /** The meeting's course by time, for words that are heard later. */
  readonly speechClock: SpeechClock;
  /** State of the minutes; their words are a shared document. */
  readonly minutes: MinutesSlice;
  /** Duties given in this meeting. */
  readonly tasks: AssignedTasksSlice;
  /** Papers released to everyone. */
  readonly papers: ReleasedPapersSlice;
};

/** What only chair, co-chair and secretary see. */
export type StewardState = {
  readonly polls: StewardPollsSlice;
  /** Wordings that the chair hasn't confirmed yet. */
  readonly conclusions: ConclusionDraftsSlice;
  readonly slips: SlipsSlice;
  readonly summons: SummonsSlice;
  readonly questions: QuestionsSlice;
  /** All papers of the meeting, also those not released. */
  readonly papers: StewardPapersSlice;
  /** Who knocked in the lobby. */
  readonly knocks: KnocksSlice;
  /** Floor and loudest track that named different people. */
  readonly contradictions: ContradictionsSlice;
  /** Duties that the language rules propose. */
  readonly proposals: ProposalsSlice;
  /** What the file of an imported meeting says. */
  readonly imported: ImportedSlice;
};

/** What only one participant sees. */
export type OwnState = {
  /** The own ballots by poll; never those of others. */
  readonly ballots: OwnBallotsSlice;
  readonly slips: OwnSlipsSlice;
  /** The own calls for service; a technician's also those to answer. */
  readonly summons: SummonsSlice;
  readonly questions: OwnQuestionsSlice;
  /** With whom one shares notes on papers, and who shares theirs. */
  readonly notes: OwnNotesSlice;
  /** Papers released to this participant alone. */
  readonly papers: ReleasedPapersSlice;
};

export type MeetingState = {
  readonly meetingId: string;
  /** Number of the last event folded in; 0 before the first. */
  readonly sequence: number;
  readonly shared: SharedState;
  readonly stewards: StewardState;
  readonly own: Readonly<Record<string, OwnState>>;
};

/** Reducers of the slices of `shared`, by the audience that builds and sees them; each noun registers here. */
export const sharedReducers = {
  everyone: {
    meeting: meetingReducers,
    people: peopleReducers,
    agenda: agendaReducers,
    attendance: attendanceReducers,
    floor: floorReducers,
    lobby: lobbyReducers,
    recording: recordingReducers,
    speakers: speakersReducers,
    speechClock: speechClockReducers,
    room: roomReducers,
  },
  followers: {
    presenting: presentingReducers,
    polls: pollsReducers,
    conclusions: conclusionsReducers,
    speech: speechReducers,
  },
  readers: {
    slips: reportedSlipsReducers,
    papers: releasedPapersReducers,
    minutes: minutesReducers,
    tasks: assignedTasksReducers,
  },
} as const satisfies Record<SharedAudience, object>;

/** Reducers of the slices that stewards see. */
export const stewardReducers = {
  polls: stewardPollsReducers,
  conclusions: conclusionDraftsReducers,
  slips: stewardSlipsReducers,
  summons: stewardSummonsReducers,
  questions: questionsReducers,
  papers: stewardPapersReducers,
  knocks: knocksReducers,
  contradictions: contradictionsReducers,
  proposals: proposalsReducers,
  imported: importedReducers,
};

/** Reducers of the slices that one participant sees, by the audience that builds and sees them. */
export const ownReducers = {
  addressee: { summons: ownSummonsReducers },
  addressedReader: {
    ballots: ownBallotsReducers,
    slips: ownSlipsReducers,
    questions: ownQuestionsReducers,
    notes: ownNotesReducers,
    papers: ownPapersReducers,
  },
} as const satisfies Record<PersonalAudience, object>;

export const initialShared: SharedState = {
  meeting: initialMeeting,
  people: initialPeople,
  agenda: initialAgenda,
  attendance: initialAttendance,
  floor: initialFloor,
  lobby: initialLobby,
  recording: initialRecording,
  speakers: initialSpeakers,
  presenting: initialPresenting,
  polls: initialPolls,
  conclusions: initialConclusions,
  slips: [],
  room: initialRoom,
  papers: {},
  speech: initialSpeech,
  speechClock: initialSpeechClock,
  minutes: initialMinutes,
  tasks: {},
};

export const initialStewards: StewardState = {
  polls: initialStewardPolls,
  conclusions: {},
  slips: {},
  summons: {},
  questions: {},
  papers: {},
  knocks: initialKnocks,
  contradictions: initialContradictions,
  proposals: {},
  imported: null,
};

export const initialOwn: OwnState = {
  ballots: {},
  slips: {},
  summons: {},
  questions: {},
  notes: initialOwnNotes,
  papers: {},
};

/** The state of a meeting before its first event. */
export function initialState(meetingId: string): MeetingState {
  return { meetingId, sequence: 0, shared: initialShared, stewards: initialStewards, own: {} };
}
