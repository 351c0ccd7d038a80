import { z } from 'zod';
import {
  BallotContext,
  BallotId,
  BallotSignature,
  BlindedMessage,
  NonVoter,
  PollDetails,
  PollOption,
  PollResult,
  PublishedBallot,
  QuorumFigures,
  VoterPlace,
} from './ballot.ts';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Instant, line, Nothing, OptionId, ParticipantId, PollId } from './ids.ts';

/** States of a poll that everyone knows about (domain guide §1.4 Vote); drafts are the stewards' alone. */
export const PollStatus = z.enum(['open', 'closed', 'published', 'cancelled']);
export type PollStatus = z.infer<typeof PollStatus>;

const poll = z.strictObject({ pollId: PollId });
const reason = line(500);

/** A count of hands or the chair's word: what was put to the room without ballots. */
const Put = poll.extend({ itemId: AgendaItemId.nullable(), question: line(1000) });

export const pollCommands = byName(
  defineCommand('poll.create', {
    payload: poll.extend({ details: PollDetails, revoteOf: PollId.nullable().default(null) }),
    result: Nothing,
  }),
  defineCommand('poll.edit', { payload: poll.extend({ changes: PollDetails.partial() }), result: Nothing }),
  defineCommand('poll.discard', { payload: poll, result: Nothing }),
  /** Freezes the ballot context and lets the roll vote. */
  defineCommand('poll.open', { payload: poll, result: z.strictObject({ code: z.string() }) }),
  defineCommand('poll.extend', { payload: poll.extend({ seconds: z.int().min(5).max(3600) }), result: Nothing }),
  /** Casts or changes an open ballot: one option of a decision, up to `seats` candidates of an election (none: blank). */
  defineCommand('poll.cast', {
    payload: poll.extend({
      choices: z.array(OptionId).max(100),
      signature: BallotSignature.nullable().default(null),
    }),
    result: z.strictObject({ choices: z.array(OptionId), changes: z.int() }),
  }),
  /** Secret ballot, step one: the roll notes who took a token and the server signs it without seeing it (RFC 9474). */
  defineCommand('poll.takeToken', {
    payload: poll.extend({ blindedMessage: BlindedMessage, signature: BallotSignature.nullable().default(null) }),
    result: z.strictObject({ blindSignature: BlindedMessage }),
  }),
  /** By those who run the meeting, or by the server at the deadline. */
  defineCommand('poll.close', { payload: poll, result: Nothing }),
  /** The chair says which way a tie goes (BR-V2, BR-V7). */
  defineCommand('poll.decideTie', { payload: poll.extend({ side: z.enum(['agree', 'disagree']) }), result: Nothing }),
  defineCommand('poll.publish', { payload: poll, result: Nothing }),
  defineCommand('poll.cancel', { payload: poll.extend({ reason }), result: Nothing }),
  /** A new draft with the same question, linked to the old poll. */
  defineCommand('poll.revote', { payload: poll.extend({ newPollId: PollId }), result: Nothing }),
  defineCommand('poll.recordAcclamation', {
    payload: Put.extend({ statement: line(1000) }),
    result: Nothing,
  }),
  defineCommand('poll.recordHands', {
    payload: Put.extend({
      optionSet: z.string().max(100),
      counts: z.array(z.strictObject({ optionId: OptionId, count: z.int().min(0).max(2000) })).min(1),
      /** Who counted in the room; null: whoever records it. */
      countedById: ParticipantId.nullable().default(null),
    }),
    result: Nothing,
  }),
  /** Dissent that is put on record while the decision is followed (BR-V5). */
  defineCommand('poll.reserveOpinion', { payload: poll.extend({ text: line(2000) }), result: Nothing }),
  defineCommand('poll.markReady', { payload: z.strictObject({ itemId: AgendaItemId }), result: Nothing }),
  /** Services only: tells everyone how many ballots have arrived since the last count. */
  defineCommand('poll.count', { payload: poll, result: Nothing }),
  /** Services only, without a name: somebody doesn't find the own ballot among the published ids. */
  defineCommand('poll.reportMissing', { payload: poll.extend({ ballotId: BallotId }), result: Nothing }),
);

