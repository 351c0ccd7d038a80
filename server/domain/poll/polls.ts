import type {
  BallotContext,
  NonVoter,
  PollDetails,
  PollOption,
  PollResult,
  PublishedBallot,
  QuorumFigures,
} from '#protocol/ballot.ts';
import type { PollStatus } from '#protocol/poll.ts';
import { merge, type Reducers, update, without } from '../reduce.ts';

export type ReservedOpinion = { readonly participantId: string; readonly text: string; readonly at: string };

/** How a decision was put: with ballots, by asking for objections, or by counting hands. */
export type PollForm = 'open' | 'secret' | 'acclamation' | 'hands';

/** A poll as everyone knows it from its opening on. */
export type PublicPoll = {
  readonly pollId: string;
  readonly status: PollStatus;
  readonly form: PollForm;
  readonly itemId: string | null;
  readonly question: string;
  readonly options: readonly PollOption[];
  /** Null for what was decided without ballots. */
  readonly context: BallotContext | null;
  readonly contextHash: string;
  readonly code: string;
  readonly openedAt: string;
  readonly closesAt: string | null;
  readonly closedAt: string | null;
  readonly publishedAt: string | null;
  readonly publishAtClose: boolean;
  /** At the opening, and again at the closing. */
  readonly quorum: QuorumFigures;
  /** Ballots in the box, and who is known to have voted (secret: taken a token), as last counted. */
  readonly received: number;
  readonly voters: readonly string[];
  readonly result: PollResult | null;
  readonly tieDecision: { readonly by: string; readonly side: 'agree' | 'disagree' } | null;
  readonly ballots: readonly PublishedBallot[];
  readonly nonVoters: readonly NonVoter[];
  readonly ballotIds: readonly string[];
  readonly reservedOpinions: readonly ReservedOpinion[];
  /** What the chair said when nobody objected. */
  readonly statement: string | null;
  /** Who counted hands in the room. */
  readonly countedById: string | null;
  readonly cancelReason: string | null;
  readonly cancelledAt: string | null;
};

export type PollsSlice = {
  readonly byId: Readonly<Record<string, PublicPoll>>;
  /** In the order of opening. */
  readonly order: readonly string[];
  /** Who has said to be ready to vote, by item. */
  readonly ready: Readonly<Record<string, readonly string[]>>;
};

export const initialPolls: PollsSlice = { byId: {}, order: [], ready: {} };

const blank = {
  context: null,
  contextHash: '',
  code: '',
  closesAt: null,
  closedAt: null,
  publishedAt: null,
  publishAtClose: false,
  received: 0,
  voters: [],
  result: null,
  tieDecision: null,
  ballots: [],
  nonVoters: [],
  ballotIds: [],
  reservedOpinions: [],
  statement: null,
  countedById: null,
  cancelReason: null,
  cancelledAt: null,
} as const;

function add(slice: PollsSlice, poll: PublicPoll): PollsSlice {
  return { ...slice, byId: { ...slice.byId, [poll.pollId]: poll }, order: [...slice.order, poll.pollId] };
}

function change(slice: PollsSlice, pollId: string, changes: (poll: PublicPoll) => Partial<PublicPoll>): PollsSlice {
  return { ...slice, byId: update(slice.byId, pollId, (poll) => ({ ...poll, ...changes(poll) })) };
}

/** What is decided without ballots is known with its result at once; a tied count of hands still waits for the chair. */
function put(
  slice: PollsSlice,
  poll: Pick<PublicPoll, 'pollId' | 'itemId' | 'question' | 'form' | 'options'> &
    Partial<PublicPoll> & { result: PollResult },
  at: string,
): PollsSlice {
  const status = poll.result.outcome === 'tie_needs_chair' ? 'closed' : 'published';
  const publishedAt = status === 'published' ? at : null;
  const { quorum } = poll.result;
  return add(slice, { ...blank, ...poll, status, quorum, openedAt: at, closedAt: at, publishedAt });
}

