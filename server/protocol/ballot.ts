import { z } from 'zod';
import { AgendaItemId, line, MeetingId, OptionId, ParticipantId, PollId } from './ids.ts';

/** What choosing an option means for the decision (domain guide §1.5); candidates of an election all count as `agree`. */
export const CountsAs = z.enum(['agree', 'disagree', 'neutral']);
export type CountsAs = z.infer<typeof CountsAs>;

/** One option as printed on the ballot. Ids of the known option sets are translated by clients; the label is what was frozen. */
export const PollOption = z.strictObject({ optionId: OptionId, label: line(300), countsAs: CountsAs });
export type PollOption = z.infer<typeof PollOption>;

export const Majority = z.strictObject({
  rule: z.enum(['more_than_half', 'two_thirds', 'three_quarters', 'plurality']),
  base: z.enum(['total_members', 'present_members', 'ballots_cast']),
  tie: z.enum(['chair', 'fails']),
});
export type Majority = z.infer<typeof Majority>;

/** The exact page that is voted on. */
export const PollPaper = z.strictObject({
  paperId: z.string().min(1).max(64),
  versionId: z.string().min(1).max(64),
  version: z.int().min(1),
  page: z.int().min(1),
  /** Number of the paper as printed, for example `92/PA-SKHCN`. */
  label: z.string().max(200),
});
export type PollPaper = z.infer<typeof PollPaper>;

/** What a poll is about, while it can still be changed. */
export const PollDetails = z.strictObject({
  /** The item it belongs to; null for a vote on procedure. */
  itemId: AgendaItemId.nullable(),
  question: line(1000),
  form: z.enum(['open', 'secret']),
  /** `decision`: one option per ballot. `election`: up to `seats` candidates per ballot. */
  method: z.enum(['decision', 'election']),
  seats: z.int().min(1).max(100),
  options: z.array(PollOption).min(1).max(200),
  paper: PollPaper.nullable(),
  /** Time to vote; null: until the chair closes it. */
  seconds: z.int().min(5).max(86_400).nullable(),
  /** Null: the majority of the meeting's rule profile. */
  majority: Majority.nullable(),
  /** Whether members' weights count instead of heads; not for secret ballots. */
  weighted: z.boolean(),
  /** Publish at once when it closes, unless the chair must settle a tie. */
  publishAtClose: z.boolean(),
});
export type PollDetails = z.infer<typeof PollDetails>;

/** The rules a poll is held under, frozen from the meeting's dated profile when it opens. */
export const PollRule = z.strictObject({
  profileId: z.string(),
  quorum: z.strictObject({ num: z.int(), den: z.int(), remoteCounts: z.boolean(), lost: z.enum(['block', 'warn']) }),
  majority: Majority,
  silence: z.enum(['abstain', 'not_counted']),
  absentMayVote: z.boolean(),
  auth: z.enum(['session', 'second_factor', 'digital_signature']),
  secretMinVoters: z.int(),
});
export type PollRule = z.infer<typeof PollRule>;

/** Where a voter was: absent voters vote only where the profile lets them and are listed separately (AC-EC-08). */
export const VoterPlace = z.enum(['on_site', 'remote', 'absent']);
export type VoterPlace = z.infer<typeof VoterPlace>;

/** One line of the electoral roll: a member of the body, with the place at the opening. */
export const RollEntry = z.strictObject({
  participantId: ParticipantId,
  name: z.string(),
  weight: z.int().positive(),
  place: VoterPlace,
});
export type RollEntry = z.infer<typeof RollEntry>;

/**
 * Everything a ballot is cast on, frozen at the opening. SHA-256 over its canonical JSON (RFC 8785) gives `contextHash`
 * and the short code on every screen; a secret poll's signing key is in it, so nobody can be given a key of his own.
 */
export const BallotContext = z.strictObject({
  meetingId: MeetingId,
  pollId: PollId,
  itemId: AgendaItemId.nullable(),
  question: z.string(),
  form: z.enum(['open', 'secret']),
  method: z.enum(['decision', 'election']),
  seats: z.int(),
  options: z.array(PollOption),
  paper: PollPaper.nullable(),
  weighted: z.boolean(),
  totalMembers: z.int(),
  roll: z.array(RollEntry),
  rule: PollRule,
  revoteOf: PollId.nullable(),
  /** Public key (SPKI, base64) that blind signatures of this poll are checked with; null for open ballots. */
  publicKey: z.string().nullable(),
});
export type BallotContext = z.infer<typeof BallotContext>;