const Drafted = poll.extend({ details: PollDetails, revoteOf: PollId.nullable() });

export const pollEvents = byName(
  defineEvent('poll.created', 'stewards', Drafted),
  defineEvent('poll.edited', 'stewards', poll.extend({ changes: PollDetails.partial() })),
  defineEvent('poll.discarded', 'stewards', poll),
  defineEvent(
    'poll.opened',
    'followers',
    poll.extend({
      context: BallotContext,
      /** SHA-256 of the context, hex, and the first six characters of it to read aloud, for example `7K2M-B4`. */
      contextHash: z.string(),
      code: z.string(),
      quorum: QuorumFigures,
      closesAt: Instant.nullable(),
      publishAtClose: z.boolean(),
    }),
  ),
  defineEvent('poll.extended', 'followers', poll.extend({ closesAt: Instant })),
  /** The voter's own ballot, for the voter's own devices until it is published. */
  defineEvent(
    'poll.ballotCast',
    'addressedReader',
    poll.extend({
      participantId: ParticipantId,
      choices: z.array(OptionId),
      place: VoterPlace,
      signature: BallotSignature.nullable(),
    }),
  ),
  /** `blindedHash`: SHA-256 (base64) of the blinded message, so that the same request after a lost answer is known again. */
  defineEvent(
    'poll.tokenTaken',
    'addressedReader',
    poll.extend({ participantId: ParticipantId, place: VoterPlace, blindedHash: z.string() }),
  ),
  /** How many ballots are in, and who is newly among those who voted (secret: who took a token). Never what. */
  defineEvent('poll.counted', 'followers', poll.extend({ received: z.int(), newVoters: z.array(ParticipantId) })),
  defineEvent(
    'poll.closed',
    'followers',
    poll.extend({
      reason: z.enum(['steward', 'deadline']),
      received: z.int(),
      voters: z.array(ParticipantId),
      quorum: QuorumFigures,
    }),
  ),
  /** The numbers between closing and publication. */
  defineEvent('poll.tallied', 'stewards', poll.extend({ result: PollResult })),
  defineEvent('poll.tieDecided', 'followers', poll.extend({ by: ParticipantId, side: z.enum(['agree', 'disagree']) })),
  defineEvent(
    'poll.published',
    'followers',
    poll.extend({
      result: PollResult,
      /** Open ballots with names; empty for a secret poll. */
      ballots: z.array(PublishedBallot),
      nonVoters: z.array(NonVoter),
      /** Secret poll: ids of all ballots in the box, shuffled, without choices. */
      ballotIds: z.array(BallotId),
    }),
  ),
  defineEvent('poll.cancelled', 'followers', poll.extend({ reason: z.string() })),
  defineEvent(
    'poll.acclaimed',
    'followers',
    Put.extend({ question: z.string(), statement: z.string(), result: PollResult }),
  ),
  defineEvent(
    'poll.handsCounted',
    'followers',
    Put.extend({
      question: z.string(),
      options: PollDetails.shape.options,
      countedById: ParticipantId,
      result: PollResult,
    }),
  ),
  /** A vote of a meeting that was held elsewhere, as its file tells it; choices of a secret one aren't kept. */
  defineEvent(
    'poll.imported',
    'followers',
    Put.extend({
      question: z.string(),
      form: z.enum(['open', 'secret', 'acclamation']),
      options: z.array(PollOption),
      ballots: z.array(PublishedBallot),
      result: PollResult,
    }),
  ),
  defineEvent('poll.opinionReserved', 'followers', poll.extend({ participantId: ParticipantId, text: z.string() })),
  defineEvent('poll.readyMarked', 'followers', z.strictObject({ itemId: AgendaItemId, participantId: ParticipantId })),
  defineEvent('poll.missingReported', 'stewards', poll.extend({ ballotId: BallotId })),
);
