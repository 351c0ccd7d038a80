import type { TaskStatus } from './task.ts';

/** One search over everything somebody may read (rights before retrieval: what may not be read isn't even counted). */

export type InMeeting = { readonly meetingId: string; readonly meetingTitle: string };

export type PaperFound = InMeeting & {
  readonly paperId: string;
  readonly versionId: string;
  readonly title: string;
  readonly page: number;
  readonly text: string;
};

export type SpeechFound = InMeeting & {
  readonly segmentId: string;
  /** Participant who said it, as named in the meeting; '' when nobody knows. */
  readonly speaker: string;
  /** When it was said, ISO 8601 UTC. */
  readonly at: string;
  readonly text: string;
};

export type MinutesFound = InMeeting & { readonly blockId: string; readonly text: string };

export type TaskFound = {
  readonly taskId: string;
  readonly leadUnit: string;
  readonly status: TaskStatus;
  readonly dueDay: string | null;
  readonly text: string;
};

/** The first hits of one kind, the best or newest first, and whether there are more. */
export type Group<T> = { readonly hits: readonly T[]; readonly more: boolean };

export type SearchAnswer = {
  readonly papers: Group<PaperFound>;
  readonly speech: Group<SpeechFound>;
  readonly minutes: Group<MinutesFound>;
  readonly tasks: Group<TaskFound>;
};

/** What was said while a page was shown, in order of time. */
export type SaidAboutPage = { readonly said: readonly SpeechFound[] };