export const QuorumFigures = z.strictObject({ present: z.int(), total: z.int(), required: z.int(), met: z.boolean() });
export type QuorumFigures = z.infer<typeof QuorumFigures>;

/**
 * `tie_needs_chair`: a tie that the chair's own ballot can't settle (BR-V7). `no_quorum`: it was lost before closing.
 * Elections end as `elected` (all seats), `partly_elected` or `none_elected`.
 */
export const PollOutcome = z.enum([
  'passed',
  'not_passed',
  'tie_needs_chair',
  'no_quorum',
  'elected',
  'partly_elected',
  'none_elected',
]);
export type PollOutcome = z.infer<typeof PollOutcome>;

/** What settled it: the numbers, the chair's ballot or word in a tie, nobody objecting, or hands counted in the room. */
export const DecidedBy = z.enum(['majority', 'chair_ballot', 'chair_word', 'acclamation']);

/** Numbers of a result. Votes are ballots times weight; shares are in thousandths, rounded half up. */
export const PollResult = z.strictObject({
  outcome: PollOutcome,
  decidedBy: DecidedBy,
  counts: z.array(z.strictObject({ optionId: OptionId, ballots: z.int(), votes: z.int() })),
  agree: z.int(),
  disagree: z.int(),
  neutral: z.int(),
  /** Votes the majority is taken of, and how many agreeing ones are needed. */
  base: z.int(),
  required: z.int(),
  majority: Majority,
  /** Heads: members of the body, ballots given out (secret: tokens), received, valid and invalid. */
  totalMembers: z.int(),
  issued: z.int(),
  received: z.int(),
  invalid: z.int(),
  /** Members present who didn't vote, and members who neither were present nor voted. */
  silent: z.int(),
  absent: z.int(),
  agreeOfCastPermille: z.int(),
  agreeOfTotalPermille: z.int(),
  elected: z.array(OptionId),
  /** Candidates with equal votes at the last seat: a new vote decides among them. */
  tied: z.array(OptionId),
  quorum: QuorumFigures,
  /** Known weaknesses of this secret ballot: everyone chose the same, or very few voted. */
  warnings: z.array(z.enum(['unanimous', 'few_voters'])),
});
export type PollResult = z.infer<typeof PollResult>;

/** An open ballot as it is published. */
export const PublishedBallot = z.strictObject({
  participantId: ParticipantId,
  choices: z.array(OptionId),
  place: VoterPlace,
  /** How many times it was changed before closing. */
  changes: z.int(),
});
export type PublishedBallot = z.infer<typeof PublishedBallot>;

/** A member without a ballot: present and silent, or not there. */
export const NonVoter = z.strictObject({
  participantId: ParticipantId,
  state: z.enum(['silent', 'absent_excused', 'absent']),
});
export type NonVoter = z.infer<typeof NonVoter>;

/** Published name of a secret ballot in the box: 12 characters in three groups, made from the voter's own serial number. */
export const BallotId = z.string().regex(/^[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}$/);
export type BallotId = z.infer<typeof BallotId>;

const base64 = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const BlindedMessage = base64(1024);

/** What a voter posts to `/api/ballot-box/:pollId`: no session, no cookie. Serial and signature are base64. */
export const SealedCast = z.strictObject({
  serial: base64(128),
  signature: base64(1024),
  choices: z.array(OptionId).max(100),
});
export type SealedCast = z.infer<typeof SealedCast>;

/** Answer once the ballot is durable. */
export const SealedReceipt = z.strictObject({ ballotId: BallotId });
export type SealedReceipt = z.infer<typeof SealedReceipt>;

/** Signature over a ballot where the profile asks for one: DER certificate and signature value, both base64. */
export const BallotSignature = z.strictObject({ certificate: base64(8192), value: base64(2048) });
export type BallotSignature = z.infer<typeof BallotSignature>;
