/** Where a block's words come from. */
export interface Evidence {
  /** `calendar`: a date computed from the words by the working-day calendar; its ref names the day. */
  kind: 'utterance' | 'poll' | 'slip' | 'paper' | 'item' | 'person' | 'attendance' | 'meeting' | 'calendar';
  /** Id within its kind; the meeting's id for `meeting` and `attendance`. */
  ref: string;
  /** Audio span, milliseconds from the start of the recording; only for utterances. */
  startMs?: number;
  endMs?: number;
}

export type BlockKind =
  | 'start'
  | 'place'
  | 'attendance'
  | 'absence'
  | 'invitees'
  | 'chair'
  | 'secretary'
  | 'recording'
  | 'item'
  | 'report'
  | 'opinion'
  | 'answer'
  | 'remark'
  | 'slip'
  | 'poll'
  | 'reserved'
  | 'conclusion'
  | 'decision'
  | 'task'
  | 'request'
  | 'end';

/** One paragraph of the draft. */
export interface Block {
  /** Stable: the same record gives the same ids, and a later utterance doesn't rename earlier blocks. */
  id: string;
  kind: BlockKind;
  /** Agenda item id; null for the frame of the minutes. */
  agendaItem: string | null;
  text: string;
  /** Never empty. */
  evidence: Evidence[];
}

/** Fields of the form Mẫu 1.9 (domain.md §2.5) that are not running text. */
export interface MinutesFields {
  template: 'ND30-Mau-1.9';
  parentAgency: string | null;
  agency: string;
  /** Null until numbered. */
  number: string | null;
  /** `BB-UBND`. */
  symbol: string;
  title: 'BIÊN BẢN';
  subject: string;
  started: string | null;
  ended: string | null;
  place: string;
  signatures: { role: 'THƯ KÝ' | 'CHỦ TỌA'; name: string; side: 'left' | 'right' }[];
  recipients: string[];
}

export interface DraftDecision {
  id: string;
  agendaItem: string | null;
  sourceUtterances: string[];
  text: string;
  /** The poll that carried it. */
  pollId: string | null;
}

export interface DraftTask {
  id: string;
  agendaItem: string | null;
  sourceUtterances: string[];
  assigneeLead: string | null;
  leadPersonId: string | null;
  coordinatingUnits: string[];
  action: string;
  /** `YYYY-MM-DD`, null when it can't be known yet. */
  due: string | null;
  dueTime: string | null;
  dueText: string | null;
  dueBoundary: string | null;
  duePrecision: string | null;
  recurrence: string | null;
  recurrenceUntil: string | null;
  reportTo: string | null;
  dueHistory: { due: string | null; source: string; supersededBy: string }[];
  flags: string[];
  confidence: number;
}

export interface DraftCommitment {
  id: string;
  agendaItem: string | null;
  sourceUtterances: string[];
  unit: string | null;
  action: string;
  due: string | null;
  dueText: string | null;
}

export interface DraftRequest {
  id: string;
  agendaItem: string | null;
  sourceUtterances: string[];
  /** Who asked; null when the speaker was not recognised. */
  byId: string | null;
  /** Whom it is asked of, when named. */
  addressee: string | null;
  text: string;
  /** Id of the task or decision that takes it up. */
  absorbedInto: string | null;
}

/** A draft of the minutes: a proposal for the secretary, nothing official (domain.md §1.4: no AI output passes without a human). */
export interface MinutesDraft {
  decisions: DraftDecision[];
  tasks: DraftTask[];
  commitments: DraftCommitment[];
  requests: DraftRequest[];
  minutes: { fields: MinutesFields; blocks: Block[] };
  /** Blocks replaced by a quotation because they held a figure or name their sources lack; for the log, normally empty. */
  dropped: { block: Block; reasons: string[] }[];
}
