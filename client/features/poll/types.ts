import type { PollOption } from '#protocol/ballot.ts';

/** A vote as one sees it while it is open. */
export type OpenPoll = {
  readonly pollId: string;
  readonly itemNumber: string;
  readonly question: string;
  readonly secret: boolean;
  readonly method: 'decision' | 'election';
  /** Most candidates one ballot may name; 1 for a decision. */
  readonly seats: number;
  readonly options: readonly PollOption[];
  readonly paper: { readonly label: string; readonly paperId: string; readonly page: number } | null;
  readonly openedAtMs: number;
  /** Null: until the chair closes it. */
  readonly closesAtMs: number | null;
  /** Short code of the frozen context, the same on every tablet and the big screen. */
  readonly code: string;
  readonly received: number;
  readonly voters: number;
  readonly present: number;
  readonly total: number;
  readonly quorumMet: boolean;
  /** Votes in favour needed to pass; null while that depends on the ballots. */
  readonly required: number | null;
  /** What a silent ballot counts as, by the meeting's rule profile. */
  readonly silence: 'abstain' | 'not_counted';
};

/** The own ballot of an open vote: what was tapped, and whether the server has it. */
export type OwnBallot = {
  readonly choices: readonly string[] | null;
  readonly state: 'none' | 'sending' | 'received' | 'kept';
};

/** Why somebody may read the question and not vote. */
export type NoVote = 'substitute' | 'notMember' | 'notPresent';

export type Voter = {
  readonly participantId: string;
  readonly name: string;
  readonly remote: boolean;
  readonly mine: boolean;
};

export type Side = 'agree' | 'against' | 'abstain';

/** A published result. */
export type PollOutcome = {
  readonly pollId: string;
  readonly itemNumber: string;
  readonly question: string;
  readonly form: 'open' | 'secret' | 'acclamation' | 'hands';
  readonly code: string;
  readonly outcome: string;
  readonly good: boolean;
  readonly agree: number;
  readonly against: number;
  readonly abstain: number;
  /** Present without a ballot that counts, and those who weren't there. */
  readonly silent: number;
  readonly absent: number;
  readonly total: number;
  readonly required: number;
  readonly present: number;
  /** Votes per candidate of an election; empty for a decision. */
  readonly candidates: readonly { readonly label: string; readonly votes: number; readonly elected: boolean }[];
  /** Names by choice; null for a secret ballot. */
  readonly names: Readonly<Record<Side | 'absent', readonly Voter[]>> | null;
  readonly ballotIds: readonly string[];
  readonly reserved: readonly { readonly name: string; readonly text: string; readonly mine: boolean }[];
  readonly statement: string | null;
};
