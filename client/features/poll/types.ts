/** What can be chosen in a vote on a question. */
export type Choice = 'agree' | 'against' | 'abstain';

/** A vote as one sees it while it is open. */
export type OpenPoll = {
  readonly pollId: string;
  readonly itemNumber: string;
  readonly question: string;
  readonly secret: boolean;
  readonly paper: { readonly label: string; readonly paperId: string; readonly page: number | null } | null;
  readonly openedAtMs: number;
  readonly closesAtMs: number | null;
  /** Short code of the frozen context, the same on every tablet and the big screen. */
  readonly code: string;
  readonly received: number;
  readonly voters: number;
  readonly present: number;
  readonly total: number;
  /** Ballots in favour needed to pass. */
  readonly required: number;
  readonly quorumMet: boolean;
  /** What a silent ballot counts as, by the meeting's rule profile. */
  readonly silence: 'abstain' | 'not_counted';
};

/** The own ballot of an open vote: what was tapped, and whether the server has it. */
export type OwnBallot = { readonly choice: Choice | null; readonly state: 'none' | 'sending' | 'received' | 'kept' };

/** Why somebody may read the question and not vote. */
export type NoVote = 'substitute' | 'notMember' | 'notOnRoll';

export type Voter = {
  readonly participantId: string;
  readonly name: string;
  readonly remote: boolean;
  readonly mine: boolean;
};

/** A published result. */
export type PollOutcome = {
  readonly pollId: string;
  readonly itemNumber: string;
  readonly question: string;
  readonly secret: boolean;
  readonly code: string;
  readonly passed: boolean;
  readonly agree: number;
  readonly against: number;
  readonly abstain: number;
  /** Members who took no part: absent, or no ballot returned. */
  readonly absent: number;
  readonly total: number;
  readonly required: number;
  /** Names by choice; null for a secret ballot. */
  readonly names: {
    readonly agree: readonly Voter[];
    readonly against: readonly Voter[];
    readonly abstain: readonly Voter[];
    readonly absent: readonly Voter[];
  } | null;
  /** Reserved opinions already sent, for the big screen. */
  readonly reserved: readonly { readonly name: string; readonly text: string }[];
};
