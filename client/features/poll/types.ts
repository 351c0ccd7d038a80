import type { Majority, PollOption, PollResult, PollRule, VoterPlace } from '#protocol/ballot.ts';

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
  /** Weights count instead of heads; `votes` is the weight of the whole body, `ownWeight` of the own ballot. */
  readonly weighted: boolean;
  readonly votes: number;
  readonly ownWeight: number | null;
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
  /** Where the ballot was cast. */
  readonly place: VoterPlace;
  readonly mine: boolean;
  /** Weight of the ballot; null where heads count. */
  readonly weight: number | null;
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
  /** What settled it, and under which majority. */
  readonly decidedBy: PollResult['decidedBy'];
  readonly majority: Majority;
  /** Votes: heads, or weights where they count. */
  readonly weighted: boolean;
  readonly agree: number;
  readonly against: number;
  readonly abstain: number;
  /** Ballots by side, in heads. */
  readonly heads: Readonly<Record<Side, number>>;
  /** Present without a ballot that counts, and those who weren't there. */
  readonly silent: number;
  readonly absent: number;
  /** Votes of the whole body, and its members. */
  readonly total: number;
  readonly members: number;
  readonly required: number;
  readonly present: number;
  /** Agreeing votes of those cast, and of the whole body, in thousandths. */
  readonly ofCastPermille: number;
  readonly ofTotalPermille: number;
  /** Votes per candidate of an election; empty for a decision. */
  readonly candidates: readonly { readonly label: string; readonly votes: number; readonly elected: boolean }[];
  /** Names by choice; null for a secret ballot. */
  readonly names: Readonly<Record<Side | 'absent', readonly Voter[]>> | null;
  readonly ballotIds: readonly string[];
  readonly reserved: readonly { readonly name: string; readonly text: string; readonly mine: boolean }[];
  readonly statement: string | null;
  /** The box of a secret ballot: tokens given out, ballots received, valid, invalid. */
  readonly box: {
    readonly issued: number;
    readonly received: number;
    readonly valid: number;
    readonly invalid: number;
  } | null;
  /** How voters were proved; null where nobody voted by ballot. */
  readonly auth: PollRule['auth'] | null;
  readonly warnings: PollResult['warnings'];
  /** Candidates with equal votes at the last seat. */
  readonly tied: readonly string[];
  readonly publishedAtMs: number;
  /** Who counted the hands. */
  readonly countedBy: string | null;
};
