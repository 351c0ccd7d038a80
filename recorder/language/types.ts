/** What a person is in the meeting; anything unknown is read as the chair's voice (the extract command's rows come without context). */
export type SpeakerRole = 'chair' | 'member' | 'secretary';

export type ItemKind = 'task' | 'decision' | 'request' | 'commitment';

/** `before` names a day that itself is late (domain.md §3.4); `by` includes it; `within` is the last day of a period. */
export type DueBoundary = 'before' | 'by' | 'within';

export type DuePrecision = 'minute' | 'day' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | 'event' | 'fuzzy';

/** What the item does to the list of tasks: a change never makes a second task. */
export type ItemOp = 'create' | 'update_due' | 'cancel';

/** Flags a secretary must look at before confirming (domain.md §3.7, last paragraph). */
export type Flag =
  | 'collective_assignee'
  | 'multiple_leads'
  | 'event_anchored'
  | 'vague_due'
  | 'lunar_date'
  | 'holiday_named'
  | 'self_correction'
  | 'asr_error_corrected'
  | 'action_from_context'
  | 'lead_from_context'
  | 'due_on_nonworking_day'
  | 'due_in_unpublished_calendar'
  | 'year_inferred_far'
  | 'commitment_needs_confirmation'
  | 'ambiguous_person';

/** Half-open range of UTF-16 offsets in the text as it was given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a proposal was made: a code for the screen, and the words that triggered it. */
export interface Why {
  readonly code: string;
  readonly span: Span;
}

export interface Due {
  /** ISO local date (Asia/Ho_Chi_Minh), null when it can't be known yet. */
  readonly date: string | null;
  /** `HH:mm`, only when an hour was said. */
  readonly time: string | null;
  readonly text: string;
  readonly boundary: DueBoundary | null;
  readonly precision: DuePrecision;
  /** RFC 5545 RRULE value without the `RRULE:` prefix. */
  readonly recurrence: string | null;
  readonly recurrenceUntil: string | null;
  /** Last day on which a report surely is in time (`before` → the day before). */
  readonly safeDate: string | null;
  readonly span: Span;
}

export interface Item {
  readonly kind: ItemKind;
  readonly assigneeLead: string | null;
  /** Person named as lead, when the roster knows them. */
  readonly leadPersonId: string | null;
  readonly coordinatingUnits: readonly string[];
  /** What is to be done, without lead, coordination and deadline. */
  readonly action: string;
  readonly reportTo: string | null;
  readonly due: Due | null;
  readonly op: ItemOp;
  readonly flags: readonly Flag[];
  /** 0…1: how clear the signs are, not a probability. */
  readonly confidence: number;
  readonly span: Span;
  readonly why: readonly Why[];
}

/** One person or unit that may be addressed. `unit` is what a task is given to; null for a person who stands for the title. */
export interface RosterEntry {
  readonly id?: string | null;
  readonly name: string;
  readonly title?: string | null;
  readonly unit?: string | null;
  readonly aliases?: readonly string[];
}

/** Dated days off and worked Saturdays; add a year by data, not by code (domain.md §3.4). */
export interface WorkCalendar {
  /** ISO dates of weekdays that are off. */
  readonly off: ReadonlySet<string>;
  /** ISO dates of weekend days that are worked (làm bù). */
  readonly worked: ReadonlySet<string>;
  /** Years whose list has been published. */
  readonly years: ReadonlySet<number>;
}

export interface ExtractInput {
  readonly text: string;
  /** ISO local date of the meeting. */
  readonly meetingDate: string;
  readonly speakerRole: SpeakerRole;
  readonly roster: readonly RosterEntry[];
  /** The body that meets ("UBND tỉnh Lạc Giang", "Bộ Y tế", "UBND xã Trúc Khê"): who is inside its authority. */
  readonly agency?: string | null;
  /** Unit of the speaker: "Sở sẽ làm xong…" is that unit's promise. */
  readonly speakerUnit?: string | null;
  readonly calendar?: WorkCalendar;
  /** Title of the chair for "báo cáo tôi"; "Chủ tịch" when absent. */
  readonly chairTitle?: string | null;
}

/** One turn of speech of a transcript. */
export interface Turn {
  readonly id: string;
  readonly agendaItemId: string | null;
  readonly speakerId: string | null;
  readonly speakerRole: SpeakerRole;
  readonly text: string;
}

export interface AgendaContext {
  readonly id: string;
  readonly title: string;
  /** Unit that presents the item: who "Sở" or "đơn vị trình" is. */
  readonly unit: string | null;
}

/** A later change of a task's due date; the first one stays visible. */
export interface DueChange {
  readonly due: string | null;
  readonly source: string;
  readonly supersededBy: string;
}

/** An item of a whole meeting with the turns it came from. */
export interface TrackedItem extends Item {
  readonly id: string;
  readonly agendaItemId: string | null;
  /** Turn ids, in order of speech. */
  readonly sources: readonly string[];
  readonly dueHistory: readonly DueChange[];
  /** A request taken up by the chair: id of the task that does it. */
  readonly absorbedInto: string | null;
  readonly speakerId: string | null;
  readonly cancelled: boolean;
}

/** What is known when a turn is read. `items` are the items so far, oldest first. */
export interface TurnContext {
  readonly meetingDate: string;
  readonly roster: readonly RosterEntry[];
  readonly agency: string | null;
  readonly agenda: AgendaContext | null;
  /** Earlier turns, oldest first; the last few are enough. */
  readonly previousTurns: readonly Turn[];
  readonly items: readonly TrackedItem[];
  readonly calendar?: WorkCalendar;
  readonly chairTitle?: string | null;
}

/** The items after a turn: earlier ones may have changed (due moved, absorbed, cancelled); new ones are at the end. */
export interface TurnResult {
  readonly items: readonly TrackedItem[];
}