export const pollsReducers: Reducers<PollsSlice> = {
  'poll.opened': (slice, { context, ...opened }, { at }) =>
    add(slice, {
      ...blank,
      ...opened,
      context,
      form: context.form,
      itemId: context.itemId,
      question: context.question,
      options: context.options,
      status: 'open',
      openedAt: at,
    }),
  'poll.extended': (slice, { pollId, closesAt }) => change(slice, pollId, () => ({ closesAt })),
  'poll.counted': (slice, { pollId, received, newVoters }) =>
    change(slice, pollId, ({ voters }) => ({ received, voters: [...voters, ...newVoters] })),
  'poll.closed': (slice, { pollId, received, voters, quorum }, { at }) =>
    change(slice, pollId, () => ({ status: 'closed', closedAt: at, received, voters, quorum })),
  'poll.tieDecided': (slice, { pollId, by, side }) => change(slice, pollId, () => ({ tieDecision: { by, side } })),
  'poll.published': (slice, { pollId, ...published }, { at }) =>
    change(slice, pollId, () => ({ status: 'published', publishedAt: at, ...published })),
  'poll.cancelled': (slice, { pollId, reason }, { at }) =>
    change(slice, pollId, () => ({ status: 'cancelled', cancelReason: reason, cancelledAt: at })),
  'poll.acclaimed': (slice, poll, { at }) => put(slice, { ...poll, form: 'acclamation', options: [] }, at),
  'poll.handsCounted': (slice, poll, { at }) => put(slice, { ...poll, form: 'hands' }, at),
  'poll.imported': (slice, poll, { at }) => put(slice, poll, at),
  'poll.opinionReserved': (slice, { pollId, participantId, text }, { at }) =>
    change(slice, pollId, ({ reservedOpinions }) => ({
      reservedOpinions: [
        ...reservedOpinions.filter((opinion) => opinion.participantId !== participantId),
        { participantId, text, at },
      ],
    })),
  'poll.readyMarked': (slice, { itemId, participantId }) => ({
    ...slice,
    ready: { ...slice.ready, [itemId]: [...(slice.ready[itemId] ?? []), participantId] },
  }),
};

/** A poll in preparation. */
export type PollDraft = { readonly pollId: string; readonly details: PollDetails; readonly revoteOf: string | null };

/** What the stewards alone know: drafts, and results between closing and publication. */
export type StewardPollsSlice = {
  readonly drafts: Readonly<Record<string, PollDraft>>;
  readonly tallied: Readonly<Record<string, PollResult>>;
  readonly missing: readonly { readonly pollId: string; readonly ballotId: string }[];
};

export const initialStewardPolls: StewardPollsSlice = { drafts: {}, tallied: {}, missing: [] };

export const stewardPollsReducers: Reducers<StewardPollsSlice> = {
  'poll.created': (slice, draft) => ({ ...slice, drafts: { ...slice.drafts, [draft.pollId]: draft } }),
  'poll.edited': (slice, { pollId, changes }) => ({
    ...slice,
    drafts: update(slice.drafts, pollId, (draft) => ({ ...draft, details: merge(draft.details, changes) })),
  }),
  'poll.discarded': (slice, { pollId }) => ({ ...slice, drafts: without(slice.drafts, pollId) }),
  'poll.tallied': (slice, { pollId, result }) => ({
    ...slice,
    tallied: { ...slice.tallied, [pollId]: result },
  }),
  'poll.missingReported': (slice, report) => ({ ...slice, missing: [...slice.missing, report] }),
};

/** The own ballot: of an open poll with its choices and their history, of a secret one only that a token was taken. */
export type OwnBallot = {
  readonly choices: readonly string[] | null;
  readonly place: 'on_site' | 'remote' | 'absent';
  readonly at: string;
  readonly history: readonly { readonly choices: readonly string[]; readonly at: string }[];
  /** SHA-256 (base64) of the blinded message of a secret poll's token. */
  readonly blindedHash: string | null;
};

export type OwnBallotsSlice = Readonly<Record<string, OwnBallot>>;

export const ownBallotsReducers: Reducers<OwnBallotsSlice> = {
  'poll.ballotCast': (slice, { pollId, choices, place }, { at }) => ({
    ...slice,
    [pollId]: { choices, place, at, history: [...(slice[pollId]?.history ?? []), { choices, at }], blindedHash: null },
  }),
  'poll.tokenTaken': (slice, { pollId, place, blindedHash }, { at }) => ({
    ...slice,
    [pollId]: { choices: null, place, at, history: [], blindedHash },
  }),
};
